"""Goods that a partner asks for: in words of its own, in a report, or because something is sold out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from bot.ask import chosen, hear, words_of
from bot.ask.books import LatestReport, MyPartner, Products, UsualGoods
from bot.conversation import Choice, Heard, NoChoice, OpeningWords
from bot.domain.partner import Partner, Shelf
from bot.domain.report import Filed
from bot.domain.restock import Restock, Restocking
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, listed, you
from handlers import button
from handlers.correct import corrects
from handlers.goods import amount, goods_said
from handlers.phrases import any_of, spoken
from handlers.place import goods_in
from handlers.understand import read_yes_no
from handlers.wishes import WISHING, named_in

USUAL, LATER = "usual", "later"
NUMBERS_OF_CHOICES = ("1", "2")
NUMBER = re.compile(rf"(\d+)(?:\s+{any_of('enough')})?", re.IGNORECASE)
OF_SALES = spoken("reported", "reported_besides")
"""Words of a report: figures with them are no answer to what shall be sent."""


async def ask_for_goods() -> Restock | Reply:
    """`minta barang keripik 20`, `tolong kirim keripik lagi 20`."""
    partner = await _with_everything()
    if not partner.terms.holds_goods:
        text = _("No goods are placed with you, {call}. What {business} should know, you can write after *feedback*.")
        return Reply(text.format(call=you(), business=partner.business))
    asked = _("What shall be sent to you, {call}? For example: *keripik 20*.").format(call=you())
    named = named_in(await OpeningWords(), partner.products)
    goods = await hear("goods", asked, partial(_wanted, partner, named), dict[str, Decimal], listens=True)
    return Restock(partner.goods_by_code(goods))


def _wanted(partner: Partner, named: Collection[str], heard: Heard) -> dict[str, Decimal]:
    """Units by product code; a number alone is of the one product that was `named` before."""
    words = WISHING.sub(" ", words_of(heard)).strip()
    number = NUMBER.fullmatch(words)
    return goods_in(Heard(f"{next(iter(named))} {number[1]}" if number and len(named) == 1 else words), partner)


async def offer_restock() -> Restock | Reply | None:
    """After a report by which something is sold out: shall it be sent again? None where nothing can be offered."""
    partner = await _with_everything()
    usual = await UsualGoods()
    sold_out = _sold_out(await LatestReport())
    offered = {code: usual[code] for code in sold_out if code in usual}
    if not offered:
        return None
    text = _("{goods} is sold out, {call} 👏 Shall more be sent? As before: {usual}. Or write how many: *keripik 20*.")
    names = listed([partner.shelf(code).product.name for code in offered])
    asked = text.format(goods=names, call=you(), usual=goods_said(partner.goods_by_code(offered)))
    read = partial(_answer, partner, offered)
    answer = await hear("goods", asked, read, dict[str, Decimal] | str, choices=_choices())
    if answer == LATER:
        return Reply(_("Good, {call}. Just write when you need some: *restock keripik 20*.").format(call=you()))
    return Restock(partner.goods_by_code(offered if isinstance(answer, str) else answer))


async def _with_everything() -> Partner:
    """The speaker's partner as if it dealt in every product."""
    partner = await MyPartner()
    return replace(partner, shelves=tuple(Shelf(product) for product in await Products()))


def _sold_out(filed: Filed | None) -> list[str]:
    """Codes of the products of which a report sold the last; what was sent back is not wanted again."""
    counts = filed.priced.counts() if filed and filed.priced.terms.holds_goods else {}
    return [code for code, count in counts.items() if count.sold and not count.left and not count.returned]


def _choices() -> tuple[Choice, ...]:
    return (
        Choice(_("Yes, as before"), USUAL, ("seperti biasa", "spt biasa", "biasa", "kirim", "mau", "ya seperti biasa")),
        Choice(_("Later"), LATER, ("nanti", "nanti dulu", "nanti saja", "nanti aja", "lewati", "belum", "gak usah")),
    )


def _answer(partner: Partner, offered: Collection[str], heard: Heard) -> dict[str, Decimal] | str:
    """How many of what, or one of the choices; Rejected for what speaks of something else."""
    if heard.pressed is None:
        words = words_of(heard)
        yes = read_yes_no(words)
        if yes is not None:
            return USUAL if yes else LATER
        if any(letter.isdigit() for letter in words) and words not in NUMBERS_OF_CHOICES:
            if OF_SALES.search(words) or corrects(words, partner):
                raise NoChoice(_("Please choose one of these."))
            return _wanted(partner, offered, heard)
    return chosen(heard, _choices())


def asked_for(restocking: Restocking) -> Said:
    """The partner reads what was passed on, and the owners are asked."""
    text = _("I have passed it on, {call}: {goods}.").format(call=you(), goods=goods_said(restocking.goods))
    return Said(Reply(text), (restock_letter(restocking),))


def restock_letter(restocking: Restocking) -> Letter:
    """What the owners are told, with a button that begins to send the goods."""

    def write() -> Reply:
        text = _("📦 *{partner}* asks for goods: {goods}.")
        said = text.format(partner=restocking.partner, goods=goods_said(restocking.goods))
        command = placing_words(restocking)
        if not button.fits(command):
            return Reply(f"{said}\n" + _("To send them, write: *{command}*.").format(command=command))
        return Reply(said, (Choice(_("Send the goods"), command),))

    return Letter(To.OWNERS, write)


def placing_words(restocking: Restocking) -> str:
    """The words that send the goods, with codes in place of names where those do not fit on a button."""
    in_names = _titip(restocking, [product.name.casefold() for product, _number in restocking.goods])
    if button.fits(in_names):
        return in_names
    return _titip(restocking, [product.code for product, _number in restocking.goods])


def _titip(restocking: Restocking, names: Sequence[str]) -> str:
    goods = zip(names, restocking.goods, strict=True)
    said = " ".join(f"{name} {amount(product, number)}" for name, (product, number) in goods)
    return f"titip {said} ke {restocking.partner.casefold()}"
