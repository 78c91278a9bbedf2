"""Goods that the owner wants back: on their way they stay with her, after that the partner returns them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.ask import confirm
from bot.ask.books import OnePartner, PlacedLately, Products
from bot.conversation import Choice, OpeningWords
from bot.domain.counts import NOTHING
from bot.domain.partner import Partner
from bot.domain.placing import Placed, Recall, Recalled
from bot.domain.product import Product
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, quantity, you, your_name
from handlers import button
from handlers.goods import goods_said
from handlers.understand import match_name, read_report
from handlers.waiting import number_in
from handlers.whom import goods_and_name

NOT_SENT = tuple(
    f"{no} {goods}"
    for no in ("batal", "batalkan", "batalin", "ga jadi", "gak jadi", "nggak jadi", "tidak jadi")
    for goods in ("titip", "titipan")
)


async def recall() -> Recall | Reply | None:
    """`batalin titip eko`, `batal titip 10 keripik eko`, `batalkan titipan 7`: the newest that was sent so."""
    placed = _meant(await PlacedLately(), await Products(), await OpeningWords())
    if placed is None:
        text = _("No such goods were sent of late, {call}, so there is nothing to take back.")
        return Reply(text.format(call=you()))
    if not placed.received:
        text = _("Shall {goods} (number {n}) not go to *{partner}* after all? They have not been received yet.")
    else:
        placed = _still_there(placed, await OnePartner(placed.partner_id))
        text = _("{goods} (number {n}) has been received at *{partner}*. Shall I ask for it back?")
    if not placed.goods:
        text = _("Nothing of number {n} lies at *{partner}* any more, {call}, so nothing can come back.")
        return Reply(text.format(n=placed.number, partner=placed.partner, call=you()))
    asked = text.format(goods=goods_said(placed.goods), n=placed.number, partner=placed.partner)
    return Recall(placed) if await confirm("sure", asked) else None


def _meant(placed: Sequence[Placed], products: Sequence[Product], words: str) -> Placed | None:
    """The newest of them that the words may mean: by its number, its partner, the goods in it."""
    number = number_in(words)
    if number is not None:
        return next((one for one in placed if one.number == number), None)
    names = list(dict.fromkeys(one.partner for one in placed))
    goods, name = goods_and_name(words, names)
    theirs = {names[at] for at in match_name(name, names)} if name else set(names)
    reading = read_report(goods, products, {})
    named = {line.product for line in reading.lines} | {doubt.about for doubt in reading.questions if doubt.about}
    return next((one for one in placed if one.partner in theirs and named <= _codes(one)), None)


def _codes(placed: Placed) -> set[str]:
    return {product.code for product, _number in placed.goods}


def _still_there(placed: Placed, partner: Partner) -> Placed:
    """What of the goods can still come back."""
    lying = {shelf.product.code: shelf.quantity for shelf in partner.shelves}
    left = ((product, min(number, lying.get(product.code, NOTHING))) for product, number in placed.goods)
    return replace(placed, goods=tuple((product, number) for product, number in left if number))


def recalled(done: Recalled) -> Said:
    """The owner reads what was done; the partner that nothing comes, or what to send back."""
    placed = done.placed
    text = _("{goods} (number {n}) is not to go to {partner} any more. I have told them.")
    if done.received:
        text = _("I have asked {partner} for {goods} back. It leaves their stock with their report.")
    told = text.format(goods=goods_said(placed.goods), n=placed.number, partner=placed.partner)
    return Said(Reply(told), (Letter(To.PARTNER, partial(_told, done), placed.partner_id),))


def _told(done: Recalled) -> Reply:
    goods = goods_said(done.placed.goods)
    if not done.received:
        text = _("{name}, the goods of number {n} do not come after all: {goods}.")
        return Reply(text.format(name=your_name(), n=done.placed.number, goods=goods))
    text = _(
        "{name}, the owner would like these goods back: {goods}. Once they are on their way, report them as returned."
    )
    command = "lapor " + " ".join(f"{product.code} retur {quantity(number)}" for product, number in done.placed.goods)
    choices = (Choice(_("Report the return"), command),) if button.fits(command) else ()
    return Reply(text.format(name=your_name(), goods=goods), choices)
