"""Open conversations: what was answered so far, at each identity; the deepest one is being held, others wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from storage import tables
from storage.tables.columns import new_id, table_of

_open = table_of(tables.OpenTalk)


@dataclass(slots=True)
class OpenTalk:
    """A conversation under way. `depth` of 0 means that it is not stored yet."""

    identity_id: int
    name: str
    business_id: int
    partner_id: int
    memory: dict[str, Any]
    touched_at: datetime | None = None
    talk_id: int = field(default_factory=lambda: new_id() & 0xFFFFFFFFFF)
    depth: int = 0


def held(connection: Connection, identity_id: int) -> OpenTalk | None:
    """The conversation being held at an identity."""
    row = connection.execute(
        select(_open).where(_open.c.identity_id == identity_id).order_by(_open.c.depth.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return None
    return OpenTalk(
        row.identity_id,
        row.name,
        row.business_id,
        row.partner_id,
        row.memory,
        row.touched_at,
        row.talk_id,
        row.depth,
    )


def keep(connection: Connection, talk: OpenTalk, above: OpenTalk | None, now: datetime) -> None:
    """Store a conversation as it stands; a new one lies above the one that was held until now."""
    if talk.depth:
        mine = (_open.c.identity_id == talk.identity_id, _open.c.depth == talk.depth)
        connection.execute(update(_open).where(*mine).values(memory=talk.memory, touched_at=now))
        return
    talk.depth = above.depth + 1 if above else 1
    row = {
        "identity_id": talk.identity_id,
        "depth": talk.depth,
        "talk_id": talk.talk_id,
        "name": talk.name,
        "business_id": talk.business_id,
        "partner_id": talk.partner_id,
        "memory": talk.memory,
        "touched_at": now,
    }
    connection.execute(insert(_open).values(row))


def end(connection: Connection, talk: OpenTalk) -> None:
    """Forget a conversation that is over."""
    if talk.depth:
        mine = (_open.c.identity_id == talk.identity_id, _open.c.depth == talk.depth)
        connection.execute(delete(_open).where(*mine))


def end_all(connection: Connection, identity_id: int) -> None:
    """Forget every conversation at an identity."""
    connection.execute(delete(_open).where(_open.c.identity_id == identity_id))
