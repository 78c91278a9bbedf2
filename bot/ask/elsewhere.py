"""Looking up and asking about another place than the one spoken for, within one conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Generator
from dataclasses import dataclass, replace
from functools import partial
from types import coroutine
from typing import Any, TypeVar

from bot.conversation import Fact, Heard, OpeningWords, Query, Question, Rejected
from bot.domain.speaker import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class At(Query[T]):
    """A look-up at another place: one that the speaker has, or that of a partner of the speaker's business."""

    place: Place
    query: Query[T]


def elsewhere(place: Place, key: str, talk: Coroutine[Any, Any, T]) -> Awaitable[T]:
    """Hold a part of a conversation at another place: its look-ups are made there, its questions name the business.

    Its keys come under `key`, so that they go when that one is asked again. It holds no question that revises others.
    """
    return _held(talk, partial(_moved, place, key), str)


def on_behalf(place: Place, talk: Coroutine[Any, Any, T], heard: Callable[[str], str]) -> Awaitable[T]:
    """Hold a part of a conversation for somebody else's place, as an owner does for a partner.

    `heard` says which of the words are meant for that part; those that opened the conversation are heard so too.
    """
    return _held(talk, partial(_for_another, place, heard), heard)


@coroutine
def _held(
    talk: Coroutine[Any, Any, T], changed: Callable[[Any], Any], heard: Callable[[str], str]
) -> Generator[Any, Any, T]:
    """A part of a conversation, each step of it `changed`, the opening words as they are `heard` there."""
    said: Any = None
    try:
        while True:
            step = talk.send(said)
            said = yield changed(step)
            said = heard(said) if isinstance(step, OpeningWords) else said
    except StopIteration as stop:
        found: T = stop.value
        return found
    finally:
        talk.close()


def _moved(place: Place, key: str, step: Any) -> Any:
    if isinstance(step, Question):
        return replace(step, key=f"{key}.{step.key}", text=_about(place, step.text), again=_about(place, step.again))
    looked_up = _at(place, step)
    return replace(looked_up, key=f"{key}.{step.key}") if isinstance(step, Fact) else looked_up


def _about(place: Place, text: str) -> str:
    return f"*{place.business}*\n{text}" if text else ""


def _for_another(place: Place, heard: Callable[[str], str], step: Any) -> Any:
    return replace(step, read=partial(_read, step, heard)) if isinstance(step, Question) else _at(place, step)


def _read(question: Question[Any], heard: Callable[[str], str], said: Heard) -> Any:
    words = heard(said.text)
    if said.text and not words:  # only the place was named, as it is in `catat siti`
        raise Rejected("")
    return question.read(replace(said, text=words))


def _at(place: Place, step: Any) -> Any:
    """A look-up, made at the place."""
    if isinstance(step, Fact):
        return replace(step, query=At(place, step.query))
    return At(place, step) if isinstance(step, Query) and not isinstance(step, OpeningWords) else step
