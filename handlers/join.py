"""Joining with a code: the agreement is shown with an example, and accepted with one word."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial

from bot.ask import hear, words_of
from bot.ask.books import CodeFor, CommandWords, MayTryCode, MyPlaces
from bot.conversation import Choice, Heard, OpeningWords, Question, Rejected, Told
from bot.domain.joining import Invited, Joined, Joining, TakenBack, WrongCode
from bot.domain.speaker import person_in
from bot.domain.staff import InvitedStaff, StaffJoining
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you, your_name
from handlers.agreement import agreement_page
from handlers.agreement_points import agreement_said
from handlers.listing import capitalised
from handlers.phrases import phrases
from handlers.simulate import offer_simulated
from handlers.understand import read_yes_no
from handlers.understand.courtesy import read_courtesy, unsoftened

WORDING = "2026-11"
"""The version of the text on what is stored and why."""
YES = "setuju"
WORDS_OF_PROOF = ("setuju", "agree", "agreed")
LONGEST_NAME = 40


async def join() -> Joining | StaffJoining | WrongCode | Reply:
    """`MULAI K7WX2MPA`."""
    if not await MayTryCode():
        return Reply(_("Those were too many wrong codes. Please try again in an hour."))
    code = await OpeningWords()
    invited = await CodeFor(code)
    if invited is None:
        return WrongCode()
    if isinstance(invited, TakenBack):
        text = _("{business} has taken that code back, {call} 🙏 Please ask them for a new one.")
        return Reply(text.format(business=invited.business, call=you()))
    if isinstance(invited, InvitedStaff):
        return await _as_staff(code, invited)
    known = your_name() if await MyPlaces() else ""
    name = known or (person_in(invited.partner) if not invited.accepted else "")
    if not name:
        welcome = _("Welcome to {partner} 🙏 What shall I call you? For example: *Bu Siti*.")
        read = _or_simulated(invited, partial(name_in, await CommandWords()))
        name = await hear("name", welcome.format(partner=invited.partner), read, str)
    word = await _accept(name, invited)
    return Joining(invited.business_id, invited.partner_id, code, name, word, not invited.accepted)


async def _as_staff(code: str, invited: InvitedStaff) -> StaffJoining | Reply:
    """One of the business helps already, under whatever name."""
    if any(place.business_id == invited.business_id and not place.partner_id for place in await MyPlaces()):
        text = _("You belong to {business} already, {call} 👍 The code is for {name}: please hand it on.")
        return Reply(text.format(business=invited.business, call=you(), name=invited.name))
    shown = _(
        "Welcome, {name} 🙏 *{business}* asks you to help as staff: you may send goods, enter reports, and look up "
        "stock and balances. Agreements, prices and money stay with the owner.\n\n"
        "I keep your name, this chat's address and what you enter. Write *stop* to end messages.\n\n"
        "Answer *AGREE* to go on."
    )
    asked = shown.format(name=invited.name, business=invited.business)
    again, choices = _("Answer *AGREE* to go on."), (Choice(_("AGREE"), YES),)
    await hear("word", asked, partial(_word, invited.business), str, choices=choices, binds=True, again=again)
    return StaffJoining(code, invited)


def name_in(commands: Collection[str], heard: Heard) -> str:
    """What somebody wants to be called; Rejected where it is a command, a greeting, a question, or an epistle."""
    words = " ".join(words_of(heard).split())
    is_name = any(letter.isalpha() for letter in words) and not re.search(r"[?@#\d]", words)
    means_another = words.casefold().strip(" .!*,") in commands or read_yes_no(words) is not None
    if not is_name or means_another or read_courtesy(words) or len(words) > LONGEST_NAME:
        raise Rejected(_("I need a name to call you by, of at most {n} characters.").format(n=LONGEST_NAME))
    return capitalised(words)


def code_in(words: str) -> str:
    """The last word of `MULAI K7WX2MPA` or of `/start K7WX2MPA`."""
    return words.split()[-1].upper()


def _accept(name: str, invited: Invited) -> Question[str]:
    """The word with which the agreement is accepted."""
    choices = (Choice(_("AGREE"), YES), Choice(_("ASK"), "tanya"))
    asked, again = _agreement_shown(name, invited), _("Answer *AGREE* to go on.")
    read = _or_simulated(invited, partial(_word, invited.business))
    return hear("word", asked, read, str, choices=choices, binds=True, again=again)


def _or_simulated(invited: Invited, read: Callable[[Heard], str]) -> Callable[[Heard], str]:
    """The same; but who asks what sales would bring is told, on the terms that are offered, and the question stands."""

    def read_or_tell(heard: Heard) -> str:
        simulated = offer_simulated(invited, heard.text)
        if simulated:
            raise Told(simulated)
        return read(heard)

    return read_or_tell


def _agreement_shown(name: str, invited: Invited) -> str:
    """All that is agreed to; to one more person of a partner, only what is stored."""
    welcome = _("Welcome, {name} 🙏").format(name=name)
    stored = _(
        "I keep your name, this chat's address and your reports, so that both sides have the same figures. "
        "Write *stop* to end messages."
    )
    if invited.accepted:
        return f"{welcome}\n{stored}\n" + _("Answer *AGREE* to go on.")
    offer = _("This is the agreement on consignment with *{business}*:")
    if not invited.terms.holds_goods:
        offer = _("This is the agreement on commission with *{business}*:")
    head = f"{welcome} {offer.format(business=invited.business)}"
    return f"{head}\n{agreement_said(invited)}\n\n{stored}\n\n" + _("Answer *AGREE*, or *ASK* to ask first.")


def _word(business: str, heard: Heard) -> str:
    said = heard.pressed or words_of(heard)
    asks = "?" in said or not phrases("wondering_first").isdisjoint(unsoftened(said).split())
    if asks and not word_of_proof(said):
        text = _("Ask {business} whatever you like, and come back to this chat: the code stays good for three days.")
        raise Rejected(text.format(business=business))
    return proof_in(heard)


def proof_in(heard: Heard) -> str:
    """That very word; Rejected for any other."""
    word = word_of_proof(heard.pressed or words_of(heard))
    if not word:
        raise Rejected(_("So that it is clear for both sides, I need that very word."))
    return word


def word_of_proof(said: str) -> str:
    """That very word, where nothing is said that takes it back: `saya setuju bu`, but not `belum setuju`; else none."""
    words = unsoftened(said).split()
    polite = all(word in {*WORDS_OF_PROOF, "saya", "aku", "kami", "i", "we"} or read_yes_no(word) for word in words)
    proof = next((word for word in words if word in WORDS_OF_PROOF), "")
    return proof if polite and "?" not in said else ""


def wrong(_code: WrongCode) -> Said:
    """The same words for a wrong code, an old one and a used one."""
    text = _("That code does not work: it is wrong, used already, or older than three days. Please ask for a new one.")
    return Said(Reply(text))


def joined(done: Joined) -> Said:
    """Welcome, and what comes next; the owners are told."""
    text = _(
        "Thank you, {name} 🙏 You are in. Once a week I ask what was sold. Write *menu* to see what else I can do."
    )
    reply = Reply(text.format(name=your_name()), (agreement_page(),))
    return Said(reply, (Letter(To.OWNERS, lambda: _tell_owner(done)),))


def _tell_owner(joined: Joined) -> Reply:
    text = _("🎉 {person} of {partner} has joined and agreed. Send goods with: *send keripik 30 to {partner}*.")
    if not joined.holds_goods:
        text = _("🎉 {person} of {partner} has joined and agreed.")
    return Reply(text.format(person=joined.person, partner=joined.partner), (agreement_page(joined.partner),))


def joined_staff(joining: StaffJoining) -> Said:
    """Welcome, and what comes next; the owners are told."""
    text = _("Thank you, {name} 🙏 You are in. Send goods with *send keripik 30 to …*; *menu* shows all you can do.")
    return Said(Reply(text.format(name=your_name())), (Letter(To.OWNERS, partial(_tell_owner_of_staff, joining)),))


def _tell_owner_of_staff(joining: StaffJoining) -> Reply:
    text = _("🎉 {person} has joined as staff. *remove staff {name}* ends it at once.")
    name = joining.invited.name
    return Reply(text.format(person=name, name=name.casefold()))
