"""Whom something said to everybody may not have reached, told of a week: it is not said again, so the owner asks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, literal, literal_column, select, union

from bot.domain.speaker import Role
from storage import tables
from storage.summary.asking import Question, begins, ends, mine
from storage.summary.rows import UnsureRow
from storage.tables.columns import table_of

_outbox = table_of(tables.Outbox)
_identities = table_of(tables.Identity)
_members = table_of(tables.Member)
_groups = table_of(tables.GroupChat)
_IS_UNKNOWN = _outbox.c.state == literal_column("'unknown'")
"""Not bound, as SQLite looks into an index of some rows only where the statement says that it asks for those."""


def _unsure() -> Select[*tuple[Any, ...]]:
    """Partners and groups with a message of the week that may or may not have gone out, each once."""
    sent = _outbox.c.business_id == mine, _IS_UNKNOWN, _outbox.c.queued_at >= begins, _outbox.c.queued_at < ends
    person = and_(_members.c.person_id == _identities.c.person_id, _members.c.business_id == mine)
    to_partners = (
        select(_members.c.partner_id, literal("").label("group"))
        .select_from(_outbox.join(_identities, _same_chat(_identities)).join(_members, person))
        .where(*sent, _members.c.role == Role.PARTNER, _members.c.ended_at.is_(None))
    )
    to_groups = (
        select(literal(0, BigInteger).label("partner_id"), _groups.c.title.label("group"))
        .select_from(_outbox.join(_groups, and_(_same_chat(_groups), _groups.c.business_id == mine)))
        .where(*sent)
    )
    either = union(to_partners, to_groups).subquery()
    return select(either.c.partner_id, either.c.group).order_by(either.c.group, either.c.partner_id)


def _same_chat(table: Any) -> ColumnElement[bool]:
    return and_(table.c.channel == _outbox.c.channel, table.c.address == _outbox.c.address)


UNSURE = Question(_unsure(), UnsureRow)
