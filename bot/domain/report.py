"""A weekly report, priced line by line with the price and rate of its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.domain.adjustment import Change
from bot.domain.agreement import Deal, Parts, Terms
from bot.domain.bank import KnownAccount
from bot.domain.counts import NOTHING, Counts
from bot.domain.feedback import Feedback, Kept
from bot.domain.goods import Goods
from bot.domain.money import worth
from bot.domain.partner import Lot, Partner, Shelf
from bot.domain.product import Product
from bot.domain.target import Reckoned
from bot.domain.thanks import Thanks
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Line:
    """What became of the goods of one product and price. Amounts in rupiah."""

    product: Product
    price: int
    counts: Counts
    parts: Parts
    charge: int
    """What the partner pays for the damaged and expired ones."""


@dataclass(frozen=True, slots=True)
class Priced:
    """All lines of a report, and what they come to."""

    terms: Terms
    lines: tuple[Line, ...]

    @property
    def parts(self) -> Parts:
        return Parts(sum(line.parts.sales for line in self.lines), sum(line.parts.share for line in self.lines))

    @property
    def spoiled(self) -> Parts:
        """What was damaged or expired, as it would have been parted had it been sold."""
        parts = [self.terms.part(worth(line.counts.spoiled, line.price)) for line in self.lines]
        return Parts(sum(one.sales for one in parts), sum(one.share for one in parts))

    @property
    def charge(self) -> int:
        """What the partner pays for what was damaged or expired."""
        return sum(line.charge for line in self.lines)

    @property
    def due(self) -> int:
        """What the partner owes for this report; negative where the business owes the partner its share."""
        return self.terms.due(self.parts, self.charge)

    def counts(self) -> dict[str, Counts]:
        """By product code, over all prices."""
        totals: dict[str, Counts] = {}
        for line in self.lines:
            totals[line.product.code] = totals.get(line.product.code, Counts()) + line.counts
        return totals


@dataclass(frozen=True, slots=True)
class SalesReport:
    """What the partner has confirmed. `replaces` is the version it corrects; 0 for a first report."""

    partner_id: int
    week: Week
    priced: Priced
    replaces: int = 0
    nil: bool = False
    learned: tuple[tuple[str, str], ...] = ()
    """Words that were found to mean a product, with its code."""
    feedback: Feedback | None = None
    handed_over: str = ""
    """Words about money handed over, said beside the counts."""
    restock: Goods = ()
    """Goods that are to be sent again."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A report that is on record, and what the partner owes (negative: is owed) now."""

    report: SalesReport
    partner: str
    balance: int
    account: KnownAccount | None = None
    thanks: Thanks | None = None
    """What the report brought to thank for."""
    kept: Kept | None = None
    """What was said beside the counts."""
    reckoned: Reckoned | None = None
    """What it changed about the target of its month."""


def price(partner: Partner, counted: Mapping[str, Counts]) -> Priced:
    """Price what was counted, oldest lot first. Products not in `counted` are left out."""
    lines = (
        line
        for shelf in partner.shelves
        if shelf.product.code in counted
        for line in _lines(shelf, counted[shelf.product.code], partner.terms)
    )
    return Priced(partner.terms, tuple(lines))


def _lines(shelf: Shelf, counts: Counts, terms: Terms) -> Iterator[Line]:
    lots = merged(shelf.lots) if terms.deal is Deal.CONSIGNMENT else (Lot(counts.placed, shelf.product.price),)
    for lot, part in zip(lots, spread(lots, counts), strict=True):
        sales, spoiled = worth(part.sold, lot.price), worth(part.spoiled, lot.price)
        yield Line(shelf.product, lot.price, part, terms.part(sales), terms.charge(spoiled))


def merged(lots: Iterable[Lot]) -> tuple[Lot, ...]:
    """Lots that follow each other at one price, as one."""
    together: list[Lot] = []
    for lot in lots:
        if together and together[-1].price == lot.price:
            together[-1] = replace(lot, quantity=together[-1].quantity + lot.quantity)
        else:
            together.append(lot)
    return tuple(together)


def spread(lots: tuple[Lot, ...], counts: Counts) -> list[Counts]:
    """Part counts over lots, the oldest first: what was sold, then what else went, then what is left.

    The counts must come to what the lots hold; ValueError if they do not.
    """
    if counts.placed != sum((lot.quantity for lot in lots), NOTHING):
        raise ValueError(f"{counts} do not come to what was placed: {lots}")
    waiting = {kind: getattr(counts, kind) for kind in ("sold", "returned", "damaged", "expired", "missing", "left")}
    return [Counts(**_fill(lot.quantity, waiting)) for lot in lots]


def _fill(room: Decimal, waiting: dict[str, Decimal]) -> dict[str, Decimal]:
    taken = {}
    for kind, amount in waiting.items():
        taken[kind] = min(room, amount)
        waiting[kind] -= taken[kind]
        room -= taken[kind]
    return taken


@dataclass(frozen=True, slots=True)
class Filed:
    """The newest version of a report on a week, and who gave it."""

    report_id: int
    week: Week
    version: int
    priced: Priced
    person_id: int
    person: str
    nil: bool
    days_late: int
    settled: bool
    adjusted: tuple[tuple[str, Change], ...] = ()
    """Of a settled week: what was agreed on since, by product code."""

    def counts(self) -> dict[str, Counts]:
        """What became of each product, by this report and all that was agreed on since."""
        counts, holds_goods = self.priced.counts(), self.priced.terms.holds_goods
        return counts | {code: _changed(counts[code], change, holds_goods) for code, change in self.adjusted}


def _changed(counts: Counts, change: Change, holds_goods: bool) -> Counts:
    return replace(
        counts,
        sold=counts.sold + change.sold,
        left=max(NOTHING, counts.left - change.gone) if holds_goods else NOTHING,
        damaged=counts.damaged + change.damaged,
        expired=counts.expired + change.expired,
    )


@dataclass(frozen=True, slots=True)
class OpenWeeks:
    """The weeks that still want a report, oldest first; `asked` is the one a prompt asked for in the last day."""

    today: date
    asked: Week | None
    weeks: tuple[Week, ...]
    first: Week
    """The oldest week that may still be reported on: the partner was there, and it is not too long ago."""


def as_reported(partner: Partner, filed: Filed) -> Partner:
    """The partner as it stood when that report was given: the terms, goods and prices that the report was about."""
    lots: dict[str, tuple[Lot, ...]] = {}
    listed: dict[str, Product] = {shelf.product.code: shelf.product for shelf in partner.shelves}
    for line in filed.priced.lines:
        code = line.product.code
        lots[code] = (*lots.get(code, ()), Lot(line.counts.placed, line.price))
        listed[code] = replace(listed.get(code, line.product), price=line.price)
    shelves = tuple(Shelf(listed[code], lots[code]) for code in lots)
    return replace(partner, terms=filed.priced.terms, shelves=shelves)
