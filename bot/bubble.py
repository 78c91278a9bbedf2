"""What the speaker sees: a text with its buttons."""

from __future__ import annotations

from dataclasses import dataclass

from bot import pressing
from bot.channels.message import Button
from bot.conversation import Choice, Waiting
from bot.reply import Reply
from bot.texts import _

PATIENCE = 3
"""After so many answers that would not do, the owner's help is offered."""


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
    buttons = tuple(pressing.answering(talk_id, question, choice) for choice in question.choices)
    if misses >= PATIENCE:
        buttons += (pressing.saying(Choice(_("Ask for help"), "minta bantuan")),)
    text = question.again if waiting.sentence and question.again else question.text
    return Bubble(Reply("\n".join(part for part in (waiting.sentence, moved, text) if part)), buttons)
