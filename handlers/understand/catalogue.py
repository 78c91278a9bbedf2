"""Finds the products a business sells in what people call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain.product import Product
from handlers.understand.goods import OTHER_GOODS
from handlers.understand.spelling import near, slips
from handlers.understand.tokens import Kind, Token, tokens_of
from handlers.understand.units import UNITS
from handlers.understand.vocabulary import STOP_WORDS

_ENDINGS = ("nya", "mi", "ji", "pi", "na", "ne", "ku", "e")
_SIZE = re.compile(r"\d")


class Mention(NamedTuple):
    """Words that name a product: the codes they may mean, and the token after them."""

    codes: tuple[str, ...]
    end: int


class Call(NamedTuple):
    """One way to call a product, as words."""

    code: str
    words: tuple[str, ...]
    official: bool
    """The name or the code itself, not an alias."""


class Catalogue:
    """The products by the words of their names. Build it with `catalogue_of`, which keeps it."""

    def __init__(self, products: Sequence[Product]) -> None:
        self.products = {product.code: product for product in products}
        self.units = {product.unit.casefold() for product in products}
        self.calls = [call for product in products for call in _calls(product)]
        self.codes_by_word: dict[str, frozenset[str]] = {}
        for call in self.calls:
            for word in call.words:
                self.codes_by_word[word] = self.codes_by_word.get(word, frozenset()) | {call.code}
        self._share_near_words()
        heads = {call.words[0] for call in self.calls if call.words}
        self.openers = frozenset(
            word for word in self.codes_by_word if not _SIZE.match(word) and (word in heads or word not in STOP_WORDS)
        )
        self.spellings = tuple(word for word in self.openers if len(word) > 2)
        self._found: dict[str, str | tuple[str, ...]] = {}

    def _share_near_words(self) -> None:
        """`kripik`, an alias of one product, is also a way to write the *keripik* of another."""
        official = {word for call in self.calls if call.official for word in call.words}
        shared = {
            word: codes.union(*(self.codes_by_word[other] for other in official if slips(word, other) < 1))
            for word, codes in self.codes_by_word.items()
        }
        self.codes_by_word = shared

    def mention_at(self, tokens: Sequence[Token], start: int, *, fuzzy: bool = False) -> Mention | None:
        """The longest run of words from `start` that can name one and the same product."""
        opener = self._word(tokens[start].text, fuzzy=fuzzy) if tokens[start].kind is Kind.WORD else None
        if opener is None or opener not in self.openers:
            return None
        codes, said, end = self.codes_by_word[opener], [opener], start + 1
        at = _past_hyphen(tokens, end)
        while at < len(tokens) and (word := self._next_word(tokens, at, codes, said)) is not None:
            codes &= self.codes_by_word[word]
            said.append(word)
            end = at + 1
            at = _past_hyphen(tokens, end)
        end = self._past_size_unit(tokens, end, said)
        return Mention(self._narrowed(codes, said), end)

    def _next_word(self, tokens: Sequence[Token], at: int, codes: frozenset[str], said: list[str]) -> str | None:
        token = tokens[at]
        if token.kind is Kind.NUMBER:
            word: str | None = token.text if self._is_size(tokens, at, codes) else None
        else:
            word = self._word(token.text, fuzzy=True) if token.kind is Kind.WORD else None
        if word is None or word in said:
            return None
        return word if codes & self.codes_by_word.get(word, frozenset()) else None

    def _is_size(self, tokens: Sequence[Token], at: int, codes: frozenset[str]) -> bool:
        """A numeral belongs to the name where the name has it and another number or its unit follows."""
        if not codes & self.codes_by_word.get(tokens[at].text, frozenset()):
            return False
        follower = tokens[at + 1] if at + 1 < len(tokens) else None
        return follower is not None and (follower.kind is Kind.NUMBER or follower.text in UNITS)

    def _past_size_unit(self, tokens: Sequence[Token], end: int, said: Sequence[str]) -> int:
        sized = _SIZE.match(said[-1]) is not None
        return end + 1 if sized and end < len(tokens) and tokens[end].text in UNITS else end

    def _narrowed(self, codes: frozenset[str], said: Sequence[str]) -> tuple[str, ...]:
        """Words that are the whole official name of one product mean that product."""
        if len(codes) > 1:
            exact = {call.code for call in self.calls if call.official and list(call.words) == list(said)}
            codes = frozenset(exact) if len(exact) == 1 else codes
        return tuple(code for code in self.products if code in codes)

    def _word(self, text: str, *, fuzzy: bool) -> str | None:
        """The word of a name that `text` spells, itself, with an ending, or with a slip."""
        if text in self.codes_by_word:
            return text
        stem = self._stem(text)
        if stem is not None or not fuzzy or text in STOP_WORDS:
            return stem
        close = self._near(text)
        if len(close) == 1:
            return close[0]
        return self._merged(close) if close else None

    def _stem(self, text: str) -> str | None:
        for ending in _ENDINGS:
            stem = text.removesuffix(ending)
            if stem != text and len(stem) > 2 and stem in self.openers:
                return stem
        return None

    def _near(self, text: str) -> list[str]:
        """The words that `text`, as it is or without an ending, is a slip of."""
        stems = [text.removesuffix(ending) for ending in _ENDINGS if text.endswith(ending)]
        most = 0 if text in OTHER_GOODS else 2
        for form in (text, *stems):
            if len(form) > 2 and (close := near(form, self.spellings, most)):
                return close
        return []

    def _merged(self, close: Sequence[str]) -> str:
        """Several words equally near: one word that stands for all their products."""
        merged = "|".join(sorted(close))
        self.codes_by_word[merged] = frozenset().union(*(self.codes_by_word[word] for word in close))
        self.openers |= {merged}
        return merged


def _past_hyphen(tokens: Sequence[Token], at: int) -> int:
    """`keripik-pisang` is two words of one name."""
    hyphen = at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].glued and tokens[at + 1].glued
    return at + 1 if hyphen and tokens[at + 1].kind is Kind.WORD else at


def _calls(product: Product) -> list[Call]:
    name = _words(product.name)
    official = [Call(product.code, name, True), Call(product.code, _words(product.code), True)]
    if len(name) > 1:
        official.append(Call(product.code, ("".join(name),), True))
    return official + [Call(product.code, _words(alias), False) for alias in product.aliases]


def _words(name: str) -> tuple[str, ...]:
    """The words and numerals of a name; the unit of a size (`250 g`) is left out."""
    tokens = tokens_of(name)
    return tuple(
        token.text
        for at, token in enumerate(tokens)
        if token.kind in (Kind.WORD, Kind.NUMBER)
        and not (at and tokens[at - 1].kind is Kind.NUMBER and token.text in UNITS)
    )


@lru_cache(maxsize=512)
def catalogue_of(products: tuple[Product, ...]) -> Catalogue:
    return Catalogue(products)
