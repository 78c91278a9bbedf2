"""Looking up and asking about another of the speaker's places, within one conversation."""

from __future__ import annotations

from collections.abc import Coroutine, Generator
from dataclasses import dataclass, replace
from types import coroutine
from typing import Any, TypeVar

from bot.conversation import Fact, OpeningWords, Query, Question
from bot.domain.speaker import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class At(Query[T]):
    """A look-up at one of the speaker's places, whichever is spoken for. The speaker must have that place."""

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


def _moved(step: Any, place: Place, key: str) -> Any:
    if isinstance(step, Question):
        return replace(step, key=f"{key}.{step.key}", text=_about(place, step.text), again=_about(place, step.again))
    if isinstance(step, Fact):
        return replace(step, key=f"{key}.{step.key}", query=At(place, step.query))
    return At(place, step) if isinstance(step, Query) and not isinstance(step, OpeningWords) else step


def _about(place: Place, text: str) -> str:
    return f"*{place.business}*\n{text}" if text else ""
