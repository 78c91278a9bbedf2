"""How often something is done: each week, each day or each month, at a local time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from bot.domain.business import Business
from bot.domain.week import Week

A_DAY = timedelta(days=1)


class Rhythm(Protocol):
    """The local moments of a business at which something is done."""

    def moments(self, business: Business, start: datetime, end: datetime) -> Iterator[datetime]:
        """Those after `start` and up to `end`, both aware and in one zone, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Weekly:
    """On one weekday, Monday being 0; on the business's report day and at its time where they are None."""

    weekday: int | None = None
    at: time | None = None

    def moments(self, business: Business, start: datetime, end: datetime) -> Iterator[datetime]:
        weekday = business.report_weekday if self.weekday is None else self.weekday
        at = time(*divmod(business.report_minute, 60)) if self.at is None else self.at
        first = Week.of(start.date()).monday + timedelta(days=weekday)
        return _within(start, end, _days(first, end.date(), timedelta(weeks=1)), at)


@dataclass(frozen=True, slots=True)
class Daily:
    at: time

    def moments(self, business: Business, start: datetime, end: datetime) -> Iterator[datetime]:
        return _within(start, end, _days(start.date(), end.date(), A_DAY), self.at)


@dataclass(frozen=True, slots=True)
class Monthly:
    """On one day of the month, of those that every month has."""

    day: int
    at: time

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 28:
            raise ValueError(f"not every month has a day {self.day}")

    def moments(self, business: Business, start: datetime, end: datetime) -> Iterator[datetime]:
        days = _days(start.date(), end.date(), A_DAY)
        return _within(start, end, (day for day in days if day.day == self.day), self.at)


def _days(first: date, last: date, step: timedelta) -> Iterator[date]:
    while first <= last:
        yield first
        first += step


def _within(start: datetime, end: datetime, days: Iterator[date], at: time) -> Iterator[datetime]:
    moments = (datetime.combine(day, at, end.tzinfo) for day in days)
    return (moment for moment in moments if start < moment <= end)
