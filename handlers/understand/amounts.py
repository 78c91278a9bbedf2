"""Reads a text that should be one number: a plain number, money, or a quantity of a product."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.domain.product import PACKS, Product
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.numbers.number import Number, number_at
from handlers.understand.numbers.restatements import said_once
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import Kind, Token, tokens_of
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.units import unit_of

_WORDS = words_of("around_numbers")
_PRICE_WORDS, _AROUND = _WORDS["price"], _WORDS["silent"]
_NOTHING = re.compile(
    r"(?:(?:gak|ga|gk|g|nggak|ngga|enggak|tidak|tdk|ndak|nda|ora|teu|belum|blm|durung) "
    r"(?:ada|laku|aya|ono|onok|payu|terjual)"
    r"(?: (?:sama sekali|yang laku|yg laku|bu|pak|kak))*|nihil|nol|kosong nol)"
)
_SMALL_PRICE = 1000
"""Below this, a bare number after a price word means thousands."""


def read_number(text: str) -> Decimal | Doubt:
    """The one number a text consists of; weights and packs keep their own count (`1/2 kg` is 0.5)."""
    number = _only_number(text)
    if isinstance(number, Doubt):
        return number
    if number.unit in ("ons", "gram", "ml"):
        return Doubt(Reason.UNIT, text, numbers=(number.value,))
    return number.value * PACKS.get(number.unit or "", 1)


def read_money(text: str) -> int | Doubt:
    """Whole rupiah. A bare number under 1.000 is thousands only after a price word (`harganya 25`)."""
    number = _only_number(text)
    if isinstance(number, Doubt):
        return number
    value = number.value
    if number.unit is not None or value != value.to_integral_value() or value <= 0:
        return Doubt(Reason.COUNT_OR_MONEY, text, numbers=(value,))
    if (number.money and value >= 100) or value >= _SMALL_PRICE:
        return int(value)
    if _after_price_word(text):
        return int(value * 1000)
    return Doubt(Reason.COUNT_OR_MONEY, text, numbers=(value, value * 1000))


def read_quantity(text: str, product: Product | None = None) -> Decimal | Doubt:
    """A count in the product's own unit; without a product only whole pieces and packs are counts."""
    cleaned = clean(text)
    if isinstance(cleaned, str) and _NOTHING.fullmatch(cleaned.strip(" .!").lower()):
        return Decimal(0)
    number = _only_number(text)
    if isinstance(number, Doubt):
        return number
    if number.money:
        return Doubt(Reason.COUNT_OR_MONEY, text, numbers=(number.value,))
    if product is None:
        product = Product("", "", "kg" if number.unit in ("kg", "ons", "gram") else "pcs", 0)
    quantity = number.of(product)
    if isinstance(quantity, Reason):
        return Doubt(quantity, text, about=product.code or None, numbers=(number.value,))
    return quantity


def _only_number(text: str) -> Number | Doubt:
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return cleaned
    tokens = [token for token in said_once(tokens_of(cleaned)) if token.kind is not Kind.BREAK]
    start = next((at for at, token in enumerate(tokens) if not _around(token)), len(tokens))
    number = number_at(tokens, start) or _bare_pack(tokens, start)
    if number is None:
        return Doubt(Reason.NO_NUMBER, text)
    if number.doubt is not None:
        return Doubt(number.doubt, text, numbers=number.candidates)
    if any(not _around(token) for token in tokens[number.end :]):
        return Doubt(Reason.SEVERAL_NUMBERS, text, numbers=(number.value,))
    return number


def _bare_pack(tokens: Sequence[Token], at: int) -> Number | None:
    """`kodi` alone is one kodi."""
    unit = unit_of(tokens[at].text) if at < len(tokens) else None
    return Number(Decimal(1), at + 1, unit) if unit in PACKS else None


def _around(token: Token) -> bool:
    """Words and signs around a number that change nothing about it."""
    return token.text in _AROUND or token.text in _PRICE_WORDS or token.text in ".,!:=()*"


def _after_price_word(text: str) -> bool:
    cleaned = clean(text)
    return isinstance(cleaned, str) and any(token.text in _PRICE_WORDS for token in tokens_of(cleaned))
