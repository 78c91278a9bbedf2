"""The price list: read from what the owner types, and said back as a table."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation import Rejected
from bot.domain.product import Product
from bot.texts import _, money
from handlers.sentences import sentence
from handlers.understand import product_code, read_price_list


def read_products(words: str, known: Sequence[Product] = ()) -> tuple[Product, ...]:
    """Products with prices; one that is known by its name keeps its code. Rejected where a line is unclear."""
    lines, doubts = read_price_list(words)
    if doubts:
        raise Rejected(sentence(doubts[0]))
    if not lines:
        raise Rejected(_("I did not find a product with a price in that."))
    codes = {product.name.casefold(): product.code for product in known}
    taken = {product.code for product in known}
    products = []
    for line in lines:
        code = codes.get(line.name.casefold()) or product_code(line.name, taken)
        taken.add(code)
        products.append(Product(code, _shown(line.name), line.unit, line.price))
    return tuple(products)


def _shown(name: str) -> str:
    """A name typed all small gets its capitals; any other is left as its owner writes it."""
    return name.title() if name.islower() else name


def products_said(products: Sequence[Product]) -> str:
    """The list as a table that can be checked line by line."""
    rows = [f"• {product.name}: *{money(product.price)}* / {product.unit}" for product in products]
    return _("{products}\nIs that right?").format(products="\n".join(rows))
