"""The order of a chat: ids for its messages, each greater than all before it, whichever worker gives them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BigInteger, Connection, text

from storage.statements import run
from storage.tables.columns import draw_after, new_id

Chat = tuple[str, str]
"""A channel, and an address on it."""

_HOLD = text("""
    INSERT INTO chat (channel, address, newest)
    SELECT * FROM unnest(CAST(:channels AS text[]), CAST(:addresses AS text[]), CAST(:newest AS bigint[]))
    ON CONFLICT (channel, address) DO UPDATE
    SET newest = CASE WHEN chat.newest < :first THEN excluded.newest ELSE chat.newest END
    RETURNING newest""").columns(newest=BigInteger)


def ids_in(connection: Connection, chats: Sequence[Chat]) -> list[int]:
    """An id for a message to each of these chats, in their order; a chat may be there more than once.

    1. Ids come from the workers' clocks, side by side. Alone they say nothing of which transaction commits first.
    2. So whoever writes to a chat holds the row of that chat from here to the end of the transaction. The next one
       waits, and then sees every message that came before. Rows are taken in the order of their keys, so that two
       with many chats do not wait for each other.
    3. The row knows the newest id of its chat. Where that is ahead of the ids drawn, as another worker's clock may
       be, this worker's clock goes on from there and ids are drawn once more; the rows are held by now.

    SQLite has one writer, and one worker that draws: there it is so without any of this.
    """
    ids = [new_id() for _ in chats]
    if connection.dialect.name == "sqlite" or not chats:
        return ids
    ahead = _hold(connection, dict(zip(chats, ids, strict=True)), ids[0])
    if not ahead:
        return ids
    draw_after(max(ahead))
    return ids_in(connection, chats)


def _hold(connection: Connection, newest: dict[Chat, int], first: int) -> set[int]:
    """Hold the chats until the transaction ends; ids in them that are ahead of those to be given, if any."""
    keys = sorted(newest)
    given = {
        "channels": [channel for channel, _ in keys],
        "addresses": [address for _, address in keys],
        "newest": [newest[key] for key in keys],
    }
    now = {row.newest for row in run(connection, _HOLD, given | {"first": first})}
    return now - set(newest.values())
