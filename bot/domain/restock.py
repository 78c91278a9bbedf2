"""Goods that a partner wants to be sent again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from bot.domain.product import Product

Goods: TypeAlias = tuple[tuple[Product, Decimal], ...]
"""Products, each with a number of its units."""


@dataclass(frozen=True, slots=True)
class Restock:
    """A partner asks for goods."""

    goods: Goods


@dataclass(frozen=True, slots=True)
class Restocking:
    """A request that is on record."""

    partner: str
    goods: Goods
