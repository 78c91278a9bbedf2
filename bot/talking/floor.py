"""The conversation that has the floor: which one that is, how far it goes now, and what is said when it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.conversation import Heard
from bot.domain.business import western_day
from bot.domain.giving_up import GivenUp
from bot.domain.speaker import Place
from bot.domain.week import Week
from bot.replay import Memory, Waiting, step_back
from bot.reply import Letter, Reply, Said
from bot.talking import always, learning, membership, stack, step
from bot.talking.answers import Lookups
from bot.talking.bubble import Bubble, asked, said
from bot.talking.doing import carried_out
from bot.talking.scene import Scene
from bot.talking.step import Step
from bot.talking.talk_kind import TalkKind
from bot.talking.talks import ANYBODY, BY_NAME, PARTNER
from bot.texts import speaking
from handlers import cancel, menu, places
from storage import open_talks, prompts
from storage.open_talks import OpenTalk


@dataclass(slots=True)
class Floor:
    """The turn of one speaker. `look` is made anew where the scene changes; what is to be said is collected."""

    look: Lookups
    bubbles: list[Bubble] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    unheard: Heard | None = None
    """Words that waited until a place was chosen, and are to be heard now."""

    @property
    def scene(self) -> Scene:
        return self.look.scene

    def held(self) -> OpenTalk | None:
        """The conversation being held: the newest about the place spoken for. Those about other places wait.

        An old one, or one whose kind or place is no more, is forgotten; words that were never confirmed, not silently.
        """
        for talk in stack.under_way(self.scene):
            place = stack.place_of(self.scene, talk)
            if stack.is_void(self.scene, talk):
                self.end(talk)
            elif talk.is_old(self.scene.now):
                self._forget(talk, place)
            elif self._speaks_for(place):
                return talk
        return None

    def _forget(self, talk: OpenTalk, place: Place | None) -> None:
        """Nobody remembers a question that was left standing for so long; but what was sent is not on record."""
        self.end(talk)
        if stack.was_never_confirmed(talk) and talk.touched_at:
            outlet = places.outlet_among(self.scene.speaker.places, place)
            self.say(menu.dropped(western_day(talk.touched_at), outlet))

    def _speaks_for(self, place: Place | None) -> bool:
        """Whether a place is the one spoken for; where none is chosen yet, it becomes so."""
        if self.scene.speaker.place is None and place:
            self.look = Lookups(self.scene.at(place))
        return place in {None, self.scene.speaker.place}

    def move_to(self, place: Place) -> None:
        """Speak for a place for the rest of the day, and say so where that is news."""
        if place != self.scene.speaker.place:
            self.tell(places.chosen(membership.speak_for(self.scene, place)))
            self.look = Lookups(self.scene.at(place))

    def open(self, kind: TalkKind, opening: Heard) -> None:
        """Begin a conversation above all others."""
        if self.scene.speaker.place is None and kind.roles != ANYBODY:
            self.say(always.lost(self.scene, opening))
            return
        memory = Memory(opening=opening, words=opening.text)
        self.take(step.begun(self.look, stack.new(self.scene, kind), memory))

    def take(self, taken: Step) -> None:
        """Keep the conversation where it waits, or do what it has decided; never what nobody has said."""
        talk, memory, end = taken.talk, taken.memory, taken.end
        if isinstance(end, Waiting):
            taken.keep(self.scene)
            self.bubbles.append(asked(talk.talk_id, end, memory.misses))
            return
        if end.result is None and len(memory.answers) > cancel.MOST_LOST + 1:  # the last one is the no
            step_back(memory)
            taken.keep(self.scene)
            self.open(BY_NAME["cancel"], Heard())
            return
        self.end(talk)
        if end.by_itself and taken.kind.decides(end.result):
            self.say(menu.let_go(taken.kind.words, memory.words))
            self.resume()
        else:
            self._finish(taken.kind, end.result, memory.opening)

    def _finish(self, kind: TalkKind, result: Any, opening: Heard | None) -> None:
        """Do what was decided and go on with what waits; where that chose a place, with what it was chosen for."""
        if result is None:
            self.say(cancel.given_up())
        elif isinstance(result, GivenUp):
            self.give_up(self.held())
            return
        elif isinstance(result, Reply):
            self.say(result)
        else:
            self._do(kind, result)
        if isinstance(result, Place) and opening and (opening.text or opening.files):
            self.unheard = opening
        elif not self.resume() and kind.decides(result) and not self._asks():
            self._follow_up(kind.then)

    def _do(self, kind: TalkKind, result: Any) -> None:
        """Do what was decided, and tell it to the speaker by the name that this may have brought."""
        told = carried_out(kind, self.scene, result)
        self.look = Lookups(self.scene.looked_at_again() if kind.roles == ANYBODY else self.scene)
        speaker = self.scene.speaker
        with speaking(speaker.language, speaker.call, speaker.name):
            self.tell(told())
            lesson = learning.due(self.scene) if kind.roles == PARTNER and not self._asks() else None
            if lesson:
                self.say(lesson)

    def _asks(self) -> bool:
        """Whether the last thing said can be answered with a tap already."""
        return bool(self.bubbles and self.bubbles[-1].buttons)

    def _follow_up(self, names: tuple[str, ...]) -> None:
        """Ask one thing after a talk, the first that there is to ask, and at most once a week; what it was is noted."""
        scene = self.scene
        for name in names:
            begun = step.begun(self.look, stack.new(scene, BY_NAME[name]), Memory())
            if isinstance(begun.end, Waiting):
                monday = Week.of(scene.today).monday
                if prompts.once(scene.books, names[-1], scene.place.partner_id, monday):
                    prompts.once(scene.books, name, scene.place.partner_id, monday)
                    self.take(begun)
                break

    def resume(self) -> bool:
        """Go on with the conversation that waited below; False where there is none."""
        below = self.held()
        self.repeat(below)
        return below is not None

    def repeat(self, held: OpenTalk | None) -> None:
        """Ask once more what is being asked, if anything is."""
        if held:
            self.take(step.onward(self.look, held))

    def give_up(self, held: OpenTalk | None) -> None:
        """End a conversation because the person wants to, and go on with what waits."""
        if held:
            self.end(held)
        self.say(cancel.given_up())
        self.resume()

    def end(self, talk: OpenTalk) -> None:
        open_talks.end(self.scene.connection, talk)

    def tell(self, told: Said) -> None:
        self.say(told.reply)
        self.letters += told.letters

    def say(self, reply: Reply) -> None:
        self.bubbles.append(said(reply))
