"""Messages to be sent: held by one sender at a time under a lease, and closed with what became of them.

1. A turn adds rows in its own transaction, and holds their chats until it ends (`storage.chats`). So of two rows of a
   chat the one with the lower id was committed first, and whoever sees the younger one sees the older one too.
2. Where the sender is at hand, and no row holds up the chat, its rows are `sending` from the start, with
   the sender's name, a lease and the first attempt: so the attempt is on record before the call, and no claim is
   needed after. All others are `queued`.
3. One worker leads: it alone claims what else may go out, with one conditional update, and goes on only with the rows
   that it changed. A row may go out when no older one of its chat is open, in whatever state that is; so a chat has
   one message on its way at a time, and a younger one passes an older one only where that is to wait for long, as
   what Meta holds back for hours: nobody's answer waits for it.
4. It sends, and closes the row only while the attempt is still its own: `sent`, `retry` at a later time, `failed`,
   or `unknown` where a careful message may or may not have gone out.
5. A `sending` row whose lease ran out may have gone out: a careful one becomes `unknown`, any other is tried again.
   Whoever sent it and only slept may still say what became of it, as long as nobody else has tried.
6. The lead (`storage.leads`) is a lease too. A worker that stops gives it back; for a killed one the others wait.

Leases and waiting are measured in the database's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from storage import tables
from storage.books import insert_all
from storage.chats import Chat, ids_in
from storage.claims import ATTEMPT, HOLDS_UP_FOR, LEASE, Claimed, holds_up
from storage.database_clock import database_now
from storage.statements import run, run_for_each
from storage.tables.columns import one_of, table_of

_outbox = table_of(tables.Outbox)
_costs = table_of(tables.MessageCost)
_chats = table_of(tables.Chat)
MOST_AT_ONCE = 20
"""So many messages of one turn may be sent at once; the rest of a large fan-out waits to be claimed."""


FAREWELL = "farewell"
"""The kind of the last message to somebody who was forgotten: nothing of it is kept once it is out, or given up."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that went out, and what the platform calls it."""

    claimed: Claimed
    provider_id: str
    at: datetime


_HOLDS_UP_CHAT = (
    select(_outbox.c.outbox_id)
    .where(_outbox.c.channel == bindparam("channel"), _outbox.c.address == bindparam("address"), holds_up(_outbox))
    .limit(1)
)
MOST_COUNTED = 100
"""No platform counts more messages of one chat."""
_NEWEST = (
    select(_outbox.c.sent_at)
    .where(_outbox.c.channel == bindparam("channel"), _outbox.c.address == bindparam("address"))
    .order_by(_outbox.c.outbox_id.desc())
    .limit(MOST_COUNTED)
)
_UNDECIDED = ATTEMPT.where(one_of(_outbox.c.state, "sending", "unknown"))
_SENT = ATTEMPT.values(
    state="sent", lease_owner=None, lease_until=None, provider_id=bindparam("provider_id"), sent_at=bindparam("sent_at")
)


def post(connection: Connection, rows: Sequence[dict[str, Any]], now: datetime, sender: str = "") -> list[Claimed]:
    """Queue messages; those that `sender` is to send at once are returned as claimed by it.

    Each row names business_id, channel, address, message, kind and careful. `now` is when it is said.
    """
    if not rows:
        return []
    ids = ids_in(connection, [_chat(row) for row in rows])
    clock = database_now(connection)
    lease = {"state": "sending", "lease_owner": sender, "lease_until": clock + LEASE, "attempts": 1, "failures": 0}
    free = _free_chats(connection, rows[:MOST_AT_ONCE], clock + HOLDS_UP_FOR) if sender else set()
    held, queued = [], []
    for place, (outbox_id, row) in enumerate(zip(ids, rows, strict=True)):
        ready = {"outbox_id": outbox_id, "queued_at": now, "not_before": clock, **row}
        if place < MOST_AT_ONCE and _chat(row) in free:
            held.append(ready | lease)
        else:
            queued.append(ready)
    insert_all(connection, _outbox, held)
    insert_all(connection, _outbox, queued)
    return [Claimed(**{name: row[name] for name in Claimed.__dataclass_fields__}) for row in held]


def _free_chats(connection: Connection, rows: Sequence[dict[str, Any]], soon: datetime) -> set[Chat]:
    """Those of the chats in which no older message holds up what is said now."""
    chats = {_chat(row) for row in rows}
    by_chat = {one: {"channel": one[0], "address": one[1], "soon": soon} for one in chats}
    return {one for one, asked in by_chat.items() if not run(connection, _HOLDS_UP_CHAT, asked).first()}


def _chat(row: dict[str, Any]) -> Chat:
    return row["channel"], row["address"]


def sent_since(connection: Connection, chat: Chat, moment: datetime) -> list[datetime]:
    """When messages went out to a chat since a moment, of the newest that were posted."""
    newest = run(connection, _NEWEST, {"channel": chat[0], "address": chat[1]})
    return [row.sent_at for row in newest if row.sent_at and row.sent_at > moment]


def close(connection: Connection, claimed: Claimed, state: str, wait: timedelta = timedelta(), **values: Any) -> bool:
    """Write down what became of an attempt; False where another one was made in the meantime."""
    again = {"not_before": database_now(connection) + wait} if state in ("retry", "queued") else {}
    attempt = {"of_business": claimed.business_id, "of_message": claimed.outbox_id, "of_attempt": claimed.attempts}
    ended = {"state": state, "lease_owner": None, "lease_until": None, **again, **values}
    changed = connection.execute(_UNDECIDED, attempt | ended)
    is_mine = changed.rowcount == 1
    if is_mine and not again and claimed.kind == FAREWELL:
        _forget(connection, claimed)
    return is_mine


def close_sent(connection: Connection, several: Iterable[Sent]) -> None:
    """Write down that messages went out, each only while the attempt is still its own.

    Like `claims.hold_on` it takes them in the order of their ids, so that two who write down several do not deadlock.
    """
    in_order = sorted(several, key=lambda sent: sent.claimed.outbox_id)
    run_for_each(
        connection,
        _SENT,
        [
            {
                "of_business": sent.claimed.business_id,
                "of_message": sent.claimed.outbox_id,
                "of_attempt": sent.claimed.attempts,
                "provider_id": sent.provider_id,
                "sent_at": sent.at,
            }
            for sent in in_order
        ],
    )
    for sent in in_order:
        if sent.claimed.kind == FAREWELL:
            _forget(connection, sent.claimed)


def _forget(connection: Connection, claimed: Claimed) -> None:
    """Delete a message, and what would tell to whom it went."""
    billed = _costs.c.business_id == claimed.business_id, _costs.c.outbox_id == claimed.outbox_id
    connection.execute(update(_costs).where(*billed).values(address=""))
    message = _outbox.c.business_id == claimed.business_id, _outbox.c.outbox_id == claimed.outbox_id
    connection.execute(delete(_outbox).where(*message))
    chat = _chats.c.channel == claimed.channel, _chats.c.address == claimed.address
    connection.execute(delete(_chats).where(*chat))
