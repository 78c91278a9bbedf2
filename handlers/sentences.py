"""One polite, specific sentence for every reason to ask."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from bot.domain.partner import Partner
from bot.texts import _, either, money, quantity
from handlers.understand import Doubt, Reason


def sentence(doubt: Doubt, partner: Partner | None = None) -> str:
    """What to say about a doubt, in the person's language."""
    nobody_knows = doubt.reason is Reason.WHICH_PRODUCT and not doubt.products
    text = _("Which product is “{words}” about?") if nobody_knows else SENTENCES[doubt.reason]()
    numbers = [*doubt.numbers, Decimal(0), Decimal(0), Decimal(0)]
    return text.format(
        words=doubt.words,
        product=_product(doubt, partner),
        products=either([_name(code, partner) for code in doubt.products]) if doubt.products else "",
        a=quantity(numbers[0]),
        b=quantity(numbers[1]),
        rupiah=money(int(numbers[0])),
        price=money(int(numbers[1])),
        worth=money(int(numbers[2])),
    )


def _product(doubt: Doubt, partner: Partner | None) -> str:
    return _name(doubt.about, partner) if doubt.about else doubt.words


def _name(code: str, partner: Partner | None) -> str:
    names = {shelf.product.code: shelf.product.name for shelf in partner.shelves} if partner else {}
    return names.get(code, code)


SENTENCES: dict[Reason, Callable[[], str]] = {
    Reason.TOO_LONG: lambda: _("That message is too long for me. A short one is enough, like: keripik 14 nastar 5."),
    Reason.STRANGE_DIGITS: lambda: _("Please write the numbers with ordinary digits, like 14 or 0,5."),
    Reason.NO_NUMBER: lambda: _("I did not find a number in that."),
    Reason.SEVERAL_NUMBERS: lambda: _("I see more than one number for *{product}* and do not know which one counts."),
    Reason.SEPARATOR: lambda: _("I am not sure how much “{words}” is. Please write it without dots or commas."),
    Reason.APPROXIMATE: lambda: _("“{words}” is not an exact number. Please count once more."),
    Reason.SLANG: lambda: _("“{words}” has two meanings. Please write it in digits."),
    Reason.TOO_LARGE: lambda: _("“{words}” is larger than I can believe. Please check it."),
    Reason.FRACTION: lambda: _("*{product}* is counted whole, so “{words}” cannot be."),
    Reason.TOO_FINE: lambda: _("“{words}” of *{product}* is finer than I can keep. Please round it: 0,333."),
    Reason.UNIT: lambda: _("I do not know how many “{words}” of *{product}* is. Please write it in digits."),
    Reason.OWN_UNIT: lambda: _("“{words}” of *{product}* is no pack: what it holds is fixed."),
    Reason.COUNT_OR_MONEY: lambda: _("Is “{words}” a count or an amount of money?"),
    Reason.MONEY_ONLY: lambda: _("{rupiah}, noted. So that the stock is right: how many of each were sold?"),
    Reason.PRICE_DIFFERS: lambda: _("{rupiah} does not fit *{product}*: the list price is {price}, together {worth}."),
    Reason.TOTAL_DIFFERS: lambda: _("You said {rupiah} in all, but the counts come to {price}."),
    Reason.WHICH_PRODUCT: lambda: _("“{words}” can be {products}."),
    Reason.UNKNOWN_PRODUCT: lambda: _("I do not know “{words}” yet."),
    Reason.UNKNOWN_WORDS: lambda: _("I do not understand “{words}”."),
    Reason.COUNT_MISSING: lambda: _("I am still missing the count of *{product}*."),
    Reason.SHARED_COUNT: lambda: _("Is “{words}” for each of them, or for all together?"),
    Reason.REPEATED: lambda: _("*{product}* comes up twice with different counts."),
    Reason.SOLD_OR_LEFT: lambda: _("Is “{words}” what was sold, or what is left?"),
    Reason.EMPTY: lambda: _("Does “{words}” mean *sold out*, or *nothing sold*?"),
    Reason.NOT_ALL: lambda: _("Does “{words}” mean *nothing sold*, or *some sold, some not*?"),
    Reason.NEGATED: lambda: _("I am not sure what “{words}” leaves for *{product}*."),
    Reason.ORDER: lambda: _("I cannot tell which number belongs to which product in “{words}”."),
    Reason.GAP: lambda: _("{a} of *{product}* have not turned up yet."),
    Reason.OVER_PLACED: lambda: _("I have {b} of *{product}* on record, so {a} does not fit."),
    Reason.PLACED_DIFFERS: lambda: _("You say there were {a} of *{product}*, I have {b} on record."),
    Reason.DOUBLED: lambda: _("*{product}* comes up twice in “{words}”."),
    Reason.PLACED_UNKNOWN: lambda: _("I do not know how many *{product}* there were. Please write the number."),
    Reason.TWO_WEEKS: lambda: _("One week at a time, please."),
    Reason.NO_TIME: lambda: _("I did not find a day or an hour in that."),
    Reason.WHOSE_SHARE: lambda: _("Whose share is {a} percent: the partner's or yours?"),
}
