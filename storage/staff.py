"""Staff: who helps the owners of a business."""

from __future__ import annotations

from sqlalchemy import select

from bot.domain.speaker import Role, in_full
from bot.domain.staff import StaffMember
from storage import tables
from storage.books import Books
from storage.tables.columns import table_of

_members = table_of(tables.Member)
_people = table_of(tables.Person)


def staff(books: Books) -> tuple[StaffMember, ...]:
    """Everybody of the staff, by name."""
    rows = books.run(
        select(_people.c.person_id, _people.c.call, _people.c.name, _members.c.since)
        .join(_members, _members.c.person_id == _people.c.person_id)
        .where(books.own(_members, role=Role.STAFF, ended_at=None))
        .order_by(_people.c.name, _people.c.person_id)
    )
    return tuple(
        StaffMember(row.person_id, in_full(row.call, row.name), row.since.astimezone(books.zone).date()) for row in rows
    )
