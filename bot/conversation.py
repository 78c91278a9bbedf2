"""What a conversation can await: a question that only the person can answer, or a look-up of the books.

A conversation is a pure `async def` that returns what it has decided; `bot.replay` runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from zlib import crc32

from pydantic import TypeAdapter

T = TypeVar("T")
Json = str | int | bool | list[Any] | dict[str, Any]
Talk = Callable[[], Coroutine[Any, Any, T]]


class Rejected(Exception):
    """Not an error: the sentence that the person sees when an answer will not do."""


class Told(Rejected):
    """What was said is a question of its own, and this the answer to it; what was asked stands, and was not missed."""


class NoChoice(Rejected):
    """What was said is none of the choices; words that opened the conversation were not meant as one."""


class Revised(Exception):
    """Not an error either: the person changed answers given before. None drops one, so that it is asked again."""

    def __init__(self, answers: Mapping[str, Json | None]) -> None:
        self.answers = answers


@dataclass(frozen=True, slots=True)
class Heard:
    """What the person sent: cleaned text, the value of a pressed button, or the kind of thing that is not text."""

    text: str = ""
    pressed: str | None = None
    attachment: str | None = None
    asked: str = ""
    """The mark of the question that the pressed button stood below."""
    files: tuple[int, ...] = ()
    """What came along and could be kept, by ids."""

    @property
    def has_digits(self) -> bool:
        return any(map(str.isdigit, self.text))


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: what it shows, what it means, and other words people type for it."""

    label: str
    value: str
    words: tuple[str, ...] = ()


@dataclass(slots=True)  # not frozen: that takes three times as long to make, and each replay makes every question anew
class Question(Generic[T]):
    """Something only the person can answer.

    `read` turns what was said into the answer, or raises `Rejected` or `Revised`; where it makes a look-up of it, as
    of a PIN, what the books say to that is the answer, and all that is kept. A question that `listens`
    first tries the words the conversation was opened with. One that `binds` takes an answer only to the very
    text that was shown: where the books have changed since, it is asked again with the new figures. One that
    `insists` is asked for as long as answers will not do; another once more, and then its conversation is let go.
    """

    key: str
    text: str
    read: Callable[[Heard], T | Query[T]]
    stored: TypeAdapter[T]
    choices: tuple[Choice, ...] = ()
    listens: bool = False
    binds: bool = False
    insists: bool = True
    again: str = ""
    """A shorter text for asking once more, where the first is long."""
    about: str = ""
    """What others may know is being asked about: the week of a report that waits for a yes."""

    @property
    def mark(self) -> str:
        """Tells the question from others and, where it binds, from itself with other figures."""
        return f"{fingerprint(self.key)}:{fingerprint(self.text) if self.binds else ''}"

    def __await__(self) -> Generator[Question[T], T, T]:
        answer = yield self
        return answer


class Query(Generic[T]):
    """Base of what can be asked of the books; the type parameter is what comes back."""

    __slots__ = ()

    def __await__(self) -> Generator[Query[T], T, T]:
        found = yield self
        return found


class OpeningWords(Query[str]):
    """The words that the conversation was opened with; they stay, whatever is changed later."""


class OpeningFiles(Query[tuple[int, ...]]):
    """The files that the conversation was opened with, by ids."""


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A look-up that is made once and then stands: the day, the period, a price that was named."""

    key: str
    query: Query[T]
    stored: TypeAdapter[T]

    def __await__(self) -> Generator[Fact[T], T, T]:
        found = yield self
        return found


def fingerprint(text: str) -> str:
    """A short name for a text."""
    return f"{crc32(text.encode()):x}"
