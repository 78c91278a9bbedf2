"""What an owner asks: the week, who has not reported, one partner, the product list."""

from __future__ import annotations

from bot.ask import confirm, hear, words_of
from bot.ask.books import AccountOf, OnePartner, Partners, Products, TheSummary
from bot.conversation import Choice
from bot.domain.product import Product
from bot.domain.reminding import Reminded, Reminding
from bot.domain.summary import WeeklySummary
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, _n, days, listed, money, quantity, you
from handlers.account import balance_said
from handlers.price_list import products_said, read_products
from handlers.prompts import owners_summary, reminder
from handlers.summary import summary_text
from handlers.whom import which_partner


async def this_week() -> Reply:
    """`ringkasan`: the running week so far."""
    return Reply(summary_text(await TheSummary()))


async def last_week() -> Reply:
    """`minggu lalu`."""
    return Reply(summary_text(await TheSummary(1)))


async def week_in_full() -> Reply:
    """`lihat ringkasan`: last week with chart and sheet, as it comes on Monday."""
    return owners_summary(await TheSummary(1))


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
    n = len(done.partner_ids)
    reply = Reply(_n("I have reminded {n} partner.", "I have reminded {n} partners.", n).format(n=n))
    return Said(reply, tuple(Letter(To.PARTNER, lambda: reminder(done.week), one) for one in done.partner_ids))


async def detail() -> Reply:
    """`detail siti`: what lies at one partner's, and what it owes."""
    partners = await Partners()
    if not partners:
        return Reply(
            _("There is no partner yet, {call}. Invite one first: *undang Warung Bu Siti 25%*.").format(call=you())
        )
    chosen = await which_partner(partners, _("Which partner?"))
    partner = await OnePartner(chosen.id)
    rows = [balance_said(partner, await AccountOf(chosen.id))]
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
    products = await hear(
        "products", asked, lambda heard: read_products(words_of(heard), known), tuple[Product, ...], listens=True
    )
    return products if await confirm("sure", products_said(products), edits="products") else None


def added(products: tuple[Product, ...]) -> Said:
    return Said(Reply(_("Added: {products}.").format(products=listed([product.name for product in products]))))
