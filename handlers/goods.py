"""Goods in words: how many of what, in one sentence or in lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.conversation import Rejected
from bot.domain.goods import Goods
from bot.domain.product import Product
from bot.texts import _, either, listed, money, quantity


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


def only(meant: Sequence[Product]) -> Product:
    """The one product that words mean; Rejected where it may be one of several."""
    if len(meant) > 1:
        text = _("That can be {products}. Which one?")
        raise Rejected(text.format(products=either([product.name for product in meant])))
    return meant[0]


def amount(product: Product, number: Decimal) -> str:
    """A count as it stands; what is weighed with its unit: `14`, `2,5 kg`."""
    return f"{quantity(number)} {product.unit}" if product.weighed else quantity(number)
