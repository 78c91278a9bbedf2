"""A partner that wants to stop."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.partner import Partner


@dataclass(frozen=True, slots=True)
class Leaving:
    """The partner with the goods that lie there, and the rupiah it owes; negative where it is owed."""

    partner: Partner
    owed: int


@dataclass(frozen=True, slots=True)
class Staying:
    """A partner that goes on after all; `partner` is its name."""

    partner: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The owner ends a partnership, of which all is settled."""

    partner_id: int


@dataclass(frozen=True, slots=True)
class Ended:
    partner_id: int
    partner: str
    business: str
