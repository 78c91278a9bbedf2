"""Simulating: what sales would bring on a partner's own terms, named so that nobody takes it for a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ask.books import MyPartner, OnePartner, Partners, PricesForResellers, Products
from bot.conversation import OpeningWords, Rejected
from bot.domain.agreement import Deal
from bot.domain.joining import Invited
from bot.domain.partner import Kind, Partner, Shelf
from bot.domain.product import Product
from bot.domain.report import Line, Priced
from bot.domain.reseller import Purchase, ResellerPrices
from bot.domain.simulation import simulated
from bot.reply import Reply
from bot.texts import _, money
from handlers.counting import heard_from, reading, settled
from handlers.figures import sums_said
from handlers.goods import amount
from handlers.phrases import any_of, spoken
from handlers.reseller_prices import purchase_said
from handlers.sentences import sentence
from handlers.shelf import certain
from handlers.understand import Reading
from handlers.whom import name_apart, nobody_yet, which_partner

SIMULATE = ("simulasi", "simulasikan", "simulasiin", "simulsi", "/simulasi")
COMMAND = re.compile(rf"^\s*(?:{'|'.join(SIMULATE)}|simulat(?:e|ion))\b[\s:,]*", re.IGNORECASE)
MADE_UP = re.compile(rf"\s*{any_of('made_up')}", re.IGNORECASE)
SUPPOSING, HOW_MUCH = spoken("supposing"), spoken("how_much")
AROUND_GOODS = re.compile(rf"{any_of('made_up', 'supposing', 'how_much', 'bringing')}|\?", re.IGNORECASE)


async def simulate() -> Reply:
    """`simulasi keripik 30 nastar 5`, `kalau keripik laku 30 dapat berapa?`"""
    return await _simulation(await MyPartner(), await OpeningWords())


async def simulate_for() -> Reply:
    """`simulasi siti keripik 30`: an owner sees it on one partner's terms."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    names = [partner.name for partner in partners]
    chosen = await which_partner(partners, _("On which partner's terms?"), lambda words: name_apart(words, names)[1])
    goods, _name = name_apart(await OpeningWords(), names)
    return await _simulation(await OnePartner(chosen.id), goods)


async def _simulation(partner: Partner, words: str) -> Reply:
    products = await Products()
    try:
        heard = sales_supposed(words, partner, products)
    except Rejected as refused:
        return Reply(f"{refused}\n{_how_to_ask()}")
    counted = await settled("goods", without_limits(partner, products), heard, parks=False)
    priced = simulated(partner, products, counted.named())
    if not priced.lines:
        return Reply(_how_to_ask())
    return Reply(simulation_said(partner, priced, await PricesForResellers()))


def offer_simulated(invited: Invited, words: str) -> str:
    """The same on the terms that a code offers; empty where the words ask for nothing of the kind."""
    commanded = COMMAND.match(words) is not None
    goods = without_command(words) if commanded else supposition_in(words)
    offered = Partner(invited.partner_id, invited.business, invited.partner, invited.kind, invited.terms, ())
    try:
        priced = _priced_at_once(offered, invited.products, goods)
        return simulation_said(offered, priced, invited.reseller_prices)
    except Rejected as refused:
        return f"{refused}\n{_how_to_ask()}" if commanded else ""


def _priced_at_once(partner: Partner, products: Sequence[Product], goods: str) -> Priced:
    """Sales that leave nothing open; Rejected otherwise."""
    heard, anything = sales_supposed(goods, partner, products), without_limits(partner, products)
    if heard.questions:
        raise Rejected(sentence(heard.questions[0], anything))
    return simulated(partner, products, {line.product: certain(anything, line) for line in heard.lines})


def sales_supposed(words: str, partner: Partner, products: Sequence[Product]) -> Reading:
    """The sales that words suppose; Rejected where there are none.

    What lies there says how much *semua laku* is, and limits nothing: more may be supposed, and other goods.
    """
    heard = heard_from(partner, words)
    if heard.questions or not heard.lines:
        heard = reading(words, without_limits(partner, products))
    if not heard.lines and not heard.questions:
        raise Rejected(_("I did not find any counts in that."))
    return heard


def without_limits(partner: Partner, products: Sequence[Product]) -> Partner:
    """The partner as one that may sell any product, and holds none."""
    terms = replace(partner.terms, deal=Deal.REFERRAL)
    return replace(partner, terms=terms, shelves=tuple(map(Shelf, products)))


def _how_to_ask() -> str:
    return _("Write it so: *simulation keripik 30 nastar 5*. Nothing of it is noted.")


def simulation_said(partner: Partner, priced: Priced, for_resellers: ResellerPrices) -> str:
    """Sales, share and what is to be handed over, under a name that no report has; what a reseller may buy below it."""
    text = _("*Simulation* for {partner}. This is no report, nothing of it is noted.\n{lines}\n{sums}")
    lines = "\n".join(_line_said(line) for line in priced.lines)
    said = text.format(partner=partner.name, lines=lines, sums=sums_said(partner, priced))
    products = {line.product.code: line.product for line in priced.lines}
    if len(products) < len(priced.lines):
        said += "\n" + _("What lies there goes first, at its own price; the rest at today's list price.")
    sold = priced.counts() if partner.kind is Kind.RESELLER else {}
    bought = [Purchase(products[code], sold[code].sold, for_resellers[code]) for code in sold if code in for_resellers]
    return "\n\n".join([said, *map(purchase_said, bought)])


def _line_said(line: Line) -> str:
    sold = amount(line.product, line.counts.sold)
    return f"• {line.product.name}: {sold} × {money(line.price)} = *{money(line.parts.sales)}*"


def supposes_sales(words: str, partner: Partner, products: Sequence[Product]) -> bool:
    """Whether some of the goods in words are sure to be sold, in a report of them."""
    try:
        return bool(sales_supposed(words, partner, products).lines)
    except Rejected:
        return False


def without_command(words: str) -> str:
    """`simulasi keripik 30` as `keripik 30`; other words as they are."""
    return COMMAND.sub("", words, count=1)


def supposition_in(words: str) -> str:
    """The goods in *kalau keripik laku 30 dapat berapa?*; empty where nothing is supposed."""
    supposes = MADE_UP.match(words) or (SUPPOSING.search(words) and HOW_MUCH.search(words))
    return " ".join(AROUND_GOODS.sub(" ", words).split()) if supposes else ""
