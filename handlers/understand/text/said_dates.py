"""Reads the calendar days in a stretch of text that is known to hold some: `16-22 nov`, `tgl 5`, `22/11/2026`."""

from __future__ import annotations

import re

from handlers.understand.reading import SaidDate
from handlers.understand.text.tokens import MONTHS

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FULL = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_PIECE = re.compile(r"\d+|[^\W\d_]+|/")


def said_dates(text: str) -> tuple[SaidDate, ...]:
    """The days named, first and last of a span; the month of a span is that of its end."""
    if iso := _ISO.fullmatch(text):
        return (SaidDate(int(iso[3]), int(iso[2]), int(iso[1])),)
    if full := _FULL.fullmatch(text):
        year = int(full[4]) + (2000 if len(full[4]) == 2 else 0)
        return (SaidDate(int(full[1]), int(full[3]), year),)
    return _named(_PIECE.findall(text.lower()))


def _named(pieces: list[str]) -> tuple[SaidDate, ...]:
    month = next((MONTHS[piece] for piece in pieces if piece in MONTHS), None)
    year = next((int(piece) for piece in pieces if len(piece) == 4 and piece.isdecimal()), None)
    days: list[SaidDate] = []
    for at, piece in enumerate(pieces):
        if not piece.isdecimal() or len(piece) > 2 or not 1 <= int(piece) <= 31:
            continue
        if at and pieces[at - 1] == "/" and days:
            days[-1] = SaidDate(days[-1].day, int(piece), year)
        else:
            days.append(SaidDate(int(piece), month, year))
    return tuple(days)
