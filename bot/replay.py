"""Replay: a conversation is run again from the top each time the person writes.

Every question has a key. One that has an answer returns it at once; the first without one is what the bot
says next. What a conversation needs to know it asks of the books in the same way. The coroutine is driven
by hand, so that nothing but questions and look-ups can be awaited in it.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from bot.conversation import (
    Fact,
    Heard,
    Json,
    NoChoice,
    OpeningFiles,
    OpeningWords,
    Query,
    Question,
    Rejected,
    Revised,
    Talk,
    Told,
)

T = TypeVar("T")
Look = Callable[[Query[Any]], Any]
MOST_ANSWERS = 50


class ConversationBroken(Exception):
    """A conversation awaited something that is neither a question nor a look-up, or used a key twice."""


@dataclass(slots=True)
class Memory:
    """All that is kept of an open conversation. Answers stand by key, in the order in which they came."""

    answers: dict[str, Json] = field(default_factory=dict)
    facts: dict[str, Json] = field(default_factory=dict)
    opening: Heard | None = None
    """Words that questions may still listen to; None once something was changed."""
    words: str = ""
    """The same words, for as long as the conversation lasts."""
    asked: str = ""
    """The key of the question being asked; empty before the first."""
    shown: str = ""
    about: str = ""
    misses: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The conversation stands at `question`. `sentence` says why an answer did not do, `moved` that figures changed.

    Where it was `told`, the sentence answers something that the person asked.
    """

    question: Question[Any]
    sentence: str = ""
    moved: bool = False
    told: bool = False

    @property
    def missed(self) -> bool:
        """Whether what was said is no answer to the question."""
        return bool(self.sentence) and not self.told


@dataclass(frozen=True, slots=True)
class Finished(Generic[T]):
    """The conversation is over; `by_itself` where nobody answered, but what it waited for is no longer asked."""

    result: T
    by_itself: bool = False


def replay(talk: Talk[T], memory: Memory, look: Look, said: Heard | None = None) -> Waiting | Finished[T]:
    """Run a conversation as far as its answers reach, offering `said` to the question that it stands at.

    Changes `memory` alone. Raises ConversationBroken when the conversation breaks the rules, and whatever
    `look` raises.
    """
    run = _Run(memory, look, said)
    try:
        end = _driven(run, talk)
    except Rejected as rejected:
        end = _asked_again(memory, look, talk, rejected)
    if isinstance(end, Finished):
        return Finished(end.result, by_itself=bool(memory.asked) and run.said is said)
    memory.asked, memory.shown, memory.about = end.question.key, end.question.text, end.question.about
    memory.misses = memory.misses + 1 if end.missed else 0
    return end


def _driven(run: _Run, talk: Talk[T]) -> Waiting | Finished[T]:
    try:
        return run.drive(talk())
    except Revised as revision:
        _revise(run.memory, revision.answers)
        return _Run(run.memory, run.look, None).drive(talk())


def _asked_again(memory: Memory, look: Look, talk: Talk[T], rejected: Rejected) -> Waiting | Finished[T]:
    """Drop answers, the last one first, that do not do any more, as what they are about has changed meanwhile."""
    while step_back(memory):
        try:
            end = _Run(memory, look, None).drive(talk())
        except Rejected:
            continue
        return replace(end, sentence=str(rejected)) if isinstance(end, Waiting) else end
    raise rejected


def step_back(memory: Memory) -> bool:
    """Forget the last answer, so that its question is asked again; False where there is none."""
    if not memory.answers:
        return False
    memory.answers.popitem()
    memory.opening = None
    return True


def _revise(memory: Memory, answers: Mapping[str, Json | None]) -> None:
    """Put new answers in place of old ones. What was asked because of one has a key `key.…` and goes with it."""
    for key, answer in answers.items():
        forget(memory, key)
        if answer is not None:
            memory.answers[key] = answer


def forget(memory: Memory, key: str) -> None:
    """Drop an answer and what was asked because of it, so that its question is asked again."""
    memory.opening = None
    for old in [old for old in memory.answers if old == key or old.startswith(f"{key}.")]:
        del memory.answers[old]


@dataclass(slots=True)
class _Run:
    memory: Memory
    look: Look
    said: Heard | None
    keys: set[str] = field(default_factory=set)

    def drive(self, talk: Coroutine[Any, Any, T]) -> Waiting | Finished[T]:
        value: Any = None
        try:
            while True:
                step = talk.send(value)
                if isinstance(step, Question):
                    value = self._answer(step)
                    if isinstance(value, Waiting):
                        return value
                elif isinstance(step, OpeningWords):
                    value = self.memory.words
                elif isinstance(step, OpeningFiles):
                    value = self.memory.opening.files if self.memory.opening else ()
                elif isinstance(step, Query):
                    value = self.look(step)
                elif isinstance(step, Fact):
                    value = self._fact(step)
                else:
                    raise ConversationBroken(f"a conversation awaited {step!r}, which is no question")
        except StopIteration as stop:
            return Finished(stop.value)
        finally:
            talk.close()

    def _fact(self, fact: Fact[Any]) -> Any:
        self._check(fact.key)
        if fact.key not in self.memory.facts:
            self.memory.facts[fact.key] = fact.stored.dump_python(self.look(fact.query), mode="json")
        return fact.stored.validate_python(self.memory.facts[fact.key])

    def _answer(self, question: Question[Any]) -> Any:
        """The answer to a question; Waiting where there is none yet."""
        self._check(question.key)
        if question.key not in self.memory.answers:
            waiting = self._ask(question)
            if waiting:
                return waiting
        try:
            return question.stored.validate_python(self.memory.answers[question.key])
        except ValidationError:  # an answer of an older version that this one does not understand
            del self.memory.answers[question.key]
            return Waiting(question)

    def _ask(self, question: Question[Any]) -> Waiting | None:
        """Take the answer from the words that opened the conversation, or else from what was said now."""
        sentence = self._listen(question)
        if sentence is None:
            return None
        if self.said is None:
            return Waiting(question, sentence)
        if not self._is_meant(question, self.said):
            return Waiting(question, moved=True)
        said, self.said = self.said, None
        rejected = self._take(question, said)
        return Waiting(question, str(rejected), told=isinstance(rejected, Told)) if rejected else None

    def _is_meant(self, question: Question[Any], said: Heard) -> bool:
        """Whether something is said to this question, and not to another one or to figures that stand no more."""
        if said.asked:
            return said.asked == question.mark
        if question.binds:
            return question.text == self.memory.shown
        return self.memory.asked in {"", question.key}

    def _listen(self, question: Question[Any]) -> str | None:
        """Try the words that opened the conversation: None if they answer, else what is to be said of them, once."""
        opening = self.memory.opening
        if not question.listens or opening is None:
            return ""
        rejected = self._take(question, opening)
        if rejected is None:
            return None
        is_news = opening.text and self.memory.asked != question.key
        return str(rejected) if is_news and not isinstance(rejected, NoChoice) else ""

    def _take(self, question: Question[Any], heard: Heard) -> Rejected | None:
        """Keep the answer, or say why it will not do."""
        try:
            answer = question.read(heard)
            answer = self.look(answer) if isinstance(answer, Query) else answer
        except Rejected as rejected:
            return rejected
        self.memory.answers[question.key] = question.stored.dump_python(answer, mode="json")
        return None

    def _check(self, key: str) -> None:
        if key in self.keys or len(self.keys) >= MOST_ANSWERS:
            raise ConversationBroken(f"the key {key!r} was used twice, or after {MOST_ANSWERS} others")
        self.keys.add(key)
