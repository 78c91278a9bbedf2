"""Inviting: the owner names a partner and its share, and gets a code to hand on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.ask import choose, confirm, hear, words_of
from bot.ask.books import OnePartner, Partings, Partners, Products, TheBusiness
from bot.conversation import Choice, OpeningWords, Rejected
from bot.domain.agreement import USUAL_SCHEDULE, Bearer, Deal, Schedule, Terms
from bot.domain.joining import Invite, Inviting
from bot.domain.leaving import Parting
from bot.domain.partner import Kind, Partner
from bot.domain.staff import StaffInviting
from bot.reply import Reply, Said
from bot.texts import _, day, percent, you
from handlers.agreement_points import terms_said
from handlers.listing import capitalised, named
from handlers.phrases import any_of, glued, spoken
from handlers.proposal import read_proposal, scheduled
from handlers.staff import add_staff
from handlers.understand import read_yes_no
from handlers.understand.courtesy import read_courtesy

UNCLEAR_SHARE = re.compile(
    rf"\d\s*{glued('thousands')}\b|\d\s*[:/]\s*\d|\d[.,]\d|\b\d{{2,}}\s*$|\b(?:persen|%)", re.IGNORECASE
)
"""What may be meant as a share, and is no percentage: money, `70:30`, a number at the end."""
COMMISSION = spoken("commission")
STAFF = spoken("staff")
AROUND_NAME = re.compile(rf"^(?:{any_of('also')}\s+)+|[\s,]+{any_of('also')}\s*$", re.IGNORECASE)
KINDS = {"agen": Kind.AGENT, "agent": Kind.AGENT, "sales": Kind.AGENT, "reseller": Kind.RESELLER}


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the owner typed: a name, a phone number if there was one, the partner's share, and who bears damage."""

    name: str
    phone: str
    rate_bps: int
    bearer: Bearer = Bearer.BUSINESS
    deal: Deal | None = None
    """Named with an agent or a reseller: *10% komisi*."""
    schedule: Schedule = USUAL_SCHEDULE


async def invite() -> Inviting | StaffInviting | None:
    """`undang Warung Bu Siti 0812… 25%`, and where it is not as usual: `rusak dibagi`, `6 bulan`."""
    if STAFF.search(await OpeningWords()):
        return await add_staff()
    business = await TheBusiness()
    asked = _("Whom shall I invite? Name and share, for example: *Warung Bu Siti 25%*.")
    invitation = await hear(
        "invitation",
        asked,
        lambda heard: read_invitation(words_of(heard), business.partner_bps),
        Invitation,
        listens=True,
    )
    known = next((one for one in await Partners() if one.name.casefold() == invitation.name.casefold()), None)
    if known:
        return await _one_more(await OnePartner(known.id), invitation.phone)
    kind = kind_of(invitation.name)
    terms = Terms(invitation.deal or await _deal(kind), invitation.rate_bps, damage_bearer=invitation.bearer)
    example = "\n".join(terms_said(kind, terms, invitation.schedule, business.name, (await Products())[0]))
    former = await _former(invitation.name)
    if not await confirm("sure", _shown(invitation.name, former, example), edits="invitation"):
        return None
    inviting = Inviting(invitation.name, kind, invitation.phone, terms, schedule=invitation.schedule)
    return replace(inviting, partner_id=former.id, renews=True) if former else inviting


async def _former(name: str) -> Parting | None:
    """The partner of that name that has stopped."""
    ended = (one for one in await Partings() if one.ended and one.name.casefold() == name.casefold())
    return next(ended, None)


def _shown(name: str, former: Parting | None, example: str) -> str:
    if former is None or not former.agreed:
        return _("*{name}*. {example}\nIs that right?").format(name=name, example=example)
    text = _("*{name}* was a partner until {day}; its history stays with it. New agreement: {example}\nShall we go on?")
    return text.format(name=name, day=day(former.since), example=example)


async def _one_more(partner: Partner, phone: str) -> Inviting | None:
    """One more person of a partner: the share that was agreed stays."""
    text = _("{partner} is a partner already, and its share stays {rate}. Shall I make a code for one more person?")
    shown = text.format(partner=partner.name, rate=percent(partner.terms.partner_bps))
    sure = await confirm("more", shown)
    return Inviting(partner.name, partner.kind, phone, partner.terms, partner.id) if sure else None


def read_invitation(words: str, usual_bps: int) -> Invitation:
    """Take a line apart into phone number and terms; Rejected where no name is left or the terms are unclear."""
    from handlers.phone import phone_in  # loads how the world writes its numbers, for few messages

    typed, phone = phone_in(words)
    proposal = read_proposal(words.replace(typed, " ") if typed else words)
    if not proposal.name or read_yes_no(words) is not None or read_courtesy(words):
        raise Rejected(_("What is the partner called?"))
    if UNCLEAR_SHARE.search(proposal.name):
        text = _("I cannot make out the share in “{words}”. Please write it in percent: *Warung Bu Siti 25%*.")
        raise Rejected(text.format(words=named(proposal.name)))
    rate_bps = usual_bps if proposal.rate_bps is None else proposal.rate_bps
    named_so = COMMISSION.search(words) and kind_of(proposal.name) is not Kind.WARUNG
    deal = Deal.REFERRAL if named_so else None
    name = capitalised(AROUND_NAME.sub("", proposal.name))[:60]
    bearer = proposal.bearer or Bearer.BUSINESS
    return Invitation(name, phone, rate_bps, bearer, deal, scheduled(USUAL_SCHEDULE, proposal))


def kind_of(name: str) -> Kind:
    """`Agen Joko` is an agent, `Reseller Citra` a reseller; everybody else keeps a warung."""
    return next((KINDS[word] for word in name.casefold().split() if word in KINDS), Kind.WARUNG)


async def _deal(kind: Kind) -> Deal:
    if kind is Kind.WARUNG:
        return Deal.CONSIGNMENT
    choices = (
        Choice(_("Holds goods, hands over the rest"), Deal.CONSIGNMENT, ("titip", "pegang barang")),
        Choice(_("Buyers pay me, I pay commission"), Deal.REFERRAL, ("komisi",)),
    )
    return Deal(await choose("deal", _("How does the money move with this partner?"), choices))


def invited(invite: Invite) -> Said:
    """The code, ready to be handed on, and the same as a picture to print."""
    text = _(
        "Hand this on to {name}:\n\n“Join {business} on LaporMitra: {way}”\n\n"
        "The code works once, within three days, {call}."
    )
    said = text.format(name=invite.name, business=invite.business, way=_way(invite), call=you())
    return Said(Reply(said, qr=invite.qr))


def _way(invite: Invite) -> str:
    """What the partner is to do: say the code to the bot, or press what says it."""
    spoken = _("send me *MULAI {code}*").format(code=invite.code)
    return "\n".join([spoken, *(_("or press {link}").format(link=link) for link in invite.links)])
