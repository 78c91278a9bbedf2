"""Tells the numbers that count goods from those of hours, people, occasions and prices."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.numbers.number import Number, number_at
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.vocabulary import ROLES, Sense, phrase_at, sense_of

SUNDAY = frozenset({"minggu", "mgg", "mggu"})
THE_OTHER_ONE = frozenset({"satunya", "satune", "sijine", "hijina"})
BECOMES = frozenset({"jadi", "menjadi", "dadi", "jd", "sekarang", "skrg", "skrng", "saiki"})
_FAR = 5
"""So many words may stand before `jadi`: those of a product and its unit."""
LARGE = 1000
"""From here on a bare number may be money."""

_OTHER_COUNTED = frozenset({Sense.TIME_UNIT, Sense.PEOPLE, Sense.BUYER})
_SHORT = frozenset({"kurang", "krg", "kurangnya", "kirang", "korang"})
_LONG = SUNDAY | {"bulan", "bln", "tahun", "thn"}


def counts_something_else(tokens: Sequence[Token], number: Number) -> bool:
    """`5 orang`, `3 hari`, `2x`: no goods. `5 hari ini` is five, today."""
    if number.end >= len(tokens) or number.unit or number.money:
        return False
    token = tokens[number.end]
    if token.kind is not Kind.WORD or sense_of(token.text) not in _OTHER_COUNTED:
        return False
    return phrase_at([after.text for after in tokens[number.end : number.end + 5]], 0) is None


def names_sunday(tokens: Sequence[Token], at: int) -> bool:
    """`sabtu 4 minggu 6`: *minggu* before a number is the day, not weeks."""
    return tokens[at].text in SUNDAY and number_at(tokens, at + 1) is not None


def short_of_all(tokens: Sequence[Token], at: int) -> Number | None:
    """`kurang 2 lagi habis`, `tinggal 2 lagi habis`: the two that are left, with the words behind them."""
    left = sense_of(tokens[at].text) is Sense.LEFT
    number = number_at(tokens, at + 1) if left or tokens[at].text in _SHORT else None
    if number is None:
        return None
    senses = [sense_of(token.text) for token in tokens[number.end : number.end + 2]]
    again = senses[:1] == [Sense.AGAIN]
    sold_out = senses[again : again + 1] == [Sense.ALL]
    return number._replace(end=number.end + again + 1) if sold_out and (again or not left) else None


def spans_weeks(text: str) -> bool:
    """`dua minggu`, `3 bulan`: what was sold in that time is not what was sold in one week."""
    return text in _LONG


def times_price(tokens: Sequence[Token], at: int) -> bool:
    """`14 x 10rb` is a count and its price."""
    factor = number_at(tokens, at + 1)
    return factor is not None and (factor.money or factor.value >= LARGE)


def changes_into(tokens: Sequence[Token], at: int) -> bool:
    """`dari 20 jadi 6`, `dari 20 keripik jadi 6`: six sold, six left, or a correction."""
    number = number_at(tokens, at + 1)
    after = tokens[number.end : number.end + _FAR] if number is not None else ()
    words = [token.text for token in takewhile(lambda token: token.kind is Kind.WORD, after)]
    return any(word in BECOMES and sense_of(told) not in ROLES for word, told in pairwise([*words, ""]))


def follows_amount(atoms: Sequence[Atom]) -> bool:
    """`10rb satunya` is the price of one."""
    return bool(atoms) and atoms[-1].what is Form.AMOUNT


def is_plural(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """`kue2`: a 2 glued to a word repeats it."""
    token = tokens[at]
    glued = token.text == "2" and token.glued and at > 0 and tokens[at - 1].kind is Kind.WORD
    return glued and number.end == at + 1
