"""One message within a conversation: which conversation it belongs to, how far that goes now, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot import always, membership, pressing, stack, step
from bot.answers import Lookups
from bot.bubble import Bubble, asked, said
from bot.conversation import Heard
from bot.doing import carried_out
from bot.domain.giving_up import GivenUp
from bot.domain.pin import ABOUT_PIN, may_hold_pin
from bot.domain.speaker import Place
from bot.domain.week import Week
from bot.pressing import place_mark
from bot.replay import Finished, Memory, Waiting, step_back
from bot.reply import Letter, Reply, Said
from bot.routing import Nowhere, Opens, Route, beside, by_command, by_figures, by_label, commanded, route
from bot.scene import Scene
from bot.step import Step
from bot.talks import ANYBODY, BY_NAME, TalkKind
from bot.texts import speaking
from bot.words import Word
from handlers import cancel, menu, places
from handlers.understand import read_yes_no
from handlers.understand.courtesy import Courtesy, read_courtesy
from storage import open_talks, people, prompts
from storage.open_talks import OpenTalk


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
        elif isinstance(way, pressing.Spoken):
            self._speak(way)
        elif way is Nowhere.ANSWER and held:
            self._answer(held, heard)
        elif spoken := by_label(self.scene, heard):
            self._speak(spoken)
        else:
            self._say(always.lost(self.scene, heard))

    def _held(self) -> OpenTalk | None:
        """The conversation being held: the newest about the place spoken for. Those about other places wait.

        An old one, or one whose kind or place is no more, is forgotten; words that were never confirmed, not silently.
        """
        for talk in stack.under_way(self.scene):
            place = stack.place_of(self.scene, talk)
            if stack.is_void(self.scene, talk):
                open_talks.end(self.scene.connection, talk)
            elif talk.is_old(self.scene.now):
                self._forget(talk, place)
            elif self._speaks_for(place):
                return talk
        return None

    def _speaks_for(self, place: Place | None) -> bool:
        """Whether a place is the one spoken for; where none is chosen yet, it becomes so."""
        if self.scene.speaker.place is None and place:
            self.look = Lookups(self.scene.at(place))
        return place in {None, self.scene.speaker.place}

    def _forget(self, talk: OpenTalk, place: Place | None) -> None:
        """Nobody remembers a question that was left standing for so long; but what was sent is not on record."""
        open_talks.end(self.scene.connection, talk)
        if stack.was_never_confirmed(talk) and talk.touched_at:
            outlet = places.outlet_among(self.scene.speaker.places, place)
            self._say(menu.dropped(people.day_of(talk.touched_at), outlet))

    def _begin(self, way: Opens, held: OpenTalk | None) -> None:
        """Open a conversation above the one being held; in place of it, if that yields or is of the same kind."""
        if held and held.name == way.kind.name and not way.opening.text:
            self._repeat(held)
            return
        stack.make_room(self.scene, way.kind)
        self._open(way.kind, way.opening)

    def _open(self, kind: TalkKind, opening: Heard) -> None:
        if self.scene.speaker.place is None and kind.roles != ANYBODY:
            self._say(always.lost(self.scene, opening))
            return
        memory = Memory(opening=opening, words=opening.text)
        self._take(step.begun(self.look, stack.new(self.scene, kind), memory))

    def _answer(self, held: OpenTalk, heard: Heard) -> None:
        """Offer a message to the question being asked. What is no answer to it may open its own talk.

        A bare yes or no that may be meant for something newer shows the question once more.
        """
        if read_yes_no(heard.text) is not None and stack.is_covered(self.scene, held):
            standing = step.onward(self.look, held)
            if isinstance(standing.end, Waiting) and standing.end.question.choices:
                self._take(standing)
                return
        answered = step.onward(self.look, held, heard)
        end = answered.end
        unheard = isinstance(end, Finished) and end.by_itself
        way = (commanded(self.look, heard) or by_figures(self.look, heard)) if unheard else None
        if way:
            self._take(answered)
            self._follow(way, self._held(), heard)
            return
        is_secret = isinstance(end, Waiting) and end.question.about == ABOUT_PIN and may_hold_pin(heard.text)
        if answered.missed and not is_secret and self._goes_elsewhere(held, heard):
            return
        if answered.lets_go(heard):
            open_talks.end(self.scene.connection, held)
            self.hear(heard)
            return
        self._take(answered)

    def _goes_elsewhere(self, held: OpenTalk, heard: Heard) -> bool:
        """Take what is no answer for a command, figures, the label of a button, or a courtesy; False if it is none."""
        command = by_command(self.scene, heard)
        way = command or beside(self.look, heard)
        begins_anew = command and command.opening.text
        if way and (begins_anew or way.kind.name != held.name):
            self._begin(way, held)
            return True
        spoken = by_label(self.scene, heard)
        if spoken:
            self._speak(spoken)
            return True
        courtesy = read_courtesy(heard.text)
        if courtesy is None or courtesy is Courtesy.NOD:  # a nod would read as if something were done
            return False
        self._say(always.polite(self.scene, courtesy))
        self._repeat(held)
        return True

    def _take(self, taken: Step) -> None:
        """Keep the conversation where it waits, or do what it has decided; never what nobody has said."""
        talk, memory, end = taken.talk, taken.memory, taken.end
        if isinstance(end, Waiting):
            taken.keep(self.scene)
            self.bubbles.append(asked(talk.talk_id, end, memory.misses))
            return
        if end.result is None and len(memory.answers) > cancel.MOST_LOST + 1:  # the last one is the no
            step_back(memory)
            taken.keep(self.scene)
            self._open(BY_NAME["cancel"], Heard())
            return
        open_talks.end(self.scene.connection, talk)
        if end.by_itself and taken.kind.decides(end.result):
            self._say(menu.let_go(taken.kind.words, memory.words))
            self._resume()
        else:
            self._finish(taken.kind, end.result, memory.opening)

    def _finish(self, kind: TalkKind, result: Any, opening: Heard | None) -> None:
        """Do what was decided and go on with what waits; where that chose a place, hear what it was chosen for."""
        if result is None:
            self._say(cancel.given_up())
        elif isinstance(result, GivenUp):
            self._end(self._held())
            return
        elif isinstance(result, Reply):
            self._say(result)
        else:
            self._do(kind, result)
        if isinstance(result, Place) and opening and opening.text:
            self.hear(opening)
        elif not self._resume() and kind.decides(result) and not self._asks():
            self._follow_up(kind.then)

    def _asks(self) -> bool:
        """Whether the last thing said can be answered with a tap already."""
        return bool(self.bubbles and self.bubbles[-1].buttons)

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
        self._repeat(below)
        return below is not None

    def _repeat(self, held: OpenTalk | None) -> None:
        if held:
            self._take(step.onward(self.look, held))

    def _follow_up(self, names: tuple[str, ...]) -> None:
        """Ask one thing after a talk, the first that there is to ask, and at most once a week."""
        scene = self.scene
        if not names or not prompts.once(scene.books, names[-1], scene.place.partner_id, Week.of(scene.today).monday):
            return
        for name in names:
            begun = step.begun(self.look, stack.new(scene, BY_NAME[name]), Memory())
            if isinstance(begun.end, Waiting):
                self._take(begun)
                break

    def _press(self, held: OpenTalk | None, pressed: pressing.Pressed) -> None:
        """A choice: an answer, a change of an answer given before, or one of a conversation that is over."""
        if held and held.name == "cancel" and held.talk_id != pressed.talk_id:
            open_talks.end(self.scene.connection, held)
            held = self._held()
        if held is None or held.talk_id != pressed.talk_id:
            self._say(menu.done_already())
            self._repeat(held)
            return
        self._take(step.pressed(self.look, held, pressed))

    def _speak(self, spoken: pressing.Spoken) -> None:
        """Words of a button, or for another outlet, answer nothing: they open their own talk, what is asked waits."""
        if spoken.place and not self._moved_to(spoken.place):
            self._say(menu.done_already())
            return
        heard, held = Heard(spoken.words), self._held()
        way = commanded(self.look, heard)
        if way:
            self._follow(way, held, heard)
            return
        if spoken.words or not spoken.place:
            self._say(always.lost(self.scene, heard))
        self._repeat(held)

    def _moved_to(self, mark: str) -> bool:
        """Speak for the place that a letter was about, for the rest of the day; False where it is left already."""
        speaker = self.scene.speaker
        place = next((one for one in speaker.places if place_mark(one.business_id, one.partner_id) == mark), None)
        if place and place != speaker.place:
            self._tell(places.chosen(membership.speak_for(self.scene, place)))
            self.look = Lookups(self.scene.at(place))
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
        """End what is being held; where much would be lost, once the person has said so twice."""
        if held is None:
            self._say(cancel.nothing_open())
        elif held.name == "cancel":
            open_talks.end(self.scene.connection, held)
            self._end(self._held())
        elif len(held.memory["answers"]) > cancel.MOST_LOST:
            self._open(BY_NAME["cancel"], Heard())
        else:
            self._end(held)

    def _end(self, held: OpenTalk | None) -> None:
        if held:
            open_talks.end(self.scene.connection, held)
        self._say(cancel.given_up())
        self._resume()

    def _back(self, held: OpenTalk) -> None:
        before = step.back(self.look, held)
        if before is None:
            self._say(menu.first_question())
        self._take(before or step.onward(self.look, held))

    def _say(self, reply: Reply) -> None:
        self.bubbles.append(said(reply))
