"""What sales that nobody has made would come to, on a partner's own terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.counts import Counts
from bot.domain.partner import Lot, Partner, Shelf
from bot.domain.product import Product
from bot.domain.report import Priced, price


def simulated(partner: Partner, products: Sequence[Product], counted: Mapping[str, Counts]) -> Priced:
    """Price counts by product code as a report would, however much lies there.

    Goods that lie at the partner's go first, the oldest first, each at the price that it came at; the rest goes at
    today's list price.
    """
    lying = {shelf.product.code: shelf.lots for shelf in partner.shelves}
    shelves = tuple(
        Shelf(product, tuple(_taken(lying.get(product.code, ()), counted[product.code].placed, product.price)))
        for product in products
        if product.code in counted
    )
    return price(replace(partner, shelves=shelves), counted)


def _taken(lying: Sequence[Lot], number: Decimal, list_price: int) -> Iterator[Lot]:
    """So many goods, out of what lies there as far as that goes."""
    for lot in (*lying, Lot(number, list_price)):
        taken = min(lot.quantity, number)
        if taken:
            yield Lot(taken, lot.price)
        number -= taken
