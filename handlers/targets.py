"""Monthly targets as the owner sees them, and one that the owner sets, with or without a bonus."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from bot.ask import confirm, hear, words_of
from bot.ask.books import OnePartner, Partners, Products
from bot.ask.targets import SoldThisMonth, Targets
from bot.conversation import Heard, OpeningWords, Rejected
from bot.domain.partner import Partner, Shelf
from bot.domain.product import Product
from bot.domain.target import Aiming, Target
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, money, month_name, quantity, you
from handlers.listing import bullets, named, rest
from handlers.phrases import glued, spoken
from handlers.pin import approved
from handlers.place import goods_in, partner_in
from handlers.sums import unclear_sum
from handlers.target import set_for_you, standing
from handlers.understand import Doubt, read_money, read_quantity
from handlers.whom import name_apart, nobody_yet, which_partner

ALL = ("target", "target bulan ini", "target mitra", "semua target", "bonus")
MOST_LISTED = 30
BONUS = re.compile(r"\bbonus(?:nya)?\b", re.IGNORECASE)
_SUM = r"[\d.,]*\d(?:,-)?"
_THOUSANDS = rf"\s*{glued('thousands')}\b"
MONEY = re.compile(
    rf"\brp\.?\s*{_SUM}(?:{_THOUSANDS})?|{_SUM}{_THOUSANDS}|(?<=bonus ){_SUM}|^\d{{1,3}}(?:\.\d{{3}})+(?=.*\d)",
    re.IGNORECASE,
)
"""A sum of rupiah; one without a sign of it right behind *bonus*, or first in what is said behind that word."""
AROUND_A_PROMISE = spoken("if_sold", "promised")
LARGEST_BONUS = 10**9


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many of one product, and the rupiah promised for them."""

    code: str
    quantity: Decimal
    bonus: int


async def targets() -> Aiming | Reply | None:
    """`target`, `target siti keripik 60`, `target siti keripik 60 bonus 20rb`, `bonus siti Rp20.000 kalau laku 50`."""
    listed = await Targets()
    if not await OpeningWords():
        return _overview(listed)
    partners = await Partners()
    if not partners:
        return nobody_yet()
    products, names = await Products(), [partner.name for partner in partners]
    chosen = await which_partner(partners, _("Whose aim is it?"), lambda words: _name_in(products, names, words))
    before = next((one for one in listed if one.partner_id == chosen.id), None)
    if before and before.reached:
        return _stands(before)
    partner = replace(await OnePartner(chosen.id), shelves=tuple(Shelf(product) for product in products))
    asked = _("What shall {partner} aim at this month? For example: *keripik 60 bonus 20rb*.")
    read = partial(_wanted, partner, before, await SoldThisMonth(chosen.id))
    wanted = await hear("aim", asked.format(partner=partner.name), read, Wanted, listens=True)
    product = partner.shelf(wanted.code).product
    if not await confirm("sure", _said_back(partner, product, wanted), edits="aim"):
        return None
    refused = await approved(_bonus_said(wanted.bonus)) if wanted.bonus else None
    return refused or Aiming(chosen.id, product, wanted.quantity, wanted.bonus)


def _name_in(products: Sequence[Product], names: Sequence[str], words: str) -> str:
    """The partner's name beside the goods, without the bonus."""
    goods, sum_ = _parted(words)
    return "" if sum_ and goods.isdecimal() else partner_in(products, names, goods)


def _parted(words: str) -> tuple[str, str]:
    """`siti keripik 60 bonus 20rb` in what is aimed at and the sum that is promised; empty where none is."""
    found = MONEY.search(words)
    if found is None and BONUS.search(words):
        raise Rejected(_("How much is the bonus? For example: *bonus 20rb*."))
    if found is None:
        return words, ""
    goods = f"{words[: found.start()]} {words[found.end() :]}"
    return " ".join(AROUND_A_PROMISE.sub(" ", BONUS.sub(" ", goods)).split()), found[0]


def _wanted(partner: Partner, before: Target | None, sold: Mapping[str, Decimal], heard: Heard) -> Wanted:
    goods, sum_ = _parted(words_of(heard))
    bonus = read_money(sum_) if sum_ else 0
    if isinstance(bonus, Doubt) or bonus > LARGEST_BONUS:
        raise unclear_sum()
    code, number = _aimed_at(partner, before, goods)
    if number <= sold.get(code, 0):
        text = _("{partner} has sold {sold} this month already. Please name more than that.")
        raise Rejected(text.format(partner=partner.name, sold=quantity(sold[code])))
    return Wanted(code, number, bonus)


def _aimed_at(partner: Partner, before: Target | None, words: str) -> tuple[str, Decimal]:
    """The one product and its number; a number alone is of the product that is aimed at already."""
    goods = name_apart(words, [partner.name])[0]
    number = read_quantity(goods, before.product) if before else None
    if before and isinstance(number, Decimal):
        return before.product.code, number
    items = goods_in(Heard(words), partner)
    if len(items) > 1:
        raise Rejected(_("One product at a time, please: *target siti keripik 60*."))
    return next(iter(items.items()))


def _said_back(partner: Partner, product: Product, wanted: Wanted) -> str:
    text = _("*{partner}*, aim for this month: {product} *{quantity}* {unit}.")
    text = text.format(
        partner=partner.name, product=product.name, quantity=quantity(wanted.quantity), unit=product.unit
    )
    promised = _("{bonus} as soon as it is reached, booked by itself.")
    bonus = promised.format(bonus=_bonus_said(wanted.bonus)) if wanted.bonus else ""
    return "\n".join(filter(None, (text, bonus, _("Shall I ask {partner}?").format(partner=partner.name))))


def _bonus_said(bonus: int) -> str:
    return _("Bonus {amount}").format(amount=money(bonus))


def aimed(target: Target) -> Said:
    """The owner reads that it stands; the partner is asked."""
    if target.reached:
        return Said(_stands(target))
    text = _("On record, {call}: {partner} is asked. *target* shows how far everybody is.")
    letter = Letter(To.PARTNER, partial(set_for_you, target), target.partner_id)
    return Said(Reply(text.format(call=you(), partner=target.partner)), (letter,))


def _stands(target: Target) -> Reply:
    text = _("{partner} has reached its aim for {month} already, {call} 👏 It stays as it is.")
    return Reply(text.format(partner=target.partner, month=month_name(target.month), call=you()))


def _overview(listed: Sequence[Target]) -> Reply:
    """`target`: everybody's aim and how far it is."""
    how = _("To set one: *target siti keripik 60 bonus 20rb*.")
    if not listed:
        return Reply(_("Nobody has an aim for this month yet, {call}.").format(call=you()) + f"\n{how}")
    head = _("*Aims for {month}*").format(month=month_name(listed[0].month))
    lines = [_line(one) for one in listed[:MOST_LISTED]]
    return Reply("\n".join([head, *bullets(lines), *rest(len(listed) - len(lines)), how]))


def _line(target: Target) -> str:
    text = _("{partner}: {product}. {standing} ({answer})")
    said = text.format(
        partner=named(target.partner), product=target.product.name, standing=standing(target), answer=_answer(target)
    )
    return f"{said}; {_bonus_said(target.bonus)}" if target.bonus else said


def _answer(target: Target) -> str:
    return {True: _("agreed"), False: _("skipped"), None: _("no answer yet")}[target.agreed]
