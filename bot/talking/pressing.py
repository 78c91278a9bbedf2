"""What a button carries: a choice of one question of one conversation, or words as if they were typed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.message import Button
from bot.conversation import Choice, Question, fingerprint

MOST_BYTES = 64
SAYS = "s:"
SAYS_AT = "p:"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice that was pressed: in which conversation, below which question (its key's fingerprint), and its value.

    `mark` is that of the whole question as it stood on that bubble.
    """

    talk_id: int
    question: str
    mark: str
    value: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that a button says; at the place with that mark, or wherever the person is where it is empty."""

    words: str
    place: str = ""


def answering(talk_id: int, question: Question[object], choice: Choice) -> Button:
    """A button that answers a question."""
    carries = f"t:{talk_id:x}:{question.mark}:{choice.value}"
    return Button(choice.label, carries.encode()[:MOST_BYTES].decode(errors="ignore"))


def saying(choice: Choice, place: str = "") -> Button:
    """A button that says its value as if it were typed, at the place with that mark where one is given."""
    carries = f"{SAYS_AT}{place}:{choice.value}" if place else f"{SAYS}{choice.value}"
    return Button(choice.label, carries.encode()[:MOST_BYTES].decode(errors="ignore"))


def place_mark(business_id: int, partner_id: int) -> str:
    """A short name for a place."""
    return fingerprint(f"{business_id}-{partner_id}")


def read(carried: str) -> Pressed | Spoken:
    """The choice that was pressed, or the words that the button says; an unreadable one says nothing."""
    if carried.startswith(SAYS):
        return Spoken(carried.removeprefix(SAYS))
    if carried.startswith(SAYS_AT):
        place, _colon, words = carried.removeprefix(SAYS_AT).partition(":")
        return Spoken(words, place)
    kind, *rest = carried.split(":", 4)
    if kind != "t" or len(rest) != 4:
        return Spoken("")
    try:
        return Pressed(int(rest[0], 16), rest[1], f"{rest[1]}:{rest[2]}", rest[3])
    except ValueError:
        return Spoken("")


def words_in(carried: str) -> str:
    """The words that a button says; empty for one that answers a question."""
    found = read(carried)
    return found.words if isinstance(found, Spoken) else ""
