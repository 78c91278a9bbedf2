"""A text that a platform has approved beforehand, and what is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Approved(StrEnum):
    """The texts that are approved beforehand, by the name they are submitted under."""

    WEEKLY_PROMPT = "weekly_prompt"
    REMINDER = "reminder"
    SUMMARY_READY = "summary_ready"
    ANNOUNCEMENT = "announcement"
    CHANGED_TERMS = "changed_terms"
    NEWS = "news"
    """Whatever has no approved text of its own."""


@dataclass(frozen=True, slots=True)
class Template:
    """One approved text with what stands in its gaps, in order."""

    name: Approved
    variables: tuple[str, ...] = ()
