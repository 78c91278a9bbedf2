"""Reports that the house entered for a partner: which of them wait for the partner's own yes."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select, update

from bot.domain.week import Week
from storage import tables
from storage.books import Books, mine
from storage.tables.columns import table_of

_entered = table_of(tables.EnteredReport)
_reports = table_of(tables.Report)
_later = _reports.alias("later")


class Unconfirmed(NamedTuple):
    """The newest version of a report, which nobody of the partner has said yes to."""

    report_id: int
    partner_id: int
    week: Week
    entered_at: datetime


_NEWER = select(_later.c.report_id).where(
    _later.c.business_id == mine,
    _later.c.partner_id == _reports.c.partner_id,
    _later.c.week == _reports.c.week,
    _later.c.version > _reports.c.version,
)
_UNCONFIRMED = (
    select(_reports.c.report_id, _reports.c.partner_id, _reports.c.week, _reports.c.confirmed_at)
    .join(_entered, and_(_entered.c.business_id == mine, _entered.c.report_id == _reports.c.report_id))
    .where(_reports.c.business_id == mine, _entered.c.confirmed_at.is_(None), ~_NEWER.exists())
    .order_by(_reports.c.week.desc())
)
_OF_A_PARTNER = _UNCONFIRMED.where(_reports.c.partner_id == bindparam("partner_id"))
_ON_A_WEEK = _UNCONFIRMED.where(_reports.c.week == bindparam("week"))


def wait_for_yes(books: Books, report_id: int) -> None:
    """The partner is asked whether the report that was entered for it is right."""
    books.write_once(_entered, {"report_id": report_id})


def of_partner(books: Books, partner_id: int) -> list[Unconfirmed]:
    """What waits for a partner's yes, the newest week first."""
    return _read(books.ask(_OF_A_PARTNER, partner_id=partner_id))


def on_week(books: Books, week: Week) -> list[Unconfirmed]:
    """What waits for the yes of any partner, of the reports on a week."""
    return _read(books.ask(_ON_A_WEEK, week=week.monday))


def _read(rows: list[tuple[int, int, date, datetime]]) -> list[Unconfirmed]:
    return [Unconfirmed(row[0], row[1], Week(row[2]), row[3]) for row in rows]


def confirm(books: Books, report_id: int, person_id: int) -> None:
    """Record the partner's yes; the first one stands."""
    waiting = books.own(_entered, report_id=report_id)
    yes = {"confirmed_at": books.now, "confirmed_by": person_id}
    books.run(update(_entered).where(waiting, _entered.c.confirmed_at.is_(None)).values(**yes))
