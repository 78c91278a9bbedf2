"""A complaint of a partner, open until the owner says what was done, and what the partner says to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.feedback import Category

SILENCE = timedelta(days=7)
"""A partner that says nothing for so long after it was told what was done has nothing more to say."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as it stands, under the number both sides refer to."""

    number: int
    partner_id: int
    partner: str
    category: Category
    words: str
    """All that the partner has said of it."""
    age_days: int
    """Since it was first said, in local days."""
    done: str = ""
    """What the owner last said was done; empty where she only said that it is."""
    closed_at: datetime | None = None
    """When the owner said so; None while it is open."""
    settled: bool = False
    """Whether the partner said so, or nothing for a week."""
    lacks_words: bool = False
    """Whether it was opened again without a word of what is still wrong."""


@dataclass(frozen=True, slots=True)
class ComplaintDone:
    """The owner says what was done about a complaint; `done` is empty where she only says that it is."""

    number: int
    done: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintClosed:
    """A complaint with what was done; `again` where it was closed before, then it stands as it was."""

    complaint: Complaint
    business: str
    again: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The partner says whether what was done settles the complaint, and in `words` what is still wrong."""

    number: int
    settled: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class VerdictNoted:
    """A complaint with the partner's verdict; `again` where it says nothing new."""

    complaint: Complaint
    business: str
    verdict: Verdict
    again: bool


@dataclass(frozen=True, slots=True)
class Sorting:
    """The partner says what a complaint is about."""

    number: int
    category: Category
