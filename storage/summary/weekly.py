"""The owner's week, put together from what eleven statements found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import TypeVar

from bot.domain.summary import PartnerWeek, RemittanceWeek, Silence, StockNow, Totals, WeeklySummary
from bot.domain.week import Week
from storage import entered_reports, restocks
from storage.books import Books
from storage.open_talks import unconfirmed
from storage.summary import statements
from storage.summary.asking import asking
from storage.summary.concerns import concerns
from storage.summary.lines import Reported, line_weeks, product_weeks, reported, units
from storage.summary.rows import BookedRow, PartnerRow, RemittanceRow, ReportRow, StockRow

_NOTHING = Totals()
OfWeek = TypeVar("OfWeek", BookedRow, ReportRow)


def weekly(books: Books, week: Week) -> WeeklySummary:
    """The week as the ledger and the newest version of each report tell it; debts and stock stand as of now.

    It lists every partner that was to report by the end of the week and has not ended, and any other that reported
    or had something booked.
    """
    ask = asking(books, week)
    everyone = ask(statements.EVERYONE)
    partners = sorted(
        (row for row in everyone if row.partner_id), key=lambda row: (row.name.casefold(), row.partner_id)
    )
    names = {row.partner_id: row.name for row in partners}
    booked, booked_before = _parted(ask(statements.BOOKED), week)
    money = {row.partner_id: Totals(*row[2:]) for row in booked}
    versions, versions_before = _parted(ask(statements.REPORTS), week)
    reports = reported(names, versions, ask(statements.LINES))
    nil_before = {row.partner_id: row.nil for row in versions_before}
    remittances = sorted(ask(statements.REMITTANCES), key=lambda row: (row.said_at, row.number))
    stock = _by_partner(names, ask(statements.STOCK))
    silence_of = partial(
        _silence, {one.partner_id for one in unconfirmed(books, week)}, {row.partner_id for row in stock}
    )
    return WeeklySummary(
        business=everyone[0].business,
        week=week,
        totals=_totals(booked),
        before=_totals(booked_before) if any(row.older for row in partners) else None,
        partners=tuple(
            _partner(books, row, reports.get(row.partner_id), money.get(row.partner_id), silence_of(row))
            for row in partners
            if row.expected or row.partner_id in reports or row.partner_id in money
        ),
        products=product_weeks(reports.values(), ask(statements.PRODUCTS_BEFORE)),
        look_at=concerns(
            names,
            reports,
            nil_before,
            remittances,
            stock,
            ask(statements.FEEDBACK),
            restocks.waiting(books),
            {one.partner_id: _hours(books.now - one.entered_at) for one in entered_reports.on_week(books, week)},
        ),
        lines=line_weeks(names, reports),
        remittances=tuple(_remittance(books, names, row) for row in remittances),
        stock=tuple(
            StockNow(names[row.partner_id], row.name, row.unit, units(row.quantity), row.price) for row in stock
        ),
    )


def _hours(time: timedelta) -> Decimal:
    return Decimal(time // timedelta(hours=1))


def _parted(rows: Iterable[OfWeek], week: Week) -> tuple[list[OfWeek], list[OfWeek]]:
    """Rows of the week, and those of the week before."""
    parts: tuple[list[OfWeek], list[OfWeek]] = [], []
    for row in rows:
        parts[row.week != week.monday].append(row)
    return parts


def _totals(booked: Iterable[BookedRow]) -> Totals:
    """Rows of BOOKED added up: their amounts are in the order of Totals."""
    return Totals(*map(sum, zip(*(row[2:] for row in booked), strict=True)))


def _partner(
    books: Books, row: PartnerRow, report: Reported | None, money: Totals | None, silence: Silence | None
) -> PartnerWeek:
    return PartnerWeek(
        name=row.name,
        kind=row.kind,
        reported_on=report.first.confirmed_at.astimezone(books.zone).date() if report else None,
        days_late=report.first.days_late if report else 0,
        nil=report.newest.nil if report else False,
        silence=None if report else silence,
        totals=money or _NOTHING,
        outstanding=row.owed,
        on_commission=not row.consignment,
    )


def _silence(waiting: Collection[int], stocked: Collection[int], row: PartnerRow) -> Silence | None:
    if row.partner_id in waiting:
        return "unconfirmed"
    bare = row.consignment and row.partner_id not in stocked
    return "no_goods" if bare and row.silence != "not_joined" else row.silence


def _remittance(books: Books, names: Mapping[int, str], row: RemittanceRow) -> RemittanceWeek:
    confirmed_on = row.answered_at.astimezone(books.zone).date() if row.came and row.answered_at else None
    said_on = row.said_at.astimezone(books.zone).date()
    return RemittanceWeek(names[row.partner_id], said_on, row.amount, confirmed_on, refused=row.came is False)


def _by_partner(names: Mapping[int, str], rows: Iterable[StockRow]) -> list[StockRow]:
    """Rows in the order of the partners' names, and within one as they came."""
    place = {partner_id: n for n, partner_id in enumerate(names)}
    return sorted(rows, key=lambda row: place[row.partner_id])
