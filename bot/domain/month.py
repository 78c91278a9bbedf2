"""The business month: the weeks whose Sunday lies in it, named by its first day; and days some months apart."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.week import Week


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the calendar. A week belongs to the month of its Sunday: that is when it is reported."""

    first: date

    def __post_init__(self) -> None:
        if self.first.day != 1:
            raise ValueError(f"a month starts on its first day, not on {self.first:%d %B %Y}")

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.replace(day=1))

    @classmethod
    def of_week(cls, week: Week) -> Month:
        return cls.of(week.sunday)

    @property
    def before(self) -> Month:
        return Month.of(self.first - timedelta(days=1))

    @property
    def after(self) -> Month:
        return Month.of(self.first + timedelta(days=31))

    @property
    def mondays(self) -> tuple[date, date]:
        """The Monday of its first week, and that of the first week that is no longer its own."""
        return Week.of(self.first).monday, Week.of(self.after.first).monday


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or its last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
