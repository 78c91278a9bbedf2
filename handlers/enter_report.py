"""A report that a partner phoned in or sent as a picture: the owner enters it, the partner is told the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from bot.ask.books import IsAnybodyAt, MyArrivals, MyPartner, Partners, PlaceOf, Products
from bot.ask.elsewhere import At, on_behalf
from bot.conversation import Choice
from bot.domain.adjustment import Adjusting
from bot.domain.entering import Entered, Entering
from bot.domain.placing import goods_of
from bot.domain.product import Product
from bot.domain.speaker import CALLS, Place
from bot.domain.unplaced import Parked
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, called, days, you, your_name
from handlers.confirm_entered import RIGHT
from handlers.figures import lines_said, sums_said
from handlers.goods import goods_said
from handlers.nota import open_said
from handlers.phrases import glued
from handlers.reached import reached_letters, reached_said, told_owner
from handlers.report import report_sales
from handlers.understand import Reason, read_report
from handlers.unplaced import ask_owner
from handlers.whom import name_apart, nobody_yet, which_partner

SOMEBODY = re.compile(rf"\b(?:(?:{glued('outlet')}|{'|'.join(CALLS)})\s+)+[^\W\d]+", re.IGNORECASE)
"""`warung bu tini`: somebody is named, whether she is known or not."""
ENTER = ("catat", "catat laporan", "catatkan", "lapor untuk")


async def enter_report() -> Entering | Reply | None:
    """`catat warung siti keripik 14 nastar 5`."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    names, products = [partner.name for partner in partners], await Products()
    chosen = await which_partner(partners, _("Which partner?"), partial(_named, names, products))
    place = await PlaceOf(chosen.id)
    if await _lies_bare(place):
        return await _nothing_there(place)
    decided = await on_behalf(place, report_sales(), lambda words: name_apart(words, names)[0])
    if isinstance(decided, Parked):
        return ask_owner(decided)
    if isinstance(decided, Adjusting):
        text = _("That week is settled, {call}: {partner} has to correct it, and you agree to it.")
        return Reply(text.format(call=you(), partner=place.partner))
    return decided if decided is None or isinstance(decided, Reply) else Entering(place, decided)


def _named(names: Sequence[str], products: Sequence[Product], words: str) -> str:
    """The partner that is named; other names, and words that are no goods, are those of one that nobody knows."""
    goods, name = name_apart(words, names)
    if name:
        return name
    stranger = SOMEBODY.search(goods)
    if stranger:
        return stranger[0]
    doubts = {doubt.reason for doubt in read_report(goods, products, {}).questions}
    return goods if Reason.UNKNOWN_WORDS in doubts else ""


async def _lies_bare(place: Place) -> bool:
    partner = await At(place, MyPartner())
    return partner.terms.holds_goods and not partner.goods


async def _nothing_there(place: Place) -> Reply:
    """What has to be noted before anything can have been sold there."""
    arrivals = await At(place, MyArrivals())
    if not arrivals:
        text = _("No goods lie at {partner} on record yet, {call}. Send some first: *send keripik 30 to {partner}*.")
        return Reply(text.format(partner=place.partner, call=you()))
    first = [one for one in arrivals if one.number == arrivals[0].number]
    text = _("{partner} has not received number {n} yet: {goods}.")
    goods = goods_said(goods_of(first))
    came = Choice(_("They came"), f"terima barang {first[0].number}")
    told = text.format(partner=place.partner, n=first[0].number, goods=goods)
    return Reply(told, () if await IsAnybodyAt(place.partner_id) else (came,))


def entered(done: Entered) -> Said:
    """The owner reads what is open now; the partner, what was entered for it."""
    filing, partner = done.filing, done.partner
    text = _("On record for *{partner}*, {week}. {open} I have told them.")
    if not done.told:
        text = _("On record for *{partner}*, {week}. {open} Nobody of theirs has joined yet, so nobody is told.")
    left = open_said(filing.balance, holds_goods=partner.terms.holds_goods)
    told = text.format(partner=partner.name, week=days(filing.report.week), open=left)
    if filing.report.handed_over:
        told += "\n" + _("Money is not noted with it: {partner} says so itself.").format(partner=partner.name)
    told = "\n".join(filter(None, (told, told_owner(filing.reckoned))))
    letters = (Letter(To.PARTNER, partial(_tell_partner, done), partner.id), *reached_letters(filing.reckoned))
    return Said(Reply(told), letters)


def _tell_partner(done: Entered) -> Reply:
    report, partner = done.filing.report, done.partner
    text = _("{name}, {owner} has entered the report of *{partner}* on {week} for you:\n{lines}\n{sums}")
    told = text.format(
        name=your_name(),
        owner=called(done.owner),
        partner=partner.name,
        week=days(report.week),
        lines=lines_said(report.priced),
        sums=sums_said(partner, report.priced),
    )
    told += f"\n{reached_said(done.filing.reckoned)}" if done.filing.reckoned else ""
    asked = _("Is that right, {call}? Without an answer within 2 days it stays on record as not confirmed by you.")
    right, wrong = Choice(_("Correct"), f"{RIGHT[0]} {report.week}"), Choice(_("Edit"), f"ralat {report.week}")
    return Reply(f"{told}\n{asked.format(call=you())}", (right, wrong))
