"""Parts talk from the count that it follows without a comma: `nastar 5 katanya kurang asin`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.lexicon import phrases_of
from handlers.understand.words.numerals import NUMBER_WORDS
from handlers.understand.words.vocabulary import ROLES, Sense, sense_of

_OPENING = frozenset(phrases_of("talk_behind")["opening"])
_LENGTHS = sorted({len(phrase) for phrase in _OPENING})
_FIRST = frozenset(phrase[0] for phrase in _OPENING)
_COUNTING = ROLES | {Sense.ALL, Sense.INSTEAD, Sense.NOT_THAT, Sense.WISH}
"""What may say that the count means something else than that so many were sold."""


def talk_parted(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with a comma before such talk, where it counts nothing to the end of its line."""
    parted: list[Token] = []
    for at, token in enumerate(tokens):
        if at and tokens[at - 1].kind is Kind.NUMBER and token.text in _FIRST and _opens_talk(tokens, at):
            parted.append(Token(Kind.MARK, ",", token.start, token.start, glued=True))
        parted.append(token)
    return parted


def _opens_talk(tokens: Sequence[Token], at: int) -> bool:
    line = list(takewhile(lambda token: token.kind is not Kind.BREAK, tokens[at:]))
    words = tuple(token.text for token in line)
    counts = any(token.kind is Kind.NUMBER or token.text in NUMBER_WORDS for token in line)
    opens = any(words[:length] in _OPENING for length in _LENGTHS)
    return opens and not counts and all(sense_of(word) not in _COUNTING for word in words)
