"""What a conversation has said when it is over: a reply to the speaker, and letters to others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation import Choice
from bot.domain.evidence import KeptFile
from bot.domain.paper import Paper
from bot.domain.speaker import Reader
from bot.domain.summary import WeeklySummary
from bot.domain.template import Template
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Reply:
    """One bubble. Pressing a choice says its value, as if it had been typed."""

    text: str
    choices: tuple[Choice, ...] = ()
    qr: str = ""
    """Sent after the text as a QR code, where there is one."""
    files: tuple[KeptFile, ...] = ()
    """Pictures and documents of the business that is spoken of, sent after the text."""
    chart: WeeklySummary | None = None
    sheet: WeeklySummary | None = None
    paper: Paper | None = None
    """A page to keep, sent after the text."""
    about: str = ""
    """The week of the one report that is spoken of, such as 2026-W47: a reply to this bubble means that one."""
    poll: tuple[str, ...] = ()
    """What can be chosen, where the text is a question to a group."""
    template: Template | None = None
    """The same in approved words, for a platform that at times takes no others."""


class To(StrEnum):
    OWNERS = "owners"
    PARTNER = "partner"
    """Everybody at the partner that is spoken of."""
    PARTNERS = "partners"
    """Everybody at every partner."""
    GROUPS = "groups"
    """Every group chat that the owner has bound. Never write of money there."""
    ELSEWHERE = "elsewhere"
    """Everybody at every partner whom no group of the business can reach."""
    FORMER = "former"
    """Somebody who has just lost the place, where that person was known to read: the `reader` of the letter."""
    FORGOTTEN = "forgotten"
    """The same where the person was forgotten: so is the letter, as soon as it is out."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to others, put into words once for each reader, in the reader's language."""

    to: To
    write: Callable[[], Reply]
    partner_id: int = 0
    careful: bool = False
    """Not sent once more where nobody knows whether it went out."""
    reader: Reader | None = None
    asks_for: Week | None = None
    """The week that a report is asked for: who gave counts on it that wait for a yes sees those again instead."""


@dataclass(frozen=True, slots=True)
class Said:
    """All that is to be said after a conversation."""

    reply: Reply
    letters: tuple[Letter, ...] = ()
