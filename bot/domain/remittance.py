"""Money handed over, and what is still owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A partner says it has handed over so many rupiah."""

    partner_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class Remittance:
    """Money said to be handed over, under the number both sides refer to."""

    number: int
    partner_id: int
    partner: str
    amount: int
    said_at: datetime
    left: int = 0
    """What the partner would still owe, in rupiah, were all its unconfirmed money counted."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A partner's account: rupiah owed by week (oldest first, none at zero), and money not yet confirmed."""

    by_week: tuple[tuple[Week, int], ...]
    waiting: tuple[Remittance, ...]
    charged: tuple[tuple[Week, int], ...] = ()
    """What damaged and expired goods added to the weeks, whether it is paid by now or not."""
    bonuses: tuple[tuple[Week, int], ...] = ()
    """Bonuses that are taken off the weeks already."""

    @property
    def total(self) -> int:
        return sum(amount for _, amount in self.by_week)

    @property
    def unconfirmed(self) -> int:
        return sum(remittance.amount for remittance in self.waiting)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A partner takes back money it said was handed over; `instead` is the right sum in rupiah, 0 for none."""

    number: int
    instead: int = 0


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was taken back and what stands in its place; nothing where it was `too_late`: the owner's word stands."""

    remittance: Remittance
    left: int
    """What the partner would still owe, in rupiah, were all its unconfirmed money counted."""
    instead: Remittance | None = None
    too_late: bool = False


@dataclass(frozen=True, slots=True)
class RemittanceWord:
    """The owner's word on a remittance: it came, or it did not."""

    number: int
    came: bool


@dataclass(frozen=True, slots=True)
class Reversal:
    """The owner takes back her word that money came."""

    number: int


@dataclass(frozen=True, slots=True)
class Reversed:
    """Money that is booked no more; or `stands`, where a week that it paid was corrected once it was settled."""

    remittance: Remittance
    left: int
    """What the partner owes now, in rupiah."""
    reopened: tuple[Week, ...] = ()
    """Weeks that were settled before."""
    stands: bool = False
    again: bool = False
    """It was not booked any more."""


@dataclass(frozen=True, slots=True)
class RemittanceClosed:
    """A remittance with the owner's word; `again` where it had been given before, then it stands as it was."""

    remittance: Remittance
    came: bool
    again: bool
    left: int
    """What the partner still owes, in rupiah."""
    settled: tuple[Week, ...] = ()
