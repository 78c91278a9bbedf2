"""What an owner asks: the week, who has not reported, one partner, the product list."""

from __future__ import annotations

from bot.ask import confirm, hear, words_of
from bot.ask.books import AccountOf, OnePartner, Partners, Products, TheSummary
from bot.conversation import Choice, Heard, Rejected
from bot.domain.product import Product
from bot.domain.reminding import Reminded, Reminding
from bot.domain.summary import WeeklySummary
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, _n, days, listed, money, quantity, you, your_name
from handlers.account import balance_said
from handlers.open_business import products_said
from handlers.sentences import sentence
from handlers.summary import summary_text
from handlers.understand import read_price_list
from handlers.whom import which_partner


async def this_week() -> Reply:
    """`ringkasan`: the running week so far."""
    return Reply(summary_text(await TheSummary()))


async def last_week() -> Reply:
    """`minggu lalu`."""
    return Reply(summary_text(await TheSummary(1)))


async def workbook() -> Reply:
    """`excel`: the sheet of last week."""
    summary = await TheSummary(1)
    return Reply(_("The sheet of {week}:").format(week=days(summary.week)), sheet=summary)


async def silent() -> Reply:
    """`siapa belum lapor`."""
    summary = await TheSummary()
    names = _silent(summary)
    if not names:
        return Reply(_("Everybody has reported for {week}, {call} 👍").format(week=days(summary.week), call=you()))
    text = _("Not reported yet for {week}: {names}.").format(week=days(summary.week), names=listed(names))
    return Reply(text, (Choice(_("Remind them"), "ingatkan"),))


def _silent(summary: WeeklySummary) -> list[str]:
    return [partner.name for partner in summary.partners if partner.reported_on is None]


async def remind() -> Reminding | Reply | None:
    """`ingatkan`: one more prompt to those who are silent."""
    summary = await TheSummary()
    names = _silent(summary)
    if not names:
        return Reply(_("Everybody has reported for {week}, {call} 👍").format(week=days(summary.week), call=you()))
    asked = _n("Shall I remind {names}?", "Shall I remind {names}?", len(names)).format(names=listed(names[:10]))
    return Reminding(summary.week) if await confirm("sure", asked) else None


def reminded(done: Reminded) -> Said:
    return Said(Reply(_n("I have reminded {n} person.", "I have reminded {n} people.", done.readers).format(n=done.readers)))


async def detail() -> Reply:
    """`detail siti`: what lies at one partner's, and what it owes."""
    partners = await Partners()
    if not partners:
        return Reply(_("There is no partner yet, {call}. Invite one first: *undang Warung Bu Siti 25%*.").format(call=you()))
    chosen = await which_partner(partners, _("Which partner?"))
    partner = await OnePartner(chosen.id)
    rows = [balance_said(partner.name, await AccountOf(chosen.id))]
    if partner.terms.holds_goods:
        rows.append(_("There now:"))
        rows += [f"• {s.product.name} {quantity(s.quantity)} {s.product.unit}" for s in partner.shelves if s.quantity]
    return Reply("\n".join(rows))


async def product_list() -> Reply:
    """`produk`: the list with prices."""
    rows = [f"• {p.name} ({p.code}): {money(p.price)} / {p.unit}" for p in await Products()]
    return Reply("\n".join([_("Your products:"), *rows, _("Add one with: *tambah produk sambal 25rb botol*.")]))


async def add_products() -> tuple[Product, ...] | None:
    """`tambah produk sambal 25rb botol`."""
    known = await Products()
    asked = _("Which product, at what price? For example: *sambal 25rb botol*.")
    products = await hear("products", asked, lambda heard: _new(words_of(heard), known), tuple[Product, ...], listens=True)
    return products if await confirm("sure", products_said(products), edits="products") else None


def _new(words: str, known: tuple[Product, ...]) -> tuple[Product, ...]:
    found = read_price_list(words, known)
    if found.questions:
        raise Rejected(sentence(found.questions[0]))
    if not found.products:
        raise Rejected(_("I did not find a product with a price in that."))
    return found.products


def added(products: tuple[Product, ...]) -> Said:
    return Said(Reply(_("Added: {products}.").format(products=listed([product.name for product in products]))))
