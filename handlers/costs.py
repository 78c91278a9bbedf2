"""What messages cost: `biaya`, by week and partner."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bot.ask.books import MessageCosts
from bot.domain.costs import PartnerCost
from bot.domain.week import Week
from bot.reply import Reply
from bot.texts import _, _n, days, money
from handlers.listing import bullets, named, rest

MOST_PARTNERS = 8


async def costs() -> Reply:
    """`biaya`: the last four weeks."""
    spent = await MessageCosts()
    if not spent:
        return Reply(_("No message has cost anything in the last four weeks."))
    weeks = [_week(week, [*partners]) for week, partners in groupby(spent, key=lambda one: one.week)]
    return Reply("\n\n".join([_("What WhatsApp messages cost, at the prices of the day:"), *weeks]))


def _week(week: Week, spent: Sequence[PartnerCost]) -> str:
    total = sum(one.rupiah for one in spent)
    messages = sum(one.messages for one in spent)
    title = _n("*{week}*: {n} message, {amount}", "*{week}*: {n} messages, {amount}", messages)
    told = [_partner(one) for one in spent[:MOST_PARTNERS]]
    lines = [title.format(week=days(week), n=messages, amount=money(total)), *bullets(told)]
    return "\n".join([*lines, *rest(len(spent) - len(told))])


def _partner(spent: PartnerCost) -> str:
    text = _n(
        "{partner}: {n} message ({templates} from a template), {amount}",
        "{partner}: {n} messages ({templates} from a template), {amount}",
        spent.messages,
    )
    return text.format(
        partner=named(spent.partner) if spent.partner else _("Owner and staff"),
        n=spent.messages,
        templates=spent.utility + spent.marketing,
        amount=money(spent.rupiah),
    )
