"""Trying it out: the owner plays a partner with twenty of everything, and nothing is kept."""

from __future__ import annotations

from decimal import Decimal

from bot.ask import confirm
from bot.ask.books import Products, TheBusiness, Today
from bot.domain.agreement import Deal, Terms
from bot.domain.partner import Kind, Lot, Partner, Shelf
from bot.domain.report import price
from bot.domain.week import Week
from bot.reply import Reply
from bot.texts import _
from handlers.counting import count
from handlers.figures import said_back
from handlers.goods import goods_said

TWENTY = Decimal(20)


async def try_out() -> Reply:
    """`coba`: the weekly talk as a partner has it."""
    business = await TheBusiness()
    shelves = tuple(Shelf(product, (Lot(TWENTY, product.price),)) for product in (await Products())[:3])
    partner = Partner(
        0, business.name, _("Warung Coba"), Kind.WARUNG, Terms(Deal.CONSIGNMENT, business.partner_bps), shelves
    )
    asked = _("(Trial) You are *Warung Coba* now. You had: {goods}. How many were sold?")
    counted = await count("lines", partner, asked.format(goods=goods_said(partner.goods)))
    said = said_back(partner, Week.of(await Today()), price(partner, counted.counts))
    await confirm("sure", said, edits="lines")
    return Reply(
        _("That is all a partner has to do 🙏 Nothing of it was kept. Now invite one: *invite Warung Bu Siti 25%*.")
    )
