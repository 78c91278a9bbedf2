"""Commission that the business has paid out to a partner whose buyers pay the business."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Paying:
    """The owner says that so many rupiah of commission were paid to a partner."""

    partner_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class PaidOut:
    """A payout that is booked, and what is still owed to the partner, in rupiah."""

    partner_id: int
    partner: str
    amount: int
    left: int
    settled: tuple[Week, ...] = ()


@dataclass(frozen=True, slots=True)
class TooMuch:
    """A payout that was not booked, as it is more than the rupiah owed to the partner by now."""

    partner: str
    owed: int
