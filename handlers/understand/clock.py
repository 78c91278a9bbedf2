"""Reads when to report: a weekday and an hour."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.understand.doubt import Doubt, Reason
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import fold
from handlers.understand.words.numerals import read_words

_DAYS = {
    "senin": 0, "senen": 0, "sn": 0, "selasa": 1, "slasa": 1, "rabu": 2, "rebo": 2, "rabo": 2, "kamis": 3, "kemis": 3,
    "jumat": 4, "jum": 4, "jumaat": 4, "jemuah": 4, "sabtu": 5, "sabtuan": 5, "saptu": 5, "sbtu": 5, "setu": 5,
    "minggu": 6, "mgg": 6, "mggu": 6, "ahad": 6, "akad": 6, "mingguan": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_PARTS = {
    "subuh": (3, 6),
    "pagi": (4, 11),
    "siang": (10, 15),
    "sore": (15, 18),
    "petang": (15, 18),
    "malam": (18, 24),
    "malem": (18, 24),
    "am": (1, 12),
    "pm": (12, 24),
    "morning": (4, 12),
    "afternoon": (12, 18),
    "evening": (17, 24),
}
"""For a part of the day, the first hour and the hour after its last."""

_HOUR = re.compile(r"(setengah\s+|stengah\s+)?(?<![\d.,:])(\d{1,2})(?:[.:](\d{2}))?(?![\d.,:]*\d|\s*%)")


@dataclass(frozen=True, slots=True)
class WeekdayTime:
    """`weekday` counts from Monday 0 to Sunday 6, None if none was said; the time is local."""

    weekday: int | None
    hour: int
    minute: int


def read_weekday_time(text: str) -> WeekdayTime | Doubt:
    """Read `minggu jam 8 malam`, `sabtu 16.00`. An hour up to 12 without pagi, siang, sore or malam is a Doubt."""
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return cleaned
    words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", cleaned)]
    days = {_DAYS[word] for word in words if word in _DAYS}
    parts = [word for word in words if word in _PARTS]
    clock = _clock(cleaned.lower(), words)
    if clock is None or len(days) > 1 or len(set(parts)) > 1:
        return Doubt(Reason.NO_TIME, text)
    hour = _hour_of_day(*clock, parts[0] if parts else None)
    if hour is None:
        return Doubt(Reason.NO_TIME, text)
    return WeekdayTime(days.pop() if days else None, hour, clock[1])


def read_weekday(text: str) -> int | None:
    """The one weekday that a text names, Monday being 0; None where it names none, or several."""
    cleaned = clean(text)
    words = re.findall(r"[^\W\d_]+", cleaned) if isinstance(cleaned, str) else []
    days = {_DAYS[word] for word in map(fold, words) if word in _DAYS}
    return days.pop() if len(days) == 1 else None


def _clock(text: str, words: list[str]) -> tuple[int, int, bool] | None:
    """Hour, minute, and whether minutes were written (then 24 hours are meant)."""
    found = _HOUR.findall(text)
    if len(found) != 1:
        return None if found else _spelled_clock(words)
    half, hour, minute = found[0]
    if half:
        return (int(hour) - 1, 30, False) if 1 <= int(hour) <= 12 and not minute else None
    fits = int(hour) <= 24 and int(minute or 0) < 60
    return (int(hour), int(minute or 0), bool(minute)) if fits else None


def _spelled_clock(words: list[str]) -> tuple[int, int, bool] | None:
    """`jam delapan`; `setengah delapan` is half past seven."""
    for at, word in enumerate(words):
        half = word == "setengah"
        spelled = read_words(words[at + half :])
        if spelled is not None and 1 <= spelled.value <= 24 and spelled.value == int(spelled.value):
            hour = int(spelled.value)
            return (hour - 1, 30, False) if half else (hour, 0, False)
    return None


def _hour_of_day(hour: int, minute: int, written: bool, part: str | None) -> int | None:
    if hour == 24:
        return 0 if minute == 0 else None
    if part is not None:
        first, after = _PARTS[part]
        fits = [h for h in {hour, hour + 12} if first <= h < after]
        return fits[0] if len(fits) == 1 else None
    return hour if hour > 12 or written else None
