"""Tells numbers that say where or which (`rt 05`, `cabang 2`, `no 12`) from counts."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.vocabulary import Sense, sense_of

_WORDS = words_of("labels")
_ALWAYS, _PLACES, _OFFICES = _WORDS["always"], _WORDS["places"], _WORDS["offices"]
ORDINALS = _WORDS["ordinals"]
"""Words that number goods: `yang kedua nastar 5`."""
_DAY_IN_WEEK = {name: day for day, name in enumerate(("sen", "sel", "rab", "kam", "jum", "sab", "ming"))}
_FEWEST_DAYS = 3
_STEP = 3
"""A short day, its count and a mark."""
_ENDS = frozenset({Kind.MARK, Kind.BREAK})


def end_of_label(tokens: Sequence[Token], at: int, *, nothing_told: bool) -> int | None:
    """Where a label with its number ends, if one begins at `at`. `nothing_told` says that only a greeting stands
    before it: `toko 3, keripik 5` is a place, `keripik di rumah 5, toko 3` may be a count."""
    text = tokens[at].text
    if text not in _ALWAYS and text not in _PLACES:
        return None
    number = at + (2 if at + 1 < len(tokens) and tokens[at + 1].text in ("-", ".") else 1)
    if number >= len(tokens) or tokens[number].kind is not Kind.NUMBER:
        return None
    if text in _PLACES:
        return number + 1 if nothing_told and _closes(tokens, number + 1) else None
    return None if not nothing_told and _is_person(tokens, at, number) else number + 1


def _closes(tokens: Sequence[Token], end: int) -> bool:
    """Whether a mark ends the address, and numbers follow that may count."""
    parted = end < len(tokens) and (tokens[end].kind in _ENDS or tokens[end].text in _ALWAYS)
    return parted and any(token.kind is Kind.NUMBER for token in tokens[end + 1 :])


def _is_person(tokens: Sequence[Token], at: int, number: int) -> bool:
    """`dibeli bu RT 4`: the wife of the head of the neighbourhood, and four."""
    titled = at > 0 and sense_of(tokens[at - 1].text) is Sense.ADDRESS
    return titled and tokens[at].text in _OFFICES and not tokens[number].text.startswith("0")


def names_day(tokens: Sequence[Token], at: int) -> bool:
    """`sen: 3`, or one of three days and more in the order of the week, each with a count: `sen 3, sel 4, rab 2`."""
    text = tokens[at].text
    if text not in _DAY_IN_WEEK:
        return False
    if at + 1 < len(tokens) and tokens[at + 1].text == ":":
        return True
    first = at
    while _follows(tokens, first - _STEP, first):
        first -= _STEP
    last = at
    while _follows(tokens, last, last + _STEP):
        last += _STEP
    return (last - first) // _STEP + 1 >= _FEWEST_DAYS


def _follows(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether two days with a count each stand side by side, parted by a mark."""
    if one < 0 or other + 1 >= len(tokens) or tokens[other - 1].kind not in _ENDS:
        return False
    earlier, later = (_DAY_IN_WEEK.get(tokens[at].text) for at in (one, other))
    counted = all(tokens[at + 1].kind is Kind.NUMBER for at in (one, other))
    return counted and earlier is not None and later is not None and earlier < later
