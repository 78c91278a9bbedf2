"""Finds the products a business sells in what people call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.domain.product import Product
from handlers.understand.products.numbered_codes import NumberedCodes, is_numbered
from handlers.understand.products.numbered_names import (
    NamedNumeral,
    names_another,
    numeral_text,
    numerals_of_name,
    repeats_word,
    stands_in_name,
    words_of_name,
)
from handlers.understand.products.sizes import COUNTING, Sizes
from handlers.understand.products.telling_names import before_telling, stands_in_place, tells
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.goods import GENERAL, KINDS, OTHER_GOODS, spellings_among
from handlers.understand.words.spelling import alike, near, same_good
from handlers.understand.words.units import UNITS
from handlers.understand.words.vocabulary import STOP_WORDS, sense_of

_ENDINGS = ("nya", "nye", "mi", "ji", "pi", "na", "ne", "ku", "e")
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

    def __init__(self, products: Sequence[Product], *, ends_tell: bool = False, ends_name: bool = False) -> None:
        self.products = {product.code: product for product in products}
        self.numbered_codes = NumberedCodes(self.products)
        self.sizes = Sizes(products)
        self.units = {product.unit.casefold() for product in products}
        whole = [call for product in products for call in _calls(product)]
        self.calls = [_without_end(call) for call in whole] if ends_tell else whole
        self.ends_may_tell = any(_without_end(call) != call for call in whole)
        """Whether what ends a name may also say what became of goods: `Keripik Remuk`."""
        self.telling_ends = frozenset(call.words[-1] for call in whole if len(call.words) > 1 and tells(call.words[-1]))
        """Words of state that end a name, and may stand for it: `sobek` for *Roti Sobek*."""
        self.codes_by_word: dict[str, frozenset[str]] = {}
        for call in self.calls:
            for word in call.words:
                self.codes_by_word[word] = self.codes_by_word.get(word, frozenset()) | {call.code}
        self._share_near_words()
        for word in KINDS.keys() & self.codes_by_word.keys():
            kin = (codes for other, codes in self.codes_by_word.items() if other in KINDS[word])
            self.codes_by_word[word] = self.codes_by_word[word].union(*kin)
        self.numerals: dict[str, list[NamedNumeral]] = {}
        self.from_numerals: dict[str, list[tuple[str, tuple[str, ...], bool]]] = {}
        for product in products:
            self._keep_numerals(product)
        heads = {call.words[0] for call in self.calls if call.words}
        self.openers = frozenset(
            word for word in self.codes_by_word if not _SIZE.match(word) and (word in heads or word not in STOP_WORDS)
        )
        self.naming_ends = self.telling_ends if ends_name else frozenset()
        self.openers |= self.naming_ends
        self.spellings = tuple(word for word in self.openers if len(word) > 2)

    def _keep_numerals(self, product: Product) -> None:
        for name in (product.name, *product.aliases):
            for numeral in numerals_of_name(product.code, name):
                self.numerals.setdefault(numeral.text, []).append(numeral)
            words = words_of_name(name)
            for at, word in enumerate(words):
                if _SIZE.match(word):
                    self.from_numerals.setdefault(word, []).append((product.code, words[at:], at == 0))

    def _share_near_words(self) -> None:
        """`kripik`, an alias of one product, is also a way to write the *keripik* of another."""
        official = {word for call in self.calls if call.official for word in call.words}
        shared = {
            word: codes.union(*(self.codes_by_word[other] for other in official if alike(word, other)))
            for word, codes in self.codes_by_word.items()
        }
        self.codes_by_word = shared

    def mention_at(self, tokens: Sequence[Token], start: int, *, fuzzy: bool = False) -> Mention | None:
        """The longest run of words from `start` that can name one and the same product."""
        if (numbered := self.numbered_codes.at(tokens, start)) is not None:
            return Mention(numbered[:1], numbered[1])
        if tokens[start].kind is Kind.NUMBER:
            return self._from_numeral(tokens, start)
        opener, end = self._opener(tokens, start, fuzzy=fuzzy)
        if opener is None:
            return None
        codes, said = self.codes_by_word[opener], [opener]
        at = _past_hyphen(tokens, end)
        while at < len(tokens) and (word := self._next_word(tokens, at, codes, said)) is not None:
            codes &= self.codes_by_word[word]
            said.append(word)
            end = at + 1
            at = _past_hyphen(tokens, end)
        if self._names_another(tokens, end, codes, said):
            return Mention((), end + 1)
        return Mention(self._narrowed(codes, said), self._past_size_unit(tokens, end, said))

    def _opener(self, tokens: Sequence[Token], start: int, *, fuzzy: bool) -> tuple[str | None, int]:
        """The word of a name at `start`, and the token after it; `nas tar` is one word in two."""
        if tokens[start].kind is not Kind.WORD:
            return None, start
        opener = self._word(tokens[start].text, fuzzy=fuzzy)
        if opener in self.openers and self._is_named(tokens, start, opener, ()):
            return opener, start + 1
        cut = fuzzy and start + 1 < len(tokens) and tokens[start + 1].kind is Kind.WORD
        whole = tokens[start].text + tokens[start + 1].text if cut else ""
        return (whole, start + 2) if whole in self.spellings else (None, start)

    def _from_numeral(self, tokens: Sequence[Token], start: int) -> Mention | None:
        """A name that begins with a numeral (`7 Up`), or the rest of one from a numeral on (`yang 3in1`)."""
        best: dict[str, int] = {}
        for code, words, begins in self.from_numerals.get(tokens[start].text, ()):
            end = start + len(words)
            fits = len(words) > 1 and tuple(token.text for token in tokens[start:end]) == words
            if fits and (begins or tokens[start + 1].glued):
                best[code] = end
        if not best:
            return None
        longest = max(best.values())
        return Mention(tuple(code for code in self.products if best.get(code) == longest), longest)

    def _next_word(self, tokens: Sequence[Token], at: int, codes: frozenset[str], said: list[str]) -> str | None:
        token = tokens[at]
        if repeats_word(tokens, at) and self._said_twice(said, codes) and at + 1 < len(tokens):
            return said[-1] if tokens[at + 1].kind in (Kind.WORD, Kind.NUMBER) or tokens[at + 1].text == ":" else None
        numeral = self._numeral(tokens, at, codes, said)
        if numeral is not None or token.kind is not Kind.WORD:
            return numeral
        word = self._word(token.text, fuzzy=True)
        if word is None or (word in said and not (word == said[-1] and self._said_twice(said, codes))):
            return None
        named = codes & self.codes_by_word.get(word, frozenset())
        return word if named and self._is_named(tokens, at, word, said) else None

    def _is_named(self, tokens: Sequence[Token], at: int, word: str, said: Sequence[str]) -> bool:
        """Whether a word of a name belongs to it here. One that tells by itself does in its place: not in `sisa 5`."""
        behind_count = at > 0 and tokens[at - 1].kind is Kind.NUMBER
        if not tells(word) or (not said and behind_count and word in self.naming_ends):
            return True
        after = self._word(tokens[at + 1].text, fuzzy=True) if at + 1 < len(tokens) else None
        spelled = tokens[at].text == word or not tells(tokens[at].text)
        return spelled and any(stands_in_place(call.words, said, word, after) for call in self.calls)

    def _said_twice(self, said: list[str], codes: frozenset[str]) -> bool:
        """Whether the name says once more what was said last: *Onde-onde*."""
        pair = (said[-1], said[-1])
        calls = (call.words for call in self.calls if call.code in codes)
        return said[-2:] != list(pair) and any(pair in pairwise(words) for words in calls)

    def _numeral(self, tokens: Sequence[Token], at: int, codes: frozenset[str], said: list[str]) -> str | None:
        text = numeral_text(tokens[at])
        if text is None or not codes & self.codes_by_word.get(text, frozenset()):
            return None
        follower = tokens[at + 1] if at + 1 < len(tokens) else None
        places = [numeral for numeral in self.numerals.get(text, ()) if numeral.code in codes]
        if any(place.before == said[-1] and stands_in_name(place, follower, self._exact) for place in places):
            return text
        return text if tokens[at].kind is Kind.NUMBER and self._is_size(places, follower) else None

    def _is_size(self, places: Sequence[NamedNumeral], follower: Token | None) -> bool:
        """A numeral away from its place is that of the name where another number, its unit or a role follows."""
        if follower is None or not places:
            return False
        sized = any(place.unit is not None for place in places) and sense_of(follower.text) in COUNTING
        measured = UNITS.get(follower.text) in {place.unit for place in places if place.unit is not None}
        return sized or measured or follower.kind is Kind.NUMBER

    def _exact(self, text: str) -> str | None:
        return self._word(text, fuzzy=True)

    def _names_another(self, tokens: Sequence[Token], end: int, codes: frozenset[str], said: list[str]) -> bool:
        text = numeral_text(tokens[end]) if end < len(tokens) else None
        if text is None:
            return False
        numerals = (numeral for named in self.numerals.values() for numeral in named if numeral.code in codes)
        return names_another(numerals, said[-1], text)

    def _past_size_unit(self, tokens: Sequence[Token], end: int, said: Sequence[str]) -> int:
        sized = _SIZE.match(said[-1]) is not None
        return end + 1 if sized and end < len(tokens) and tokens[end].text in UNITS else end

    def names_size(self, code: str) -> bool:
        """Whether the name of the product says how much one holds: *Nastar 250 g*."""
        return any(numeral.code == code and numeral.unit for named in self.numerals.values() for numeral in named)

    def sounds_like_product(self, text: str) -> bool:
        return any(alike(text, word) for word in self.spellings)

    def sells(self, first: str, second: str) -> bool:
        """Whether one of the products is called by these two words, one after the other."""
        said = [self._word(word, fuzzy=True) for word in (first, second)]
        return any(list(pair) == said for call in self.calls for pair in pairwise(call.words))

    def _narrowed(self, codes: frozenset[str], said: Sequence[str]) -> tuple[str, ...]:
        """Words that are the whole official name of one product mean that product; `kue` alone may be any."""
        if set(said) <= GENERAL and all(list(call.words) != list(said) for call in self.calls):
            return tuple(self.products)
        if len(codes) > 1:
            exact = {call.code for call in self.calls if call.official and list(call.words) == list(said)}
            codes = frozenset(exact) if len(exact) == 1 else codes
        return tuple(codes) if len(codes) == 1 else tuple(code for code in self.products if code in codes)

    def _word(self, text: str, *, fuzzy: bool) -> str | None:
        """The word of a name that `text` spells, itself, with an ending, or with a slip."""
        if text in self.codes_by_word:
            return text
        stem = self._stem(text) or next(iter(spellings_among(text, self.codes_by_word)), None)
        if stem is not None or not fuzzy or text in STOP_WORDS:
            return stem
        if f"{text}an" in self.codes_by_word:
            return f"{text}an"
        close = self._near(text)
        if len(close) == 1:
            return close[0]
        return self._merged(close) if close else None

    def _stem(self, text: str) -> str | None:
        if not text.endswith(_ENDINGS):
            return None
        for ending in _ENDINGS:
            stem = text.removesuffix(ending)
            if stem != text and len(stem) > 2 and stem in self.openers:
                return stem
        return None

    def _near(self, text: str) -> list[str]:
        """The words that `text`, as it is or without an ending, is a slip of; goods have other spellings only."""
        stems = [text.removesuffix(ending) for ending in _ENDINGS if text.endswith(ending)]
        if spelled := spellings_among(text, self.spellings):
            return spelled
        if text in OTHER_GOODS:
            return [word for word in self.spellings if same_good(text, word)]
        for form in (text, *stems):
            if len(form) > 2 and (close := near(form, self.spellings)):
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
    name = words_of_name(product.name)
    official = [Call(product.code, name, True)]
    if not is_numbered(product.code):
        official.append(Call(product.code, words_of_name(product.code), True))
    if len(name) > 1:
        official.append(Call(product.code, ("".join(name),), True))
    return official + [Call(product.code, words_of_name(alias), False) for alias in product.aliases]


def _without_end(call: Call) -> Call:
    """A code is a name as a whole."""
    words = before_telling(call.words)
    whole = words == call.words or call.words == words_of_name(call.code)
    return call if whole else Call(call.code, words, official=False)


@lru_cache(maxsize=512)
def catalogue_of(products: tuple[Product, ...], *, ends_tell: bool = False, ends_name: bool = False) -> Catalogue:
    """The names of products; where `ends_tell`, without telling words at their ends: *Keripik Remuk* is keripik; where
    `ends_name`, such a word behind a count is the name as well: `keju 15 sobek 6` beside *Roti Sobek*."""
    return Catalogue(products, ends_tell=ends_tell, ends_name=ends_name)
