"""What a button carries: a choice of one question of one conversation, or words as if they were typed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.message import Button
from bot.conversation import Choice, Question

MOST_BYTES = 64
SAYS = "s:"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice that was pressed: in which conversation, below which question (its key's fingerprint), and its value.

    `mark` is that of the whole question as it stood on that bubble.
    """

    talk_id: int
    question: str
    mark: str
    value: str


def answering(talk_id: int, question: Question[object], choice: Choice) -> Button:
    """A button that answers a question."""
    carries = f"t:{talk_id:x}:{question.mark}:{choice.value}"
    return Button(choice.label, carries.encode()[:MOST_BYTES].decode(errors="ignore"))


def saying(choice: Choice) -> Button:
    """A button that says its value as if it were typed."""
    return Button(choice.label, f"{SAYS}{choice.value}".encode()[:MOST_BYTES].decode(errors="ignore"))


def read(carried: str) -> Pressed | str:
    """The choice that was pressed, or the words that the button says; an unreadable one says nothing."""
    if carried.startswith(SAYS):
        return carried.removeprefix(SAYS)
    kind, *rest = carried.split(":", 4)
    if kind != "t" or len(rest) != 4:
        return ""
    try:
        return Pressed(int(rest[0], 16), rest[1], f"{rest[1]}:{rest[2]}", rest[3])
    except ValueError:
        return ""
