"""What is kept of one person, and what a person wants of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.speaker import Reader


@dataclass(frozen=True, slots=True)
class PersonalRecord:
    """A person at one partner. Moments are in the business's zone; counts are of what that person did there."""

    person: str
    addresses: tuple[tuple[str, str], ...]
    """Channel and address of each chat."""
    since: datetime
    agreed_at: datetime | None
    """When the person said yes to the storing; None where nobody asked."""
    reports: int
    remittances: int
    may_be_named: bool | None = None
    """The partner's word on being named in the group; None where it has said none."""
    words: tuple[str, ...] = ()
    """What the person said in evaluations."""


@dataclass(frozen=True, slots=True)
class Erasing:
    """A person of a partner asks to be forgotten."""

    person: str
    partner: str


@dataclass(frozen=True, slots=True)
class ErasureWish:
    """Somebody who asked to be forgotten and is not yet; who it is, and the partner's name."""

    partner_id: int
    person_id: int
    person: str
    partner: str


@dataclass(frozen=True, slots=True)
class ErasureWord:
    """The owner's word that a person is to be forgotten."""

    wish: ErasureWish


@dataclass(frozen=True, slots=True)
class Erased:
    """Somebody is forgotten; the figures stand under this name. `readers` are where that person was known to read."""

    neutral: str
    business: str
    readers: tuple[Reader, ...]
