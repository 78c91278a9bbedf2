"""On which days a business asks its partners for reports, and which weeks nobody is to be blamed for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.domain.holidays import DaysOff, is_lebaran, public_holidays
from bot.domain.week import Week

A_DAY = timedelta(days=1)
MOST_DAYS_MOVED = 3
"""So many days off of a business only move the question behind them; more leave the week out."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a business asks. `off` are its own days off, those that touch in one.

    On a public holiday, and on a few days off, the question waits for the next day. Around Lebaran, and through
    more days off, nobody is asked for anything.
    """

    report_weekday: int
    asks_on_holidays: bool = False
    off: tuple[DaysOff, ...] = ()

    def counts(self, week: Week) -> bool:
        """Whether a report on the week was to come: a week whose report day or end lies in a pause is left out."""
        return not self.is_paused(self._report_day(week)) and not self.is_paused(week.sunday)

    def is_paused(self, day: date) -> bool:
        """Whether nobody is asked for anything on a day, nor on a later one in its place."""
        return is_lebaran(day) or any(day in days for days in self.off if days.count > MOST_DAYS_MOVED)

    @lru_cache(4096)  # noqa: B019 - a calendar is a value
    def asked_on(self, week: Week) -> date | None:
        """The day on which a report on the week is asked for; None in a pause.

        A question that would move into a pause stays where it is: so none is lost by moving.
        """
        planned = self._report_day(week)
        if self.is_paused(planned):
            return None
        moved = self._open_from(planned)
        return planned if self.is_paused(moved) else moved

    @lru_cache(4096)  # noqa: B019 - a calendar is a value
    def reminded_on(self, week: Week) -> date | None:
        """The day of the first reminder, the Monday after the week or the next open day after the question."""
        asked = self.asked_on(week)
        if asked is None or not self.counts(week):
            return None
        return self._unless_paused(self._open_from(max(week.after.monday, asked + A_DAY)))

    @lru_cache(4096)  # noqa: B019 - a calendar is a value
    def reminded_again_on(self, week: Week) -> date | None:
        """The day of the second reminder, the first open one after that of the first."""
        first = self.reminded_on(week)
        return self._unless_paused(self._open_from(first + A_DAY)) if first else None

    def next_asked(self, since: date) -> date:
        """The day of the first question from a day on."""
        week = Week.of(since).before
        while (asked := self.asked_on(week)) is None or asked < since:
            week = week.after
        return asked

    def left_out_before(self, week: Week) -> tuple[Week, ...]:
        """The weeks just before one of which nobody was asked, oldest first."""
        weeks: list[Week] = []
        while self.asked_on(week.before) is None:
            week = week.before
            weeks.insert(0, week)
        return tuple(weeks)

    def days_late(self, week: Week, today: date) -> int:
        """Days after the week's Sunday, or after the question where that came later, without those of a pause."""
        since = max(week.sunday, self.asked_on(week) or week.sunday)
        if not self.counts(week):
            return 0
        later = (since + timedelta(days=n) for n in range(1, (today - since).days + 1))
        return sum(not self.is_paused(day) for day in later)

    def _report_day(self, week: Week) -> date:
        return week.monday + timedelta(days=self.report_weekday)

    def _open_from(self, day: date) -> date:
        """The day, or the first open one of the six behind it; the day itself where none of them is open."""
        following = (day + timedelta(days=n) for n in range(7))
        return next((one for one in following if not self._is_closed(one)), day)

    def _is_closed(self, day: date) -> bool:
        is_holiday = not self.asks_on_holidays and day in public_holidays(day.year)
        return is_holiday or any(day in days for days in self.off if days.count <= MOST_DAYS_MOVED)

    def _unless_paused(self, day: date) -> date | None:
        return None if self.is_paused(day) else day


def joined(off: Iterable[DaysOff]) -> tuple[DaysOff, ...]:
    """Days off in order, those that overlap or touch in one."""
    found: list[DaysOff] = []
    for days in sorted(off):
        if found and days.first <= found[-1].last + A_DAY:
            found[-1] = DaysOff(found[-1].first, max(found[-1].last, days.last))
        else:
            found.append(days)
    return tuple(found)
