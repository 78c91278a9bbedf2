"""What was said at one address, in both directions: for a page that shows the chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from bot.domain.speaker import in_full
from storage import tables
from storage.tables.columns import alike, table_of

_inbox = table_of(tables.Inbox)
_outbox = table_of(tables.Outbox)
_identities = table_of(tables.Identity)
_people = table_of(tables.Person)
_members = table_of(tables.Member)
_partners = table_of(tables.Partner)
MOST = 400


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as reached on one channel; `partner` is empty for an owner."""

    address: str
    name: str
    role: str
    partner: str


@dataclass(frozen=True, slots=True)
class Answered:
    outbox_id: int
    message: dict[str, Any]
    kind: str
    queued_at: datetime


def people_on(connection: Connection, channel: str) -> list[Somebody]:
    """Everybody who wrote on a channel, owners first, in the order in which they came."""
    rows = connection.execute(
        select(
            _identities.c.address,
            _people.c.call,
            _people.c.name,
            func.min(_members.c.role).label("role"),
            func.min(_partners.c.name).label("partner"),
        )
        .join(_people, _people.c.person_id == _identities.c.person_id)
        .outerjoin(_members, _members.c.person_id == _identities.c.person_id)
        .outerjoin(_partners, alike(_partners, _members, "partner_id"))
        .where(_identities.c.channel == channel)
        .group_by(_identities.c.identity_id, _identities.c.address, _people.c.call, _people.c.name)
        .order_by(func.coalesce(func.min(_members.c.partner_id), 1) > 0, _identities.c.identity_id)
    )
    return [Somebody(r.address, in_full(r.call, r.name), r.role or "stranger", r.partner or "") for r in rows]


def said(connection: Connection, channel: str, address: str) -> list[dict[str, Any]]:
    """The last messages that came from an address, oldest first, as the channel gave them."""
    rows = connection.execute(
        select(_inbox.c.message)
        .where(_inbox.c.channel == channel, _inbox.c.address == address)
        .order_by(_inbox.c.received_at.desc())
        .limit(MOST)
    ).all()
    return [row.message for row in reversed(rows)]


def answered(connection: Connection, channel: str, address: str) -> list[Answered]:
    """The last messages queued for an address, oldest first."""
    rows = connection.execute(
        select(_outbox.c.outbox_id, _outbox.c.message, _outbox.c.kind, _outbox.c.queued_at)
        .where(_outbox.c.channel == channel, _outbox.c.address == address)
        .order_by(_outbox.c.outbox_id.desc())
        .limit(MOST)
    ).all()
    return [Answered(row.outbox_id, row.message, row.kind, row.queued_at) for row in reversed(rows)]
