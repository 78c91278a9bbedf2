"""Where a message belongs: a word that always works, an answer, or the conversation that it opens."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import takewhile

from bot.ask.books import IsClaim
from bot.conversation import Heard
from bot.domain.speaker import Place, Role
from bot.talking.answers import Lookups
from bot.talking.evidence import came_alone
from bot.talking.gist import (
    Opens,
    by_arrival,
    by_dispute,
    by_figures,
    by_goods,
    by_marks,
    by_offer,
    by_question,
    by_supposition,
    by_verdict,
    by_wonder,
    by_words_of_verdict,
)
from bot.talking.openings import kind_for, opened_by
from bot.talking.pressing import Spoken, place_mark, read, words_in
from bot.talking.scene import Scene
from bot.talking.sent_code import code_in
from bot.talking.talk_kind import TalkKind
from bot.talking.talks import BY_NAME, HOUSE
from bot.talking.words import Word, always, plain
from handlers import target
from handlers.dues import ANYBODY
from handlers.owner_words import meant, without_preface
from handlers.phrases import phrases
from handlers.places import asks_to_go, named_place
from handlers.poll import said_anew
from handlers.understand import read_yes_no
from handlers.understand.asking import Subject, read_question
from handlers.understand.courtesy import puts_off, read_courtesy
from storage import shown
from storage.open_talks import OpenTalk

SOFTENING = phrases("polite", "only")
CAME_IN = phrases("came_in")
MONEY_CAME = re.compile(r"terima \d+")
"""What the button says with which an owner takes money that a partner has handed over."""

ASK_WHO_ONE_IS = (Word.MENU, Word.HELP)
"""What these words bring differs by what somebody is, an owner or a partner."""

NO_FEEDBACK = ("report", "correct", "remit", "restock", "my_target", "evaluate", "learn")
"""What a word that stands alone asks for, also where a sentence for the owner was asked."""

ANSWERED_BY = {
    Role.PARTNER: {
        Subject.DUES: "balance",
        Subject.GOODS: "stock",
        Subject.SALES: "my_report",
        Subject.TERMS: "agreement",
        Subject.PRICES: "prices",
        Subject.ACCOUNT: "partners_account",
    },
    Role.OWNER: {Subject.DUES: "detail", Subject.GOODS: "detail", Subject.SALES: "this_week"},
    Role.STAFF: {Subject.DUES: "detail", Subject.GOODS: "detail", Subject.SALES: "this_week"},
}
"""The conversation that answers a question about figures, by who asks and what about."""


class Nowhere(Enum):
    """A message that opens nothing and answers nothing, or that answers what is being asked."""

    ANSWER = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another outlet that a message names, and what it says there; None where somebody only wants to go there."""

    place: Place
    way: Word | Opens | None = None


Route = Word | Opens | Elsewhere | Nowhere


def route(look: Lookups, heard: Heard, held: OpenTalk | None) -> Route:
    """Where a message belongs: to what is being asked, but for another outlet that is named and for what interrupts."""
    if came_alone(look.scene, heard):
        return _by_place(look.scene, heard) or Opens(BY_NAME["bring"], heard)
    kind = BY_NAME[held.name] if held else None
    takes_any = kind and kind.yields and kind.heeds(heard.text)
    elsewhere = None if takes_any else _at_outlet(look, heard, alone=kind is None)
    if elsewhere:
        return elsewhere
    asked_below = None if held else _by_target(look.scene, heard) or by_marks(look, heard)
    if asked_below:
        return asked_below
    way = commanded(look, heard)
    if kind and (not kind.yields or kind.heeds(heard.text)):
        way = way or (None if kind.yields else by_arrival(look, heard) or by_words_of_verdict(look, heard))
        if way and _interrupts(way, kind):
            return way
        asks_for_all = held and held.name == "report" and held.memory["asked"] == "lines"
        return (by_goods(look, heard) if asks_for_all else None) or Nowhere.ANSWER
    way = way or by_verdict(look, heard)
    opened = way or by_figures(look, heard) or (None if held else by_offer(look, heard)) or by_wonder(look, heard)
    if opened:
        return opened
    answer = by_question(look, heard)
    if answer and not by_label(look.scene, heard):
        return answer
    return Nowhere.ANSWER if held else Nowhere.UNKNOWN


def _at_outlet(look: Lookups, heard: Heard, *, alone: bool) -> Elsewhere | None:
    """What is said at the outlet that a message names beside figures or a command, or where `alone` only goes to."""
    outlets = [place for place in look.scene.speaker.places if place.role is Role.PARTNER]
    named = named_place(heard.text, outlets) if len(outlets) > 1 else None
    if named is None or (not named.rest and named.place == look.scene.speaker.place):
        return None
    if not named.rest:
        return Elsewhere(named.place) if alone or asks_to_go(heard.text) else None
    there, rest = Lookups(look.scene.at(named.place)), Heard(named.rest)
    way = commanded(there, rest) or by_figures(there, rest)
    return Elsewhere(named.place, way) if way else None


def _by_target(scene: Scene, heard: Heard) -> Opens | Elsewhere | None:
    """A word on a monthly target, where the newest message on the phone asks for one; at the place it was asked of."""
    if not target.answers(heard.text):
        return None
    below = shown.newest_buttons(scene.connection, scene.speaker.channel, scene.speaker.address)
    said = [one for one in (read(tap.carries) for tap in below) if isinstance(one, Spoken)]
    choices = [one for one in said if one.words.startswith(target.MINE[0])]
    if not choices:
        return None
    place = next((one for one in scene.speaker.places if _mark(one) == choices[0].place), None)
    chosen = {str(number): Heard(one.words) for number, one in enumerate(choices, 1)}
    way = Opens(BY_NAME["my_target"], chosen.get(bare(heard.text), heard))
    return way if place in (None, scene.speaker.place) else Elsewhere(place, way)


def _mark(place: Place) -> str:
    return place_mark(place.business_id, place.partner_id)


def commanded(look: Lookups, heard: Heard) -> Word | Opens | None:
    """What a message commands: a word that always works, a code, the choice of a place, a conversation by its name."""
    scene = look.scene
    word = always(heard.text)
    if word and not (word is Word.START and _is_below(scene, heard.text)):
        return (word in ASK_WHO_ONE_IS and _by_place(scene, heard)) or word
    where = _by_place(scene, heard)
    elsewhere = by_goods(look, heard) if where and where.opening.text else None
    chosen = _by_code(look, heard) or elsewhere or where or by_supposition(look, heard)
    said = by_dispute(look, heard) or _by_question(scene, heard)
    command = chosen or said or by_command(scene, heard) or _by_owners_words(scene, heard)
    of_goods = command and command.kind.name in ("report", "correct", "simulate") and command.opening.text
    return (by_goods(look, heard) if of_goods else None) or command


def _interrupts(way: Word | Opens, asking: TalkKind) -> bool:
    """Whether a command goes before any answer: it looks something up, chooses the place, or says that goods came.

    Sales are simulated before any answer too, but on the terms of an offer where that is being asked.
    """
    if isinstance(way, Word) or way.kind.name in ("receive", "simulate_for", "settle_complaint", "reopen_complaint"):
        return True
    if asking.name in ("feedback", "complain") and way.kind.name in NO_FEEDBACK:
        return not way.opening.text
    if way.kind.name == "simulate":
        return asking.name != "join"
    if way.kind.name == "for_owner":
        return False
    return not way.opening.text and (not way.kind.does or way.kind.name in ("which_place", "partners_account"))


def _by_code(look: Lookups, heard: Heard) -> Opens | None:
    """A claim code opens a business, any other code is an invitation."""
    code = code_in(heard.text, stranger=look.scene.speaker.role is Role.STRANGER)
    if not code:
        return None
    claim = look(IsClaim(code.upper()))
    return Opens(BY_NAME["open_business" if claim else "join"], Heard(code.upper()))


def _by_place(scene: Scene, heard: Heard) -> Opens | None:
    """The choice of a place, where somebody asks for it or where it has to come first."""
    asks = plain(heard.text) == "ganti"
    if len(scene.speaker.places) < 2 or not (asks or _is_nowhere(scene, heard)):
        return None
    return Opens(BY_NAME["which_place"], Heard() if asks else heard)


def _is_nowhere(scene: Scene, heard: Heard) -> bool:
    """Whether no place is chosen yet for what is said; the menu needs none where all places are of one kind."""
    needs_none = always(heard.text) and scene.speaker.role is not Role.STRANGER
    return scene.speaker.place is None and not needs_none and not read_courtesy(heard.text)


def by_command(scene: Scene, heard: Heard) -> Opens | None:
    """The conversation whose words begin the message; thanks and *laporan nanti malam* are no command."""
    found = None if read_courtesy(heard.text) or puts_off(heard.text) else opened_by(heard.text, scene.speaker.role)
    if found is None or (found[0].name == "which_place" and len(scene.speaker.places) < 2):
        return None
    kind, rest = found
    return _by_place(scene, heard) or Opens(kind, Heard(rest if plain(rest) else "", files=heard.files))


def _by_question(scene: Scene, heard: Heard) -> Opens | None:
    """What looks up the figures that are asked about: *utang saya berapa* is `saldo`."""
    asked, role = read_question(heard.text), scene.speaker.role
    answers = ANSWERED_BY.get(role, {})
    if asked is None or asked.subject not in answers:
        return None
    if role in HOUSE and asked.subject is Subject.DUES and ANYBODY.issuperset(asked.rest.split()):
        return Opens(kind_for(BY_NAME["dues"], role), Heard())
    return Opens(kind_for(BY_NAME[answers[asked.subject]], role), Heard(asked.rest if role in HOUSE else ""))


def _by_owners_words(scene: Scene, heard: Heard) -> Opens | None:
    """What an owner says in words of her own: *sapa aja yang belom laporan* is `siapa belum lapor`."""
    role = scene.speaker.role
    if role not in HOUSE or read_courtesy(heard.text):
        return None
    found, rest = meant(heard.text), without_preface(heard.text)
    if found:
        return Opens(kind_for(BY_NAME[found.talk], role), Heard(found.words))
    return by_command(scene, Heard(rest)) if rest != heard.text else None


def by_label(scene: Scene, heard: Heard) -> Spoken | None:
    """What a button says whose label is typed, with or without a *bu* or *aja*; None where none was shown lately.

    Of several such buttons it is what they have in common: *terima 7* and *terima 8* ask which one is meant.
    """
    speaker = scene.speaker
    label = bare(_yes_below(scene, heard.text) or said_anew(heard.text))
    seen = shown.newest_buttons if label.isdecimal() else shown.buttons_below
    below = seen(scene.connection, speaker.channel, speaker.address)
    carried = dict.fromkeys(tap.carries for tap in below if label and label in _called(tap.label))
    spoken = [one for one in map(read, carried) if isinstance(one, Spoken) and one.words]
    if not spoken:
        return None
    alike = zip(*(one.words.split() for one in spoken if one.place == spoken[0].place), strict=False)
    shared = [words[0] for words in takewhile(lambda words: len(set(words)) == 1, alike)]
    return replace(spoken[0], words=" ".join(shared) or spoken[0].words)


def newest_label(scene: Scene, heard: Heard) -> Spoken | None:
    """What the button of the newest message says whose very label is typed."""
    newest = shown.newest_buttons(scene.connection, scene.speaker.channel, scene.speaker.address)
    carried = [read(tap.carries) for tap in newest if bare(tap.label) == bare(heard.text)]
    return carried[0] if len(carried) == 1 and isinstance(carried[0], Spoken) else None


def _is_below(scene: Scene, words: str) -> bool:
    """Whether these words stand on a button of the newest message."""
    newest = shown.newest_buttons(scene.connection, scene.speaker.channel, scene.speaker.address)
    return any(bare(words) == bare(tap.label) for tap in newest)


def _called(label: str) -> set[str]:
    """What a button goes by: all that stands on it; where that begins with a number, either part as well."""
    words = bare(label)
    number, _space, rest = words.partition(" ")
    return {words, number, rest} if number.isdecimal() and rest else {words}


@lru_cache(1_000)
def bare(words: str) -> str:
    """Words in lower case without commas, and without those that only make them softer."""
    return " ".join(word for word in plain(words.replace(",", " ")).split() if word not in SOFTENING)


def _yes_below(scene: Scene, words: str) -> str:
    """The label that a bare yes means: the one below the newest message that says yes, as *Ya, catat* does.

    Below *Sudah masuk?* that is *Terima*, and *masuk* is a yes too.
    """
    is_yes = bool(read_yes_no(words))
    newest = shown.newest_buttons(scene.connection, scene.speaker.channel, scene.speaker.address)
    takes_money = [tap.label for tap in newest if MONEY_CAME.fullmatch(words_in(tap.carries))]
    says_yes = [tap.label for tap in newest if read_yes_no(tap.label.partition(",")[0])]
    meant = takes_money if is_yes or bare(words) in CAME_IN else []
    meant += says_yes if is_yes else []
    return meant[0] if len(meant) == 1 else ""
