"""A stretch of a talk in which words that answer nothing may change what was said before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from bot.conversation import Heard, Json, Question, Rejected, Revised

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changing(Generic[T]):
    """A part of a talk. What one of its questions rejects is offered to `heard`, which may make a change of it."""

    talk: Awaitable[T]
    heard: Callable[[str], Mapping[str, Json | None] | None]

    def __await__(self) -> Generator[Any, Any, T]:
        steps = self.talk.__await__()
        answer = None
        while True:
            try:
                step = steps.send(answer)
            except StopIteration as end:
                result: T = end.value
                return result
            answer = yield self._open(step) if isinstance(step, Question) else step

    def _open(self, question: Question[Any]) -> Question[Any]:
        def read(said: Heard) -> Any:
            try:
                return question.read(said)
            except Rejected as rejected:
                change = None if said.pressed else self.heard(said.text)
                if change is None:
                    raise
                raise Revised(change) from rejected

        return replace(question, read=read)
