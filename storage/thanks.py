"""Thanks: what a partner has done so far, and what it was thanked for, at most once a week."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, bindparam, delete, exists, func, select

from bot.domain.month import Month
from bot.domain.thanks import Reason, ReportedWeek, Thanks, TrackRecord, earned
from bot.domain.week import Week
from storage import days_off, prompts, tables
from storage.books import Books, mine
from storage.summary.asking import added_up
from storage.tables.columns import alike, table_of

_thanks = table_of(tables.Thanks)
_reports = table_of(tables.Report)
_lines = table_of(tables.ReportLine)
_entered = table_of(tables.EnteredReport)
_adjustments = table_of(tables.Adjustment)
_answers = table_of(tables.AdjustmentAnswer)
_acceptances = table_of(tables.Acceptance)
THANKS = "thanks"
"""The kind of prompt that a partner's thanks of a week are, whatever they are for."""


def _with_sales() -> Select[*tuple[Any, ...]]:
    """Every version of a partner's reports, with what was sold by it and what was agreed on since, in rupiah."""
    sold = select(added_up(_lines.c.sales)).where(
        _lines.c.business_id == mine, _lines.c.report_id == _reports.c.report_id
    )
    adjusted = (
        select(added_up(_adjustments.c.sales))
        .join(_answers, alike(_answers, _adjustments, "adjustment_id"))
        .where(_adjustments.c.business_id == mine, _adjustments.c.report_id == _reports.c.report_id, _answers.c.agreed)
    )
    by_house = exists().where(_entered.c.business_id == mine, _entered.c.report_id == _reports.c.report_id)
    return (
        select(
            _reports.c.week,
            _reports.c.days_late,
            by_house.label("by_house"),
            (sold.scalar_subquery() + adjusted.scalar_subquery()).label("sales"),
        )
        .where(_reports.c.business_id == mine, _reports.c.partner_id == bindparam("partner_id"))
        .order_by(_reports.c.week, _reports.c.version)
    )


_REPORTED = _with_sales()
_SINCE = select(func.min(_acceptances.c.accepted_at).label("first")).where(
    _acceptances.c.business_id == mine, _acceptances.c.partner_id == bindparam("partner_id")
)
_THANKED = select(_thanks.c.reason, _thanks.c.number, _thanks.c.about, _thanks.c.sales).where(
    _thanks.c.business_id == mine, _thanks.c.partner_id == bindparam("partner_id")
)


def thank(books: Books, partner_id: int, week: Week) -> Thanks | None:
    """Note what the partner is to be thanked for with its report on a week; None where it is nothing.

    In a week in which it was thanked already, for whatever, it is not thanked again.
    """
    if prompts.is_done(books, THANKS, partner_id, Week.of(books.today).monday):
        return None
    found = earned(_record(books, partner_id), week, books.today)
    return found if found and note(books, partner_id, found) else None


def note(books: Books, partner_id: int, said: Thanks) -> bool:
    """Put on record what a partner is thanked for; False where it was thanked in the running week before."""
    monday = Week.of(books.today).monday
    if not prompts.once(books, THANKS, partner_id, monday):
        return False
    row = {"reason": said.reason, "number": said.count, "about": said.week.monday, "sales": said.sales}
    books.write(_thanks, {"partner_id": partner_id, "week": monday, "said_at": books.now, **row})
    return True


def forget_target(books: Books, partner_id: int, month: Month) -> None:
    """Nobody is told of a target that a correction has taken out of reach again."""
    first, after = month.mondays
    mine = books.own(_thanks, partner_id=partner_id, reason=Reason.TARGET)
    books.run(delete(_thanks).where(mine, _thanks.c.about >= first, _thanks.c.about < after))


def _record(books: Books, partner_id: int) -> TrackRecord:
    first = books.ask(_SINCE, partner_id=partner_id).one().first
    reported = _reported(books, partner_id)
    return TrackRecord(
        reported,
        _missed(books, partner_id, reported),
        first.astimezone(books.zone).date() if first else None,
        tuple(_read(row) for row in books.ask(_THANKED, partner_id=partner_id)),
    )


def _reported(books: Books, partner_id: int) -> tuple[ReportedWeek, ...]:
    """Each report: when its first version came, and what was sold by the newest and all that was agreed on since."""
    first: dict[Week, Any] = {}
    newest: dict[Week, Any] = {}
    for row in books.ask(_REPORTED, partner_id=partner_id):
        first.setdefault(Week(row.week), row)
        newest[Week(row.week)] = row
    return tuple(ReportedWeek(week, _is_on_time(row), newest[week].sales) for week, row in first.items())


def _missed(books: Books, partner_id: int, reported: Iterable[ReportedWeek]) -> frozenset[Week]:
    """The weeks within which the partner was asked, and no report came that was to come."""
    silent = prompts.weeks_asked(books, partner_id) - {one.week for one in reported}
    calendar = days_off.calendar(books)
    return frozenset(week for week in silent if calendar.counts(week))


def _is_on_time(first: Any) -> bool | None:
    if not first.days_late:
        return True
    return None if first.by_house else False


def _read(row: Any) -> Thanks:
    return Thanks(Reason(row.reason), row.number, Week(row.about), row.sales)
