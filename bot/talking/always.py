"""What is said to words that always work, to courtesies, and to what nobody can make out."""

from __future__ import annotations

from functools import partial

from bot.conversation import Heard
from bot.domain.speaker import Role
from bot.reply import Letter, Reply, Said, To
from bot.talking.scene import Scene
from bot.talking.words import Word
from bot.texts import _, go_on_in, you, your_name
from handlers import language, menu, pin
from handlers.understand import read_yes_no
from handlers.understand.courtesy import Courtesy, read_courtesy, says_nothing
from storage import people


def answered(scene: Scene, word: Word, *, asked: bool) -> Said:
    """What is said to the word; a stranger who is `asked` something has sent a code already."""
    match word:
        case Word.HELP | Word.MENU if asked and scene.speaker.role is Role.STRANGER:
            return Said(menu.under_way())
        case Word.HELP:
            return Said(menu.usage(scene.speaker.role))
        case Word.ASSIST:
            return _assist(scene)
        case Word.STOP:
            return _stop(scene)
        case Word.UNASKED_PIN:
            return Said(pin.unasked())
        case Word.LANGUAGE:
            return Said(language.which())
        case Word.ENGLISH:
            return _speak(scene, "en")
        case Word.INDONESIAN:
            return _speak(scene, "id")
        case Word.START if people.resume(scene.connection, scene.speaker.identity_id):
            return Said(Reply(_("Welcome back, {name} 🙏 I will write to you again.").format(name=your_name())))
        case _:
            return Said(menu.menu(scene.speaker.role))


def _assist(scene: Scene) -> Said:
    """Ask the owner to step in; what was answered so far is kept."""
    place = scene.speaker.place
    if place is None and scene.speaker.role is Role.STRANGER:
        return Said(Reply(_("Please ask the person who gave you the code, {call}. It stays good.").format(call=you())))
    if place is None or not place.partner_id:
        return Said(menu.usage(scene.speaker.role))
    text = _("I have told the owner, {call}. What you have answered so far is kept.").format(call=you())
    return Said(Reply(text), (Letter(To.OWNERS, partial(menu.help_wanted, your_name(), place.partner)),))


def _speak(scene: Scene, chosen: str) -> Said:
    people.speak(scene.connection, scene.speaker.person_id, chosen)
    go_on_in(chosen)
    return Said(language.spoken())


def _stop(scene: Scene) -> Said:
    people.stop(scene.connection, scene.speaker.identity_id, scene.now)
    text = _("Good, {call}. I will not write to you any more. Your figures stay. Write *start* to hear from me again.")
    return Said(Reply(text.format(call=you())))


def lost(scene: Scene, heard: Heard) -> Reply:
    """To a message that opens nothing and answers nothing."""
    speaker, courtesy = scene.speaker, read_courtesy(heard.text)
    if speaker.role is Role.STRANGER and not speaker.places:
        return Reply(menu.stranger())
    if courtesy or _declines(heard.text):
        return polite(scene, courtesy or Courtesy.NOD)
    if heard.attachment:
        return Reply(_("I cannot read pictures, voice notes, places or forwarded messages yet 🙏 Please type it."))
    return menu.lost(speaker.role, heard.text)


def _declines(words: str) -> bool:
    """`lewati`, `nanti aja bu`; a number or a sign alone declines nothing."""
    in_words = any(map(str.isalpha, words)) and not any(map(str.isdigit, words))
    return in_words and says_nothing(words) and read_yes_no(words) is not True


def polite(scene: Scene, courtesy: Courtesy) -> Reply:
    """A friendly line to what asks for nothing."""
    place = scene.speaker.place
    return menu.polite(courtesy, place.business if place else "")
