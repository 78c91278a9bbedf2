"""Reads the signs around a number that leave it open or negative: `10+`, `+-14`, `-5`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.text.tokens import Kind, Token

_STROKES = frozenset({"-", "=", "–"})
_ARROWS = frozenset({"→", "➡", "⇒"})
_MORE_OR_LESS = (("+", "/", "-"), ("+", "-"), ("+", "+"))


def more_or_less(tokens: Sequence[Token], at: int) -> int:
    """How many tokens of `+-`, `+/-`, or of the plus of `10+` begin at `at`; 0 for any other."""
    if tokens[at].text != "+":
        return 0
    texts = tuple(token.text for token in tokens[at : at + 3])
    for sign in _MORE_OR_LESS:
        if texts[: len(sign)] == sign:
            return len(sign)
    after_number = at > 0 and tokens[at].glued and tokens[at - 1].kind is Kind.NUMBER
    return 1 if after_number and not _glued(tokens, at + 1) else 0


def silent_signs(tokens: Sequence[Token], at: int) -> int:
    """How many tokens begin at `at` that say nothing: `->`, `=>`, `..` or the dot of `keripik.14`; 0 for any other."""
    texts = [token.text for token in tokens[at : at + 2]]
    if texts == [".", "."]:
        return 2
    if len(texts) > 1 and texts[0] in _STROKES and texts[1] == ">" and tokens[at + 1].glued:
        return 2
    if texts[0] in _ARROWS:
        return 1
    between = at > 0 and tokens[at].glued and tokens[at - 1].kind is Kind.WORD
    return 1 if between and texts[0] == "." and digits_glued_at(tokens, at + 1) else 0


def digits_glued_at(tokens: Sequence[Token], at: int) -> bool:
    """`O14`, `l4`: whether digits hang on what stands before, which may be a digit mistyped."""
    return _glued(tokens, at) and tokens[at].kind is Kind.NUMBER


def looks_negative(tokens: Sequence[Token], at: int) -> bool:
    """`keripik -5`: a stroke that hangs on what follows and not on the word before."""
    after_word = at > 0 and tokens[at - 1].kind is Kind.WORD
    return after_word and not tokens[at].glued and _glued(tokens, at + 1)


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].glued
