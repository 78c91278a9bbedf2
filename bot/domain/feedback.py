"""What a partner says beyond figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feedback:
    words: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Feedback that is on record."""

    partner: str
    words: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """A text that the owner has confirmed for all partners."""

    words: str


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement on its way to so many."""

    readers: int
