"""The partners of a business with their shares."""

from __future__ import annotations

from bot.ask.books import OnePartner, Partings, Partners, TheBusiness, TheSummary
from bot.domain.leaving import Parting
from bot.domain.partner import Partner
from bot.reply import Reply
from bot.texts import _, percent
from handlers.listing import bullets, named, rest
from handlers.whom import nobody_yet
from handlers.why_left import parting_said

MOST_LISTED = 30
MOST_FORMER = 10


async def partners() -> Reply:
    """`mitra`: everybody who was invited, who of them has not agreed yet, and who stops or has stopped."""
    known, partings = await Partners(), await Partings()
    former = [one for one in partings if one.ended and one.agreed]
    if not known and not former:
        return nobody_yet()
    absent = {one.name for one in (await TheSummary()).partners if one.silence == "not_joined"}
    told = [await OnePartner(one.id) for one in known[:MOST_LISTED]]
    head = _("The partners of *{business}*:").format(business=(await TheBusiness()).name)
    leaving = {one.id: one for one in partings}
    lines = [_with_parting(_line(one, joined=one.name not in absent), leaving.get(one.id)) for one in told]
    lines += [_with_parting(named(one.name), one) for one in former[-MOST_FORMER:]]
    return Reply("\n".join([head, *bullets(lines), *rest(len(known) - len(told))]))


def _with_parting(said: str, parting: Parting | None) -> str:
    return f"{said}, {parting_said(parting)}" if parting else said


def _line(partner: Partner, *, joined: bool) -> str:
    text = "{partner} {share}" if partner.terms.holds_goods else _("{partner} {share} commission")
    said = text.format(partner=named(partner.name), share=percent(partner.terms.partner_bps))
    return said if joined else _("{partner} (has not agreed yet)").format(partner=said)
