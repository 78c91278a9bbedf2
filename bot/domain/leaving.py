"""A partner that wants to stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.partner import Partner


class Why(StrEnum):
    """Why a partner stops, in the order in which an owner is asked."""

    UNSOLD = "unsold"
    SHARE = "share"
    GOODS = "goods"
    CLOSING = "closing"
    OTHER = "other"


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
    why: Why | None
    """None where no owner has said it."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A partner that wants to stop since a day, or has stopped on it; days count in the business's zone."""

    id: int
    name: str
    since: date
    ended: bool
    agreed: bool
    """Whether it had ever accepted the terms."""
    why: Why | None


@dataclass(frozen=True, slots=True)
class Reasoned:
    """An owner's word on why a partner stops."""

    parting: Parting
    why: Why
