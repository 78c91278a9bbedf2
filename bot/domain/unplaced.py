"""Goods that a partner sold and nobody noted as brought."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.product import Product


@dataclass(frozen=True, slots=True)
class Unplaced:
    """More was sold of a product than lies there on record: `gap` more, in its unit."""

    product: Product
    sold: Decimal
    gap: Decimal
    brought: bool
    """The partner says that they were brought; otherwise the owner is simply asked."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A report that cannot be filed before the owner has looked; `words` say its counts again."""

    partner: str
    business: str
    unplaced: Unplaced
    words: str
