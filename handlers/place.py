"""Goods on consignment: the owner hands them over, and the partner is asked whether they came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from bot.ask import confirm, hear, words_of
from bot.ask.books import OnePartner, Partners, Products
from bot.ask.person import stored_as
from bot.conversation import Heard, Json, OpeningWords, Rejected
from bot.domain.partner import Partner, Shelf
from bot.domain.placing import Placed, Placing
from bot.domain.product import Product
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, quantity, you, your_name
from handlers.arrival import came_or_not
from handlers.goods import goods_in_prices
from handlers.phrases import spoken
from handlers.sentences import sentence
from handlers.understand import Correction, Doubt, Reason, read_correction, read_report
from handlers.whom import holds_no_goods, named_at_end, named_first, nobody_yet, parted, several_named, which_partner

MORE = spoken("more")
SEND = ("nitip", *(f"{send}{end}" for send in ("titip", "kirim", "antar", "anter") for end in ("", "in", "kan")))


async def place_goods() -> Placing | Reply | None:
    """`titip keripik 30 ke warung siti`, or asked step by step."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    names = [partner.name for partner in partners]
    if several_named(await OpeningWords(), names):
        return Reply(_("One partner at a time, {call}: *send keripik 30 to warung siti*.").format(call=you()))
    products = await Products()
    which = partial(partner_in, products, names)
    chosen = await which_partner(partners, _("Which partner gets the goods?"), which)
    partner = await OnePartner(chosen.id)
    if not partner.terms.holds_goods:
        return holds_no_goods(partner)
    offered = replace(partner, shelves=tuple(Shelf(product) for product in products))
    items = await hear(
        "items", _asked(partner.name), lambda heard: goods_in(heard, offered), dict[str, Decimal], listens=True
    )
    text = _("To *{partner}*:\n{goods}\nIs that right?")
    asked = text.format(partner=partner.name, goods=goods_in_prices(offered.goods_by_code(items)))
    if not await confirm("sure", asked, edits="items", heard=partial(_change, items, offered)):
        return None
    return Placing(partner.id, tuple(items.items()))


def partner_in(products: Sequence[Product], names: Sequence[str], words: str) -> str:
    """The partner's name in `keripik 30 ke warung siti`; what speaks of goods alone names nobody."""
    name = _apart(words, products, names)[1]
    if name or words.isdecimal():
        return name or words
    reading = read_report(words, products, {})
    return "" if reading.lines or reading.questions else words.strip()


def _apart(words: str, products: Sequence[Product], names: Sequence[str]) -> tuple[str, str]:
    """`keripik 30 ke siti`, `keripik 30 siti`, `siti keripik 30`, `ke siti keripik 30` in goods and name.

    What a product is called is no name.
    """
    before, after = parted(words)
    behind, name = named_first(after or words, names) or (after and ("", after)) or named_at_end(words, names)
    if not after and name and read_report(f"{name} 1", products, {}).lines:
        return words, ""
    return f"{before if after else ''} {behind}".strip(), name


def _asked(name: str) -> str:
    return _("What goes to {partner}? For example: *keripik 30 nastar 10*.").format(partner=name)


def goods_in(heard: Heard, offered: Partner) -> dict[str, Decimal]:
    """Units by product code. A partner's name at the end is not a product, and `5 lagi` are five."""
    products = offered.products
    words = MORE.sub(" ", _apart(words_of(heard), products, [offered.name])[0])
    if not words.strip():
        raise Rejected("")
    reading = read_report(words, products, {})
    if reading.questions:
        raise Rejected(_doubt_said(reading.questions[0], offered))
    items = {line.product: line.sold for line in reading.lines if line.sold}
    if not items:
        raise Rejected(_("I did not find a product and a number in that."))
    return items


def _doubt_said(doubt: Doubt, offered: Partner) -> str:
    """What to say of goods that go out: how many go, and not how many were sold."""
    if doubt.about and doubt.reason in (Reason.COUNT_MISSING, Reason.SOLD_OR_LEFT, Reason.NEGATED):
        return _("How many *{product}* go there?").format(product=offered.shelf(doubt.about).product.name)
    return sentence(doubt, offered)


def _change(items: Mapping[str, Decimal], offered: Partner, words: str) -> dict[str, Json | None] | None:
    """Goods typed instead of a yes: `eh 20`, `nastar 5`; None where they speak of none."""
    found = read_correction(words, offered.products)
    if isinstance(found, Correction):
        code = found.product or (next(iter(items)) if len(items) == 1 else None)
        if code is None:
            raise Rejected(_("{n} of what? For example: *nastar {n}*.").format(n=quantity(found.new)))
        changed = {code: found.new}
    else:
        reading = read_report(words, offered.products, {})
        changed = {} if reading.questions else {line.product: line.sold for line in reading.lines if line.sold}
    kept = {code: number for code, number in {**items, **changed}.items() if number}
    return {"items": stored_as(dict[str, Decimal]).dump_python(kept, mode="json")} if changed and kept else None


def placed(done: Placed) -> Said:
    """The owner is told that it waits for the partner; the partner is asked whether it came."""

    def ask_partner() -> Reply:
        text = _("{name}, goods are coming to you:\n{goods}\nTell me when they are there.")
        return Reply(text.format(name=your_name(), goods=goods_in_prices(done.goods)), came_or_not(done.number))

    reply = Reply(
        _("Noted as number {n}. It counts as soon as {partner} says that it came.").format(
            n=done.number, partner=done.partner
        )
    )
    return Said(reply, (Letter(To.PARTNER, ask_partner, done.partner_id),))
