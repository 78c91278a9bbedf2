"""What platforms tell of messages once they are sent: twice, early or out of order, so only a higher rank counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, insert, select, update

from storage import tables
from storage.chats import ids_in
from storage.database_clock import database_now
from storage.tables.columns import table_of

_outbox = table_of(tables.Outbox)
RANKS = {
    "accepted": 1,
    "queued": 1,
    "scheduled": 1,
    "sending": 2,
    "sent": 3,
    "canceled": 4,
    "failed": 4,
    "undelivered": 4,
    "delivered": 5,
    "read": 6,
}
"""How far a message came. One that was delivered did arrive, whatever failure was told of it before or after."""
SENT, FAILED, DELIVERED, READ = RANKS["sent"], RANKS["failed"], RANKS["delivered"], RANKS["read"]


@dataclass(frozen=True, slots=True)
class Sending:
    """One attempt to send one message: what a platform is asked to name when it tells of it."""

    business_id: int
    outbox_id: int
    attempt: int

    @property
    def row(self) -> ColumnElement[bool]:
        return and_(
            _outbox.c.business_id == self.business_id,
            _outbox.c.outbox_id == self.outbox_id,
            _outbox.c.attempts == self.attempt,
        )


def note(connection: Connection, sending: Sending, provider_id: str, status: str, now: datetime) -> bool:
    """Write down how far a message came; False where that is no news, or of an attempt that was followed by another.

    A message whose sending had an unknown outcome, and that the platform speaks of as sent, was sent.
    """
    rank = RANKS.get(status, 0)
    told = {"status_rank": rank, "provider_id": func.coalesce(_outbox.c.provider_id, provider_id)}
    if rank >= SENT and rank != FAILED:
        doubtful = _outbox.c.state.in_(("retry", "unknown", "failed"))
        told["state"] = case((doubtful, "sent"), else_=_outbox.c.state)
    if rank >= DELIVERED:
        told["delivered_at"] = func.coalesce(_outbox.c.delivered_at, now)
    if rank == READ:
        told["read_at"] = now
    changed = connection.execute(update(_outbox).where(sending.row, _outbox.c.status_rank < rank).values(told))
    return changed.rowcount == 1


def went_out(connection: Connection, sending: Sending) -> str | None:
    """The platform's id of a message that it spoke of as sent in any attempt; None where it did not."""
    found = connection.execute(
        select(_outbox.c.provider_id).where(
            _outbox.c.business_id == sending.business_id,
            _outbox.c.outbox_id == sending.outbox_id,
            _outbox.c.status_rank >= SENT,
            _outbox.c.status_rank != FAILED,
        )
    ).scalar_one_or_none()
    return str(found) if found else None


@dataclass(frozen=True, slots=True)
class Over:
    """A message whose sending is over."""

    address: str
    message: dict[str, Any]


def over(connection: Connection, sending: Sending) -> Over | None:
    """The message where its sending is over; None while it is under way."""
    row = connection.execute(
        select(_outbox.c.address, _outbox.c.message).where(sending.row, _outbox.c.state.in_(("sent", "failed")))
    ).one_or_none()
    return Over(row.address, row.message) if row else None


def fail(connection: Connection, sending: Sending, error: str) -> None:
    """It did not arrive, and is not to be tried again."""
    connection.execute(
        update(_outbox).where(sending.row, _outbox.c.status_rank == FAILED).values(state="failed", error=error)
    )


def send_again(connection: Connection, sending: Sending, error: str, wait: timedelta) -> None:
    """Queue a message once more. It counts as another attempt, so that late word of this one is of no account.

    1. The chat is held, so that no turn adds to it, and its younger messages are, so that none of them is claimed.
    2. Where none of them has gone out they stay behind the message, which takes its old place.
    3. Else the order of the chat is that of what went out, and the message is said again at its end.
    """
    asked = select(_outbox).where(sending.row, _outbox.c.status_rank == FAILED)
    chat = connection.execute(asked.with_only_columns(_outbox.c.channel, _outbox.c.address)).one_or_none()
    if chat is None:
        return
    [last_id] = ids_in(connection, [(chat.channel, chat.address)])
    row = connection.execute(asked.with_for_update()).one()
    again = {"error": error, "not_before": database_now(connection) + wait}
    if _was_passed(connection, row):
        connection.execute(update(_outbox).where(sending.row).values(state="failed", error=error))
        said = {name: row._mapping[name] for name in _SAID}
        connection.execute(insert(_outbox).values(**said, **again, outbox_id=last_id, state="retry"))
    else:
        opened = {"state": "retry", "attempts": row.attempts + 1, "status_rank": 0, "provider_id": None}
        connection.execute(update(_outbox).where(sending.row).values(**opened, **again))


_SAID = ("business_id", "channel", "address", "message", "kind", "careful", "queued_at", "attempts", "failures")
"""What a message that is said again has in common with the one that did not arrive."""


def _was_passed(connection: Connection, row: Row[Any]) -> bool:
    """Whether a younger message of the chat has gone out, or is on its way; all others are held from now on."""
    younger = (
        select(_outbox.c.state)
        .where(_outbox.c.channel == row.channel, _outbox.c.address == row.address, _outbox.c.outbox_id > row.outbox_id)
        .order_by(_outbox.c.outbox_id)
        .with_for_update()
    )
    return any(one.state not in ("queued", "retry") for one in connection.execute(younger))
