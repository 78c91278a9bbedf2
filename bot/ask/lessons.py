"""Look-ups of what partners learn from."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Query
from bot.domain.lesson import Lesson, Openings


@dataclass(frozen=True, slots=True)
class Lessons(Query[tuple[Lesson, ...]]):
    """What partners of the business can read to learn from."""


@dataclass(frozen=True, slots=True)
class LessonOpenings(Query[Openings]):
    """Who has opened what of it."""
