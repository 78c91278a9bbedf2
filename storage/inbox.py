"""Messages that came: each is kept once under the name its channel gave it, and kept on when its turn failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update

from storage import tables
from storage.books import insert_once
from storage.tables.columns import table_of

_inbox = table_of(tables.Inbox)
_caught_up = table_of(tables.CaughtUp)
MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message whose turn failed and is to be tried again."""

    channel: str
    external_id: str
    message: dict[str, Any]
    attempts: int


def keep(
    connection: Connection, channel: str, external_id: str, address: str, message: dict[str, Any], now: datetime
) -> bool:
    """Write down a message; False where it is known already."""
    row = {"channel": channel, "external_id": external_id, "address": address, "message": message, "received_at": now}
    return insert_once(connection, _inbox, row)


def caught_up(connection: Connection, channel: str) -> datetime | None:
    """Until when nothing of a channel is missing; None where no message ever came.

    At the first look that is the newest message. From then on only a look that went well moves it: a message that
    comes after a gap says nothing of those in the gap.
    """
    asked = select(_caught_up.c.until).where(_caught_up.c.channel == channel)
    known: datetime | None = connection.execute(asked).scalar_one_or_none()
    return known or _begin_at_newest(connection, channel)


def _begin_at_newest(connection: Connection, channel: str) -> datetime | None:
    asked = select(func.max(_inbox.c.received_at)).where(_inbox.c.channel == channel)
    newest: datetime | None = connection.execute(asked).scalar_one()
    if newest:
        insert_once(connection, _caught_up, {"channel": channel, "until": newest})
    return newest


def catch_up(connection: Connection, channel: str, until: datetime) -> None:
    """Note that until then nothing is missing any more."""
    earlier = _caught_up.c.channel == channel, _caught_up.c.until < until
    connection.execute(update(_caught_up).where(*earlier).values(until=until))


def known(connection: Connection, channel: str, external_ids: Sequence[str]) -> set[str]:
    """Those of these messages that were written down."""
    mine = (_inbox.c.channel == channel) & _inbox.c.external_id.in_(external_ids)
    return set(connection.execute(select(_inbox.c.external_id).where(mine)).scalars())


def fail(connection: Connection, failed: dict[str, Any], error: str, now: datetime) -> int:
    """Keep a message whose turn failed, to be tried again later, and return how often it has failed.

    After MOST_ATTEMPTS it is set aside: kept, and not tried again.
    """
    insert_once(connection, _inbox, failed | {"received_at": now})
    mine = (_inbox.c.channel == failed["channel"]) & (_inbox.c.external_id == failed["external_id"])
    attempts = int(connection.execute(select(_inbox.c.attempts).where(mine)).scalar_one()) + 1
    over = attempts >= MOST_ATTEMPTS
    connection.execute(
        update(_inbox)
        .where(mine)
        .values(
            attempts=attempts,
            error=error[:500],
            retry_at=None if over else now + timedelta(seconds=2**attempts),
            set_aside_at=now if over else None,
        )
    )
    return attempts


def due_again(connection: Connection, now: datetime, most: int = 100) -> list[Waiting]:
    """Messages to be tried again by now, oldest first."""
    rows = connection.execute(
        select(_inbox.c.channel, _inbox.c.external_id, _inbox.c.message, _inbox.c.attempts)
        .where(_inbox.c.retry_at <= now)
        .order_by(_inbox.c.received_at)
        .limit(most)
    )
    return [Waiting(row.channel, row.external_id, row.message, row.attempts) for row in rows]


def take_again(connection: Connection, waiting: Waiting) -> bool:
    """Claim a failed message for another try; False where another worker was quicker."""
    changed = connection.execute(
        update(_inbox)
        .where(
            _inbox.c.channel == waiting.channel,
            _inbox.c.external_id == waiting.external_id,
            _inbox.c.retry_at.is_not(None),
            _inbox.c.attempts == waiting.attempts,
        )
        .values(retry_at=None)
    )
    return changed.rowcount == 1


def set_aside(connection: Connection) -> int:
    """How many messages were set aside: `mitra doctor` counts them."""
    asked = select(func.count()).select_from(_inbox).where(_inbox.c.set_aside_at.is_not(None))
    return int(connection.execute(asked).scalar_one())
