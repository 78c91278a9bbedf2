"""What resellers pay who buy goods outright: less, the more they take at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from bot.domain.money import worth
from bot.domain.product import Product


@dataclass(frozen=True, slots=True)
class Tier:
    """Rupiah per unit for whoever takes at least so many at once."""

    from_quantity: Decimal
    price: int


ResellerPrices: TypeAlias = Mapping[str, tuple[Tier, ...]]
"""By product code, the smallest quantity first."""


@dataclass(frozen=True, slots=True)
class Tiering:
    """The reseller prices that an owner sets for a product, in place of those it had."""

    product: Product
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Purchase:
    """So many of a product bought at once, to be sold at the list price."""

    product: Product
    number: Decimal
    tiers: tuple[Tier, ...]

    @property
    def price(self) -> int:
        """Rupiah per unit: the list price where too few are taken for any other."""
        reached = [tier.price for tier in self.tiers if tier.from_quantity <= self.number]
        return reached[-1] if reached else self.product.price

    @property
    def next_tier(self) -> Tier | None:
        """The first tier that more would have to be taken for."""
        return next((tier for tier in self.tiers if tier.from_quantity > self.number), None)

    @property
    def cost(self) -> int:
        return worth(self.number, self.price)

    @property
    def margin(self) -> int:
        """What is left of the sales for the reseller, in rupiah."""
        return worth(self.number, self.product.price) - self.cost
