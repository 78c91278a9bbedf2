"""An owner's first three minutes: the business, its products, the partners' share, and the report day."""

from __future__ import annotations

from bot.ask import choose, confirm, hear, text, words_of
from bot.ask.books import IsClaim
from bot.conversation import Choice, Heard, Rejected
from bot.domain.agreement import Deal, Terms
from bot.domain.business import NewBusiness, Opened, Opening
from bot.domain.joining import WrongCode
from bot.domain.money import BASIS_POINTS
from bot.domain.partner import Kind
from bot.domain.product import Product
from bot.reply import Reply, Said
from bot.texts import _, clock_of, weekday, your_name
from handlers.agreement import example_said
from handlers.join import code_in
from handlers.price_list import products_said, read_products
from handlers.sentences import sentence
from handlers.understand import Doubt, Whose, read_percent, read_weekday_time

ZONES = (
    Choice("WIB", "Asia/Jakarta", ("wib", "jakarta", "jawa", "sumatera")),
    Choice("WITA", "Asia/Makassar", ("wita", "bali", "makassar")),
    Choice("WIT", "Asia/Jayapura", ("wit", "papua", "maluku")),
)


async def open_business() -> Opening | WrongCode | None:
    """From the claim code to a business that can invite its first partner."""
    code = await hear("code", _("What is your code?"), lambda heard: code_in(words_of(heard)), str, listens=True)
    if not await IsClaim(code):
        return WrongCode()
    stored = _("I keep what you and your partners tell me, so that both sides have the same figures, and nothing else.")
    owner = await text(
        "owner",
        _("Welcome to LaporMitra 🙏 {stored}\nWhat shall I call you? For example: *Bu Rina*.").format(stored=stored),
        longest=40,
    )
    name = await text("name", _("And what is your business called? For example: *Kue Bu Rina*."), longest=60)
    products = await hear(
        "products", _products_asked(), lambda heard: read_products(words_of(heard)), tuple[Product, ...]
    )
    if not await confirm("list", products_said(products), edits="products"):
        return None
    rate = await hear(
        "share", _("How much of the selling price do partners keep? For example: *25% buat warung*."), _share, int
    )
    example = example_said(Kind.WARUNG, Terms(Deal.CONSIGNMENT, rate), name, products[0])
    if not await confirm("example", _("{example}\nIs that right?").format(example=example), edits="share"):
        return None
    when = await hear(
        "when", _("When shall I ask for the weekly report? For example: *Sabtu jam 4 sore*."), _when, tuple[int, int]
    )
    zone = await choose("zone", _("Which time does your clock show?"), ZONES)
    new = NewBusiness(name, products, rate, when[0], when[1], zone)
    return Opening(code, owner, new) if await confirm("sure", _all_said(new), edits="when") else None


def _products_asked() -> str:
    return _(
        "What do you sell, and for how much? One line each, for example:\n"
        "keripik pisang 10rb per bungkus\nnastar 40rb toples\nkacang 60rb/kg"
    )


def _share(heard: Heard) -> int:
    share = read_percent(words_of(heard))
    if isinstance(share, Doubt):
        raise Rejected(sentence(share))
    if not 0 < share.rate_bps < BASIS_POINTS:
        raise Rejected(_("A share lies between 0 and 100 percent."))
    return BASIS_POINTS - share.rate_bps if share.whose is Whose.BUSINESS else share.rate_bps


def _when(heard: Heard) -> tuple[int, int]:
    said = read_weekday_time(words_of(heard))
    if isinstance(said, Doubt) or said.weekday is None:
        raise Rejected(_("Please name a day and an hour, for example: *Sabtu jam 4 sore*."))
    return said.weekday, said.hour * 60 + said.minute


def _all_said(new: NewBusiness) -> str:
    text = _("I ask every partner on *{weekday} at {time} {zone}* and write to you on Monday at 7. Shall I start?")
    zone = next(choice.label for choice in ZONES if choice.value == new.zone)
    return text.format(weekday=weekday(new.report_weekday), time=clock_of(new.report_minute), zone=zone)


def opened(opened: Opened) -> Said:
    """What to do next."""
    text = _(
        "*{business}* is open, {name} 🎉\nNow invite your first partner: *undang Warung Bu Siti 25%*.\n"
        "Want to try it yourself first? Write *coba*: it leaves no trace."
    )
    choices = (Choice(_("Try it"), "coba"), Choice(_("Menu"), "menu"))
    return Said(Reply(text.format(business=opened.business, name=your_name()), choices))
