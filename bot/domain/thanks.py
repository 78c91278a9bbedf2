"""What a partner is thanked for: years together, reports on time in a row, its best week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.week import Week

ROUND = (5, 10, 25, 50, 100)
"""So many reports on time in a row are thanked for."""
MANY = 10
"""So many in a row mean more than a best week, fewer less."""
WEEKS_TO_COMPARE = 8
"""In fewer weeks with sales before, none is the best yet."""
MARGIN_PERCENT = 10
"""By so much the best week beats all others."""
YEAR_TOLD_FOR = timedelta(days=28)
"""So long after the day a year together may still be told, as a partner may have nothing to report for a while."""


class Reason(StrEnum):
    YEARS = "years"
    ON_TIME = "on_time"
    BEST_WEEK = "best_week"
    TARGET = "target"
    """What is aimed at for a month was reached; that is said, and thanked for, with what became of a bonus."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """What a partner is thanked for with its report on a week.

    `count` follows from the reason: years together; reports on time in a row; weeks with sales, of which that week is
    the best; 1 for a target. `sales` are those of the best week, in rupiah.
    """

    reason: Reason
    count: int
    week: Week
    sales: int = 0


@dataclass(frozen=True, slots=True)
class ReportedWeek:
    """A report as it stands. `on_time` is None where the house entered it late: nobody knows when it was told."""

    week: Week
    on_time: bool | None
    sales: int


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What a partner has done: its reports, the oldest first, and the weeks that it was asked about in vain."""

    reports: tuple[ReportedWeek, ...]
    missed: frozenset[Week]
    since: date | None
    """The day on which terms were first accepted."""
    thanked: tuple[Thanks, ...] = ()


def earned(record: TrackRecord, week: Week, today: date) -> Thanks | None:
    """What the report on a week brings to thank for, of several the most meaningful; None where there is nothing.

    A best week passes, while a streak is still there the week after: so a short one waits.
    """
    on_time = _on_time(record, week)
    in_order = (
        _years(record, week, today),
        on_time if on_time and on_time.count >= MANY else None,
        _best_week(record, week),
        on_time,
    )
    return next((thanks for thanks in in_order if thanks), None)


def _years(record: TrackRecord, week: Week, today: date) -> Thanks | None:
    if record.since is None:
        return None
    years = today.year - record.since.year
    if today < _anniversary(record.since, years):
        years -= 1
    told = max((one.count for one in record.thanked if one.reason is Reason.YEARS), default=0)
    late = today - _anniversary(record.since, years)
    return Thanks(Reason.YEARS, years, week) if years > told and late <= YEAR_TOLD_FOR else None


def _anniversary(since: date, years: int) -> date:
    """The same day so many years later; of 29 February, the first of March."""
    try:
        return since.replace(year=since.year + years)
    except ValueError:
        return date(since.year + years, 3, 1)


def _on_time(record: TrackRecord, week: Week) -> Thanks | None:
    """The streak, where it has come to a round number that nobody has thanked for yet."""
    streak = _streak(record, week)
    reached = max((number for number in ROUND if number <= len(streak)), default=0)
    if not reached:
        return None
    told = [one.count for one in record.thanked if one.reason is Reason.ON_TIME and one.week >= streak[-1]]
    return Thanks(Reason.ON_TIME, len(streak), week) if reached > max(told, default=0) else None


def _streak(record: TrackRecord, week: Week) -> list[Week]:
    """The weeks reported on in time up to this one, the newest first.

    A week without a report ends it only where it was asked about.
    """
    reports = {one.week: one.on_time for one in record.reports}
    first, streak = min(reports), []
    while week >= first:
        if reports.get(week):
            streak.append(week)
        elif reports.get(week, week not in record.missed) is False:
            break
        week = week.before
    return streak


def _best_week(record: TrackRecord, week: Week) -> Thanks | None:
    sales = {one.week: one.sales for one in record.reports if one.sales > 0}
    mine = sales.pop(week, 0)
    if len(sales) < WEEKS_TO_COMPARE or mine * 100 < max(sales.values()) * (100 + MARGIN_PERCENT):
        return None
    return Thanks(Reason.BEST_WEEK, len(sales) + 1, week, mine)
