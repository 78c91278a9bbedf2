"""An owner's first three minutes: the business, its products, the partners' share, and the report day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from bot.ask import choose, confirm, hear, words_of
from bot.ask.books import CommandWords, IsClaim
from bot.ask.person import stored_as
from bot.conversation import Choice, Heard, Json, Rejected
from bot.domain.agreement import Deal, Terms
from bot.domain.business import CENTRE, EAST, WEST, NewBusiness, Opened, Opening
from bot.domain.joining import WrongCode
from bot.domain.label import label
from bot.domain.partner import Kind
from bot.domain.product import Product
from bot.reply import Reply, Said
from bot.texts import _, clock_of, your_name
from bot.texts import weekday as weekday_said
from handlers.agreement_points import example_said
from handlers.join import code_in, name_in
from handlers.listing import capitalised
from handlers.phrases import any_of
from handlers.price_list import at_new_price, called_so, products_said, read_products
from handlers.proposal import read_share
from handlers.understand import Doubt, read_weekday, read_weekday_time
from handlers.understand.courtesy import read_courtesy

CLOCKS = (
    Choice("WIB", WEST, ("wib", "jakarta", "jawa", "sumatera")),
    Choice("WITA", CENTRE, ("wita", "bali", "makassar")),
    Choice("WIT", EAST, ("wit", "papua", "maluku")),
)
LONGEST_NAME = 60
ADDING = re.compile(rf"^(?:{any_of('changed_list')}[\s,.:]*)+", re.IGNORECASE)
"""What comes before the products when somebody changes the list."""


@dataclass(frozen=True, slots=True)
class When:
    """A weekday, and a minute of the day; None for what was not said."""

    weekday: int | None = None
    minute: int | None = None


async def open_business() -> Opening | WrongCode | None:
    """From the claim code to a business that can invite its first partner."""
    code = await hear("code", _("What is your code?"), lambda heard: code_in(words_of(heard)), str, listens=True)
    if not await IsClaim(code):
        return WrongCode()
    stored = _("I keep what you and your partners tell me, so that both sides have the same figures, and nothing else.")
    welcome = _("Welcome to LaporMitra 🙏 {stored}\nWhat shall I call you? For example: *Bu Rina*.")
    owner = await hear("owner", welcome.format(stored=stored), partial(name_in, await CommandWords()), str)
    name = await hear("name", _("And what is your business called? For example: *Kue Bu Rina*."), _business_name, str)
    again = _("What do you sell, and for how much? One line each, for example: *keripik pisang 10k per pack*.")
    asked = _products_asked(owner, name)
    products = await hear("products", asked, _products, tuple[Product, ...], again=again)
    listed = products_said(products)
    if not await confirm("list", listed, edits="products", heard=lambda words: _amended(products, words)):
        return None
    rate = await hear(
        "share",
        _("How much of the selling price do partners keep? For example: *25% for the partner*."),
        lambda heard: read_share(words_of(heard)),
        int,
    )
    example = example_said(Kind.WARUNG, Terms(Deal.CONSIGNMENT, rate), name, products[0])
    if not await confirm("example", _("{example}\nIs that right?").format(example=example), edits="share"):
        return None
    weekday, minute = await _rhythm()
    zone = await choose("zone", _("Which time does your clock show?"), CLOCKS)
    new = NewBusiness(name, products, rate, weekday, minute, zone)
    return Opening(code, owner, new) if await confirm("sure", _all_said(owner, new), edits="when") else None


def _business_name(heard: Heard) -> str:
    """What a business is called; Rejected where it is a greeting, or nothing that can be a name."""
    words = label(words_of(heard), LONGEST_NAME)
    if read_courtesy(words) or not any(letter.isalpha() for letter in words):
        raise Rejected(_("I need the name of your business, for example: *Kue Bu Rina*."))
    return capitalised(words)


def _products_asked(owner: str, name: str) -> str:
    text = _(
        "*{owner}* of *{business}*: noted 🙏 (*back* changes it.)\n"
        "What do you sell, and for how much? One line each, for example:\n"
        "keripik pisang 10k per pack\nnastar 40k jar\nkacang 60k/kg"
    )
    return text.format(owner=owner, business=name)


def _products(heard: Heard) -> tuple[Product, ...]:
    return read_products(ADDING.sub("", words_of(heard)))


def _amended(products: tuple[Product, ...], words: str) -> dict[str, Json] | None:
    """The list with what `tidak, nastar 45rb` changes in it or adds to it; None where it speaks of no price."""
    try:
        said = read_products(ADDING.sub("", words), products)
    except Rejected:
        return None
    amended = {product.code: product for product in products}
    for product in said:
        same = called_so(product, products)
        product = at_new_price(same[0], product) if len(same) == 1 else product
        amended[product.code] = product
    return {"products": stored_as(tuple[Product, ...]).dump_python(tuple(amended.values()), mode="json")}


async def _rhythm() -> tuple[int, int]:
    """The weekday and the minute of the day at which reports are asked for; what is left out is asked."""
    asked = _("When shall I ask for the weekly report? For example: *Saturday 4 pm*.")
    when = await hear("when", asked, _when, When)
    weekday, minute = when.weekday, when.minute
    if weekday is None:
        weekday = await hear("when.day", _("On which day of the week?"), _weekday, int)
    if minute is None:
        minute = await hear("when.hour", _("At what hour? For example: *4 pm*."), _minute, int)
    return weekday, minute


def _when(heard: Heard) -> When:
    words = words_of(heard)
    said = read_weekday_time(words)
    when = When(read_weekday(words), None if isinstance(said, Doubt) else said.hour * 60 + said.minute)
    if when == When():
        raise Rejected(_("Please name a day and an hour, for example: *Saturday 4 pm*."))
    return when


def _weekday(heard: Heard) -> int:
    weekday = _when(heard).weekday
    if weekday is None:
        raise Rejected(_("Please name a day and an hour, for example: *Saturday 4 pm*."))
    return weekday


def _minute(heard: Heard) -> int:
    minute = _when(heard).minute
    if minute is None:
        raise Rejected(_("Please name a day and an hour, for example: *Saturday 4 pm*."))
    return minute


def _all_said(owner: str, new: NewBusiness) -> str:
    text = _(
        "*{business}*, {owner}.\n"
        "I ask every partner on *{weekday} at {time} {zone}* and write to you on Monday at 7. Shall I start?"
    )
    zone = next(choice.label for choice in CLOCKS if choice.value == new.zone)
    when = {"weekday": weekday_said(new.report_weekday), "time": clock_of(new.report_minute), "zone": zone}
    return text.format(business=new.name, owner=owner, **when)


def opened(done: Opened) -> Said:
    """What to do next."""
    text = _(
        "*{business}* is open, {name} 🎉\nNow invite your first partner: *invite Warung Bu Siti 25%*.\n"
        "Want to try it yourself first? Write *try*: it leaves no trace."
    )
    choices = (Choice(_("Try it"), "coba"), Choice(_("Menu"), "menu"))
    return Said(Reply(text.format(business=done.business, name=your_name()), choices))
