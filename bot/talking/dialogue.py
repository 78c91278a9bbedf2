"""One message within a conversation: whether it is an answer, a command, a button, or words for another outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.conversation import Heard, Question
from bot.domain.pin import ABOUT_PIN, may_hold_pin
from bot.replay import Finished, Waiting
from bot.talking import always, evidence, pressing, stack, step
from bot.talking.floor import Floor
from bot.talking.gist import Opens, beside, by_figures
from bot.talking.pressing import place_mark
from bot.talking.routing import Elsewhere, Nowhere, Route, bare, by_command, by_label, commanded, newest_label, route
from bot.talking.step import Step
from bot.talking.talks import BY_NAME
from bot.talking.words import Word
from handlers import cancel, menu
from handlers.understand import read_yes_no
from handlers.understand.courtesy import Courtesy, read_courtesy
from storage.open_talks import OpenTalk


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What becomes of a message; `floor` collects what is said to it."""

    floor: Floor

    def hear(self, heard: Heard | None) -> None:
        """Take one message as far as it goes, and what waited for the place that it chose."""
        while heard:
            self._hear(heard)
            heard, self.floor.unheard = self.floor.unheard, None

    def _hear(self, heard: Heard) -> None:
        held = self.floor.held()
        pressed = pressing.read(heard.pressed) if heard.pressed else None
        more = evidence.is_more(self.floor.scene, heard)
        if isinstance(pressed, pressing.Spoken):
            self._speak(pressed)
        elif pressed:
            self._press(held, pressed)
        elif not more:
            self._follow(route(self.floor.look, heard, held), held, heard)
        if heard.files and (heard.text or more):
            self.floor.tell(evidence.beside(self.floor.scene, heard))

    def _follow(self, way: Route, held: OpenTalk | None, heard: Heard) -> None:
        if isinstance(way, Word):
            self._always(way, held)
        elif isinstance(way, Opens):
            self._begin(way, held)
        elif isinstance(way, Elsewhere):
            self._go(way, heard)
        elif way is Nowhere.ANSWER and held:
            self._answer(held, heard)
        elif spoken := by_label(self.floor.scene, heard):
            self._speak(spoken)
        else:
            self.floor.say(always.lost(self.floor.scene, heard))

    def _always(self, word: Word, held: OpenTalk | None) -> None:
        if word is Word.CANCEL:
            self._cancel(held)
        elif word is Word.BACK and held:
            self._back(held)
        else:
            self.floor.tell(always.answered(self.floor.scene, word, asked=held is not None))
            if word is not Word.STOP:
                self.floor.repeat(held)

    def _cancel(self, held: OpenTalk | None) -> None:
        """End what is being held; where much would be lost, once the person has said so twice."""
        if held is None:
            self.floor.say(cancel.nothing_open())
        elif held.name == "cancel":
            self.floor.end(held)
            self.floor.give_up(self.floor.held())
        elif len(held.memory["answers"]) > cancel.MOST_LOST:
            self.floor.open(BY_NAME["cancel"], Heard())
        else:
            self.floor.give_up(held)

    def _back(self, held: OpenTalk) -> None:
        before = step.back(self.floor.look, held)
        if before is None:
            self.floor.say(menu.first_question())
        self.floor.take(before or step.onward(self.floor.look, held))

    def _begin(self, way: Opens, held: OpenTalk | None) -> None:
        """Open a conversation above the one being held; in place of it, if that yields or is of the same kind."""
        if held and held.name == way.kind.name and not way.opening.text:
            self.floor.repeat(held)
            return
        stack.make_room(self.floor.scene, way.kind)
        self.floor.open(way.kind, way.opening)

    def _go(self, there: Elsewhere, heard: Heard) -> None:
        """Speak for another outlet from now on, and take what was said of it; what is asked there waits."""
        self.floor.move_to(there.place)
        held = self.floor.held()
        if there.way:
            self._follow(there.way, held, heard)
        else:
            self.floor.repeat(held)

    def _answer(self, held: OpenTalk, heard: Heard) -> None:
        """Offer a message to the question being asked. What is no answer to it may open its own talk.

        A bare yes, no or number that may be meant for something newer shows the question once more; one that stands on
        a newer button alone presses it.
        """
        look = self.floor.look
        if self._may_be_meant_otherwise(held, heard):
            standing = step.onward(look, held)
            newer = newest_label(self.floor.scene, heard)
            if newer and not _offers(standing, heard):
                self._speak(newer)
                return
            if isinstance(standing.end, Waiting) and _is_asked_again(standing.end.question, heard):
                self.floor.take(standing)
                return
        answered = step.onward(look, held, heard)
        way = (commanded(look, heard) or by_figures(look, heard)) if _ended_unheard(answered) else None
        if way:
            self.floor.take(answered)
            self._follow(way, self.floor.held(), heard)
        elif answered.missed and not _is_secret(answered, heard) and self._goes_elsewhere(held, heard):
            return
        elif answered.lets_go(heard):
            self.floor.end(held)
            self._hear(heard)
        else:
            self.floor.take(answered)

    def _may_be_meant_otherwise(self, held: OpenTalk, heard: Heard) -> bool:
        """Whether words this bare may answer a newer message. A no, which would drop figures, may answer any."""
        scene, answer = self.floor.scene, read_yes_no(heard.text)
        is_bare = answer is not None or _is_number(heard)
        return is_bare and (stack.is_covered(scene, held) or (answer is False and not stack.is_newest(scene, held)))

    def _goes_elsewhere(self, held: OpenTalk, heard: Heard) -> bool:
        """Take what is no answer for a command, figures, the label of a button, or a courtesy; False if it is none."""
        command = by_command(self.floor.scene, heard)
        way = command or beside(self.floor.look, heard)
        begins_anew = command and command.opening.text
        if way and (begins_anew or way.kind.name != held.name):
            self._begin(way, held)
            return True
        spoken = by_label(self.floor.scene, heard)
        if spoken:
            self._speak(spoken)
            return True
        courtesy = read_courtesy(heard.text)
        if courtesy is None or courtesy is Courtesy.NOD:  # a nod would read as if something were done
            return False
        self.floor.say(always.polite(self.floor.scene, courtesy))
        self.floor.repeat(held)
        return True

    def _press(self, held: OpenTalk | None, pressed: pressing.Pressed) -> None:
        """A choice: an answer, a change of an answer given before, or one of a conversation that is over."""
        if held and held.name == "cancel" and held.talk_id != pressed.talk_id:
            self.floor.end(held)
            held = self.floor.held()
        if held is None or held.talk_id != pressed.talk_id:
            self.floor.say(menu.done_already())
            self.floor.repeat(held)
            return
        self.floor.take(step.pressed(self.floor.look, held, pressed))

    def _speak(self, spoken: pressing.Spoken) -> None:
        """Words of a button answer nothing: they open their own talk at its place, and what is asked waits."""
        places = self.floor.scene.speaker.places
        place = next((one for one in places if place_mark(one.business_id, one.partner_id) == spoken.place), None)
        if spoken.place and place is None:
            self.floor.say(menu.done_already())
            return
        if place:
            self.floor.move_to(place)
        heard, held = Heard(spoken.words), self.floor.held()
        way = commanded(self.floor.look, heard)
        if way:
            self._follow(way, held, heard)
            return
        self.floor.say(always.lost(self.floor.scene, heard))
        self.floor.repeat(held)


def _is_number(heard: Heard) -> bool:
    return heard.text.strip(" .!").isdecimal()


def _is_asked_again(question: Question[Any], heard: Heard) -> bool:
    """Whether a question stays as it is: a number may change figures that wait for a yes, and answers most others."""
    return bool(question.choices) and (question.binds or not _is_number(heard))


def _ended_unheard(answered: Step) -> bool:
    """Whether the conversation is over without what was just said, as what it waited for is no longer asked."""
    return isinstance(answered.end, Finished) and answered.end.by_itself


def _offers(standing: Step, heard: Heard) -> bool:
    """Whether these words stand on a button of the question itself."""
    choices = standing.end.question.choices if isinstance(standing.end, Waiting) else ()
    return any(bare(choice.label) == bare(heard.text) for choice in choices)


def _is_secret(answered: Step, heard: Heard) -> bool:
    """Whether a PIN is asked for and this may be one."""
    asks_for_pin = isinstance(answered.end, Waiting) and answered.end.question.about == ABOUT_PIN
    return asks_for_pin and may_hold_pin(heard.text)
