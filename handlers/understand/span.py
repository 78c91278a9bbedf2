"""Reads days that are to come: `8-14 maret`, `28 feb s/d 3 maret`, `besok`, `sabtu`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from bot.domain.holidays import DaysOff
from bot.domain.week import Week
from handlers.understand.clock import read_weekday
from handlers.understand.reading import SaidDate
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?<![\d.])(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}})(?:/(?P<year>\d{{4}}))?"
    rf"|(?:\s*(?P<name>{_MONTH})\b(?:\s+(?P<in_year>\d{{4}}))?)?)(?![\d.]*\d)"
)
_SO_MANY = re.compile(r"\d\s*(?:hari|minggu|mgg|pekan|bulan|bln|days?|weeks?|months?)\b")
"""How long, and not which days: `3 hari`."""
_NEXT = re.compile(r"\b(?:depan|dpn|next)\b")
_NEXT_WEEK = re.compile(r"\b(?:minggu|mgg|pekan) (?:depan|dpn)\b|\bnext week\b")
_FROM_TODAY = {"hari ini": 0, "today": 0, "besok": 1, "bsk": 1, "tomorrow": 1, "lusa": 2}


def read_span(text: str, today: date) -> DaysOff | None:
    """The day or days named, the next such from today on; None where it names none, past ones, or more than two.

    Where a month or year is left out, the last day is the next such, and the first one the last such before it.
    """
    cleaned = clean(text)
    words = cleaned.lower() if isinstance(cleaned, str) else ""
    if _SO_MANY.search(words):
        return None
    said = [_said(found) for found in _DAY.finditer(words)]
    if not said:
        return _soon(words, today)
    if len(said) > 2 or any(one is None for one in said):
        return None
    if len(said) == 1 and said[0] and (begins := _far(words)) is not None:
        return _from(today + timedelta(days=begins), said[0])
    return _span([one for one in said if one], today)


def _said(found: re.Match[str]) -> SaidDate | None:
    """A day as written; None where it can be none."""
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    else:
        day, year = int(found["day"]), int(found["year"] or found["in_year"] or 0)
        month = int(found["month"] or 0) or MONTHS.get(found["name"] or "", 0)
    return SaidDate(day, month or None, year or None) if 1 <= day <= 31 and month <= 12 else None


def _soon(words: str, today: date) -> DaysOff | None:
    """A day named by how far off it is, or by its weekday; or the next week."""
    plain = " ".join(re.findall(r"[^\W\d_]+", words))
    if _NEXT_WEEK.search(plain):
        week = Week.of(today).after
        return DaysOff(week.monday, week.sunday)
    far = _far(plain)
    weekday = read_weekday(plain)
    if far is None and weekday is not None and not _NEXT.search(plain):
        far = (weekday - today.weekday()) % 7
    return None if far is None else DaysOff(today + timedelta(days=far), today + timedelta(days=far))


def _far(words: str) -> int | None:
    """How many days off the day is that is named by that."""
    return next((days for name, days in _FROM_TODAY.items() if re.search(rf"\b{name}\b", words)), None)


def _from(begins: date, last: SaidDate) -> DaysOff | None:
    """`besok sampe 27`: until the next such day."""
    ends = min((day for day in _so_written(last, begins.year) if day >= begins), default=None)
    return DaysOff(begins, ends) if ends else None


def _span(said: list[SaidDate], today: date) -> DaysOff | None:
    first, last = said[0], replace(said[-1], month=said[-1].month or said[0].month)
    ends = min((day for day in _so_written(last, today.year) if day >= today), default=None)
    begins = max((day for day in _so_written(first, ends.year) if day <= ends), default=None) if ends else None
    return DaysOff(max(begins, today), ends) if begins and ends else None


def _so_written(said: SaidDate, year: int) -> Iterator[date]:
    """Every day that may be meant around a year."""
    years = (said.year,) if said.year else (year - 1, year, year + 1)
    months = (said.month,) if said.month else range(1, 13)
    for year, month in product(years, months):
        with suppress(ValueError):  # there is no 31 February
            yield date(year, month, said.day)
