"""Reports that used to come on time come late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.signals.history import History, PastWeek
from bot.domain.signals.silence import silence
from bot.domain.week import Week

LATELY = 4
FEWEST_BEFORE = 6
MOST_LATELY = 1
"""Of the last four reports so many came on time at the most,"""
USUALLY = 4
"""and of those before at least three in `USUALLY`."""


@dataclass(frozen=True, slots=True)
class Lateness:
    weeks: tuple[Week, ...]
    """The late ones among the last, the oldest first."""
    on_time: int
    """Of the last four."""
    on_time_before: int
    before: int


def lateness(history: History) -> Lateness | None:
    """Needs ten weeks. One that is not answered yet is not late yet, and one that the house entered says nothing."""
    if silence(history):
        return None
    weeks = [past for past in history.weeks if _says_something(past, history)]
    before, lately = weeks[:-LATELY], weeks[-LATELY:]
    on_time, on_time_before = _on_time(lately), _on_time(before)
    if len(before) < FEWEST_BEFORE or on_time > MOST_LATELY or USUALLY * on_time_before < 3 * len(before):
        return None
    late = tuple(past.week for past in lately if not _is_on_time(past))
    return Lateness(late, on_time, on_time_before, len(before))


def _says_something(past: PastWeek, history: History) -> bool:
    if past.report is None:
        return not past.answered and past is not history.weeks[-1]
    return past.report.by_itself


def _on_time(weeks: Sequence[PastWeek]) -> int:
    return sum(map(_is_on_time, weeks))


def _is_on_time(past: PastWeek) -> bool:
    return past.report is not None and past.report.days_late == 0
