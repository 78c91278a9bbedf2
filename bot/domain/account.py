"""A partner's account in lines that both sides can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.report import Filed
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One booking on what the partner owes: its kind, its day, and rupiah (negative lowers the debt)."""

    kind: str
    day: date
    week: Week
    amount: int


@dataclass(frozen=True, slots=True)
class WeekAccount:
    """The nota of one week: the report, every booking, and what is still owed."""

    partner: str
    business: str
    week: Week
    filed: Filed | None
    lines: tuple[AccountLine, ...]
    settled: bool

    @property
    def balance(self) -> int:
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True, slots=True)
class Statement:
    """The last bookings of a partner, newest first, as many as one message holds; and the balance over all time."""

    lines: tuple[AccountLine, ...]
    balance: int
