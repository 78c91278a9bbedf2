"""The owner's week, put together from what was found of it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.summary import PartnerWeek, RemittanceWeek, Silence, StockNow, Thanked, Totals, WeeklySummary
from bot.domain.thanks import Reason, Thanks
from bot.domain.week import Week
from storage.books import Books
from storage.summary.concerns import concerns
from storage.summary.found import Found, found
from storage.summary.lines import line_weeks, product_weeks, units
from storage.summary.rows import BookedRow, PartnerRow, RemittanceRow

_NOTHING = Totals()


def weekly(books: Books, week: Week) -> WeeklySummary:
    """The week as the ledger and the newest version of each report tell it; debts and stock stand as of now.

    It lists every partner that was to report by the end of the week and has not ended, and any other that reported
    or had something booked.
    """
    it = found(books, week)
    return WeeklySummary(
        business=it.business,
        week=week,
        totals=_totals(it.booked),
        before=_totals(it.booked_before) if any(row.older for row in it.partners) else None,
        partners=_partners(books, it),
        products=product_weeks(it.reports.values(), it.products_before),
        look_at=concerns(it, books.now),
        lines=line_weeks(it.names, it.reports),
        remittances=tuple(_remittance(books, it, row) for row in it.remittances),
        stock=tuple(
            StockNow(it.names[row.partner_id], row.name, row.unit, units(row.quantity), row.price) for row in it.stock
        ),
        thanked=tuple(
            Thanked(it.names[row.partner_id], Thanks(Reason(row.reason), row.number, Week(row.about)), row.public)
            for row in it.thanked
        ),
    )


def _totals(booked: Iterable[BookedRow]) -> Totals:
    """Rows of BOOKED added up: their amounts are in the order of Totals."""
    return Totals(*map(sum, zip(*(row[2:] for row in booked), strict=True)))


def _partners(books: Books, it: Found) -> tuple[PartnerWeek, ...]:
    money = {row.partner_id: Totals(*row[2:]) for row in it.booked}
    stocked = {row.partner_id for row in it.stock}
    return tuple(
        _partner(books, it, row, money.get(row.partner_id, _NOTHING), stocked=row.partner_id in stocked)
        for row in it.partners
        if row.expected or row.partner_id in it.reports or row.partner_id in money
    )


def _partner(books: Books, it: Found, row: PartnerRow, money: Totals, *, stocked: bool) -> PartnerWeek:
    report = it.reports.get(row.partner_id)
    return PartnerWeek(
        name=row.name,
        kind=row.kind,
        reported_on=report.first.confirmed_at.astimezone(books.zone).date() if report else None,
        days_late=report.first.days_late if report else 0,
        nil=report.newest.nil if report else False,
        silence=None if report else _silence(it, row, stocked=stocked),
        totals=money,
        outstanding=row.owed,
        on_commission=not row.consignment,
    )


def _silence(it: Found, row: PartnerRow, *, stocked: bool) -> Silence | None:
    if row.partner_id in it.unconfirmed:
        return "unconfirmed"
    if row.silence == "not_joined":
        return row.silence
    if not it.counts:
        return "paused"
    return "no_goods" if row.consignment and not stocked else row.silence


def _remittance(books: Books, it: Found, row: RemittanceRow) -> RemittanceWeek:
    confirmed_on = row.answered_at.astimezone(books.zone).date() if row.came and row.answered_at else None
    said_on = row.said_at.astimezone(books.zone).date()
    return RemittanceWeek(it.names[row.partner_id], said_on, row.amount, confirmed_on, refused=row.came is False)
