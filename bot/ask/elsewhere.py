"""Looking up and asking about another place than the one spoken for, within one conversation."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator
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


@coroutine
def elsewhere(place: Place, key: str, talk: Coroutine[Any, Any, T]) -> Generator[Any, Any, T]:
    """Hold a part of a conversation at another place: its look-ups are made there, its questions name the business.

    Its keys come under `key`, so that they go when that one is asked again. It holds no question that revises others.
    """
    said: Any = None
    try:
        while True:
            said = yield _moved(talk.send(said), place, key)
    except StopIteration as stop:
        found: T = stop.value
        return found
    finally:
        talk.close()


@coroutine
def on_behalf(place: Place, talk: Coroutine[Any, Any, T], heard: Callable[[str], str]) -> Generator[Any, Any, T]:
    """Hold a part of a conversation for somebody else's place, as an owner does for a partner.

    `heard` says which of the words are meant for that part; those that opened the conversation are heard so too.
    """
    said: Any = None
    try:
        while True:
            step = talk.send(said)
            said = yield _for_another(step, place, heard)
            said = heard(said) if isinstance(step, OpeningWords) else said
    except StopIteration as stop:
        found: T = stop.value
        return found
    finally:
        talk.close()


def _for_another(step: Any, place: Place, heard: Callable[[str], str]) -> Any:
    if isinstance(step, Question):
        return replace(step, read=partial(_read, step, heard))
    if isinstance(step, Fact):
        return replace(step, query=At(place, step.query))
    return At(place, step) if isinstance(step, Query) and not isinstance(step, OpeningWords) else step


def _read(question: Question[Any], heard: Callable[[str], str], said: Heard) -> Any:
    words = heard(said.text)
    if said.text and not words:  # only the place was named, as it is in `catat siti`
        raise Rejected("")
    return question.read(replace(said, text=words))


def _moved(step: Any, place: Place, key: str) -> Any:
    if isinstance(step, Question):
        return replace(step, key=f"{key}.{step.key}", text=_about(place, step.text), again=_about(place, step.again))
    if isinstance(step, Fact):
        return replace(step, key=f"{key}.{step.key}", query=At(place, step.query))
    return At(place, step) if isinstance(step, Query) and not isinstance(step, OpeningWords) else step


def _about(place: Place, text: str) -> str:
    return f"*{place.business}*\n{text}" if text else ""
