"""Puts two readings of one message together: what both say is certain, what they do not agree on is asked about."""

from __future__ import annotations

from dataclasses import replace

from handlers.understand.doubt import Doubt, Reason
from handlers.understand.line import Line
from handlers.understand.reading import Reading

_NO_READING = frozenset({Reason.ORDER, Reason.UNKNOWN_WORDS, Reason.UNKNOWN_PRODUCT})


def agreed(one: Reading, other: Reading) -> Reading:
    """The first reading, with a question for each line that the other one makes something else of. Where the other
    has no way to read a product's words at all, the first stands."""
    others = {line.product: _plain(line) for line in other.lines}
    stray = not others.keys() <= {line.product for line in one.lines}
    kept = [line for line in one.lines if _stands(line, others, other, stray)]
    doubts = [Doubt(Reason.ORDER, line.words, line.product, line=line) for line in one.lines if line not in kept]
    return replace(one, lines=tuple(kept), questions=(*one.questions, *doubts))


def _plain(line: Line) -> Line:
    return replace(line, words="")


def _stands(line: Line, others: dict[str, Line], other: Reading, stray: bool) -> bool:
    if line.product in others:
        return others[line.product] == _plain(line)
    about = [doubt for doubt in other.questions if _concerns(doubt, line)]
    return not stray and bool(about) and all(doubt.reason in _NO_READING for doubt in about)


def _concerns(doubt: Doubt, line: Line) -> bool:
    named = line.product in (doubt.about, *doubt.products) or not doubt.products
    return named or line.words in doubt.words
