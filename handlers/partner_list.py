"""The partners of a business with their shares."""

from __future__ import annotations

from bot.ask.books import OnePartner, Partners, TheBusiness, TheSummary
from bot.domain.partner import Partner
from bot.reply import Reply
from bot.texts import _, percent
from handlers.listing import bullets, named, rest
from handlers.whom import nobody_yet

MOST_LISTED = 30


async def partners() -> Reply:
    """`mitra`: everybody who was invited, and who of them has not agreed yet."""
    known = await Partners()
    if not known:
        return nobody_yet()
    absent = {one.name for one in (await TheSummary()).partners if one.silence == "not_joined"}
    told = [await OnePartner(one.id) for one in known[:MOST_LISTED]]
    head = _("The partners of *{business}*:").format(business=(await TheBusiness()).name)
    lines = bullets(_line(one, joined=one.name not in absent) for one in told)
    return Reply("\n".join([head, *lines, *rest(len(known) - len(told))]))


def _line(partner: Partner, *, joined: bool) -> str:
    text = "{partner} {share}" if partner.terms.holds_goods else _("{partner} {share} commission")
    said = text.format(partner=named(partner.name), share=percent(partner.terms.partner_bps))
    return said if joined else _("{partner} (has not agreed yet)").format(partner=said)
