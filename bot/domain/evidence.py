"""What a partner sends along: a picture, a document or a voice note, and what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.report import Filed
from bot.domain.week import Week


class Subject(StrEnum):
    """What something sent along is about."""

    NOTA = "nota"
    """It stands in place of figures: there is no report on the week yet."""
    REPORT = "report"
    FEEDBACK = "feedback"
    REMITTANCE = "remittance"
    NOTHING = "nothing"
    """Nobody has said what it is about."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """What something belongs to, besides its partner. A report is found by its week.

    `number` is the id of the feedback, or the remittance's number; 0 while that is being talked about.
    """

    subject: Subject
    week: Week
    number: int = 0


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of the business that is spoken of."""

    file_id: int
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Bringing:
    """Files that somebody of a partner sends, by their ids, and the words below them."""

    files: tuple[int, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Files that are on record now; none where they had all been there before.

    `goods` are names of what lies at the partner's, `filed` is the report they belong to, where it is on record.
    What is `more` came within a minute of others, with which it was answered.
    """

    partner: str
    business: str
    person: str
    belonging: Belonging
    files: tuple[KeptFile, ...]
    words: str = ""
    goods: tuple[str, ...] = ()
    filed: Filed | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that is on record, for whoever asks to see it."""

    file: KeptFile
    person: str
    belonging: Belonging
