"""What a message was understood to say: certain lines, questions, and the parts that belong elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.understand.doubt import Doubt
from handlers.understand.line import Line


class Intent(StrEnum):
    REPORT = "report"
    NIL = "nil"
    """Nothing at all was sold."""
    OTHER = "other"
    """Not a report: a greeting, a wish, a question, money handed over."""
    UNCLEAR = "unclear"


class AsideKind(StrEnum):
    FEEDBACK = "feedback"
    WISH = "wish"
    """Goods asked for."""
    REMITTANCE = "remittance"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of the message that is no count, in the writer's words."""

    kind: AsideKind
    words: str


class SaidWeek(StrEnum):
    THIS = "this"
    LAST = "last"
    BEFORE_LAST = "before_last"


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A calendar day as written; the month or year may be left out."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A message understood. A product is in `lines` or among the questions, never in both."""

    intent: Intent
    lines: tuple[Line, ...] = ()
    questions: tuple[Doubt, ...] = ()
    week: SaidWeek | None = None
    dates: tuple[SaidDate, ...] = ()
    total: int | None = None
    """Rupiah said for the whole report, whether or not the lines agree."""
    asides: tuple[Aside, ...] = ()

    @property
    def must_ask(self) -> bool:
        return bool(self.questions)

    @property
    def rest(self) -> str:
        """What may be feedback, in the writer's words; empty if there is none."""
        return "\n".join(aside.words for aside in self.asides if aside.kind is AsideKind.FEEDBACK)
