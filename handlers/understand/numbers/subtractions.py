"""Reads a subtraction that the writer worked out: `100 - 25 = 75 sisa`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handlers.understand.numbers.number import Number, number_at
from handlers.understand.text.tokens import Kind, Token


class Subtraction(NamedTuple):
    """How many there were, and what is left of them when the others are taken away: sold or unsold."""

    whole: Number
    rest: Number


def subtraction_at(tokens: Sequence[Token], at: int) -> Subtraction | None:
    """The subtraction that begins at `at`, if it comes out."""
    if tokens[at].kind is not Kind.NUMBER or [token.text for token in tokens[at + 1 : at + 5 : 2]] != ["-", "="]:
        return None
    whole, taken = (number_at(tokens[: n + 1], n) for n in (at, at + 2))
    rest = number_at(tokens, at + 4)
    if whole is None or taken is None or rest is None or whole.doubt or taken.doubt or rest.doubt:
        return None
    return Subtraction(whole, rest) if whole.value - taken.value == rest.value else None
