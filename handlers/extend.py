"""An agreement that nears its end: the owner hears of it in time, and goes on with the partner for as long again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.ask import hear
from bot.ask.agreements import AgreementWith
from bot.ask.books import OnePartner, Partners, Today
from bot.conversation import Choice, Heard, Question
from bot.domain.agreement import Agreement, EndingAgreement, Schedule
from bot.domain.offer import Offering
from bot.domain.template import Approved, Template
from bot.reply import Reply
from bot.texts import _, _n, full_day, you
from handlers.change_terms import CHANGING, proposed, sure_to_offer
from handlers.ending import END
from handlers.listing import bullets, named, rest
from handlers.proposal import Proposal, partner_meant, read_proposal, scheduled
from handlers.whom import nobody_yet, which_partner

EXTENDING = (
    *(f"perpanjang{what}" for what in ("", "an", " kesepakatan", " kontrak", " perjanjian", " kerja sama")),
    *("lanjutkan kesepakatan", "lanjut kesepakatan", "lanjutkan kontrak"),
)
MOST_LISTED = 10


def ends_said(ending: Sequence[EndingAgreement], today: date) -> Reply:
    """To the owner: one agreement with what can be done about it, several in a list."""
    goes_on = _("Without a word they go on as they are, {call}. To extend: *extend {name}*.")
    said = [_end_said(one, today) for one in ending]
    choices = _choices(ending[0].partner) if len(ending) == 1 else ()
    if choices:
        goes_on = _("Without a word it goes on as it is, {call}.")
    tail = goes_on.format(call=you(), name=named(ending[0].partner).casefold())
    told = [*bullets(said[:MOST_LISTED]), *rest(len(said) - MOST_LISTED)] if len(said) > 1 else said
    text = "\n".join([*told, tail])
    return Reply(text, choices, template=Template(Approved.NEWS, (text,)))


def _end_said(ending: EndingAgreement, today: date) -> str:
    days = (ending.ends_on - today).days
    text = _n(
        "The agreement with *{partner}* ends on {day}, in {n} day.",
        "The agreement with *{partner}* ends on {day}, in {n} days.",
        days,
    )
    if not days:
        text = _("The agreement with *{partner}* ends today.")
    said = text.format(partner=named(ending.partner), day=full_day(ending.ends_on), n=days)
    waits = _("What you offered them waits for their *AGREE*.")
    return f"{said} {waits}" if ending.offered else said


def _choices(partner: str) -> tuple[Choice, ...]:
    name = partner.casefold()
    return (
        Choice(_("Extend"), f"{EXTENDING[0]} {name}"),
        Choice(_("Edit"), f"{CHANGING[1]} {name}"),
        Choice(_("End it"), f"{END[0]} {name}"),
    )


async def extend() -> Offering | Reply | None:
    """`perpanjang siti`, `perpanjang siti 6 bulan`: the same terms with a later end, once the partner accepts it."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    chosen = await which_partner(partners, _("With which partner?"), partner_meant)
    partner, agreement = await OnePartner(chosen.id), await AgreementWith(chosen.id)
    if agreement.accepted is None:
        return Reply(_("{partner} has not agreed to anything yet, {call}.").format(partner=partner.name, call=you()))
    proposal = await _for_how_long(partner.name)
    if agreement.ends_on is None and proposal.months is None:
        text = _("The agreement with {partner} runs without an end, {call}: nothing has to be extended.")
        return Reply(text.format(partner=partner.name, call=you()))
    schedule = _extended(agreement, proposal, await Today())
    return await sure_to_offer(partner, agreement, proposed(agreement.terms, proposal), schedule)


def _for_how_long(partner: str) -> Question[Proposal]:
    """As long as it was agreed for, where nothing else is said."""
    asked = _("For how long does the agreement with *{partner}* go on? For example: *6 months*.")

    def read(heard: Heard) -> Proposal:
        return read_proposal(heard.text) if heard.text else Proposal("")

    return hear("proposal", asked.format(partner=partner), read, Proposal, listens=True)


def _extended(agreement: Agreement, proposal: Proposal, today: date) -> Schedule:
    """Months are added to those that it runs anyhow."""
    schedule = scheduled(agreement.schedule, proposal)
    return replace(agreement.extended(schedule.months, today), pay_days=schedule.pay_days)
