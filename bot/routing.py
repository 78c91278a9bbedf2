"""Where a message belongs: a word that always works, an answer, or the conversation that it opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.answers import Lookups
from bot.ask.books import IsClaim, MyPartner
from bot.conversation import Heard
from bot.domain.speaker import Role
from bot.scene import Scene
from bot.talks import BY_NAME, TalkKind, opened_by
from bot.words import Word, always, plain
from handlers.correct import corrects
from handlers.counting import placements
from handlers.understand import AsideKind, Intent, read_report
from storage.codes import looks_like_code
from storage.open_talks import OpenTalk

CODE = re.compile(r"(?:/?start|mulai|gabung|klaim)\s+(\w{8})|(\w{8})", re.IGNORECASE)


class Nowhere(Enum):
    """A message that opens nothing and answers nothing, or that answers what is being asked."""

    ANSWER = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Opens:
    """The conversation that a message opens, and the words it opens it with."""

    kind: TalkKind
    opening: Heard


Route = Word | Opens | Nowhere


def route(look: Lookups, heard: Heard, held: OpenTalk | None) -> Route:
    """Where a message belongs. What is being asked comes first, except for words that always work."""
    word = always(heard.text)
    if word:
        return word
    if held and not BY_NAME[held.name].yields:
        looked_up = opened_by(heard.text, look.scene.speaker.role)
        whole = looked_up is not None and not looked_up[1] and not looked_up[0].does
        return Opens(looked_up[0], Heard()) if looked_up and whole else Nowhere.ANSWER
    scene = look.scene
    opened = by_code(look, heard) or _by_place(scene, heard) or by_command(scene, heard) or by_figures(look, heard)
    if opened:
        return opened
    return Nowhere.ANSWER if held else Nowhere.UNKNOWN


def by_code(look: Lookups, heard: Heard) -> Opens | None:
    """A claim code opens a business, any other code is an invitation. Only a stranger may send one without a word."""
    found = CODE.fullmatch(plain(heard.text))
    code = found and (found[1] or (found[2] if look.scene.speaker.role is Role.STRANGER else None))
    if not code or not looks_like_code(code):
        return None
    claim = look(IsClaim(code.upper()))
    return Opens(BY_NAME["open_business" if claim else "join"], Heard(code.upper()))


def _by_place(scene: Scene, heard: Heard) -> Opens | None:
    several = len(scene.speaker.places) > 1
    asks = plain(heard.text) == "ganti"
    if several and (asks or scene.speaker.place is None):
        return Opens(BY_NAME["which_place"], Heard() if asks else heard)
    return None


def by_command(scene: Scene, heard: Heard) -> Opens | None:
    """The conversation whose words begin the message."""
    found = opened_by(heard.text, scene.speaker.role)
    if found is None or (found[0].name == "which_place" and len(scene.speaker.places) < 2):
        return None
    return Opens(found[0], Heard(found[1]))


def by_figures(look: Lookups, heard: Heard) -> Opens | None:
    """A partner who just writes figures reports, corrects what was reported, or has handed over money."""
    if look.scene.speaker.role is not Role.PARTNER or not heard.text:
        return None
    partner = look(MyPartner())
    if corrects(heard.text, partner):
        return Opens(BY_NAME["correct"], heard)
    reading = read_report(heard.text, [shelf.product for shelf in partner.shelves], placements(partner))
    speaks_of_goods = reading.intent is not Intent.OTHER and (reading.lines or reading.questions)
    if speaks_of_goods or reading.intent is Intent.NIL:
        return Opens(BY_NAME["report"], heard)
    handed_over = any(aside.kind is AsideKind.REMITTANCE for aside in reading.asides)
    return Opens(BY_NAME["remit"], heard) if handed_over else None
