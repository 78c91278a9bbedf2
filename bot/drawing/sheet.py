"""The owner's week as a workbook: Ringkasan, Laporan, Setoran, Stok, ready to filter, sum and print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO

from bot.domain.money import worth
from bot.domain.summary import (
    LineWeek,
    LookAt,
    PartnerWeek,
    ProductWeek,
    RemittanceWeek,
    StockNow,
    Thanked,
    Totals,
    WeeklySummary,
)
from bot.drawing.workbook import Cell, Tab, Workbook
from bot.texts import _, days
from handlers.thanks import thanked_for


def sheet_xlsx(summary: WeeklySummary) -> bytes:
    """The week as an XLSX file in the language being spoken; the same summary gives the same bytes.

    It holds no formula at all: totals are the figures of the ledger, and what people typed stays text.
    """
    file = BytesIO()
    made_at = datetime.combine(summary.week.after.monday, time())
    with Workbook(file, title=summary.business, made_at=made_at) as workbook:
        _overview(workbook.tab(_("Summary")), summary)
        _reports(workbook.tab(_("Reports")), summary.lines)
        _remittances(workbook.tab(_("Remittances")), summary.remittances)
        _stock(workbook.tab(_("Stock")), summary.stock)
    return file.getvalue()


def _overview(tab: Tab, summary: WeeklySummary) -> None:
    year = summary.week.sunday.year
    tab.heading(summary.business, _("Week of {days} {year}").format(days=days(summary.week), year=year))
    _totals(tab, summary)
    _products(tab, summary)
    _look_at(tab, summary)
    _thanked(tab, summary.thanked)
    _partners(tab, summary.partners)


def _totals(tab: Tab, summary: WeeklySummary) -> None:
    columns = [_("In rupiah"), days(summary.week), days(summary.week.before), _("Change")]
    names = (
        _("Sales"),
        _("Partners' share"),
        _("Damaged goods charged"),
        _("Paid by the buyers"),
        _("Due"),
        _("Handed over"),
        _("Commission of the week"),
        _("Bonus"),
    )
    now = _with_paid(summary.totals)
    then = _with_paid(summary.before) if summary.before else [None] * len(now)
    tab.table(columns, [_compared(*row) for row in zip(names, now, then, strict=True)])


def _amounts(totals: Totals) -> list[int]:
    figures = (totals.sales, totals.share, totals.damage, totals.due, totals.handed_over)
    return [*figures, totals.commission_owed, totals.bonus]


def _with_paid(totals: Totals) -> list[int]:
    """The amounts of all partners together, and what never passes through their hands."""
    sales, share, damage, *rest = _amounts(totals)
    return [sales, share, damage, totals.paid_directly, *rest]


def _compared(name: str, now: int, before: int | None) -> list[Cell]:
    return [name, now, before, None if before is None else now - before]


def _products(tab: Tab, summary: WeeklySummary) -> None:
    columns = [
        _("Product"),
        days(summary.week),
        days(summary.week.before),
        _("Unit"),
        _("Left"),
        _("Missing"),
        _("Sales"),
    ]
    tab.table(columns, [_product(it) for it in summary.products])


def _product(it: ProductWeek) -> list[Cell]:
    return [it.name, it.counts.sold, it.sold_before, it.unit, it.counts.left, it.counts.missing, it.sales]


def _look_at(tab: Tab, summary: WeeklySummary) -> None:
    concerns = {
        "nota": _("Photo not entered yet"),
        "missing": _("Not found yet"),
        "remittance": _("Remittance to confirm"),
        "entered": _("Entered by you, not confirmed"),
        "correction": _("Corrected"),
        "nil_twice": _("Nothing sold twice"),
        "unsure": _("Announcement perhaps not received"),
        "restock": _("Asks for goods"),
        "sold_out": _("Sold out"),
        "over": _("Agreement has run out"),
        "complaint": _("Complaint, days open"),
        "feedback": _("Feedback"),
    }
    columns = [_("To look at"), _("Amount"), _("Before"), _("Partner"), _("Detail")]
    tab.table(columns, [[concerns[it.kind], *_figures(it), it.partner, it.detail] for it in summary.look_at])


def _figures(it: LookAt) -> tuple[Cell, Cell]:
    if it.kind == "remittance":
        return int(it.amount), None
    if it.kind == "entered":  # the hours say nothing once the sheet lies there
        return None, None
    return it.amount or None, it.before if it.kind == "correction" else None


def _thanked(tab: Tab, thanked: Sequence[Thanked]) -> None:
    if thanked:
        tab.table([_("Thanked"), _("What for")], [[it.partner, thanked_for(it.thanks)] for it in thanked])


def _partners(tab: Tab, partners: Sequence[PartnerWeek]) -> None:
    columns = [
        _("Partner"),
        _("Kind"),
        _("Reported on"),
        _("Days late"),
        _("Sales"),
        _("Partners' share"),
        _("Damaged goods charged"),
        _("Due"),
        _("Handed over"),
        _("Commission"),
        _("Bonus"),
        _("Owes today"),
        _("Remark"),
    ]
    totals: list[Cell] = [_("Total"), None, None, None]
    totals += [sum(column) for column in zip(*map(_partner_amounts, partners), strict=True)]
    tab.table(columns, [_partner(it) for it in partners], totals if partners else (), filtered=True)


def _partner(it: PartnerWeek) -> list[Cell]:
    kinds = {"warung": _("Shop"), "reseller": _("Reseller"), "agent": _("Agent")}
    late = Decimal(it.days_late) if it.days_late else None
    return [it.name, kinds.get(it.kind, it.kind), it.reported_on, late, *_partner_amounts(it), _remark(it)]


def _partner_amounts(it: PartnerWeek) -> list[int]:
    return [*_amounts(it.totals), it.outstanding]


def _remark(it: PartnerWeek) -> str:
    if it.reported_on:
        return _("Nothing sold") if it.nil else ""
    remarks = {
        "reminded": _("Reminded"),
        "unconfirmed": _("Not confirmed"),
        "unreachable": _("Not reached"),
        "stopped": _("Wants no messages"),
        "not_joined": _("Not joined yet"),
        "paused": _("Not asked"),
        "no_goods": _("No goods there"),
    }
    return remarks[it.silence] if it.silence else _("No report yet")


def _reports(tab: Tab, lines: Sequence[LineWeek]) -> None:
    columns = [
        _("Partner"),
        _("Product"),
        _("Unit"),
        _("Price"),
        *_count_names(),
        _("Sales"),
        _("Partners' share"),
        _("Damaged goods charged"),
        _("Due"),
        _("Version"),
    ]
    sums = [
        sum(it.sales for it in lines),
        sum(it.share for it in lines),
        sum(it.charge for it in lines),
        sum(it.due for it in lines),
    ]
    tab.table(columns, [_report(it) for it in lines], [_("Total"), *[None] * 10, *sums, None], filtered=True)


def _count_names() -> list[str]:
    return [_("Placed"), _("Sold"), _("Left"), _("Returned"), _("Damaged"), _("Expired"), _("Missing")]


def _report(it: LineWeek) -> list[Cell]:
    own = it.counts
    counts = [own.placed, own.sold, own.left, own.returned, own.damaged, own.expired, own.missing]
    return [
        it.partner,
        it.product,
        it.unit,
        it.price,
        *counts,
        it.sales,
        it.share,
        it.charge,
        it.due,
        Decimal(it.version),
    ]


def _remittances(tab: Tab, remittances: Sequence[RemittanceWeek]) -> None:
    columns = [
        _("Partner"),
        _("Said on"),
        _("Amount"),
        _("Confirmed on"),
        _("State"),
    ]
    received = sum(it.amount for it in remittances if it.confirmed_on and not it.refused)
    tab.table(columns, [_remittance(it) for it in remittances], [_("Total received"), None, received], filtered=True)


def _remittance(it: RemittanceWeek) -> list[Cell]:
    state = _("Received") if it.confirmed_on else _("Waiting for you")
    return [it.partner, it.said_on, it.amount, it.confirmed_on, _("Not received") if it.refused else state]


def _stock(tab: Tab, stock: Sequence[StockNow]) -> None:
    columns = [
        _("Partner"),
        _("Product"),
        _("Quantity"),
        _("Unit"),
        _("Price"),
        _("Worth"),
    ]
    rows: list[list[Cell]] = [
        [it.partner, it.product, it.quantity, it.unit, it.price, worth(it.quantity, it.price)] for it in stock
    ]
    total = sum(worth(it.quantity, it.price) for it in stock)
    tab.table(columns, rows, [_("Total"), None, None, None, None, total], filtered=True)
