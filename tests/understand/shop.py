"""A shop of the corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.product import Product


@dataclass(frozen=True, slots=True)
class Shop:
    """What a partner may sell and what lies there."""

    products: tuple[Product, ...]
    placements: Mapping[str, Decimal]


def shop_of(products: tuple[Product, ...], **placed: int) -> Shop:
    return Shop(products, {code: Decimal(quantity) for code, quantity in placed.items()})
