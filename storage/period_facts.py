"""What the books say of one partner over some months: reports, goods that went, money, sales."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, func, select

from bot.domain.evaluation import Facts, Period
from bot.domain.week import Week
from storage import days_off, tables
from storage.books import Books
from storage.prompts import ASKING
from storage.summary.asking import added_up, thousandths
from storage.tables.columns import alike, table_of

_reports = table_of(tables.Report)
_lines = table_of(tables.ReportLine)
_entered = table_of(tables.EnteredReport)
_prompts = table_of(tables.Prompt)
_adjustments = table_of(tables.Adjustment)
_words = table_of(tables.AdjustmentAnswer)
_entries = table_of(tables.Entry)
_transactions = table_of(tables.Transaction)
_settlements = table_of(tables.Settlement)
EARNED = ("report", "correction", "adjustment", "damage")
TO_SUNDAY = timedelta(days=6)


def facts(books: Books, partner_id: int, period: Period) -> Facts:
    """The weeks that ended in the period; a correction counts, whenever it was made.

    Weeks in a pause, or in which no report was asked for, count only where one came. One that the house entered is
    not late.
    """
    late, calendar = _late(books, partner_id, period), days_off.calendar(books)
    weeks = late.keys() | {monday for monday in _asked(books, partner_id, period) if calendar.counts(Week(monday))}
    gone, lost = _goods(books, partner_id, period)
    owed, settled = _owed(books, partner_id, period), _settled(books, partner_id, period)
    return Facts(
        weeks=len(weeks),
        on_time=sum(not days for days in late.values()),
        late=sum(days > 0 for days in late.values()),
        lost_percent=(lost * 100 + gone // 2) // gone if gone else None,
        gaps=_gaps(books, partner_id, period),
        owed=len(owed),
        paid=len(owed & settled),
        sales=tuple(_by_month(_sales(books, partner_id, period), period)),
    )


def _within(week: ColumnElement[date], period: Period) -> ColumnElement[bool]:
    """Whether the Sunday of a week lies in the period, so that each week is in one alone."""
    return and_(week >= period.begins - TO_SUNDAY, week < period.ends - TO_SUNDAY)


def _of(books: Books, table: Table, partner_id: int, period: Period) -> ColumnElement[bool]:
    return and_(books.own(table, partner_id=partner_id), _within(table.c.week, period))


def _late(books: Books, partner_id: int, period: Period) -> dict[date, int]:
    """By reported week, how many days late the report was first given."""
    rows = books.run(
        select(_reports.c.week, _reports.c.days_late, _entered.c.report_id.label("entered"))
        .outerjoin(_entered, alike(_entered, _reports, "report_id"))
        .where(_of(books, _reports, partner_id, period), _reports.c.version == 1)
    )
    return {row.week: 0 if row.entered else row.days_late for row in rows}


def _asked(books: Books, partner_id: int, period: Period) -> set[date]:
    """Weeks for which the partner was asked to report; where nothing lay at its place, it was not."""
    rows = books.run(
        select(_prompts.c.period).where(
            books.own(_prompts, recipient_id=partner_id),
            _prompts.c.kind.in_(ASKING),
            _within(_prompts.c.period, period),
        )
    )
    return {row.period for row in rows}


def _newest(books: Books, partner_id: int, period: Period) -> ColumnElement[bool]:
    """The newest version of each report."""
    newer = _reports.alias("newer")
    superseded = exists().where(
        alike(newer, _reports, "partner_id", "week"),
        newer.c.version > _reports.c.version,
    )
    return and_(_of(books, _reports, partner_id, period), ~superseded)


def _goods(books: Books, partner_id: int, period: Period) -> tuple[int, int]:
    """What left the shelves, and what of it was not sold, by their prices in thousandths of a rupiah."""
    reported = books.run(
        select(_worth(_lines, "sold"), _worth(_lines, "returned", "damaged", "expired"))
        .join(_reports, alike(_reports, _lines, "report_id"))
        .where(books.own(_lines), _newest(books, partner_id, period))
    ).one()
    adjusted = books.run(
        select(_worth(_adjustments, "sold"), _worth(_adjustments, "damaged", "expired"))
        .join(_words, alike(_words, _adjustments, "adjustment_id"))
        .join(_reports, alike(_reports, _adjustments, "report_id"))
        .where(books.own(_adjustments), _words.c.agreed, _of(books, _reports, partner_id, period))
    ).one()
    lost = reported[1] + adjusted[1]
    return reported[0] + adjusted[0] + lost, lost


def _worth(table: Table, *kinds: str) -> ColumnElement[Any]:
    """The sum of these counts, each at its line's price."""
    counted = reduce(add, [thousandths(table.c[kind]) for kind in kinds])
    worth: ColumnElement[Any] = added_up(table.c.price * counted)
    return worth


def _gaps(books: Books, partner_id: int, period: Period) -> int:
    counted = (
        select(func.count(_reports.c.report_id.distinct()))
        .join(_lines, alike(_lines, _reports, "report_id"))
        .where(_newest(books, partner_id, period), _lines.c.missing > 0)
    )
    return int(books.run(counted).scalar_one())


def _owed(books: Books, partner_id: int, period: Period) -> set[date]:
    """Weeks for which money was due."""
    due = added_up(_entries.c.amount)
    rows = books.run(
        select(_entries.c.week)
        .join(_transactions, alike(_transactions, _entries, "transaction_id"))
        .where(
            _of(books, _entries, partner_id, period),
            _entries.c.account == "partner",
            _transactions.c.kind.in_(EARNED),
        )
        .group_by(_entries.c.week)
        .having(due > 0)
    )
    return {row.week for row in rows}


def _settled(books: Books, partner_id: int, period: Period) -> set[date]:
    rows = books.run(select(_settlements.c.week).where(_of(books, _settlements, partner_id, period)))
    return {row.week for row in rows}


def _sales(books: Books, partner_id: int, period: Period) -> dict[date, int]:
    """Rupiah by week."""
    rows = books.run(
        select(_entries.c.week, added_up(-_entries.c.amount).label("sales"))
        .where(_of(books, _entries, partner_id, period), _entries.c.account == "sales")
        .group_by(_entries.c.week)
    )
    return {row.week: row.sales for row in rows}


def _by_month(sales: dict[date, int], period: Period) -> Iterator[tuple[Period, int]]:
    """A week belongs to the month that its Sunday is in."""
    for month in period.months():
        yield month, sum(amount for monday, amount in sales.items() if Week(monday).sunday in month)
