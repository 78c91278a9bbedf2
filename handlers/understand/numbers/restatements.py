"""Leaves out numbers that are said again in brackets: `8 (delapan) dus`, `delapan (8)`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.numbers.spelled import spelled_at
from handlers.understand.text.tokens import Kind, Token

_LONGEST = 5
"""Words in the longest number that is said again."""


def said_once(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without every bracket that holds in words the numeral before it, or in digits the words before it."""
    if all(token.text != "(" for token in tokens):
        return tokens
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end_of_bracket(tokens, at)
        if end is None or not _says_again(kept, tokens[at + 1 : end - 1]):
            kept.append(tokens[at])
            at += 1
        else:
            at = end
    return kept


def _end_of_bracket(tokens: Sequence[Token], at: int) -> int | None:
    """The place after a short bracket that opens at `at`."""
    if tokens[at].text != "(":
        return None
    return next((n + 1 for n in range(at + 2, min(at + 3 + _LONGEST, len(tokens))) if tokens[n].text == ")"), None)


def _says_again(before: Sequence[Token], inside: Sequence[Token]) -> bool:
    """Whether a bracket says the number that ends `before`."""
    if inside[0].kind is Kind.NUMBER:
        return len(inside) == 1 and any(_same(inside[0], before[start:]) for start in _starts(before))
    return bool(before) and _same(before[-1], inside)


def _starts(before: Sequence[Token]) -> range:
    """Where a number in words that ends `before` may begin."""
    return range(max(len(before) - _LONGEST, 0), len(before))


def _same(numeral: Token, words: Sequence[Token]) -> bool:
    if numeral.kind is not Kind.NUMBER or not numeral.text.isdecimal() or words[0].kind is not Kind.WORD:
        return False
    found = spelled_at(words, 0)
    return found is not None and found[1] == len(words) and found[0] == int(numeral.text)
