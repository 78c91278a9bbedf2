"""One message within a conversation: which conversation it belongs to, how far that goes now, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from bot import acts, always, pressing
from bot.answers import Lookups
from bot.channels.message import Button
from bot.conversation import Choice, Finished, Heard, Memory, Waiting, fingerprint, forget, replay, step_back
from bot.doing import carried_out
from bot.domain.pin import ABOUT_PIN, may_hold_pin
from bot.domain.speaker import Place
from bot.domain.week import Week
from bot.pressing import place_mark
from bot.reply import Letter, Reply, Said
from bot.routing import Nowhere, Opens, Route, by_command, by_figures, by_label, commanded, route
from bot.scene import Scene
from bot.talks import ANYBODY, BY_NAME, TalkKind
from bot.texts import _, speaking, you
from bot.words import Word
from handlers import menu
from handlers.places import chosen, label_among
from handlers.understand.courtesy import read_courtesy
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
        pressed = pressing.read(heard.pressed) if heard.pressed else None
        if isinstance(pressed, pressing.Spoken):
            self._speak(pressed)
        elif pressed:
            self._press(held, pressed)
        else:
            self._follow(route(self.look, heard, held), held, heard)

    def _follow(self, way: Route, held: OpenTalk | None, heard: Heard) -> None:
        if isinstance(way, Word):
            self._always(way, held)
        elif isinstance(way, Opens):
            self._begin(way, held)
        elif way is Nowhere.ANSWER and held:
            self._answer(held, heard)
        elif spoken := by_label(self.scene, heard):
            self._speak(spoken)
        else:
            self._unknown(heard)

    def _held(self) -> OpenTalk | None:
        """The conversation being held: the newest about the place spoken for. Those about other places wait.

        An old one, or one whose kind or place is no more, is forgotten; words that were never confirmed, not silently.
        """
        for talk in open_talks.stack(self.scene.connection, self.scene.speaker.identity_id):
            place = self._place_of(talk)
            if talk.name not in BY_NAME or (talk.business_id and not place):
                open_talks.end(self.scene.connection, talk)
            elif talk.touched_at and talk.touched_at < self.scene.now - FORGOTTEN_AFTER:
                self._forget(talk, place)
            elif self._speaks_for(place):
                return talk
        return None

    def _place_of(self, talk: OpenTalk) -> Place | None:
        about = (talk.business_id, talk.partner_id)
        return next((one for one in self.scene.speaker.places if (one.business_id, one.partner_id) == about), None)

    def _speaks_for(self, place: Place | None) -> bool:
        """Whether a place is the one spoken for; where none is chosen yet, it becomes so."""
        speaker = self.scene.speaker
        if speaker.place is None and place:
            self.look = Lookups(replace(self.scene, speaker=replace(speaker, place=place)))
        return place in {None, self.scene.speaker.place}

    def _forget(self, talk: OpenTalk, place: Place | None) -> None:
        """Nobody remembers a question that was left standing for so long; but what was sent is not on record."""
        open_talks.end(self.scene.connection, talk)
        kind = BY_NAME[talk.name]
        if talk.memory["answers"] and kind.does and not kind.yields and talk.touched_at:
            several = len(self.scene.speaker.places) > 1
            outlet = label_among(self.scene.speaker.places, place) if place and several else ""
            self._say(menu.dropped(people.day_of(talk.touched_at), outlet))

    def _begin(self, way: Opens, held: OpenTalk | None) -> None:
        """Open a conversation above the one being held; in place of it, if that yields or is of the same kind."""
        if held and held.name == way.kind.name and not way.opening.text:
            self._repeat(held)
            return
        for talk in open_talks.stack(self.scene.connection, self.scene.speaker.identity_id):
            here = self._place_of(talk) in {None, self.scene.speaker.place}
            same = here and talk.name in (way.kind.name, way.kind.instead_of)
            if same or BY_NAME[talk.name].yields:
                open_talks.end(self.scene.connection, talk)
        self._open(way.kind, way.opening)

    def _open(self, kind: TalkKind, opening: Heard) -> None:
        place = self.scene.speaker.place
        if place is None and kind.roles != ANYBODY:
            self._unknown(opening)
            return
        about = (place.business_id, place.partner_id) if place else (0, 0)
        talk = OpenTalk(self.scene.speaker.identity_id, kind.name, *about, {})
        self._go_on(talk, Memory(opening=opening, words=opening.text))

    def _answer(self, held: OpenTalk, heard: Heard) -> None:
        """Offer a message to the question being asked. What is no answer to it may open its own talk."""
        memory: Memory = MEMORY.validate_python(held.memory)
        end = self._replay(held, memory, heard)
        is_secret = isinstance(end, Waiting) and end.question.about == ABOUT_PIN and may_hold_pin(heard.text)
        if isinstance(end, Waiting) and end.sentence and not is_secret and self._goes_elsewhere(held, heard):
            return
        self._take(held, memory, end)

    def _goes_elsewhere(self, held: OpenTalk, heard: Heard) -> bool:
        """Take what is no answer for a command, figures, the label of a button, or a courtesy; False if it is none."""
        command = by_command(self.scene, heard)
        way = command or by_figures(self.look, heard)
        begins_anew = command and command.opening.text
        if way and (begins_anew or way.kind.name != held.name):
            self._begin(way, held)
            return True
        spoken = by_label(self.scene, heard)
        if spoken:
            self._speak(spoken)
            return True
        courtesy = read_courtesy(heard.text)
        if courtesy:
            self._say(always.polite(self.scene, courtesy))
            self._repeat(held)
        return courtesy is not None

    def _go_on(self, talk: OpenTalk, memory: Memory) -> None:
        self._take(talk, memory, self._replay(talk, memory))

    def _replay(self, talk: OpenTalk, memory: Memory, heard: Heard | None = None) -> Waiting | Finished[Any]:
        return replay(BY_NAME[talk.name].talk, memory, self.look, heard)

    def _take(self, talk: OpenTalk, memory: Memory, end: Waiting | Finished[Any]) -> None:
        """Keep the conversation where it waits, or do what it has decided; never what nobody has said."""
        if isinstance(end, Waiting):
            talk.memory = MEMORY.dump_python(memory, mode="json")
            open_talks.keep(self.scene.connection, talk, self.scene.now)
            self._ask(talk, end, memory.misses)
            return
        open_talks.end(self.scene.connection, talk)
        kind = BY_NAME[talk.name]
        if end.by_itself and type(end.result) in kind.does:
            self._say(menu.let_go(kind.words, memory.words))
            self._resume()
        else:
            self._finish(kind, end.result, memory.opening)

    def _ask(self, talk: OpenTalk, waiting: Waiting, misses: int = 0) -> None:
        question = waiting.question
        moved = _("Something has changed in the meantime, please check once more.") if waiting.moved else ""
        buttons = tuple(pressing.answering(talk.talk_id, question, choice) for choice in question.choices)
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
        """Do what was decided, and tell it to the speaker by the name that this may have brought."""
        told = carried_out(kind, self.scene, result)
        self.look = Lookups(self.scene.looked_at_again() if kind.roles == ANYBODY else self.scene)
        speaker = self.scene.speaker
        with speaking(speaker.language, speaker.call, speaker.name):
            self._tell(told())

    def _tell(self, said: Said) -> None:
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
            self._open(kind, Heard())

    def _press(self, held: OpenTalk | None, pressed: pressing.Pressed) -> None:
        """A choice: an answer, a change of an answer given before, or one of a conversation that is over."""
        if held is None or held.talk_id != pressed.talk_id:
            self._say(Reply(_("That one is done already, {call} 👍").format(call=you())))
            if held:
                self._repeat(held)
            return
        memory: Memory = MEMORY.validate_python(held.memory)
        before = next((key for key in memory.answers if fingerprint(key) == pressed.question), None)
        if before:
            forget(memory, before)
        self._take(held, memory, self._replay(held, memory, Heard(pressed=pressed.value, asked=pressed.mark)))

    def _speak(self, spoken: pressing.Spoken) -> None:
        """Words of ours are never an answer: they open their own conversation, and what is being asked waits."""
        if spoken.place and not self._moved_to(spoken.place):
            self._say(Reply(_("That one is done already, {call} 👍").format(call=you())))
            return
        said, held = Heard(spoken.words), self._held()
        way = commanded(self.look, said)
        if way:
            self._follow(way, held, said)
            return
        self._unknown(said)
        if held:
            self._repeat(held)

    def _moved_to(self, mark: str) -> bool:
        """Speak for the place that a letter was about, for the rest of the day; False where it is left already."""
        speaker = self.scene.speaker
        place = next((one for one in speaker.places if place_mark(one.business_id, one.partner_id) == mark), None)
        if place and place != speaker.place:
            self._tell(chosen(acts.speak_for(self.scene, place)))
            self.look = Lookups(replace(self.scene, speaker=replace(speaker, place=place)))
        return place is not None

    def _always(self, word: Word, held: OpenTalk | None) -> None:
        if word is Word.CANCEL:
            self._cancel(held)
        elif word is Word.BACK and held:
            self._back(held)
        else:
            self._tell(always.answered(self.scene, word))
            if held and word is not Word.STOP:
                self._repeat(held)

    def _cancel(self, held: OpenTalk | None) -> None:
        if held is None:
            self._say(Reply(_("There is nothing to cancel, {call}.").format(call=you())))
            return
        open_talks.end(self.scene.connection, held)
        self._say(Reply(_("Good, {call}. Nothing was noted.").format(call=you())))
        self._resume()

    def _back(self, held: OpenTalk) -> None:
        memory: Memory = MEMORY.validate_python(held.memory)
        if not step_back(memory):
            self._say(Reply(_("This is the first question, {call}.").format(call=you())))
        self._go_on(held, memory)

    def _unknown(self, heard: Heard) -> None:
        self._say(always.lost(self.scene, heard))

    def _say(self, reply: Reply, buttons: tuple[Button, ...] = ()) -> None:
        self.bubbles.append(Bubble(reply, buttons or tuple(pressing.saying(choice) for choice in reply.choices)))
