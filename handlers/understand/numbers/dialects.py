"""Tells by the other words of a message in which language a word was said that has two values: *salapan*."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.understand.text.tokens import Token
from handlers.understand.words.lexicon import words_of

_WORDS = words_of("dialects")
_VALUES = {"salapan": ((_WORDS["minang"], Decimal(8)), (_WORDS["sunda"], Decimal(9)))}


def speaks_sundanese(tokens: Sequence[Token]) -> bool:
    """Whether words of Sundanese alone stand among `tokens`, so that *karek* is *only just* and not *left*."""
    return any(token.text in _WORDS["sunda"] for token in tokens)


def value_in_dialect(word: str, tokens: Sequence[Token]) -> Decimal | None:
    """What the number word means among `tokens`, if they hold words of one of its languages and none of the others."""
    if word not in _VALUES:
        return None
    said = {token.text for token in tokens}
    spoken = [value for words, value in _VALUES[word] if not words.isdisjoint(said)]
    return spoken[0] if len(spoken) == 1 else None
