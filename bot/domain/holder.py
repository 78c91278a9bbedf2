"""An address that may have changed hands, as a recycled phone number does, and the owner's word on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Somebody whose address another account writes from now. The partner is empty for staff."""

    identity_id: int
    person: str
    partner: str


@dataclass(frozen=True, slots=True)
class HolderWord:
    """The owner says whether it is still the same person."""

    doubtful: Doubtful
    same: bool
