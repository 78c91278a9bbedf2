"""The owner's week as a picture for a small phone: four figures, and each product beside its week before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.label import label
from bot.domain.summary import ProductWeek, WeeklySummary
from bot.summary.page import Page
from bot.texts import _, days, money, quantity

WIDTH = 1080
MARGIN = 48
INNER = WIDTH - 2 * MARGIN
GAP = 24
MOST_BARS = 8

PAPER, TILE, INK, SOFT_INK = "#ffffff", "#eef3f7", "#1b1f24", "#56606b"
NOW, BEFORE = "#0072b2", "#c3c9cf"
"""Blue against light grey: told apart by lightness too, so in any kind of colour blindness and in black and white."""

HEADING = 150
TILES = 2 * 168 + GAP
LEGEND = 140
ROW = 106
FOOT = 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a product, or all that are not shown one by one. Amounts in rupiah."""

    name: str
    sales: int
    before: int
    sold: str


def chart_png(summary: WeeklySummary) -> bytes:
    """The week as a PNG 1080 pixels wide, legible at 360, in the language being spoken. Safe in any thread."""
    bars = _bars(summary.products)
    page = Page(WIDTH, HEADING + TILES + LEGEND + max(len(bars), 1) * ROW + FOOT, PAPER)
    _heading(page, summary)
    _figures(page, summary)
    _legend(page, summary)
    _rows(page, bars, compared=summary.before is not None)
    return page.png()


def _bars(products: Sequence[ProductWeek]) -> list[Bar]:
    moved = [product for product in products if product.sales or product.sales_before]
    alone = moved if len(moved) <= MOST_BARS else moved[: MOST_BARS - 1]
    bars = [_bar(product) for product in alone]
    rest = moved[len(alone) :]
    if rest:
        name = _("{n} other products").format(n=quantity(Decimal(len(rest))))
        bars.append(Bar(name, sum(it.sales for it in rest), sum(it.sales_before for it in rest), ""))
    return bars


def _bar(product: ProductWeek) -> Bar:
    sold = _("{quantity} {unit}").format(quantity=quantity(product.counts.sold), unit=label(product.unit, 12))
    return Bar(label(product.name, 60), product.sales, product.sales_before, sold)


def _heading(page: Page, summary: WeeklySummary) -> None:
    reported = sum(1 for partner in summary.partners if partner.reported_on)
    week = _("Week of {days}: {reported} of {total} partners reported").format(
        days=days(summary.week),
        reported=quantity(Decimal(reported)),
        total=quantity(Decimal(len(summary.partners))),
    )
    page.write(MARGIN, 76, label(summary.business, 60), 48, INK, room=INNER, bold=True)
    page.write(MARGIN, 124, week, 36, SOFT_INK, room=INNER)


def _figures(page: Page, summary: WeeklySummary) -> None:
    totals = summary.totals
    figures = (
        (_("Sales"), totals.sales),
        (_("Partners' share"), totals.share),
        (_("Due"), totals.due),
        (_("Handed over"), totals.handed_over),
    )
    width = (INNER - GAP) / 2
    for place, (name, amount) in enumerate(figures):
        left = MARGIN + place % 2 * (width + GAP)
        top = HEADING + place // 2 * (168 + GAP)
        page.box(left, top, width, 168, TILE)
        page.write(left + GAP, top + 58, name, 34, SOFT_INK, room=width - 2 * GAP)
        page.write(left + GAP, top + 128, money(amount), 58, INK, room=width - 2 * GAP, bold=True)


def _legend(page: Page, summary: WeeklySummary) -> None:
    top = HEADING + TILES
    page.write(MARGIN, top + 66, _("Sales by product"), 40, INK, room=INNER, bold=True)
    if summary.before is None:
        return
    left = float(MARGIN)
    for colour, words in ((NOW, _("this week")), (BEFORE, _("the week before"))):
        page.box(left, top + 92, 30, 24, colour)
        left += 44 + page.write(left + 44, top + 114, words, 32, SOFT_INK, room=INNER / 2 - 44) + 2 * GAP


def _rows(page: Page, bars: Sequence[Bar], *, compared: bool) -> None:
    top = HEADING + TILES + LEGEND
    if not bars:
        page.write(MARGIN, top + 44, _("Nothing sold has been reported."), 36, SOFT_INK, room=INNER)
    longest = max((max(bar.sales, bar.before) for bar in bars), default=0)
    for place, bar in enumerate(bars):
        _row(page, top + place * ROW, bar, longest, compared=compared)


def _row(page: Page, top: int, bar: Bar, longest: int, *, compared: bool) -> None:
    """The figures stand above the bars, not at their ends, so no bar is too long or too short for them."""
    sold = f"{bar.sold} · {money(bar.sales)}" if bar.sold else money(bar.sales)
    width = page.write(WIDTH - MARGIN, top + 40, sold, 34, INK, room=INNER * 0.6, side="right")
    page.write(MARGIN, top + 40, bar.name, 34, INK, room=INNER - width - GAP, bold=True)
    page.box(MARGIN, top + 52, _length(bar.sales, longest), 24, NOW)
    if compared:
        page.box(MARGIN, top + 78, _length(bar.before, longest), 10, BEFORE)


def _length(amount: int, longest: int) -> int:
    """Pixels; a small amount still shows, and nothing shows nothing."""
    return max(4, INNER * amount // longest) if amount > 0 else 0
