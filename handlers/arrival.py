"""Goods on their way: the partner says that they came, how many of them, or that they are not right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from bot.ask import chosen, confirm, hear, words_of
from bot.ask.books import MyArrivals
from bot.ask.person import stored_as
from bot.conversation import Choice, Heard, Json, NoChoice, OpeningWords, Question, Rejected
from bot.domain.counts import NOTHING
from bot.domain.placing import Arrival, Receipt, Received, goods_of
from bot.domain.product import Product
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you
from handlers.goods import amount, goods_said
from handlers.menu import done_already
from handlers.phrases import any_of, spoken
from handlers.recall import NOT_SENT
from handlers.understand import Reason, read_quantity, read_report

CAME = re.compile(rf"(?!{any_of('up_to')}){any_of('came')}", re.IGNORECASE)
NOT_YET = spoken("not_yet")
LATER = re.compile(rf"\?|{any_of('later', 'reported', 'thanks')}", re.IGNORECASE)
"""A question, a promise or a report."""
FEWER = re.compile(rf"{any_of('fewer')}\s+(\d+)\b", re.IGNORECASE)
AROUND = spoken(
    "corrected", "only", "which", "already", "mine", "goods", "the_goods", "rest", "whole", "polite", "madam"
)
"""What may stand around a number, and says neither how many nor of what."""
WHOLE = re.compile(rf"{CAME.pattern}|{any_of('already', 'whole')}", re.IGNORECASE)
"""What says that everything came, where no goods and no number are named."""
MOST_WORDS = 8
Count = dict[str, Decimal]


def says_it_came(words: str, arrivals: Sequence[Arrival], *, asked: bool) -> bool:
    """Whether a message is about goods on their way: it says so or, where that is `asked`, says little else."""
    if LATER.search(words) or len(words.split()) > MOST_WORDS or words.isdecimal():
        return False
    rest = _bare(NOT_YET.sub(" ", FEWER.sub(" ", words)))
    if CAME.search(words) or not asked:
        return bool(CAME.search(words))
    if not rest:
        return any(said.search(words) for said in (WHOLE, NOT_YET, FEWER))
    return rest != words.strip(" .,!") and (rest.isdecimal() or _names_goods(rest, arrivals))


def _names_goods(words: str, arrivals: Sequence[Arrival]) -> bool:
    heard = read_report(words, [one.product for one in arrivals], {})
    return not heard.asides and bool(heard.lines or heard.questions) and all(one.about for one in heard.questions)


async def receive_goods() -> Receipt | Reply | None:
    """`terima barang 7`, *baru dateng 18*, *belum datang*: what came counts, the rest stays on its way."""
    awaited = await MyArrivals()
    words = await OpeningWords()
    if not awaited:
        return _none_awaited()
    if NOT_YET.search(words) and not _counts_any(words, awaited):
        return Reply(_("All right, {call}. Tell me when they are there.").format(call=you()))
    if words.isdecimal():
        known = int(words) in {one.number for one in awaited}
        return Receipt(int(words), came=True) if known else done_already()
    number = await _which(awaited)
    if not _bare(words):
        return Receipt(number, came=True)
    arrivals = [one for one in awaited if one.number == number]
    counts = await _how_many(arrivals)
    if not any(counts.values()):
        return Reply(_("All right, {call}. Tell me when they are there.").format(call=you()))
    if counts == {one.product.code: one.quantity for one in arrivals}:
        return Receipt(number, came=True)
    rows = "\n".join(_row(one, counts.get(one.product.code)) for one in arrivals)
    asked = _("Goods number {n}:\n{rows}\nIs that right?").format(n=number, rows=rows)
    if not await confirm("sure", asked, edits="counts", heard=partial(_change, arrivals)):
        return None
    return Receipt(number, came=True, counts=tuple(counts.items()))


def _counts_any(words: str, awaited: Sequence[Arrival]) -> bool:
    """Whether a message says of some goods that they came, although it says *belum*."""
    products = {one.product.code: one.product for one in awaited}
    return any(map(str.isdigit, words)) or (len(products) > 1 and bool(_named(words, list(products.values()))))


async def refuse_goods() -> Receipt | Reply:
    """`barang salah 7`: the goods did not come, or not so."""
    awaited = await MyArrivals()
    return Receipt(await _which(awaited), came=False) if awaited else _none_awaited()


def came_or_not(number: int) -> tuple[Choice, Choice]:
    """The buttons below goods that are on their way."""
    return Choice(_("They came"), f"terima barang {number}"), Choice(_("Not right"), f"barang salah {number}")


def nothing_here(business: str, awaited: Sequence[Arrival]) -> Reply:
    """To who reports on an empty shelf: goods that nobody said had come are asked about first."""
    if not awaited:
        text = _("Nothing lies at your place on record yet, {call}. Please ask {business} to send goods first.")
        return Reply(text.format(call=you(), business=business))
    number = awaited[0].number
    goods = goods_said(goods_of(one for one in awaited if one.number == number))
    text = _("{goods} are still on their way on record, {call}. Have they come? Then tap below and report once more.")
    return Reply(text.format(goods=goods, call=you()), came_or_not(number))


def _none_awaited() -> Reply:
    return Reply(_("No goods are on their way to you, {call}. It is all on record already.").format(call=you()))


async def _which(awaited: Sequence[Arrival]) -> int:
    """The number of the delivery meant: the only one, the one named, or the only one with such a product."""
    numbers = sorted({one.number for one in awaited})
    choices = [Choice(_of_number(awaited, number), str(number)) for number in numbers]
    which = hear(
        "number", _("Which delivery?"), partial(_delivery, awaited, choices), int, choices=choices, listens=True
    )
    return numbers[0] if len(numbers) == 1 else await which


def _delivery(awaited: Sequence[Arrival], choices: Sequence[Choice], heard: Heard) -> int:
    words = heard.pressed or heard.text
    named = _named(words, [one.product for one in awaited])
    meant = {str(one.number) for one in awaited if one.product.code in named}
    if words not in {choice.value for choice in choices}:
        words = meant.pop() if len(meant) == 1 else chosen(heard, choices)
    return int(words)


def _named(words: str, products: Sequence[Product]) -> set[str]:
    """The codes of the products that a message names, with or without a number."""
    heard = read_report(_bare(words), products, {})
    doubtful = {code for doubt in heard.questions for code in (doubt.about, *doubt.products) if code}
    return {line.product for line in heard.lines} | doubtful


def _bare(words: str) -> str:
    return " ".join(AROUND.sub(" ", CAME.sub(" ", words)).split()).strip(" .,!")


def _how_many(arrivals: Sequence[Arrival]) -> Question[Count]:
    goods = goods_said(goods_of(arrivals))
    asked = _("How many came, {call}? {goods} are on their way.").format(call=you(), goods=goods)
    return hear("counts", asked, partial(_counts, arrivals), Count, listens=True, insists=False)


def _counts(arrivals: Sequence[Arrival], heard: Heard) -> Count:
    """Units that came by product code; everything where no product and no number is named."""
    if LATER.search(heard.text):
        raise NoChoice(_("I did not find any counts in that."))
    sent = {one.product.code: one.quantity for one in arrivals}
    words = _bare(words_of(heard))
    fewer = FEWER.fullmatch(words)
    only = arrivals[0].product if len(arrivals) == 1 else None
    number = read_quantity(words, only) if only else None
    if not words and WHOLE.search(heard.text):
        return sent
    if only and fewer:
        number = sent[only.code] - Decimal(fewer[1])
    if only and isinstance(number, Decimal):
        return _within({only.code: number}, arrivals)
    return _within(_by_product(words, [one.product for one in arrivals], sent), arrivals)


def _change(arrivals: Sequence[Arrival], words: str) -> dict[str, Json | None] | None:
    """Other numbers typed instead of a yes: `eh 18`."""
    if not any(map(str.isdigit, words)):
        return None
    return {"counts": stored_as(Count).dump_python(_counts(arrivals, Heard(words)), mode="json")}


def _by_product(words: str, products: Sequence[Product], sent: Mapping[str, Decimal]) -> Count:
    """A product without a number came whole; all but the one that is said not to have come, where no other is named."""
    heard = read_report(words, products, {})
    said = {line.product: line.sold for line in heard.lines if line.sold is not None}
    whole = {doubt.about for doubt in heard.questions if doubt.about and doubt.reason is Reason.COUNT_MISSING}
    without = {doubt.about for doubt in heard.questions if doubt.about and doubt.reason is Reason.NEGATED}
    clear = len(whole) + len(without) == len(heard.questions) and not (NOT_YET.search(words) and (said or whole))
    if not clear or not (said or whole or without):
        raise NoChoice(_("I did not find any counts in that."))
    others = set(sent) - without if without else whole
    return {code: sent[code] for code in others if code is not None} | said


def _within(counts: Count, arrivals: Sequence[Arrival]) -> Count:
    """The same counts; Rejected where more is said to have come than was sent."""
    for one in arrivals:
        said = counts.get(one.product.code, NOTHING)
        if not 0 <= said <= one.quantity:
            text = _("{sent} of *{product}* were sent, so {said} does not fit.")
            sent = amount(one.product, one.quantity)
            raise Rejected(text.format(sent=sent, product=one.product.name, said=amount(one.product, said)))
    return counts


def _row(one: Arrival, came: Decimal | None) -> str:
    text = _("• {product}: *{came}* of {sent} came") if came else _("• {product}: not there yet ({sent})")
    sent, here = amount(one.product, one.quantity), amount(one.product, came or NOTHING)
    return text.format(product=one.product.name, sent=sent, came=here)


def _of_number(awaited: Sequence[Arrival], number: int) -> str:
    return f"{number} · {goods_said(goods_of(one for one in awaited if one.number == number))}"


def received(receipt: Received) -> Said:
    """Both sides know; the owner also what is missing, and how to take that back."""
    goods = goods_said(receipt.goods)
    if not receipt.came:
        text = _("I have told the owner, {call}. Nothing was added to your stock.").format(call=you())
    elif receipt.missing:
        text = _("On record, {call}: {goods}. {missing} are still on their way; the owner knows.")
        text = text.format(call=you(), goods=goods, missing=goods_said(receipt.missing.goods))
    else:
        text = _("On record, {call}: {goods}. Happy selling! 🙏").format(call=you(), goods=goods)
    return Said(Reply(text), (Letter(To.OWNERS, partial(tell_owner, receipt)),))


def tell_owner(receipt: Received) -> Reply:
    """What came of a number, or that it did not."""
    if receipt.came:
        text = _("{partner} has received number {n}: {goods}.")
    else:
        text = _("{partner} says that number {n} is not right: {goods}. Please talk to each other.")
    told = text.format(partner=receipt.partner, n=receipt.number, goods=goods_said(receipt.goods))
    missing = receipt.missing
    if missing is None:
        return Reply(told)
    text = _("{told}\nNot there yet: {missing}. That is number {n} now, and counts once {partner} says that it came.")
    text = text.format(told=told, missing=goods_said(missing.goods), n=missing.number, partner=receipt.partner)
    return Reply(text, (Choice(_("Does not come"), f"{NOT_SENT[0]} {missing.number}"),))
