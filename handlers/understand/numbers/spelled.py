"""Finds a number written in words among the tokens of a message."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.numerals import NUMBER_WORDS, read_words, unglued

_LONGEST = 24
"""Words in the longest number worth reading: twelve digits spelled out take twenty-three."""

_CLOSING = {"kalih": 2}
"""Words that behind goods are numbers; before goods (`keripik kalih nastar`) they are *and*."""

_POLITE = frozenset({"bu", "pak", "mas", "mbak", "mawon", "kemawon", "nggih", "njih"})


def spelled_at(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, bool] | None:
    """The number in words that begins here, the token after it, and whether it leaves its last scale unsaid.

    It may not end inside glued words.
    """
    first = tokens[at].text
    if tokens[at].kind is Kind.WORD and not _spells_number(first):
        return None
    if first in _CLOSING and not _counts_on(tokens, at + 1):
        return Decimal(_CLOSING[first]), at + 1, False
    words: list[str] = []
    ends: list[int | None] = [at]
    for number, token in enumerate(word_run(tokens, at), start=at + 1):
        parts = unglued(token.text) or _without_clitic(token.text) or (token.text,)
        words += parts
        ends += [*([None] * (len(parts) - 1)), number]
    found = read_words(words)
    end = None if found is None else ends[found.length]
    return (found.value, end, found.short) if found is not None and end is not None else None


@lru_cache(maxsize=65_536)
def _spells_number(word: str) -> bool:
    return word in NUMBER_WORDS or bool(unglued(word) or _without_clitic(word))


def _counts_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether more than a word of politeness follows on the line."""
    rest = takewhile(lambda token: token.kind in (Kind.WORD, Kind.NUMBER), tokens[at:])
    return any(token.text not in _POLITE for token in rest)


def _without_clitic(word: str) -> tuple[str, ...]:
    """`limaji`, `empatmi`: a number word with the particle of Makassar."""
    stem = word.removesuffix("ji") if word.endswith("ji") else word.removesuffix("mi")
    return (stem,) if stem != word and stem in NUMBER_WORDS else ()


def word_run(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    end = at
    while end < len(tokens) and end - at < _LONGEST and tokens[end].kind in (Kind.WORD, Kind.NUMBER):
        end += 1
    return tokens[at:end]
