"""One message within a conversation: which conversation it belongs to, how far that goes now, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from bot import pressing
from bot.answers import Lookups
from bot.channels.message import Button
from bot.conversation import Choice, Finished, Heard, Memory, Waiting, forget, replay, step_back
from bot.domain.speaker import Place, Role
from bot.domain.week import Week
from bot.reply import Letter, Reply, Said, To
from bot.routing import Nowhere, Opens, Route, by_command, by_figures, route
from bot.scene import Scene
from bot.talks import ANYBODY, BY_NAME, TalkKind
from bot.texts import _, you, your_name
from bot.words import Word
from handlers import menu
from storage import open_talks, people, prompts
from storage.open_talks import OpenTalk

MEMORY = TypeAdapter(Memory)
FORGOTTEN_AFTER = timedelta(hours=48)
PATIENCE = 3
"""After so many answers that would not do, the owner's help is offered."""


@dataclass(frozen=True, slots=True)
class Bubble:
    """Something said to the speaker, with its buttons."""

    reply: Reply
    buttons: tuple[Button, ...] = ()


@dataclass(slots=True)
class Dialogue:
    """The turn of one speaker. `look` is made anew where the scene changes; what is to be said is collected."""

    look: Lookups
    bubbles: list[Bubble] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)

    @property
    def scene(self) -> Scene:
        return self.look.scene

    def hear(self, heard: Heard) -> None:
        """Take one message as far as it goes."""
        held = self._held()
        pressed = pressing.read(heard.pressed) if heard.pressed else ""
        if isinstance(pressed, pressing.Pressed):
            self._press(held, pressed)
            return
        heard = replace(heard, text=pressed or heard.text, pressed=None)
        self._follow(route(self.look, heard, held), held, heard)

    def _follow(self, way: Route, held: OpenTalk | None, heard: Heard) -> None:
        if isinstance(way, Word):
            self._always(way, held)
        elif isinstance(way, Opens):
            if held and BY_NAME[held.name].yields:
                open_talks.end(self.scene.connection, held)
                held = self._held()
            self._open(way.kind, way.opening, held)
        elif way is Nowhere.ANSWER and held:
            self._answer(held, heard)
        else:
            self._unknown(heard)

    def _held(self) -> OpenTalk | None:
        """The conversation being held; an old one, or one whose kind or place is no more, is forgotten."""
        held = open_talks.held(self.scene.connection, self.scene.speaker.identity_id)
        if held is None:
            return None
        if held.name not in BY_NAME or self._is_stale(held) or not self._enter(held):
            open_talks.end(self.scene.connection, held)
            return self._held()
        return held

    def _is_stale(self, held: OpenTalk) -> bool:
        """Whether the question was left standing so long that nobody remembers it."""
        return held.touched_at is not None and held.touched_at < self.scene.now - FORGOTTEN_AFTER

    def _enter(self, held: OpenTalk) -> bool:
        """Speak for the place that the conversation is about; False where the speaker has it no longer."""
        if not held.business_id:
            return True
        speaker = self.scene.speaker
        about = (held.business_id, held.partner_id)
        place = next((one for one in speaker.places if (one.business_id, one.partner_id) == about), None)
        if place and place != speaker.place:
            self.look = Lookups(replace(self.scene, speaker=replace(speaker, place=place)))
        return place is not None

    def _open(self, kind: TalkKind, opening: Heard, above: OpenTalk | None) -> None:
        place = self.scene.speaker.place
        memory = Memory(opening=opening)
        if place is None and kind.roles != ANYBODY:
            self._unknown(opening)
            return
        talk = OpenTalk(
            self.scene.speaker.identity_id,
            kind.name,
            place.business_id if place else 0,
            place.partner_id if place else 0,
            {},
        )
        self._go_on(talk, memory, above=above)

    def _answer(self, held: OpenTalk, heard: Heard) -> None:
        """Offer a message to the question being asked. What is no answer to it may open its own talk."""
        memory: Memory = MEMORY.validate_python(held.memory)
        end = self._replay(held, memory, heard)
        if isinstance(end, Waiting) and end.sentence:
            other = by_command(self.scene, heard) or by_figures(self.look, heard)
            if other and other.kind.name != held.name:
                self._open(other.kind, other.opening, held)
                return
        self._take(held, memory, end)

    def _go_on(self, talk: OpenTalk, memory: Memory, above: OpenTalk | None = None) -> None:
        self._take(talk, memory, self._replay(talk, memory), above)

    def _replay(self, talk: OpenTalk, memory: Memory, heard: Heard | None = None) -> Waiting | Finished[Any]:
        return replay(BY_NAME[talk.name].talk, memory, self.look, heard)

    def _take(
        self, talk: OpenTalk, memory: Memory, end: Waiting | Finished[Any], above: OpenTalk | None = None
    ) -> None:
        """Keep the conversation where it waits, or do what it has decided."""
        if isinstance(end, Waiting):
            talk.memory = MEMORY.dump_python(memory, mode="json")
            open_talks.keep(self.scene.connection, talk, above, self.scene.now)
            self._ask(talk, end, memory.misses)
            return
        open_talks.end(self.scene.connection, talk)
        self._finish(BY_NAME[talk.name], end.result, memory.opening)

    def _ask(self, talk: OpenTalk, waiting: Waiting, misses: int = 0) -> None:
        question = waiting.question
        moved = _("Something has changed in the meantime, please check once more.") if waiting.moved else ""
        buttons = tuple(pressing.answering(talk.talk_id, question.key, choice) for choice in question.choices)
        if misses >= PATIENCE:
            buttons += (pressing.saying(Choice(_("Ask for help"), "minta bantuan")),)
        asked = question.again if waiting.sentence and question.again else question.text
        self._say(Reply("\n".join(part for part in (waiting.sentence, moved, asked) if part)), buttons)

    def _finish(self, kind: TalkKind, result: Any, opening: Heard | None) -> None:
        if result is None:
            self._say(Reply(_("Good, {call}. Nothing was noted.").format(call=you())))
        elif isinstance(result, Reply):
            self._say(result)
        else:
            self._do(kind, result)
        if isinstance(result, Place) and opening and opening.text:
            self.hear(opening)
        elif not self._resume() and kind.then and result is not None and not isinstance(result, Reply):
            self._follow_up(BY_NAME[kind.then])

    def _do(self, kind: TalkKind, result: Any) -> None:
        act, tell = kind.does[type(result)]
        outcome = act(self.scene, result)
        self.look = Lookups(self.scene.looked_at_again() if kind.roles == ANYBODY else self.scene)
        said: Said = tell(outcome)
        self._say(said.reply)
        self.letters += said.letters

    def _resume(self) -> bool:
        """Go on with the conversation that waited below; False where there is none."""
        below = self._held()
        if below is None:
            return False
        self._repeat(below)
        return True

    def _repeat(self, held: OpenTalk) -> None:
        self._go_on(held, MEMORY.validate_python(held.memory))

    def _follow_up(self, kind: TalkKind) -> None:
        """A talk that may follow another one, at most once a week."""
        week = Week.of(self.scene.today)
        if prompts.once(self.scene.books, kind.name, self.scene.place.partner_id, week.monday):
            self._open(kind, Heard(), None)

    def _press(self, held: OpenTalk | None, pressed: pressing.Pressed) -> None:
        """A button: an answer, a change of an answer given before, or one of a conversation that is over."""
        if held is None or held.talk_id != pressed.talk_id:
            self._say(Reply(_("That one is done already, {call} 👍").format(call=you())))
            if held:
                self._repeat(held)
            return
        memory: Memory = MEMORY.validate_python(held.memory)
        before = next((key for key in memory.answers if pressing.name_of(key) == pressed.question), None)
        if before:
            forget(memory, before)
        self._take(held, memory, self._replay(held, memory, Heard(pressed=pressed.value)))

    def _always(self, word: Word, held: OpenTalk | None) -> None:
        match word:
            case Word.CANCEL:
                self._cancel(held)
            case Word.BACK:
                self._back(held)
            case Word.STOP:
                self._stop()
            case _:
                self._aside(word)
                if held:
                    self._repeat(held)

    def _aside(self, word: Word) -> None:
        """Words that leave open what is being asked."""
        role = self.scene.speaker.role
        match word:
            case Word.HELP:
                self._say(menu.usage(role))
            case Word.ASSIST:
                self._assist()
            case Word.START if people.resume(self.scene.connection, self.scene.speaker.identity_id):
                self._say(Reply(_("Welcome back, {name} 🙏 I will write to you again.").format(name=your_name())))
            case _:
                self._say(menu.menu(role))

    def _cancel(self, held: OpenTalk | None) -> None:
        if held is None:
            self._say(Reply(_("There is nothing to cancel, {call}.").format(call=you())))
            return
        open_talks.end(self.scene.connection, held)
        self._say(Reply(_("Good, {call}. Nothing was noted.").format(call=you())))
        self._resume()

    def _back(self, held: OpenTalk | None) -> None:
        if held is None:
            self._say(menu.menu(self.scene.speaker.role))
            return
        memory: Memory = MEMORY.validate_python(held.memory)
        if not step_back(memory):
            self._say(Reply(_("This is the first question, {call}.").format(call=you())))
        self._go_on(held, memory)

    def _stop(self) -> None:
        people.stop(self.scene.connection, self.scene.speaker.identity_id, self.scene.now)
        text = _(
            "Good, {call}. I will not write to you any more. Your figures stay. Write *mulai* to hear from me again."
        )
        self._say(Reply(text.format(call=you())))

    def _assist(self) -> None:
        """Ask the owner to step in; what was answered so far is kept."""
        place = self.scene.speaker.place
        if place is None or not place.partner_id:
            self._say(menu.usage(self.scene.speaker.role))
            return
        self.letters.append(Letter(To.OWNERS, partial(menu.help_wanted, your_name(), place.partner)))
        self._say(Reply(_("I have told the owner, {call}. What you have answered so far is kept.").format(call=you())))

    def _unknown(self, heard: Heard) -> None:
        role = self.scene.speaker.role
        if role is Role.STRANGER:
            self._say(Reply(menu.stranger()))
        elif heard.attachment:
            self._say(Reply(_("I cannot read pictures, voice notes or places yet 🙏 Please type it.")))
        else:
            self._say(menu.lost(role, heard.text))

    def _say(self, reply: Reply, buttons: tuple[Button, ...] = ()) -> None:
        self.bubbles.append(Bubble(reply, buttons or tuple(pressing.saying(choice) for choice in reply.choices)))
