"""Days on which a business asks for no reports, as its owner says."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.holidays import DaysOff


@dataclass(frozen=True, slots=True)
class TakingOff:
    """The owner takes days off; partners read the `words`, or nobody does where there are none."""

    days: DaysOff
    words: str


@dataclass(frozen=True, slots=True)
class WorkingAfterAll:
    """The owner takes days off back; partners read the `words`."""

    days: DaysOff
    words: str


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """Days off that were taken, or taken back; so many people are told."""

    days: DaysOff
    readers: int


@dataclass(frozen=True, slots=True)
class HolidayChoice:
    """Whether the question for a report comes on public holidays too."""

    asks: bool
