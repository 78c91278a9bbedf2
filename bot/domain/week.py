"""The business week: Monday to Sunday in local time, named by its Monday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One reporting period. `monday` is a local calendar date, decided once and stored."""

    monday: date

    def __post_init__(self) -> None:
        if self.monday.weekday() != 0:
            raise ValueError(f"a week starts on a Monday, not on {self.monday:%A %d %B %Y}")

    @classmethod
    def of(cls, day: date) -> Week:
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def parse(cls, label: str) -> Week:
        """Read an ISO label such as `2026-W47`; ValueError if it is not one."""
        year, _, number = label.upper().partition("-W")
        return cls(date.fromisocalendar(int(year), int(number), 1))

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> Week:
        return Week(self.monday - timedelta(days=7))

    @property
    def after(self) -> Week:
        return Week(self.monday + timedelta(days=7))

    def __contains__(self, day: date) -> bool:
        return self.monday <= day <= self.sunday

    def __str__(self) -> str:
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02d}"
