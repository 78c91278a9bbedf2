"""Goods that somebody wishes for, beside the counts of a report or in a message of their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.product import Product
from handlers.phrases import spoken
from handlers.understand import AsideKind, Reading, read_quantity, read_report

WISHING = spoken("wish", "more", "goods", "polite")
"""Words that say that goods are wished for, and none of which or how many."""
GOODS = spoken("goods", "stock")
WHEN = spoken("when")
"""What a list of goods would lose: such a wish is passed on word for word."""


def wished(said: Reading, products: Sequence[Product]) -> dict[str, Decimal]:
    """Units by product code; empty where no goods are wished for, or not clearly how many of which.

    A number alone is meant for the one product that was counted beside it.
    """
    words = WISHING.sub(" ", " ".join(aside.words for aside in said.asides if aside.kind is AsideKind.WISH))
    words = words.strip(" ,.")
    if not words or said.questions or WHEN.search(words):
        return {}
    if len(said.lines) == 1:
        product = next(product for product in products if product.code == said.lines[0].product)
        number = read_quantity(words, product)
        if isinstance(number, Decimal):
            return {product.code: number} if number > 0 else {}
    heard = read_report(words, products, {})
    if heard.questions or heard.asides:
        return {}
    return {line.product: line.sold for line in heard.lines if line.sold}


def wishes_for_goods(said: Reading, products: Sequence[Product]) -> bool:
    """Whether goods are wished for without saying how many: `minta stok lagi dong`, `kirim keripik lagi`."""
    words = " ".join(aside.words for aside in said.asides if aside.kind is AsideKind.WISH)
    return bool(words) and not WHEN.search(words) and bool(GOODS.search(words) or named_in(words, products))


def named_in(words: str, products: Sequence[Product]) -> set[str]:
    """The codes of the products that are named in a wish."""
    heard = read_report(WISHING.sub(" ", words), products, {})
    return {doubt.about for doubt in heard.questions if doubt.about} | {line.product for line in heard.lines}


def in_codes(goods: dict[str, Decimal]) -> str:
    """A wish in words that are read in one way only: `KRP 20 NST 2,5`."""
    return " ".join(f"{code} {number:f}".replace(".", ",") for code, number in goods.items())
