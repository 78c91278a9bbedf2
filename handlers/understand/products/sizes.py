"""Tells apart products that differ in their size alone: `kopi 100 g laku 3, 250 g laku 2`, `yang kecil 5`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.domain.product import Product
from handlers.understand.products.numbered_names import numerals_of_name, words_of_name
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.numerals import NUMBER_WORDS
from handlers.understand.words.units import UNITS, in_base_unit
from handlers.understand.words.vocabulary import ROLES, Sense, sense_of

_WORDS = words_of("sizes")
_SMALLEST, _LARGEST = _WORDS["smallest"], _WORDS["largest"]
COUNTING = ROLES | {Sense.ALL, Sense.NOT, Sense.ZERO, Sense.EMPTY}
"""Senses that say how many of what was named, so that a numeral before them is no count."""


class _Sized(NamedTuple):
    """A product of a family, and how much one holds in the family's smallest unit."""

    code: str
    numeral: str
    size: Decimal


class Sizes:
    """The families of a business: products whose names agree but for the size at the end, each of another size."""

    def __init__(self, products: Iterable[Product]) -> None:
        named: dict[tuple[str, ...], list[_Sized]] = defaultdict(list)
        self._named: dict[str, dict[str, None]] = defaultdict(dict)
        """The codes by the numerals of their names."""
        for product in products:
            for name in (product.name, *product.aliases):
                for numeral in numerals_of_name(product.code, name):
                    self._named[numeral.text][product.code] = None
            if not product.weighed and (found := _sized(product)) is not None:
                named[found[0]].append(found[1])
        self.families = [family for family in named.values() if len({one.size for one in family}) == len(family) > 1]

    def said_in_digits(
        self, tokens: Sequence[Token], at: int, near: Collection[str], *, sorting: bool
    ) -> tuple[tuple[str, ...], int] | None:
        """The codes that a numeral at `at` may mean, and the place after it and its unit, if a count or its role
        follows. `near` holds the goods that were spoken of last; `sorting` says that `yang` stands before, after which
        any numeral of a name will do, and otherwise it must be a size of a family of theirs, and have a unit or
        a role and a count behind it."""
        text = tokens[at].text
        family = [one.code for family in self._families_of(near) for one in family if one.numeral == text]
        codes = tuple(family or (self._named.get(text, ()) if sorting else ()))
        if not codes or tokens[at].kind is not Kind.NUMBER:
            return None
        measured = at + 1 < len(tokens) and tokens[at + 1].text in UNITS
        end = at + 1 + measured
        told = end < len(tokens) and sense_of(tokens[end].text) in ROLES and _opens_count(tokens, end + 1)
        return (codes, end) if told or ((measured or sorting) and _opens_count(tokens, end)) else None

    def said_in_words(self, word: str, near: Collection[str]) -> str | None:
        """The code that `kecil` or `besar` means beside those in `near`, if these are of one family."""
        families = self._families_of(near) if word in _SMALLEST or word in _LARGEST else []
        if len(families) != 1:
            return None
        pick = min if word in _SMALLEST else max
        return pick(families[0], key=lambda one: one.size).code

    def _families_of(self, near: Collection[str]) -> list[list[_Sized]]:
        """The families of the goods in `near`, all families where it is empty."""
        return [family for family in self.families if not near or any(one.code in near for one in family)]


def _opens_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether a count stands at `at`, or what says how many."""
    at += at < len(tokens) and tokens[at].text in (":", "=")
    if at >= len(tokens):
        return False
    return tokens[at].kind is Kind.NUMBER or tokens[at].text in NUMBER_WORDS or sense_of(tokens[at].text) in COUNTING


def _sized(product: Product) -> tuple[tuple[str, ...], _Sized] | None:
    """What the names of a family have in common, and the size of one of them."""
    numerals = numerals_of_name(product.code, product.name)
    last = numerals[-1] if numerals else None
    if last is None or last.after is not None or not last.text.isdecimal():
        return None
    measured = in_base_unit(Decimal(last.text), last.unit)
    if measured is None and last.before != "isi":
        return None
    size, unit = measured or (Decimal(last.text), "isi")
    return (*words_of_name(product.name)[:-1], unit), _Sized(product.code, last.text, size)
