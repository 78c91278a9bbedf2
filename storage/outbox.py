"""Messages to be sent: claimed one chat at a time under a lease, and closed with what became of them.

1. A turn adds rows as `queued`, in its own transaction.
2. A sender claims the oldest open row of a chat: state `sending`, its name, a lease and one attempt more, all in
   one conditional update; it goes on only with the rows that it changed.
3. It sends, and closes the row only while the lease is still its own: `sent`, `retry` at a later time, or `failed`.
4. A `sending` row whose lease ran out may have gone out: `careful` ones become `unknown`, others are tried again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, exists, insert, or_, select, update

from storage import tables
from storage.tables.columns import new_id, table_of

_outbox = table_of(tables.Outbox)
_files = table_of(tables.File)
LEASE = timedelta(seconds=30)
OPEN = ("queued", "retry", "sending")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that this sender holds."""

    business_id: int
    outbox_id: int
    channel: str
    address: str
    message: dict[str, Any]
    attempts: int


def post(connection: Connection, rows: Sequence[dict[str, Any]], now: datetime) -> list[int]:
    """Queue messages and return their ids. Each row names business_id, channel, address, message, kind and careful."""
    ids = [new_id() for _ in rows]
    ready = [{"outbox_id": n, "queued_at": now, "not_before": now, **row} for n, row in zip(ids, rows, strict=True)]
    if ready:
        connection.execute(insert(_outbox), ready)
    return ids


def claim(connection: Connection, channels: Sequence[str], owner: str, now: datetime, most: int = 100) -> list[Claimed]:
    """Take messages that may go out now, at most one a chat and never one before an older one of its chat."""
    earlier = _outbox.alias()
    first = ~exists().where(
        earlier.c.channel == _outbox.c.channel,
        earlier.c.address == _outbox.c.address,
        earlier.c.outbox_id < _outbox.c.outbox_id,
        earlier.c.state.in_(OPEN),
    )
    candidates = connection.execute(
        select(_outbox.c.business_id, _outbox.c.outbox_id)
        .where(_outbox.c.channel.in_(channels), _ready(now), first)
        .order_by(_outbox.c.outbox_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    return [taken for row in candidates if (taken := _claim_one(connection, row, owner, now))]


def _ready(now: datetime) -> Any:
    waiting = and_(_outbox.c.state.in_(("queued", "retry")), _outbox.c.not_before <= now)
    stuck = and_(_outbox.c.state == "sending", _outbox.c.lease_until < now, ~_outbox.c.careful)
    return or_(waiting, stuck)


def _claim_one(connection: Connection, candidate: Any, owner: str, now: datetime) -> Claimed | None:
    row = connection.execute(
        update(_outbox)
        .where(
            _outbox.c.business_id == candidate.business_id,
            _outbox.c.outbox_id == candidate.outbox_id,
            _ready(now),
        )
        .values(state="sending", lease_owner=owner, lease_until=now + LEASE, attempts=_outbox.c.attempts + 1)
        .returning(
            _outbox.c.business_id,
            _outbox.c.outbox_id,
            _outbox.c.channel,
            _outbox.c.address,
            _outbox.c.message,
            _outbox.c.attempts,
        )
    ).one_or_none()
    return Claimed(**row._mapping) if row else None


def close(connection: Connection, claimed: Claimed, owner: str, state: str, **values: Any) -> bool:
    """Write down what became of a message; False where the lease was lost to another sender."""
    changed = connection.execute(
        update(_outbox)
        .where(
            _outbox.c.business_id == claimed.business_id,
            _outbox.c.outbox_id == claimed.outbox_id,
            _outbox.c.lease_owner == owner,
            _outbox.c.attempts == claimed.attempts,
        )
        .values(state=state, lease_owner=None, lease_until=None, **values)
    )
    return changed.rowcount == 1


def give_up_unknown(connection: Connection, now: datetime) -> int:
    """Mark careful messages whose sender vanished as `unknown`, for the owner to decide; how many there were."""
    stuck = and_(_outbox.c.state == "sending", _outbox.c.lease_until < now, _outbox.c.careful)
    return connection.execute(update(_outbox).where(stuck).values(state="unknown", lease_owner=None)).rowcount


def keep_file(
    connection: Connection, business_id: int, name: str, media_type: str, content: bytes, now: datetime
) -> int:
    """Keep a picture or document that messages will carry, and return its id."""
    file_id = new_id()
    row = {"business_id": business_id, "file_id": file_id, "name": name, "media_type": media_type, "made_at": now}
    connection.execute(insert(_files).values(**row, content=content))
    return file_id


def file(connection: Connection, business_id: int, file_id: int) -> tuple[str, str, bytes] | None:
    """Name, media type and content of a kept file."""
    row = connection.execute(
        select(_files.c.name, _files.c.media_type, _files.c.content).where(
            _files.c.business_id == business_id, _files.c.file_id == file_id
        )
    ).one_or_none()
    return (row.name, row.media_type, row.content) if row else None
