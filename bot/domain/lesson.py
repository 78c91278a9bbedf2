"""Short pieces that partners learn from: those that every business begins with, and those that an owner brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.evidence import KeptFile

NEW_FOR = timedelta(days=28)
"""So long after it joined a partner is told of one piece a week."""


class Topic(StrEnum):
    PRODUCT = "product"
    PROMOTION = "promotion"
    SERVICE = "service"
    RECORDS = "records"


STARTERS = dict(enumerate(Topic, 1))
"""The pieces that are there from the beginning, one a topic, by their numbers; their words are in `handlers`."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One piece, by the number that it is asked for with. A starter has no words of its own."""

    number: int
    topic: Topic
    words: str = ""
    file: KeptFile | None = None

    @property
    def is_starter(self) -> bool:
        return self.number in STARTERS


@dataclass(frozen=True, slots=True)
class NewLesson:
    """What an owner brings: words, which may be a link, or a file that came with the message, or both."""

    topic: Topic
    words: str
    file_id: int = 0


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """The owner takes a piece out again."""

    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody of a partner opens a piece."""

    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Openings:
    """Which partners have opened each piece, by its number, of how many in all."""

    partners: dict[int, tuple[str, ...]]
    of: int
