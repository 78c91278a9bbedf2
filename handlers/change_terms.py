"""Changed terms: the owner offers them, the partner sees the difference and accepts it with one word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from bot.ask import confirm, hear, words_of
from bot.ask.agreements import AgreementWith, MyAgreement, MyOffer
from bot.ask.books import MyPartner, OnePartner, Partners, Products
from bot.ask.targets import MyTarget
from bot.conversation import Choice, Heard, OpeningWords, Question, Rejected
from bot.domain.agreement import Agreement, Schedule, Side, Terms
from bot.domain.feedback import Feedback, Kept
from bot.domain.offer import Accepted, Accepting, Declined, Declining, Offer, Offered, Offering
from bot.domain.partner import Partner
from bot.domain.product import Product
from bot.domain.template import Approved, Template
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you, your_name
from handlers.agreement import agreement_page, difference_said
from handlers.join import YES, proof_in
from handlers.phrases import any_of, spoken
from handlers.proposal import Proposal, partner_meant, read_proposal, scheduled
from handlers.schedule import length_said
from handlers.target import shown
from handlers.understand import read_yes_no
from handlers.waiting import number_in
from handlers.whom import nobody_yet, which_partner

NOT_AGREED = (
    *("tidak setuju", "tdk setuju", "gak setuju", "ga setuju", "nggak setuju", "enggak setuju", "belum setuju"),
    *("tolak", "keberatan"),
)
"""The words that decline changed terms, the first of them on the button."""
REFUSING = re.compile(rf"{any_of('not')}\s+{any_of('willing')}", re.IGNORECASE)
WONDERING = spoken("wondering")
CHANGING = (
    *(f"{change} {what}" for change in ("ubah", "ganti") for what in ("bagian", "kesepakatan", "jangka waktu")),
    *(f"{change} bagian" for change in ("naikkan", "naikan", "naikin", "turunkan", "turunin")),
)
BARE_AT_END = re.compile(rf"(?<!\S)\d{{1,2}}(?:[.,]\d{{1,2}})?(?=(?:\s+{any_of('polite')})*[\s.!]*$)", re.IGNORECASE)
"""A number that a message ends with, and no sign behind it says what it counts."""


async def change_terms() -> Offering | Reply | None:
    """`ubah bagian warung siti 30%`, `naikin bagian siti ke 30`, `ubah kesepakatan siti 6 bulan rusak dibagi`."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    in_percent = partial(_in_percent, [partner.name for partner in partners])
    asked = _("With which partner?")
    chosen = await which_partner(partners, asked, lambda words: partner_meant(words, in_percent))
    partner, agreement = await OnePartner(chosen.id), await AgreementWith(chosen.id)
    proposal = await _proposal(partner, in_percent)
    terms, schedule = proposed(agreement.terms, proposal), scheduled(agreement.kept(), proposal)
    if (terms, schedule) == (agreement.terms, agreement.kept()):
        return Reply(_("That is how it is agreed already, {call} 👍").format(call=you()))
    return await sure_to_offer(partner, agreement, terms, schedule)


async def sure_to_offer(partner: Partner, agreement: Agreement, terms: Terms, schedule: Schedule) -> Offering | None:
    """The offer, once the owner has seen the difference; what was proposed can be said anew."""
    difference = difference_said(partner, agreement, terms, schedule, await Products())
    text = _("*{partner}*\n{difference}\nReports of before keep their terms. Shall I ask {partner}?")
    if not await confirm("sure", text.format(partner=partner.name, difference=difference), edits="proposal"):
        return None
    return Offering(partner.id, terms, schedule)


def _in_percent(names: Sequence[str], words: str) -> str:
    """`eko jadi 25` as `eko jadi 25%`: nothing else is counted here, but for what a partner is called by."""
    bare = BARE_AT_END.search(words)
    if bare is None or any(bare[0] in name.split() for name in names):
        return words
    return f"{words[: bare.end()]}%{words[bare.end() :]}"


def _proposal(partner: Partner, in_percent: Callable[[str], str]) -> Question[Proposal]:
    asked = _("What changes for *{partner}*? For example: *30%*, *damage shared* or *6 months*.")

    def read(heard: Heard) -> Proposal:
        proposal = read_proposal(words_of(heard), in_percent)
        if not proposal.says_terms:
            raise Rejected("")
        return proposal

    return hear("proposal", asked.format(partner=partner.name), read, Proposal, listens=True)


def proposed(terms: Terms, proposal: Proposal) -> Terms:
    """The terms with what a proposal changes; where no goods lie, nobody bears damage."""
    if proposal.rate_bps is not None and proposal.rate_bps != terms.partner_bps:
        terms = replace(terms, rate_bps=proposal.rate_bps, whose=Side.PARTNER)
    if proposal.bearer is not None and terms.holds_goods:
        terms = replace(terms, damage_bearer=proposal.bearer)
    return terms


def offered(done: Offered) -> Said:
    """The owner is told that it waits for the partner; the partner is asked for that very word."""
    partner, offer = done.partner, done.offer
    if not done.joined:
        text = _("Nobody of {partner} has joined yet: whoever opens the code sees the new terms.")
        return Said(Reply(text.format(partner=partner.name)))
    text = _("I have asked. The new terms count as soon as {partner} answers *AGREE*; until then the old ones do.")
    asked = partial(_asked, partner, done.agreement, offer, done.products)
    letter = Letter(To.PARTNER, asked, offer.partner_id)
    return Said(Reply(text.format(partner=partner.name)), (letter,))


def _asked(partner: Partner, agreement: Agreement, offer: Offer, products: Sequence[Product]) -> Reply:
    text = _("{name}, {business} proposes to change the agreement with *{partner}*:\n{difference}\n{until}")
    until = _(
        "It counts from the reports of this week on, once you answer *AGREE*. Earlier reports keep their terms; "
        "without an answer everything stays as it is."
    )
    difference = difference_said(partner, agreement, offer.terms, offer.schedule, products)
    shown = text.format(
        name=your_name(), business=partner.business, partner=partner.name, difference=difference, until=until
    )
    choices = (Choice(_("AGREE"), f"{YES} {offer.version}"), _decline(), Choice(_("ASK"), "minta bantuan"))
    approved = Template(Approved.CHANGED_TERMS, (your_name(), partner.business, partner.name, difference))
    return Reply(shown, choices, template=approved)


def _decline() -> Choice:
    return Choice(_("I do not agree"), NOT_AGREED[0])


async def accept_terms() -> Accepting | Reply:
    """`SETUJU`. Where several offers came, or the button is one of an older offer, the newest is shown once more."""
    offer = await MyOffer()
    if offer is None:
        return await _none_waits()
    words = await OpeningWords()
    if read_yes_no(words):
        text = _("There is an offer of new terms, {call}. Just answer the word *AGREE*, so that it is clear for both.")
        return Reply(text.format(call=you()), (Choice(_("AGREE"), f"{YES} {offer.version}"), _decline()))
    meant = number_in(words) == offer.version if words else offer.waiting == 1
    word = YES
    if not meant:
        asked = _asked(await MyPartner(), await MyAgreement(), offer, await Products())
        word = await hear("word", asked.text, proof_in, str, choices=(Choice(_("AGREE"), YES),), binds=True)
    return Accepting(offer.partner_id, offer.version, word)


async def _none_waits() -> Reply:
    """Where a target waits for a word, that one is shown."""
    target = await MyTarget()
    if target and target.agreed is None:
        return shown(target)
    text = _("There are no changed terms that wait for your word, {call}. *kesepakatan* shows what is agreed.")
    return Reply(text.format(call=you()))


async def decline_terms() -> Declining | Reply:
    """`tidak setuju`, with or without a reason: the owner hears of it, and the terms in force stay."""
    offer = await MyOffer()
    return Declining(offer.partner_id, await OpeningWords()) if offer else await _none_waits()


def declined(done: Declined) -> Said:
    """Both sides know that nothing changes."""
    partner = done.partner
    text = _(
        "All right, {call}: the agreement stays as it is, and {business} knows. "
        "Should you change your mind, answer *AGREE*."
    )

    def tell_owner() -> Reply:
        text = _("{partner} does not agree to the new terms. The old ones stay; please talk to each other.")
        words = f"“{done.words}”" if done.words else ""
        return Reply(f"{text.format(partner=partner.name)} {words}".rstrip())

    return Said(Reply(text.format(call=you(), business=partner.business)), (Letter(To.OWNERS, tell_owner),))


async def wonder() -> Feedback | Reply:
    """*kok dinaikin*: neither a yes nor a no, but the owner's to answer."""
    return Feedback(await OpeningWords()) if await MyOffer() else await _none_waits()


def wondered(kept: Kept) -> Said:
    """The owner hears it in the partner's words; nothing is agreed to."""
    text = _("I have passed it on, {call}: “{words}”. The agreement stays as it is until you answer *AGREE*.")
    reply = Reply(text.format(call=you(), words=kept.words), (Choice(_("AGREE"), YES), _decline()))

    def tell_owner() -> Reply:
        text = _("{partner} asks about the new terms: “{words}”. Nothing changes until *AGREE* is answered.")
        return Reply(text.format(partner=kept.partner, words=kept.words))

    return Said(reply, (Letter(To.OWNERS, tell_owner),))


def accepted(done: Accepted) -> Said:
    """Both sides know what counts from now on."""
    partner = done.partner
    text = _("Thank you, {name} 🙏 The new terms with {business} count from the reports of this week on. {length}")
    length = length_said(done.agreement.kept())
    reply = Reply(text.format(name=your_name(), business=partner.business, length=length), (agreement_page(),))
    if done.again:
        return Said(reply)

    def tell_owner() -> Reply:
        text = _("🎉 {partner} agrees to the new terms. They count from the reports of this week on. {length}")
        said = text.format(partner=partner.name, length=length_said(done.agreement.kept()))
        return Reply(said, (agreement_page(partner.name),))

    return Said(reply, (Letter(To.OWNERS, tell_owner),))
