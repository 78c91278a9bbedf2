"""Goods in words: how many of what, in one sentence or in lines."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.goods import Goods
from bot.domain.product import Product
from bot.texts import listed, money, quantity


def goods_said(goods: Goods) -> str:
    """`Keripik Pisang 20, Nastar 8, dan Kacang 2,5 kg`; empty where there are none."""
    return listed([f"{product.name} {amount(product, number)}" for product, number in goods])


def goods_in_lines(goods: Goods) -> list[str]:
    """A line for each product, with its unit: `• Keripik Pisang 20 bungkus`."""
    return [f"• {product.name} {quantity(number)} {product.unit}" for product, number in goods]


def goods_in_prices(goods: Goods) -> str:
    """A line for each product, with the price of one: `• Keripik Pisang *20* bungkus × Rp10.000`."""
    return "\n".join(
        f"• {product.name} *{quantity(number)}* {product.unit} × {money(product.price)}" for product, number in goods
    )


def amount(product: Product, number: Decimal) -> str:
    """A count as it stands; what is weighed with its unit: `14`, `2,5 kg`."""
    return f"{quantity(number)} {product.unit}" if product.weighed else quantity(number)
