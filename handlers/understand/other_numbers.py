"""Tells the numbers that count goods from those of hours, people, occasions and prices."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atom import Atom, Form
from handlers.understand.number import Number, number_at
from handlers.understand.tokens import Kind, Token
from handlers.understand.vocabulary import Sense, phrase_at, sense_of

SUNDAY = frozenset({"minggu", "mgg", "mggu"})
THE_OTHER_ONE = frozenset({"satunya", "satune", "sijine", "hijina"})
_BECOMES = frozenset({"jadi", "menjadi", "dadi", "jd"})
LARGE = 1000
"""From here on a bare number may be money."""

_LONG = SUNDAY | {"bulan", "bln", "tahun", "thn"}


def counts_something_else(tokens: Sequence[Token], number: Number) -> bool:
    """`5 orang`, `3 hari`, `2x`: no goods. `5 hari ini` is five, today."""
    if number.end >= len(tokens) or number.unit or number.money:
        return False
    token = tokens[number.end]
    texts = [after.text for after in tokens[number.end : number.end + 5]]
    if phrase_at(texts, 0) is not None:
        return False
    return token.kind is Kind.WORD and sense_of(token.text) in (Sense.TIME_UNIT, Sense.PEOPLE, Sense.BUYER)


def names_sunday(tokens: Sequence[Token], at: int) -> bool:
    """`sabtu 4 minggu 6`: *minggu* before a number is the day, not weeks."""
    return tokens[at].text in SUNDAY and number_at(tokens, at + 1) is not None


def spans_weeks(text: str) -> bool:
    """`dua minggu`, `3 bulan`: what was sold in that time is not what was sold in one week."""
    return text in _LONG


def times_price(tokens: Sequence[Token], at: int) -> bool:
    """`14 x 10rb` is a count and its price."""
    factor = number_at(tokens, at + 1)
    return factor is not None and (factor.money or factor.value >= LARGE)


def changes_into(tokens: Sequence[Token], at: int) -> bool:
    """`dari 20 jadi 6`: six sold, six left, or a correction."""
    number = number_at(tokens, at + 1)
    return number is not None and number.end < len(tokens) and tokens[number.end].text in _BECOMES


def follows_amount(atoms: Sequence[Atom]) -> bool:
    """`10rb satunya` is the price of one."""
    return bool(atoms) and atoms[-1].what is Form.AMOUNT


def is_plural(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """`kue2`: a 2 glued to a word repeats it."""
    token = tokens[at]
    glued = token.text == "2" and token.glued and at > 0 and tokens[at - 1].kind is Kind.WORD
    return glued and number.end == at + 1
