"""Goods: products, and how many of each."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from bot.domain.product import Product

Goods: TypeAlias = tuple[tuple[Product, Decimal], ...]
"""Products, each with a number of its units."""
