"""A PIN is asked of the person and judged by the books: of what is typed, only their verdict is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.ask.person import stored_as, words_of
from bot.conversation import Heard, Query, Question, Rejected
from bot.domain.pin import ABOUT_PIN, Forgotten, PinState, digits_in
from bot.texts import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MyPin(Query[PinState]):
    """How it stands with the speaker's PIN."""


@dataclass(frozen=True, slots=True)
class GivenPin(Query[bool]):
    """The speaker's PIN as it was typed: noted as a try. Rejected where it is wrong."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPin(Query[str]):
    """The PIN that the speaker wants; what comes back is its hash."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPinAgain(Query[bool]):
    """The same PIN typed once more, which sets it. Rejected where it is another one than that of the hash."""

    digits: str = field(repr=False)
    scrambled: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OtherOwners(Query[int]):
    """How many owners the business has besides the speaker."""


@dataclass(frozen=True, slots=True)
class ForgottenPins(Query[tuple[Forgotten, ...]]):
    """People of the business, other than the speaker, who have said of late that they forgot their PIN."""


def secret(key: str, asked: str, judged: Callable[[str], Query[T]], kind: Any) -> Question[T]:
    """Four digits that only the books hear: the answer is what they say to `judged`, stored as `kind`."""

    def read(said: Heard) -> Query[T]:
        digits = digits_in(words_of(said))
        if not digits:
            raise Rejected(_("A PIN is 4 digits, and nothing else."))
        return judged(digits)

    return Question(key, asked, read, stored_as(kind), binds=True, about=ABOUT_PIN)
