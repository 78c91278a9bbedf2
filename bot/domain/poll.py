"""A question with options that the owner puts to all partners, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PollDraft:
    """What is to be asked, and what can be chosen."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PollReach:
    """Where a poll would go: to so many groups, and to so many people one by one, whom no group reaches."""

    groups: int
    people: int


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll as it stands. `votes` counts each option; a partner has one vote, and the latest is it."""

    number: int
    business: str
    question: str
    options: tuple[str, ...]
    votes: tuple[int, ...]
    partners: int
    """So many partners could have voted."""
    closed: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """A partner's choice in a poll; `option` counts from 0."""

    poll: Poll
    option: int


@dataclass(frozen=True, slots=True)
class Closing:
    """The owner ends a poll and lets everybody know what came of it."""

    poll: Poll
