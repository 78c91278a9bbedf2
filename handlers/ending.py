"""The end of a partnership: the owner closes it once no goods and no money are left between the two."""

from __future__ import annotations

from functools import partial

from bot.ask import confirm
from bot.ask.books import AccountOf, OnePartner, Partners
from bot.domain.leaving import Ended, Ending, Leaving
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, money, you, your_name
from handlers.leaving import is_settled, open_said
from handlers.whom import nobody_yet, which_partner
from handlers.why_left import why_choices

END = ("akhiri", "akhiri kerja sama", "akhiri titipan", "akhiri kerja sama dengan")


async def end_partnership() -> Ending | Reply | None:
    """`akhiri warung siti`."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    chosen = await which_partner(partners, _("With which partner?"))
    leaving = Leaving(await OnePartner(chosen.id), (await AccountOf(chosen.id)).total)
    if not is_settled(leaving):
        return _not_yet(leaving)
    text = _("End the partnership with *{partner}*? Nothing is left to be settled; all figures and notas stay.")
    return Ending(chosen.id) if await confirm("sure", text.format(partner=chosen.name)) else None


def _not_yet(leaving: Leaving) -> Reply:
    """What is left to be settled, and what to write for each of it."""
    holds_goods = leaving.partner.terms.holds_goods
    how = []
    if leaving.partner.goods and holds_goods:
        how.append(_("For goods that came back: *record {name} … return 6*."))
    if leaving.owed > 0:
        how.append(_("For money that came: *received {name} {amount}*."))
    if leaving.owed < 0 and not holds_goods:
        how.append(_("For what you pay out: *pay commission {name} {amount}*."))
    text = " ".join([_("Not yet, {call}. {open}"), *how, _("Then *end {name}* again.")])
    name, amount = leaving.partner.name.casefold(), money(abs(leaving.owed))
    return Reply(text.format(call=you(), open=open_said(leaving), name=name, amount=amount))


def ended(done: Ended) -> Said:
    text = _("The partnership with {partner} is over. I have told them; the figures stay.")
    reply = Reply(text.format(partner=done.partner))
    if done.why is None:
        reply = Reply("\n".join([reply.text, _("Why, as you see it?")]), why_choices(done.partner))
    return Said(reply, (Letter(To.PARTNER, partial(_farewell, done), done.partner_id),))


def _farewell(done: Ended) -> Reply:
    text = _(
        "{name}, the partnership of *{partner}* with {business} is over: nothing is left to be settled. Thank you for "
        "working together 🙏 *nota*, *history* and *my data* still answer; *delete my data* has you forgotten."
    )
    return Reply(text.format(name=your_name(), partner=done.partner, business=done.business))
