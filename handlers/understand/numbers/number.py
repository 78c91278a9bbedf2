"""Finds a number in a run of tokens: its value, its unit, whether it is money, or why it has no single value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.domain.money import LARGEST
from bot.domain.product import PACKS, Product
from handlers.understand.doubt import Reason
from handlers.understand.numbers.about import end_of_about, suffixed
from handlers.understand.numbers.dialects import value_in_dialect
from handlers.understand.numbers.digits import parts_of, read_digits
from handlers.understand.numbers.spelled import spelled_at, word_run
from handlers.understand.text.tokens import Kind, Token, opens_code
from handlers.understand.words.numerals import (
    NUMBER_WORDS,
    ONES_ABOUT,
    PARTS,
    SCALES,
    SLANG_MONEY,
    TENS,
    TWO_VALUED,
    VAGUE,
    read_words,
)
from handlers.understand.words.units import HALVES_WITH, in_units_of, keeps_dozens, one_of, unit_of

_CURRENCY = frozenset({"rp", "idr", "rph"})
_RUPIAH = frozenset({"rupiah", "perak", "rph", "rupiyah"})
_FROM_TO = frozenset({"sampai", "sampe", "hingga", "sd", "atau", "ato", "atw"})
_PLUS = frozenset({"plus", "ditambah", "tambahin"})
MAKES = frozenset({"=", "jadi", "jd", "menjadi", "dadi"})
_THOUSAND = 1000
_SMALLER = {"kg": (("ons", 10), ("gram", 1000)), "liter": (("ml", 1000),), "lusin": (("piece", 12), ("bungkus", 12))}
"""For a unit, the units that may follow it in one quantity, and how many of them it holds."""


class Number(NamedTuple):
    """A number read from tokens up to `end`; `doubt` says why it must not be used, `candidates` what it may be."""

    value: Decimal
    end: int
    unit: str | None = None
    money: bool = False
    spelled: bool = False
    """Written in words."""
    grouped: bool = False
    """Written with thousands dots, as amounts are."""
    doubt: Reason | None = None
    candidates: tuple[Decimal, ...] = ()
    mixed: bool = False
    """Added up of parts in different units, a lusin being twelve: `1 lusin 3 biji`, `2 dus + 3`."""
    rest: bool = False
    """As many as nothing else is told of: `sisanya basi`."""
    grown: bool = False
    """Added up in words: `5 ditambah 2`."""
    among: Decimal | None = None
    """How many there were, if that is the 20 of `14/20`."""

    def doubted(self, reason: Reason, *candidates: Decimal) -> Number:
        """The number, no more certain than it was, for `reason` if it had none."""
        return self._replace(doubt=self.doubt or reason, candidates=candidates or self.candidates, among=None)

    def of(self, product: Product) -> Decimal | Reason:
        """The quantity in the product's own unit, or why there is none."""
        whole = not self.mixed or (in_units_of(product, Decimal(1), self.unit) == 1 and keeps_dozens(product))
        return in_units_of(product, self.value, self.unit) if whole else Reason.UNIT


def number_at(tokens: Sequence[Token], start: int) -> Number | None:
    """The number that begins at `start`, sums (`5+3`) and ranges (`10-12`) whole; None if none begins there."""
    about = end_of_about(tokens, start)
    first = _one_number(tokens, about)
    if first is None:
        return None
    number = _extended(tokens, first)
    if about > start:
        return number.doubted(Reason.APPROXIMATE, number.value)
    return number


def _extended(tokens: Sequence[Token], number: Number) -> Number:
    """Joins what follows: `+ 3`, `- 12`, `atau 12`, `an`, `lebih`."""
    while (joint := _joint(tokens, number.end)) is not None:
        kind, at = joint
        second = _one_number(tokens, at)
        if second is None:
            return number
        grown = number.grown or tokens[number.end].text in _PLUS
        number = _worked_out(tokens, _sum(number, second)) if kind == "+" else _range(number, second)
        number = number._replace(grown=grown)
    return suffixed(tokens, number)


def _joint(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    if at + 1 >= len(tokens):
        return None
    text = tokens[at].text
    if text == "+" or text in _PLUS:
        return "+", at + 1
    if text in ("-", "–", "/", "~", "±") and _tight(tokens, at):
        return "-", at + 1
    if text == "s" and at + 3 < len(tokens) and tokens[at + 1].text == "/" and tokens[at + 2].text == "d":
        return "-", at + 3
    return ("-", at + 1) if text in _FROM_TO else None


def _tight(tokens: Sequence[Token], at: int) -> bool:
    """`10-12` and `10 - 12` are ranges; `14 -nastar` never gets here, for a number must follow."""
    return tokens[at + 1].kind is Kind.NUMBER


def _sum(first: Number, second: Number) -> Number:
    doubt = first.doubt or second.doubt
    if first.money != second.money or (first.unit and second.unit and first.unit != second.unit):
        doubt = doubt or Reason.SEVERAL_NUMBERS
    value, unit = first.value + second.value, first.unit or second.unit
    mixed = first.mixed or second.mixed or first.unit != second.unit
    return first._replace(value=value, end=second.end, unit=unit, doubt=doubt, mixed=mixed, among=None)


def _worked_out(tokens: Sequence[Token], total: Number) -> Number:
    """`5+2=7`, `10 ditambah 4 jadi 14`: a result that agrees is said of the same goods."""
    at = total.end
    stated = _one_number(tokens, at + 1) if at + 1 < len(tokens) and tokens[at].text in MAKES else None
    if stated is None or stated.value != total.value or stated.unit not in (None, total.unit):
        return total
    return total._replace(end=stated.end)


def _range(first: Number, second: Number) -> Number:
    values = (*(first.candidates or (first.value,)), second.value)
    return first._replace(
        end=second.end, unit=second.unit, money=second.money, doubt=Reason.APPROXIMATE, candidates=values
    )


def _one_number(tokens: Sequence[Token], start: int) -> Number | None:
    at = start
    if at < len(tokens) and tokens[at].text in _CURRENCY:
        at += 1
        while at < len(tokens) and tokens[at].text in (".", ":"):
            at += 1
        number = _in_digits(tokens, at) or _in_words(tokens, at)
        return number and number._replace(money=True, unit=None)
    return _in_digits(tokens, at) or _in_words(tokens, at)


def _in_digits(tokens: Sequence[Token], at: int) -> Number | None:
    if at >= len(tokens) or tokens[at].kind is not Kind.NUMBER:
        return None
    scale, end = _scale(tokens, at + 1)
    if end < len(tokens) and tokens[end].text in TENS and len(tokens[at].text) == 1:
        return None
    if scale == 0:
        return _two_valued(tokens, at)
    unit = unit_of(tokens[end].text) if scale == 1 and end < len(tokens) and tokens[end].kind is Kind.WORD else None
    value = read_digits(tokens[at].text, scaled=scale > 1 or (unit in HALVES_WITH and unit not in ("gram", "ml")))
    if isinstance(value, Reason):
        part, among = parts_of(tokens[at].text) or (Decimal(0), None)
        return Number(part, end + (unit is not None), unit, money=scale > 1, doubt=value, among=among)
    number = Number(value * scale, end, money=scale > 1, grouped="." in tokens[at].text)
    return _measured(tokens, number if scale == 1 else _with_smaller(tokens, number, scale))


def _with_smaller(tokens: Sequence[Token], number: Number, scale: int) -> Number:
    """`1jt 500rb`, `2 juta 250 ribu`: a second numeral with a smaller scale of its own."""
    at = number.end
    if at >= len(tokens) or not tokens[at].text.isdecimal() or len(tokens[at].text) > 3:
        return number
    smaller, end = _scale(tokens, at + 1)
    if not 1 < smaller < scale or number.value % scale:
        return number
    return number._replace(value=number.value + int(tokens[at].text) * smaller, end=end)


def _scale(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The multiplier word after a numeral and where it ends; 0 for one with two values."""
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return 1, at
    text, glued = tokens[at].text, tokens[at].glued
    if opens_code(tokens, at):
        return 1, at
    if text in SCALES:
        return SCALES[text], at + 1
    if text == "k" and glued:
        return 1000, at + 1
    return (0, at + 1) if text in ("m", "t") else (1, at)


def _two_valued(tokens: Sequence[Token], at: int) -> Number:
    value = read_digits(tokens[at].text, scaled=True)
    base = Decimal(0) if isinstance(value, Reason) else value
    candidates = tuple(base * factor for factor in TWO_VALUED[tokens[at + 1].text])
    return Number(base, at + 2, money=True, doubt=Reason.SLANG, candidates=candidates)


def _in_words(tokens: Sequence[Token], at: int) -> Number | None:
    if at >= len(tokens) or tokens[at].kind not in (Kind.WORD, Kind.NUMBER):
        return None
    word = tokens[at].text
    if word in VAGUE:
        return Number(Decimal(0), at + 1, doubt=Reason.APPROXIMATE)
    if (meant := value_in_dialect(word, tokens)) is not None:
        return _measured(tokens, Number(meant, at + 1, spelled=True))
    if word in TWO_VALUED and len(word) > 1:
        return Number(Decimal(0), at + 1, doubt=Reason.SLANG, candidates=tuple(map(Decimal, TWO_VALUED[word])))
    if word in ONES_ABOUT:
        value = Decimal(ONES_ABOUT[word])
        return Number(value, at + 1, money=True, doubt=Reason.APPROXIMATE, candidates=(value,))
    if (unit := one_of(word)) is not None:
        return _compound(tokens, Number(Decimal(1), at + 1, unit=unit, spelled=True))
    found = spelled_at(tokens, at)
    return None if found is None else _spelled(tokens, at, *found)


def _spelled(tokens: Sequence[Token], start: int, value: Decimal, end: int, short: bool) -> Number:
    """A bare `satu` beside a second digit word (`dua tiga`) is a way to say about, not a number."""
    millions = any(SCALES.get(token.text, 0) > _THOUSAND for token in tokens[start:end])
    money = tokens[start].text in SLANG_MONEY or millions
    number = Number(value, end, money=money, spelled=True)
    if short:
        return number._replace(doubt=Reason.SLANG, candidates=(value,))
    if end < len(tokens) and tokens[end].text in NUMBER_WORDS and not tokens[end].text.isdigit():
        second = read_words([token.text for token in word_run(tokens, end)])
        if second is not None:
            return number._replace(
                end=end + second.length, doubt=Reason.SEVERAL_NUMBERS, candidates=(value, second.value)
            )
    return _measured(tokens, number)


def _measured(tokens: Sequence[Token], number: Number) -> Number:
    """Takes the unit or the currency that follows."""
    if number.value > LARGEST:
        return number._replace(doubt=Reason.TOO_LARGE)
    at = number.end
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD or opens_code(tokens, at):
        return _half_after(tokens, number)
    if tokens[at].text in _RUPIAH:
        return number._replace(end=at + 1, money=True)
    unit = unit_of(tokens[at].text)
    if unit is None or (number.money and not number.spelled):
        return number
    return _compound(tokens, number._replace(end=at + 1, unit=unit, money=False))


def _half_after(tokens: Sequence[Token], number: Number) -> Number:
    """`1 1/2 kg`: a whole number and a proper fraction."""
    at = number.end
    if at >= len(tokens) or "/" not in tokens[at].text or tokens[at].kind is not Kind.NUMBER or number.money:
        return number
    part = read_digits(tokens[at].text)
    if isinstance(part, Reason) or part >= 1 or number.grouped or number.value != number.value.to_integral_value():
        return number
    return _measured(tokens, number._replace(value=number.value + part, end=at + 1))


def _compound(tokens: Sequence[Token], number: Number) -> Number:
    """`sekilo setengah`, `2 kg 3 ons`, `2 lusin 3 biji`: a second, smaller part of the same quantity."""
    at = number.end
    if at >= len(tokens):
        return number
    part = PARTS.get(tokens[at].text)
    if part is not None and number.unit in HALVES_WITH:
        follower = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if unit_of(follower) is None and follower not in SCALES:
            return number._replace(value=number.value + part, end=at + 1)
    if number.unit in PACKS and (odd := _odd_pieces(tokens, at)) is not None and odd.value < PACKS[number.unit]:
        return odd._replace(value=number.value * PACKS[number.unit] + odd.value)
    second = _simple(tokens, at)
    for unit, parts in _SMALLER.get(number.unit or "", ()):
        if second is not None and second.unit == unit and second.value < parts:
            value, dozens = number.value * parts + second.value, number.unit == "lusin"
            return number._replace(value=value, unit=unit, end=second.end, mixed=dozens)
    return number


def _odd_pieces(tokens: Sequence[Token], at: int) -> Number | None:
    """`(1 kodi) lebih 3`: the pieces beside packs; what `kurang 2` says may be missing."""
    if tokens[at].text != "lebih" or at + 1 >= len(tokens) or not tokens[at + 1].text.isdecimal():
        return None
    counted = at + 2 < len(tokens) and unit_of(tokens[at + 2].text) == "piece"
    return Number(Decimal(tokens[at + 1].text), at + 2 + counted, "piece", mixed=True)


def _simple(tokens: Sequence[Token], at: int) -> Number | None:
    """A whole numeral and its unit, nothing more."""
    if at + 1 < len(tokens) and tokens[at].kind is Kind.NUMBER and tokens[at].text.isdecimal():
        unit = unit_of(tokens[at + 1].text)
        return Number(Decimal(tokens[at].text), at + 2, unit) if unit else None
    return None
