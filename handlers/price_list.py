"""The price list: read from what the owner types, and said back as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.conversation import Rejected
from bot.domain.product import Product
from bot.texts import _, money
from handlers.listing import capitalised
from handlers.packs import packs_said
from handlers.sentences import sentence
from handlers.understand import DEFAULT_UNIT, Doubt, PriceLine, Reason, product_code, read_price_list, read_report


def read_products(words: str, known: Sequence[Product] = ()) -> tuple[Product, ...]:
    """Products with prices; one that is known by its name keeps its code. Rejected where a line is unclear."""
    lines, doubts = read_price_list(words)
    if doubts:
        raise Rejected(_doubt_said(doubts[0]))
    if not lines:
        raise Rejected(_("I did not find a product with a price in that."))
    taken = {product.code for product in known}
    products = [_product(line, known, taken) for line in lines]
    codes = [product.code for product in products]
    if len(set(codes)) < len(codes):
        raise Rejected(_("The same product is there twice."))
    return tuple(products)


def _doubt_said(doubt: Doubt) -> str:
    """What to say of an unclear line: a bare number may be a price in thousands."""
    if doubt.reason is Reason.COUNT_OR_MONEY and doubt.words[-1:].isdecimal():
        return _("Is the price in “{words}” in thousands? Then write it so: *{words}k*.").format(words=doubt.words)
    return sentence(doubt)


def _product(line: PriceLine, known: Sequence[Product], taken: set[str]) -> Product:
    """A new product with a code not taken yet, or a known one at its new price."""
    name = line.name.casefold()
    same = next((one for one in known if name in {one.name.casefold(), one.code.casefold(), *one.aliases}), None)
    if same is None:
        code = product_code(line.name, taken)
        taken.add(code)
        return Product(code, capitalised(line.name), line.unit, line.price, packs=_packs(line))
    if line.unit not in (DEFAULT_UNIT, same.unit):
        text = _("*{product}* is counted by {unit}. By {other} it needs a name of its own.")
        raise Rejected(text.format(product=same.name, unit=same.unit, other=line.unit))
    return at_new_price(same, Product(same.code, same.name, same.unit, line.price, packs=_packs(line)))


def at_new_price(known: Product, said: Product) -> Product:
    """A known product with the price, and the packs, that were said of it now."""
    return replace(known, price=said.price, packs=tuple({**dict(known.packs), **dict(said.packs)}.items()))


def _packs(line: PriceLine) -> tuple[tuple[str, Decimal], ...]:
    return tuple((pack.unit, pack.size) for pack in line.packs)


def called_so(product: Product, known: Sequence[Product]) -> list[Product]:
    """The known products that a report could call by this name."""
    reading = read_report(f"{product.name} 1", known, {})
    which = [doubt.products for doubt in reading.questions if doubt.reason is Reason.WHICH_PRODUCT]
    codes = {line.product for line in reading.lines}.union(*which)
    return [one for one in known if one.code in codes]


def surely_called_so(product: Product, known: Sequence[Product]) -> Product | None:
    """The known product that a report would call by this name without a question."""
    reading = read_report(f"{product.name} 1", known, {})
    codes = [] if reading.questions else [line.product for line in reading.lines]
    return next((one for one in known if codes == [one.code]), None)


def products_said(products: Sequence[Product], known: Sequence[Product] = ()) -> str:
    """The list as a table that can be checked line by line; a price that changes is shown beside the old one."""
    old = {product.code: product for product in known}
    rows = [_row(product, old.get(product.code)) for product in products]
    return _("{products}\nIs that right?").format(products="\n".join(rows))


def _row(product: Product, before: Product | None) -> str:
    new = f"*{money(product.price)}*"
    changed = before is not None and before.price != product.price
    price = f"{money(before.price)} → {new}" if before and changed else new
    return f"• {product.name}: {price} / {', '.join([product.unit, *packs_said(product)])}"
