"""How a message is laid out: as buttons or a list where they fit, else as text with a menu in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.channels.message import Button, Outgoing
from bot.channels.whatsapp.limits import (
    INTERACTIVE_TEXT,
    LIMITS,
    LIST_ITEM_LABEL,
    LIST_ITEMS,
    QUICK_REPLIES,
    QUICK_REPLY_LABEL,
    VARIABLES,
    length,
)
from bot.talking.pressing import words_in
from bot.texts import _

Form = Mapping[str, object]
"""A content type of Twilio's by its name, with its fields; `{{1}}` is a gap."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form and what fills its gaps. Two messages of the same build share one form."""

    form: Form
    variables: tuple[str, ...]


def interactive(message: Outgoing) -> Filled | None:
    """The message with buttons to press, or None where they do not fit."""
    buttons = message.buttons
    labels = [button.label for button in buttons]
    if not buttons or not message.text or length(message.text) > INTERACTIVE_TEXT or len({*labels}) < len(labels):
        return None
    body, lines = _gaps_for_lines(message.text)
    longest = max(map(length, labels))
    if len(lines) + 2 * len(buttons) > VARIABLES:
        return None
    if len(buttons) <= QUICK_REPLIES and longest <= QUICK_REPLY_LABEL:
        return _quick_replies(body, lines, buttons)
    if len(buttons) <= LIST_ITEMS and longest <= LIST_ITEM_LABEL:
        return _list(body, lines, buttons)
    return None


def _gaps_for_lines(text: str) -> tuple[str, tuple[str, ...]]:
    """A gap for each line: what fills one may not hold a line break."""
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    filled = [line for line in lines if line]
    numbers = iter(range(1, len(filled) + 1))
    return "\n".join(gap(next(numbers)) if line else "" for line in lines), tuple(filled)


def gap(number: int) -> str:
    return f"{{{{{number}}}}}"


def _quick_replies(body: str, lines: tuple[str, ...], buttons: Sequence[Button]) -> Filled:
    actions = [
        {"type": "QUICK_REPLY", "title": button.label, "id": gap(n)} for n, button in enumerate(buttons, len(lines) + 1)
    ]
    form = {"twilio/quick-reply": {"body": body, "actions": actions}}
    return Filled(form, lines + tuple(button.carries for button in buttons))


def _list(body: str, lines: tuple[str, ...], buttons: Sequence[Button]) -> Filled:
    first = len(lines) + 1
    items = [{"item": gap(first + 2 * n), "id": gap(first + 2 * n + 1)} for n in range(len(buttons))]
    form = {"twilio/list-picker": {"body": body, "button": _("Choose"), "items": items}}
    filled = tuple(part for button in buttons for part in (button.label, button.carries))
    return Filled(form, lines + filled)


def plain(message: Outgoing) -> str:
    """The message as text. A choice is typed by its number, a suggestion by the words that it stands for."""
    lines = []
    for number, button in enumerate(message.buttons, 1):
        words = words_in(button.carries)
        if not words:
            lines.append(f"{number}. {button.label}")
        elif words.casefold() == button.label.casefold():
            lines.append(f"• *{button.label}*")
        else:
            lines.append(_("• {label}: write *{words}*").format(label=button.label, words=words))
    return "\n\n".join(part for part in (message.text.strip(), "\n".join(lines)) if part)


BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?])\s"), re.compile(r"\s"))
"""Where a long text may be parted, the best places first."""


def parts(text: str, most: int = LIMITS.text) -> list[str]:
    """A text in pieces that fit into a message, parted at the best place in the latter half of each."""
    found = []
    while length(text) > most:
        end = _end(text, most)
        found.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*found, text] if text else found


def _end(text: str, most: int) -> int:
    """Where the first piece of a text ends that is too long."""
    fits = most
    while length(text[:fits]) > most:
        fits -= 1
    for place in BREAKS:
        ends = [one.start() for one in place.finditer(text, fits // 2, fits)]
        if ends:
            return ends[-1]
    return fits
