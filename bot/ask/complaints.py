"""Look-ups of complaints, and of what else partners say."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Query
from bot.domain.complaint import Complaint


@dataclass(frozen=True, slots=True)
class OpenComplaints(Query[tuple[Complaint, ...]]):
    """Complaints about which the owner has not said what was done, the oldest first."""


@dataclass(frozen=True, slots=True)
class IsComplaint(Query[bool]):
    """Whether a complaint of the business has that number."""

    number: int


@dataclass(frozen=True, slots=True)
class MyComplaints(Query[tuple[Complaint, ...]]):
    """Every complaint of the speaker's partner, the oldest first."""


@dataclass(frozen=True, slots=True)
class SaidToday(Query[bool]):
    """Whether the speaker's partner has said something for the owner today."""
