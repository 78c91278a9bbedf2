"""What a button carries: a choice of one question of one conversation, or words as if they were typed."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from bot.channels.message import Button
from bot.conversation import Choice

MOST_BYTES = 64
SAYS = "s:"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice that was pressed: in which conversation, of which question, and its value."""

    talk_id: int
    question: str
    value: str


def name_of(key: str) -> str:
    """A short name for a question's key, which may itself be long."""
    return f"{crc32(key.encode()):x}"


def answering(talk_id: int, key: str, choice: Choice) -> Button:
    """A button that answers a question."""
    carries = f"t:{talk_id:x}:{name_of(key)}:{choice.value}"
    return Button(choice.label, carries.encode()[:MOST_BYTES].decode(errors="ignore"))


def saying(choice: Choice) -> Button:
    """A button that says its value as if it were typed."""
    return Button(choice.label, f"{SAYS}{choice.value}".encode()[:MOST_BYTES].decode(errors="ignore"))


def read(carried: str) -> Pressed | str:
    """The choice that was pressed, or the words that the button says; an unreadable one says nothing."""
    if carried.startswith(SAYS):
        return carried.removeprefix(SAYS)
    kind, *rest = carried.split(":", 3)
    if kind != "t" or len(rest) != 3:
        return ""
    try:
        return Pressed(int(rest[0], 16), rest[1], rest[2])
    except ValueError:
        return ""
