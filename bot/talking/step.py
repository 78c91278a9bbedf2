"""One step of a conversation under way: what is remembered of it, and how far that goes now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from bot.conversation import Heard, fingerprint
from bot.replay import Finished, Look, Memory, Waiting, forget, replay, step_back
from bot.talking.pressing import Pressed
from bot.talking.scene import Scene
from bot.talking.talk_kind import TalkKind
from bot.talking.talks import BY_NAME
from handlers.understand import read_yes_no
from storage import open_talks
from storage.open_talks import OpenTalk

MEMORY = TypeAdapter(Memory)


@dataclass(frozen=True, slots=True)
class Step:
    """Where a conversation has got to. Nothing of it is stored before `keep`, so that a step can be dropped."""

    talk: OpenTalk
    memory: Memory
    end: Waiting | Finished[Any]

    @property
    def kind(self) -> TalkKind:
        return BY_NAME[self.talk.name]

    @property
    def missed(self) -> bool:
        """Whether what was said is no answer to the question."""
        return isinstance(self.end, Waiting) and self.end.missed

    def lets_go(self, heard: Heard) -> bool:
        """Whether the question was missed twice, does not insist, and nothing of an answer is in what was said."""
        insists = not isinstance(self.end, Waiting) or self.end.question.insists
        is_attempt = heard.has_digits or read_yes_no(heard.text) is not None
        return not insists and not is_attempt and self.memory.misses > 1

    def keep(self, scene: Scene) -> None:
        """Store what is remembered; a new conversation lies above all others."""
        self.talk.memory = MEMORY.dump_python(self.memory, mode="json")
        open_talks.keep(scene.connection, self.talk, scene.now)


def begun(look: Look, talk: OpenTalk, memory: Memory) -> Step:
    """Begin a conversation with nothing remembered but the words that opened it."""
    return _replayed(look, talk, memory)


def onward(look: Look, talk: OpenTalk, heard: Heard | None = None) -> Step:
    """Offer a message to the question being asked; without one, find that question again."""
    return _replayed(look, talk, _remembered(talk), heard)


def pressed(look: Look, talk: OpenTalk, choice: Pressed) -> Step:
    """Take a choice as the answer to its question, in place of one that was given before."""
    memory = _remembered(talk)
    before = next((key for key in memory.answers if fingerprint(key) == choice.question), None)
    if before:
        forget(memory, before)
    return _replayed(look, talk, memory, Heard(pressed=choice.value, asked=choice.mark))


def back(look: Look, talk: OpenTalk) -> Step | None:
    """Ask the last question that was answered once more; None where there is none."""
    memory = _remembered(talk)
    return _replayed(look, talk, memory) if step_back(memory) else None


def _replayed(look: Look, talk: OpenTalk, memory: Memory, heard: Heard | None = None) -> Step:
    return Step(talk, memory, replay(BY_NAME[talk.name].talk, memory, look, heard))


def _remembered(talk: OpenTalk) -> Memory:
    memory: Memory = MEMORY.validate_python(talk.memory)
    return memory
