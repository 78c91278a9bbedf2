"""The owner's week as a picture for a small phone: four figures, and each product beside its week before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.label import label
from bot.domain.summary import ProductWeek, WeeklySummary
from bot.domain.week import Week
from bot.drawing.page import Page
from bot.texts import _, days, money, quantity

WIDTH = 1080
MARGIN = 48
INNER = WIDTH - 2 * MARGIN
GAP = 24
MOST_BARS = 8

PAPER, TILE, INK, SOFT_INK = "#ffffff", "#eef3f7", "#1b1f24", "#56606b"
NOW, BEFORE = "#0072b2", "#c3c9cf"
"""Blue against light grey: told apart by lightness too, so in any kind of colour blindness and in black and white."""

HEADING, TILE_HEIGHT, TITLE, LEGEND, ROW, FOOT = 164, 168, 88, 50, 104, 28
TILES = 2 * TILE_HEIGHT + GAP


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a product, or all those not shown one by one, which have no bar. Amounts in rupiah."""

    name: str
    sales: int
    before: int
    sold: str
    drawn: bool = True


def chart_png(summary: WeeklySummary) -> bytes:
    """The week as a PNG 1080 pixels wide, legible at 360, in the language being spoken. Safe in any thread."""
    bars = _bars(summary.products)
    legend = LEGEND if summary.before and bars else 0
    top = HEADING + TILES + TITLE
    page = Page(WIDTH, top + legend + max(len(bars), 1) * ROW + FOOT, PAPER)
    _heading(page, summary)
    _figures(page, summary)
    page.name(MARGIN, top - 22, _("Sales by product"), 40, INK, room=INNER)
    if legend:
        _legend(page, top, summary.week)
    _rows(page, top + legend, bars, compared=summary.before is not None)
    return page.png()


def _bars(products: Sequence[ProductWeek]) -> list[Bar]:
    moved = [product for product in products if product.sales or product.sales_before]
    alone = moved if len(moved) <= MOST_BARS else moved[: MOST_BARS - 1]
    rest = moved[len(alone) :]
    return [_bar(product) for product in alone] + ([_others(rest)] if rest else [])


def _bar(product: ProductWeek) -> Bar:
    sold = _("{quantity} {unit}").format(quantity=quantity(product.counts.sold), unit=label(product.unit, 12))
    return Bar(label(product.name, 60), product.sales, product.sales_before, sold)


def _others(products: Sequence[ProductWeek]) -> Bar:
    name = _("{n} other products").format(n=quantity(Decimal(len(products))))
    return Bar(name, sum(it.sales for it in products), sum(it.sales_before for it in products), "", drawn=False)


def _heading(page: Page, summary: WeeklySummary) -> None:
    reported = sum(1 for partner in summary.partners if partner.reported_on)
    week = _("Week of {days}: {reported} of {total} partners reported").format(
        days=days(summary.week),
        reported=quantity(Decimal(reported)),
        total=quantity(Decimal(len(summary.awaited))),
    )
    page.name(MARGIN, 76, label(summary.business, 60), 48, INK, room=INNER)
    page.note(MARGIN, 128, week, 36, SOFT_INK, room=INNER)


def _figures(page: Page, summary: WeeklySummary) -> None:
    totals = summary.totals
    figures = (
        (_("Sales"), totals.sales),
        (_("Partners' share"), totals.share),
        (_("Due"), totals.due),
        (_("Handed over"), totals.handed_over),
    )
    width = (INNER - GAP) // 2
    for place, (name, amount) in enumerate(figures):
        left = MARGIN + place % 2 * (width + GAP)
        top = HEADING + place // 2 * (TILE_HEIGHT + GAP)
        page.box(left, top, width, TILE_HEIGHT, TILE)
        page.note(left + GAP, top + 58, name, 34, SOFT_INK, room=width - 2 * GAP)
        page.figure(left + GAP, top + 128, money(amount), 58, INK, room=width - 2 * GAP)


def _legend(page: Page, top: int, week: Week) -> None:
    left = float(MARGIN)
    for colour, words in ((NOW, days(week)), (BEFORE, days(week.before))):
        page.box(left, top + 6, 30, 24, colour)
        left += 44 + page.note(left + 44, top + 28, words, 32, SOFT_INK, room=INNER // 2 - 44) + 2 * GAP


def _rows(page: Page, top: int, bars: Sequence[Bar], *, compared: bool) -> None:
    if not bars:
        page.note(MARGIN, top + 44, _("Nothing sold has been reported."), 36, SOFT_INK, room=INNER)
    longest = max((max(bar.sales, bar.before) for bar in bars if bar.drawn), default=0)
    for place, bar in enumerate(bars):
        width = _words(page, top + place * ROW, bar)
        page.name(MARGIN, top + place * ROW + 40, bar.name, 34, INK, room=INNER - width - GAP)
        if bar.drawn:
            _drawn(page, top + place * ROW, bar, longest, compared=compared)


def _words(page: Page, top: int, bar: Bar) -> float:
    """The figures stand above the bars, not at their ends, so no bar is too long or too short for them."""
    words = f"{bar.sold} · {money(bar.sales)}" if bar.sold else money(bar.sales)
    return page.note(WIDTH - MARGIN, top + 40, words, 34, INK, room=INNER * 2 // 3, side="right")


def _drawn(page: Page, top: int, bar: Bar, longest: int, *, compared: bool) -> None:
    page.box(MARGIN, top + 52, _length(bar.sales, longest), 24, NOW)
    if compared:
        page.box(MARGIN, top + 78, _length(bar.before, longest), 10, BEFORE)


def _length(amount: int, longest: int) -> int:
    """Pixels; a small amount still shows, and nothing shows nothing."""
    return max(4, INNER * amount // longest) if amount > 0 else 0
