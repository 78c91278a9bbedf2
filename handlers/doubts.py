"""Settling a doubt about a count: every reason has its own short question, and none is guessed away."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from bot.ask import choose, chosen, hear
from bot.ask.books import CommandWords
from bot.conversation import Choice, Heard, Rejected
from bot.domain.counts import Counts
from bot.domain.partner import Partner, Shelf
from bot.domain.unplaced import Unplaced
from bot.texts import _, quantity
from handlers.phrases import any_of, spoken
from handlers.sentences import sentence
from handlers.shelf import certain, counts_in, fitting, one, over_placed, stated
from handlers.understand import Doubt, Intent, Reason, clash, read_quantity, read_report

AGAIN, BROUGHT, ASK = "again", "brought", "ask"
NOT_NOTED = re.compile(rf"{any_of('not_yet')}\s+{any_of('noted')}", re.IGNORECASE)
BECAME_OF_GAP = {
    AGAIN: spoken("miscounted"),
    "damaged": spoken("damaged"),
    "missing": spoken("lost_or_eaten"),
    "unknown": spoken("not_known"),
}
"""In which words people say what became of goods that have not turned up."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Counts by product code, and the word that now means a product."""

    counts: dict[str, Counts]
    learned: tuple[tuple[str, str], ...] = ()
    nil: bool = False
    """Nothing at all was sold."""
    unplaced: Unplaced | None = None
    """Goods that the owner has to be asked about first."""


async def settle(key: str, doubt: Doubt, partner: Partner, *, parks: bool) -> Settled:
    """Ask what a doubt is about until its products have counts, or must wait for the owner where the report `parks`."""
    own = f"{key}.{doubt.reason}.{doubt.about or doubt.words}"
    by_reason = _over_placed if parks and doubt.reason is Reason.OVER_PLACED else _BY_REASON.get(doubt.reason, _again)
    return await by_reason(own, doubt, partner)


def can_settle(doubt: Doubt) -> bool:
    """Whether there is something to build a question on: a product, or a reason with a question of its own."""
    if doubt.reason is Reason.WHICH_PRODUCT and not doubt.products:
        return any(letter.isdigit() for letter in doubt.words)
    return doubt.about is not None or doubt.reason in _BY_REASON


def may_count(doubt: Doubt) -> bool:
    """Whether a doubt is about a count; words that nobody understands, without a number, hold none."""
    return doubt.reason is not Reason.UNKNOWN_WORDS or any(map(str.isdigit, doubt.words))


async def _again(key: str, doubt: Doubt, partner: Partner) -> Settled:
    codes = (doubt.about,) if doubt.about else doubt.products
    counts = {}
    for code in codes:
        if code is not None:
            counts[code] = await one(f"{key}.{code}", partner, partner.shelf(code), sentence(doubt, partner))
    return Settled(counts)


async def _gap(key: str, doubt: Doubt, partner: Partner) -> Settled:
    shelf = _shelf(doubt, partner)
    choices = (
        Choice(_("Counted wrong"), AGAIN),
        Choice(_("Damaged"), "damaged"),
        Choice(_("Lost or eaten"), "missing"),
        Choice(_("Not known yet"), "unknown"),
    )
    asked = _("{sentence} What happened?").format(sentence=sentence(doubt, partner))
    answer = await hear(key, asked, partial(_became, choices), str, choices=choices)
    if answer == AGAIN or doubt.line is None:
        return await _again(key, doubt, partner)
    gap = doubt.numbers[0]
    found = Counts(damaged=gap) if answer == "damaged" else Counts(missing=gap)
    return Settled({shelf.product.code: fitting(shelf, partner, stated(doubt.line) + found)})


def _became(choices: Sequence[Choice], said: Heard) -> str:
    """The one reason that is pressed or spoken of; with a number, some of the goods may have another one."""
    spoken_of = [reason for reason, words in BECAME_OF_GAP.items() if words.search(said.text)]
    if not said.pressed and len(spoken_of) == 1 and not any(map(str.isdigit, said.text)):
        return spoken_of[0]
    return chosen(said, choices)


async def _over_placed(key: str, doubt: Doubt, partner: Partner) -> Settled:
    """A slip, or goods that nobody noted: those are for the owner to say."""
    shelf = _shelf(doubt, partner)
    sold, gap = doubt.numbers[0], doubt.numbers[0] - shelf.quantity
    choices = (
        Choice(_("Typed wrong"), AGAIN),
        Choice(_("{n} more were brought").format(n=quantity(gap)), BROUGHT),
        Choice(_("Ask {business}").format(business=partner.business), ASK),
    )

    def read(said: Heard) -> Counts | str:
        if NOT_NOTED.search(said.text):
            return BROUGHT
        try:
            return chosen(said, choices)
        except Rejected:
            return counts_in(said, partner, shelf)

    answer = await hear(key, sentence(doubt, partner), read, Counts | str, choices=choices)
    if isinstance(answer, Counts):
        return Settled({shelf.product.code: answer})
    if answer == AGAIN:
        return Settled({shelf.product.code: await one(f"{key}.{shelf.product.code}", partner, shelf)})
    unplaced = Unplaced(shelf.product, sold, gap, brought=answer == BROUGHT)
    return Settled({shelf.product.code: Counts(sold=sold)}, unplaced=unplaced)


async def _empty(key: str, doubt: Doubt, partner: Partner) -> Settled:
    choices = (Choice(_("Sold out"), "sold"), Choice(_("Nothing sold"), "nothing"))
    answer = await hear(key, sentence(doubt, partner), partial(_sold_or_not, partner, choices), str, choices=choices)
    shelves = [_shelf(doubt, partner)] if doubt.about else partner.shelves
    counts = {shelf.product.code: _all(shelf, partner, sold=answer == "sold") for shelf in shelves}
    return Settled(counts, nil=answer == "nothing" and doubt.about is None)


def _sold_or_not(partner: Partner, choices: Sequence[Choice], said: Heard) -> str:
    """What is pressed, or would mean in any report that all is sold, or nothing."""
    if said.pressed:
        return chosen(said, choices)
    placed = {shelf.product.code: shelf.quantity for shelf in partner.shelves}
    heard = read_report(said.text, partner.products, placed)
    if heard.intent is Intent.NIL:
        return "nothing"
    is_sold_out = not heard.questions and {line.product: line.sold for line in heard.lines} == placed
    return "sold" if is_sold_out else chosen(said, choices)


async def _not_all(key: str, doubt: Doubt, partner: Partner) -> Settled:
    choices = (Choice(_("Nothing sold"), "nothing"), Choice(_("Some sold"), "some"))

    def read(said: Heard) -> str:
        is_nil = not said.pressed and read_report(said.text, partner.products, {}).intent is Intent.NIL
        return "nothing" if is_nil else chosen(said, choices)

    shelves = [shelf for shelf in partner.shelves if shelf.quantity or not partner.terms.holds_goods]
    if await hear(key, sentence(doubt, partner), read, str, choices=choices) == "nothing":
        return Settled({shelf.product.code: _all(shelf, partner, sold=False) for shelf in shelves}, nil=True)
    codes = [shelf.product.code for shelf in shelves]
    return Settled({code: await one(f"{key}.{code}", partner, partner.shelf(code)) for code in codes})


def _all(shelf: Shelf, partner: Partner, *, sold: bool) -> Counts:
    return fitting(shelf, partner, Counts(sold=shelf.quantity) if sold else Counts())


async def _which(key: str, doubt: Doubt, partner: Partner) -> Settled:
    codes = doubt.products or tuple(shelf.product.code for shelf in partner.shelves)
    choices = [Choice(partner.shelf(code).product.name, code) for code in codes]
    why = sentence(doubt, partner) if doubt.products else ""
    code = await choose(key, _("{sentence} Which one?").format(sentence=why).strip(), choices)
    return await _counted(key, code, doubt, partner)


async def _unknown(key: str, doubt: Doubt, partner: Partner) -> Settled:
    choices = [Choice(shelf.product.name, shelf.product.code) for shelf in partner.shelves]
    choices.append(Choice(_("None of these"), "none"))
    asked = _("{sentence} Which product is it?").format(sentence=sentence(doubt, partner))
    code = await choose(key, asked, choices)
    if code == "none":
        return Settled({})
    word = " ".join(word for word in doubt.words.split() if not any(letter.isdigit() for letter in word))
    settled = await _counted(key, code, doubt, partner)
    products = partner.products
    learnable = clash(word, code, products, await CommandWords()) is None
    return Settled(settled.counts, ((word, code),) if learnable else ())


async def _counted(key: str, code: str, doubt: Doubt, partner: Partner) -> Settled:
    """The count that was said with the doubtful word, now that the product is known; asked where there is none."""
    shelf = partner.shelf(code)
    number = _number_in(doubt, shelf)
    if number is None:
        return Settled({code: await one(f"{key}.{code}", partner, shelf)})
    if partner.terms.holds_goods and number > shelf.quantity:
        return Settled({code: await one(f"{key}.{code}", partner, shelf, over_placed(shelf, number))})
    return Settled({code: fitting(shelf, partner, Counts(sold=number))})


def _number_in(doubt: Doubt, shelf: Shelf) -> Decimal | None:
    """The one count written in digits within the doubtful words."""
    digits = " ".join(word for word in doubt.words.split() if any(letter.isdigit() for letter in word))
    number = read_quantity(digits, shelf.product) if digits else None
    return number if isinstance(number, Decimal) else None


async def _sold_or_left(key: str, doubt: Doubt, partner: Partner) -> Settled:
    shelf = _shelf(doubt, partner)
    number = _number_in(doubt, shelf)
    if number is None or number > shelf.quantity:
        return await _again(key, doubt, partner)
    choices = (Choice(_("Sold"), "sold"), Choice(_("Left"), "left"))
    answer = await choose(key, sentence(doubt, partner), choices)
    sold = number if answer == "sold" else shelf.quantity - number
    return Settled({shelf.product.code: fitting(shelf, partner, Counts(sold=sold))})


async def _price(key: str, doubt: Doubt, partner: Partner) -> Settled:
    if doubt.line is None:
        return await _again(key, doubt, partner)
    choices = (Choice(_("Count is right"), "keep"), Choice(_("Count again"), AGAIN))
    asked = _("{sentence} The share is taken from the list price. Is the count right?").format(
        sentence=sentence(doubt, partner)
    )
    if await choose(key, asked, choices, yes="keep") == AGAIN:
        return await _again(key, doubt, partner)
    return Settled({doubt.line.product: certain(partner, doubt.line)})


def _shelf(doubt: Doubt, partner: Partner) -> Shelf:
    assert doubt.about is not None
    return partner.shelf(doubt.about)


_BY_REASON: dict[Reason, Callable[[str, Doubt, Partner], Awaitable[Settled]]] = {
    Reason.GAP: _gap,
    Reason.EMPTY: _empty,
    Reason.NOT_ALL: _not_all,
    Reason.WHICH_PRODUCT: _which,
    Reason.UNKNOWN_PRODUCT: _unknown,
    Reason.SOLD_OR_LEFT: _sold_or_left,
    Reason.PRICE_DIFFERS: _price,
}
