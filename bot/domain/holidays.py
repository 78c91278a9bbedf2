"""Indonesia's public holidays, and the days around Lebaran, as a well-kept library has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

A_WEEK = timedelta(days=7)
IDULFITRI = "Hari Raya Idul Fitri"
ESTIMATED = "perkiraan"


@dataclass(frozen=True, slots=True, order=True)
class DaysOff:
    """A stretch of days, from the `first` to the `last`."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def count(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Lebaran:
    """The week before Idulfitri, its day, and the week after; `estimated` until the state has named the day."""

    days: DaysOff
    estimated: bool


@cache
def public_holidays(year: int) -> frozenset[date]:
    """What is printed red in a calendar, without Sundays and without joint leave."""
    return frozenset(_found(year))


@cache
def lebaran(year: int) -> tuple[Lebaran, ...]:
    """Every Lebaran of a year: 2033 has two."""
    found = _found(year)
    return tuple(
        Lebaran(DaysOff(day - A_WEEK, day + A_WEEK), ESTIMATED in found[day])
        for day in sorted(found)
        if found[day].startswith(IDULFITRI)
    )


@lru_cache(4096)
def is_lebaran(day: date) -> bool:
    """Whether a day lies around a Lebaran, which may be in the year before or after it."""
    years = {(day - A_WEEK).year, (day + A_WEEK).year}
    return any(day in one.days for year in years for one in lebaran(year))


def next_lebaran(today: date) -> Lebaran:
    """The Lebaran that is now or comes next."""
    years = range(today.year, today.year + 3)
    return next(one for year in years for one in lebaran(year) if today <= one.days.last)


@cache
def _found(year: int) -> HolidayBase:
    """The names of a year's holidays by day.

    The library's own way in loads the laws of 250 countries, three times as much.
    """
    import holidays  # nothing that a message needs

    path = Path(holidays.__file__).parent / "countries" / "indonesia.py"
    spec = spec_from_file_location("indonesia", path)
    assert spec
    assert spec.loader
    indonesia = module_from_spec(spec)
    spec.loader.exec_module(indonesia)
    found: HolidayBase = indonesia.Indonesia(years=year, language="id")
    return found
