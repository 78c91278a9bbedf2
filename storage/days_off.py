"""A business's own days off and whether it asks on public holidays: both decide which weeks count."""

from __future__ import annotations

from sqlalchemy import select, update

from bot.domain.calendar import Calendar
from bot.domain.holidays import DaysOff
from storage import businesses, tables
from storage.books import Books
from storage.tables.columns import new_id, table_of

_off = table_of(tables.DaysOff)
_businesses = table_of(tables.Business)


def calendar(books: Books) -> Calendar:
    """On which days the business asks for reports, and which weeks count."""
    return businesses.business(books.connection, books.business_id).calendar


def take(books: Books, days: DaysOff, person_id: int) -> None:
    """Ask nobody on these days."""
    row = {"days_off_id": new_id(), "first": days.first, "last": days.last, "said_by": person_id}
    books.write(_off, row | {"said_at": books.now})


def ahead(books: Books) -> tuple[DaysOff, ...]:
    """Days off that are not over, as they were taken; the next first."""
    rows = books.run(
        select(_off.c.first, _off.c.last)
        .where(books.own(_off, taken_back_on=None), _off.c.last >= books.today)
        .distinct()
        .order_by(_off.c.first, _off.c.last)
    )
    return tuple(DaysOff(row.first, row.last) for row in rows)


def take_back(books: Books, days: DaysOff, person_id: int) -> bool:
    """Ask on these days after all, from today on; False where they are not taken any more."""
    taken = books.own(_off, first=days.first, last=days.last, taken_back_on=None)
    back = {"taken_back_on": books.today, "taken_back_by": person_id}
    return books.run(update(_off).where(taken).values(back)).rowcount > 0


def ask_on_holidays(books: Books, *, asks: bool) -> None:
    """Whether the question for a report comes on public holidays too; a choice that stands keeps its moment."""
    since = _businesses.c.asks_on_holidays_since
    changed = since.is_(None) if asks else since.is_not(None)
    books.run(update(_businesses).where(books.own(_businesses), changed).values({since: books.now if asks else None}))
