"""What a message opens that begins with no command: figures, goods that came, a word on changed terms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ask.agreements import MyOffer
from bot.ask.books import LatestReport, Me, MyArrivals, MyPartner, MyWeeks, Products
from bot.ask.complaints import MyComplaints
from bot.ask.elsewhere import At
from bot.ask.signals import IsAsked
from bot.conversation import Heard
from bot.domain.speaker import Role
from bot.talking.answers import Lookups
from bot.talking.openings import opened_by
from bot.talking.pressing import Spoken, place_mark, read
from bot.talking.scene import Scene
from bot.talking.talk_kind import TalkKind
from bot.talking.talks import BY_NAME
from bot.talking.words import always
from handlers.arrival import says_it_came
from handlers.categories import disputes_bill
from handlers.change_terms import REFUSING, WONDERING
from handlers.correct import corrects
from handlers.counting import heard_from
from handlers.doubts import may_count
from handlers.evaluation_said import OPENING, PUT_OFF
from handlers.join import YES
from handlers.simulate import SIMULATE, supposes_sales, supposition_in, without_command
from handlers.understand import AsideKind, Intent, read_yes_no
from handlers.understand.courtesy import Courtesy, read_courtesy
from handlers.verdict import SETTLED, verdict_in
from handlers.weeks import candidates_of, weeks_behind
from handlers.whose_goods import Outlet, whose_goods
from handlers.wishes import wished, wishes_for_goods
from storage import shown

ALL_MARKS = re.compile(r"[1-5]((?:[ ,]+[1-5])+(?:[ ,]+ya)?)?", re.IGNORECASE)
"""`4`, or `4 4 3 5 ya`."""


@dataclass(frozen=True, slots=True)
class Opens:
    """The conversation that a message opens, and the words it opens it with."""

    kind: TalkKind
    opening: Heard


def by_figures(look: Lookups, heard: Heard) -> Opens | None:
    """A partner who just writes figures reports, corrects what was reported, or has handed over money."""
    if not heard.text or not _is_at_outlet(look):
        return None
    elsewhere = by_goods(look, heard)
    if elsewhere:
        return elsewhere
    arrival = by_arrival(look, heard)
    if arrival:
        return arrival
    partner = look(MyPartner())
    if corrects(heard.text, partner) or _changes_mine(look, heard):
        return Opens(BY_NAME["correct"], heard)
    reading = heard_from(partner, heard.text)
    speaks_of_goods = reading.intent is not Intent.OTHER and (reading.lines or any(map(may_count, reading.questions)))
    if speaks_of_goods or reading.intent is Intent.NIL:
        return Opens(BY_NAME["report"], heard)
    if partner.terms.holds_goods and (wished(reading, look(Products())) or wishes_for_goods(reading, look(Products()))):
        return Opens(BY_NAME["restock"], heard)
    handed_over = any(aside.kind is AsideKind.REMITTANCE for aside in reading.asides)
    return Opens(BY_NAME["remit"], heard) if handed_over else None


def by_supposition(look: Lookups, heard: Heard) -> Opens | None:
    """A partner that asks what sales which nobody has made would bring sees them simulated."""
    words = supposition_in(heard.text)
    if not words or not _is_at_outlet(look):
        return None
    elsewhere = by_goods(look, Heard(f"{SIMULATE[0]} {words}"))
    supposes = elsewhere or supposes_sales(words, look(MyPartner()), look(Products()))
    return elsewhere or (Opens(BY_NAME["simulate"], Heard(words)) if supposes else None)


def _is_at_outlet(look: Lookups) -> bool:
    """Whether the speaker speaks for a partner."""
    place = look.scene.speaker.place
    return place is not None and place.role is Role.PARTNER


def _changes_mine(look: Lookups, heard: Heard) -> bool:
    """Whether a number alone is said where the speaker has reported, on the one week that can be meant."""
    if not heard.text.strip(" .!?").isdecimal():
        return False
    weeks = candidates_of(look(MyWeeks()))
    filed = look(LatestReport())
    return bool(filed) and weeks == (filed.week,) and filed.person_id == look(Me())


def beside(look: Lookups, heard: Heard) -> Opens | None:
    """What is meant by words that do not answer what is asked; a number alone is a slip in the answer."""
    is_number = heard.has_digits and not any(map(str.isalpha, heard.text))
    if is_number:
        return None
    return by_dispute(look, heard) or by_figures(look, heard) or by_wonder(look, heard) or by_question(look, heard)


def by_goods(look: Lookups, heard: Heard) -> Opens | None:
    """Goods of another business than the one spoken for choose their own place; those of several are one report."""
    speaker = look.scene.speaker
    command = opened_by(heard.text, speaker.role)
    if len(speaker.outlets) < 2 or (command and command[0].name not in ("report", "correct", "simulate")):
        return None
    words = command[1] if command else heard.text
    outlets = [Outlet(place, look(At(place, MyPartner()))) for place in speaker.outlets]
    marks = whose_goods(words, outlets)
    if len(marks) > 1:
        return None if command and command[0].name != "report" else Opens(BY_NAME["joint_report"], Heard(words))
    here = speaker.place is not None and marks == (speaker.place.mark,)
    decides = marks and not here and marks == whose_goods(without_command(heard.text), outlets)
    return Opens(BY_NAME["which_place"], heard) if decides else None


def by_arrival(look: Lookups, heard: Heard) -> Opens | None:
    """What a partner says of goods on their way; less has to be said where that was asked last."""
    arrivals = look(MyArrivals()) if _is_at_outlet(look) else ()
    if not arrivals or not says_it_came(heard.text, arrivals, asked=True):
        return None
    asked = _was_asked(look.scene, "terima barang")
    return Opens(BY_NAME["receive"], heard) if says_it_came(heard.text, arrivals, asked=asked) else None


def _was_asked(scene: Scene, command: str) -> bool:
    """Whether the newest buttons on the speaker's phone are those of a letter, and one of them says that command."""
    last = shown.last_with_buttons(scene.connection, scene.speaker.channel, scene.speaker.address)
    said = [one.words for one in map(read, last.carries) if isinstance(one, Spoken)] if last else []
    return any(words.startswith(command) for words in said)


def by_verdict(look: Lookups, heard: Heard) -> Opens | None:
    """What a partner says to the last question on its phone: whether a complaint that was dealt with is settled."""
    settled = verdict_in(heard.text) if heard.text and _is_at_outlet(look) else None
    if settled is None or not _was_asked(look.scene, SETTLED[0]) or (settled and not _is_asked_last(look.scene)):
        return None
    counts = read_yes_no(heard.text) is None and _counts(look, heard)
    if counts or not any(one.closed_at and not one.settled for one in look(MyComplaints())):
        return None
    return Opens(BY_NAME["settle_complaint" if settled else "reopen_complaint"], heard)


def _counts(look: Lookups, heard: Heard) -> bool:
    """Whether goods are counted, or none were sold: `belum ada yang laku`."""
    reading = heard_from(look(MyPartner()), heard.text)
    return bool(reading.lines) or reading.intent is Intent.NIL


def by_words_of_verdict(look: Lookups, heard: Heard) -> Opens | None:
    """`belum, masih sobek` to a letter above a question; bare words and numbers may be meant for the question."""
    is_bare = read_yes_no(heard.text) is not None or heard.has_digits
    return None if is_bare else by_verdict(look, heard)


def _is_asked_last(scene: Scene) -> bool:
    """Whether the newest message asks something, so that a yes or thanks is meant for it."""
    return bool(shown.newest_buttons(scene.connection, scene.speaker.channel, scene.speaker.address))


def by_dispute(look: Lookups, heard: Heard) -> Opens | None:
    """`kok tagihannya segini`: a partner doubts what is owed. A sum in it may be money handed over.

    Where changed terms are what stands on the phone last, it is about those.
    """
    if heard.has_digits or not _is_at_outlet(look) or not disputes_bill(heard.text) or _was_asked(look.scene, YES):
        return None
    command = opened_by(heard.text, Role.PARTNER)
    return Opens(BY_NAME["complain"], heard) if command is None or command[0].name in ("balance", "remit") else None


def by_marks(look: Lookups, heard: Heard) -> Opens | None:
    """Marks alone below the invitation to one evaluation; a single one only where no week waits to be reported."""
    marks, speaker = ALL_MARKS.fullmatch(heard.text.strip(" .!")), look.scene.speaker
    if not marks or speaker.place is None:
        return None
    here = ("", place_mark(speaker.place.business_id, speaker.place.partner_id))
    below = [read(tap.carries) for tap in shown.newest_buttons(look.scene.connection, speaker.channel, speaker.address)]
    said = [one.words for one in below if isinstance(one, Spoken) and one.place in here]
    begin = [words for words in said if words.startswith(OPENING) and words != PUT_OFF]
    if len(begin) != 1 or (_is_at_outlet(look) and not marks[1] and weeks_behind(look(MyWeeks()))):
        return None
    command = opened_by(f"{begin[0]} {heard.text}", speaker.role)
    return Opens(command[0], Heard(command[1])) if command else None


def by_offer(look: Lookups, heard: Heard) -> Opens | None:
    """A plain yes or no while changed terms wait: *gak mau* declines them, *ok* is not the word yet."""
    meant = None if heard.attachment else read_yes_no(heard.text)
    if meant is None or not _is_at_outlet(look) or look(MyOffer()) is None:
        return None
    return Opens(BY_NAME["accept_terms" if meant else "decline_terms"], heard if meant else Heard())


def by_wonder(look: Lookups, heard: Heard) -> Opens | None:
    """A question or an objection to changed terms: it says so, or the offer is what stands on the phone last."""
    words = heard.text
    is_answer = read_courtesy(words) is not None or read_yes_no(words) is not None or always(words)
    if not words or is_answer or not _is_at_outlet(look) or look(MyOffer()) is None:
        return None
    if not WONDERING.search(words) and not _was_asked(look.scene, YES):
        return None
    return Opens(BY_NAME["decline_terms" if REFUSING.match(words) else "wonder"], heard)


def by_question(look: Lookups, heard: Heard) -> Opens | None:
    """What a partner says after a question of the owner's, but for thanks, a greeting and words that always work."""
    says_something = heard.text and read_courtesy(heard.text) in (None, Courtesy.NOD) and not always(heard.text)
    if not says_something or not _is_at_outlet(look) or not look(IsAsked()):
        return None
    return Opens(BY_NAME["tell_owner"], heard)
