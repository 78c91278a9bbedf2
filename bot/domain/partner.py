"""A partner as a conversation sees it: who it is, its terms, and what lies there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.agreement import Terms
from bot.domain.counts import NOTHING
from bot.domain.goods import Goods
from bot.domain.product import Product


class Kind(StrEnum):
    WARUNG = "warung"
    RESELLER = "reseller"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class PartnerName:
    """A partner as the owner picks it from a list."""

    id: int
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Lot:
    """Goods of one product that came at one price."""

    quantity: Decimal
    price: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies at a partner's of one product, oldest lot first."""

    product: Product
    lots: tuple[Lot, ...] = ()

    @property
    def quantity(self) -> Decimal:
        return sum((lot.quantity for lot in self.lots), NOTHING)


def goods_on(shelves: Iterable[Shelf]) -> Goods:
    """What lies on shelves that are not empty."""
    return tuple((shelf.product, shelf.quantity) for shelf in shelves if shelf.quantity)


@dataclass(frozen=True, slots=True)
class Partner:
    """`shelves` holds what lies there; for a partner that holds no goods, every product with no lots."""

    id: int
    business: str
    name: str
    kind: Kind
    terms: Terms
    shelves: tuple[Shelf, ...]
    ended: bool = False

    @property
    def products(self) -> tuple[Product, ...]:
        """All that the partner may speak of."""
        return tuple(shelf.product for shelf in self.shelves)

    @property
    def goods(self) -> Goods:
        """What lies there."""
        return goods_on(self.shelves)

    def goods_by_code(self, items: Mapping[str, Decimal]) -> Goods:
        """So many of each product, in the order given."""
        return tuple((self.shelf(code).product, number) for code, number in items.items())

    def shelf(self, code: str) -> Shelf:
        """KeyError where the partner has nothing to do with that product."""
        for shelf in self.shelves:
            if shelf.product.code == code:
                return shelf
        raise KeyError(code)
