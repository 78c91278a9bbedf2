"""A partner's account read back line by line: its last bookings, and the nota of one week."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, case, func, select, union_all

from bot.domain.account import AccountLine, Statement, WeekAccount
from bot.domain.week import Week
from storage import ledger, partners, tables
from storage.books import Books
from storage.reports import filed
from storage.settlements import is_settled
from storage.tables.columns import alike, table_of

_transactions = table_of(tables.Transaction)
_entries = table_of(tables.Entry)
_reports = table_of(tables.Report)

SHOWN = 12
"""How many bookings a statement goes back."""


def statement(books: Books, partner_id: int) -> Statement:
    """A partner's last bookings, newest first. A correction is a reversal of the old figures, and the new ones."""
    rows = books.run(
        _bookings(books, partner_id)
        .order_by(
            _transactions.c.recorded_at.desc(),
            _transactions.c.reverses.is_not(None),
            _transactions.c.transaction_id.desc(),
            _entries.c.week.desc(),
        )
        .limit(SHOWN)
    )
    return Statement(tuple(_line(books, row) for row in rows), ledger.balance(books, partner_id))


def week(books: Books, partner_id: int, asked: Week | None) -> WeekAccount | None:
    """The nota of a week, oldest booking first; of the newest week where none is asked. None where there is nothing."""
    chosen = asked or _newest(books, partner_id)
    if chosen is None:
        return None
    report = filed(books, partner_id, chosen)
    rows = books.run(
        _bookings(books, partner_id)
        .where(_entries.c.week == chosen.monday)
        .order_by(
            _transactions.c.recorded_at,
            _transactions.c.reverses.is_(None),
            _transactions.c.transaction_id,
            _entries.c.line,
        )
    )
    lines = tuple(_line(books, row) for row in rows)
    if report is None and not lines:
        return None
    place = partners.place_of(books, partner_id)
    return WeekAccount(place.partner, place.business, chosen, report, lines, is_settled(books, partner_id, chosen))


def _bookings(books: Books, partner_id: int) -> Select[*tuple[Any, ...]]:
    corrected = and_(_transactions.c.kind == "report", _reports.c.version > 1)
    return (
        select(
            case(
                (and_(_transactions.c.kind == "remittance", _transactions.c.reverses.is_not(None)), "not_come"),
                (and_(_transactions.c.kind == "bonus", _transactions.c.reverses.is_not(None)), "bonus_back"),
                (_transactions.c.reverses.is_not(None), "reversal"),
                (corrected, "correction"),
                else_=_transactions.c.kind,
            ).label("kind"),
            _transactions.c.recorded_at,
            _entries.c.week,
            _entries.c.amount,
        )
        .join(_transactions, alike(_transactions, _entries, "transaction_id"))
        .outerjoin(
            _reports,
            and_(alike(_reports, _transactions), _reports.c.report_id == _transactions.c.cause_id),
        )
        .where(books.own(_entries, partner_id=partner_id, account="partner"))
    )


def _line(books: Books, row: Any) -> AccountLine:
    return AccountLine(row.kind, row.recorded_at.astimezone(books.zone).date(), Week(row.week), row.amount)


def _newest(books: Books, partner_id: int) -> Week | None:
    """The newest week that has a report or a booking."""
    reported = select(_reports.c.week).where(books.own(_reports, partner_id=partner_id))
    booked = select(_entries.c.week).where(books.own(_entries, partner_id=partner_id, account="partner"))
    weeks = union_all(reported, booked).subquery()
    found = books.run(select(func.max(weeks.c.week))).scalar_one()
    return Week(found) if found else None
