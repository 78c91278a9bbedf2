"""What the speaker sees: a text with its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.channels.message import Button
from bot.conversation import Choice, Question
from bot.replay import Waiting
from bot.reply import Reply
from bot.talking import pressing
from bot.texts import _

LOST = 2
"""After so many answers that would not do, there is something to press, whatever is asked."""
PATIENCE = 3
"""After so many, the owner's help is offered."""


@dataclass(frozen=True, slots=True)
class Bubble:
    """Something said to the speaker, with its buttons."""

    reply: Reply
    buttons: tuple[Button, ...] = ()


def said(reply: Reply) -> Bubble:
    """A reply, whose choices say their value when they are pressed."""
    return Bubble(reply, tuple(pressing.saying(choice) for choice in reply.choices))


def asked(talk_id: int, waiting: Waiting, misses: int = 0) -> Bubble:
    """The question at which a talk stands, with what there is to say of the last answer."""
    question = waiting.question
    moved = _("Something has changed in the meantime, please check once more.") if waiting.moved else ""
    text = question.again if waiting.sentence and question.again else question.text
    return Bubble(
        Reply("\n".join(part for part in (waiting.sentence, moved, text) if part), about=question.about),
        _offered(talk_id, question, misses),
    )


def _offered(talk_id: int, question: Question[Any], misses: int) -> tuple[Button, ...]:
    """The buttons of a question: its choices, and where answers would not do, a way out and the owner's help."""
    buttons = [pressing.answering(talk_id, question, choice) for choice in question.choices]
    if misses >= LOST and not buttons:
        buttons = [pressing.saying(Choice(_("Go back"), "kembali")), pressing.saying(Choice(_("Cancel"), "batal"))]
    if misses >= PATIENCE:
        buttons.append(pressing.saying(Choice(_("Ask for help"), "minta bantuan")))
    return tuple(buttons)
