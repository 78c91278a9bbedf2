"""Reads an agreed share: a percentage and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from handlers.understand.doubt import Doubt, Reason
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import fold
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.numerals import read_words


class Whose(StrEnum):
    PARTNER = "partner"
    BUSINESS = "business"


_WHOSE = {word: Whose(name) for name, words in words_of("shares").items() for word in words}
_PERCENT = re.compile(
    r"(?<![\d.,/-])(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|persen\b|prosen\b|persent?\b|pct\b)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_PERCENT_WORDS = frozenset({"persen", "prosen", "persent", "pct"})
_AFTER_A_RATE = tuple([word] for word in _PERCENT_WORDS)


@dataclass(frozen=True, slots=True)
class Share:
    """A rate in basis points; `whose` is None where the text does not say whose share it is."""

    rate_bps: int
    whose: Whose | None


def read_percent(text: str) -> Share | Doubt:
    """Read `25% buat warung`, `dua puluh lima persen buat saya`, `12,5%`, or a bare `25`."""
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return cleaned
    words = [fold(word) for word in _WORD.findall(cleaned)]
    rates = _rates(cleaned, words)
    if len(rates) != 1:
        return Doubt(Reason.SEVERAL_NUMBERS if rates else Reason.NO_NUMBER, text, numbers=tuple(rates))
    basis_points = rates[0] * 100
    if not 0 <= basis_points <= 10_000 or basis_points != basis_points.to_integral_value():
        return Doubt(Reason.TOO_LARGE, text, numbers=tuple(rates))
    whose = {_WHOSE[word] for word in words if word in _WHOSE}
    if len(whose) > 1:
        return Doubt(Reason.WHOSE_SHARE, text, numbers=tuple(rates))
    return Share(int(basis_points), whose.pop() if whose else None)


def share_at(text: str) -> tuple[int, int] | None:
    """From where to where a text says a percentage, in digits or in words; None where it says none."""
    written = _PERCENT.search(text)
    if written:
        return written.span()
    words = list(_WORD.finditer(text))
    folded = [fold(word.group()) for word in words]
    for at in range(len(words)):
        spelled = read_words(folded[at:])
        if spelled is not None and folded[at + spelled.length : at + spelled.length + 1] in _AFTER_A_RATE:
            return words[at].start(), words[at + spelled.length].end()
    return None


def _rates(text: str, words: list[str]) -> list[Decimal]:
    written = [Decimal(rate.replace(",", ".")) for rate in _PERCENT.findall(text)]
    leftover = re.findall(r"\d+", _PERCENT.sub(" ", text))
    if written:
        return written + [Decimal(number) for number in leftover]
    bare = re.fullmatch(r"\s*(\d{1,2})(?:,(\d{1,2}))?(?:\s+[^\d]*)?", text)
    if bare:
        return [Decimal(f"{bare[1]}.{bare[2] or 0}")]
    return [] if leftover else _spelled_rates(words)


def _spelled_rates(words: list[str]) -> list[Decimal]:
    for at in range(len(words)):
        spelled = read_words(words[at:])
        if spelled is not None and _PERCENT_WORDS.intersection(words[at + spelled.length : at + spelled.length + 1]):
            return [spelled.value]
    return []
