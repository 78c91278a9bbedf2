"""Finds the words that make an estimate of a number: `sekitar 10`, `10an`, `50 ribuan`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handlers.understand.doubt import Reason
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.numerals import SCALES_ABOUT

if TYPE_CHECKING:
    from handlers.understand.numbers.number import Number

_ABOUT = words_of("around_numbers")["about"] | {"±", "~", "<", ">", "≈"}
_MORE = frozenset({"+", "dan", "sama", "plus", "tambah", "ditambah", "terus"})
_HEDGES = words_of("around_numbers")["hedges"] | {"?"}


def end_of_about(tokens: Sequence[Token], start: int) -> int:
    """Where such words end that begin at `start`; `start` if there are none."""
    at = start
    while at < len(tokens) and tokens[at].text in _ABOUT:
        at += 1
        if at < len(tokens) and tokens[at].text == "2" and tokens[at].glued:
            at += 1
    if at > start and at < len(tokens) and tokens[at].text == "dari":
        at += 1
    return at


def suffixed(tokens: Sequence[Token], number: Number) -> Number:
    """`10an`, `50rb-an`, `10 lebih`, `14?`."""
    at = number.end
    if at >= len(tokens):
        return number
    text = tokens[at].text
    if text == "-" and at + 1 < len(tokens) and tokens[at + 1].text == "an":
        return number._replace(end=at + 2, doubt=Reason.APPROXIMATE, candidates=(number.value,))
    if text in SCALES_ABOUT and not (number.unit or number.money):
        value = number.value * SCALES_ABOUT[text]
        return number._replace(value=value, end=at + 1, money=True, doubt=Reason.APPROXIMATE, candidates=(value,))
    if _is_left_open(tokens, at):
        return number._replace(end=at + 1).doubted(Reason.SEVERAL_NUMBERS, number.value)
    if text in _HEDGES:
        return number._replace(end=at + 1).doubted(Reason.APPROXIMATE, number.value)
    return number


def _is_left_open(tokens: Sequence[Token], at: int) -> bool:
    """`2 koma`, `5 +`, `5 dan` at the end: more was to come."""
    if at + 1 == len(tokens):
        return tokens[at].text == "koma" or tokens[at].text in _MORE
    return tokens[at].text == "koma" and tokens[at + 1].kind in (Kind.MARK, Kind.BREAK)
