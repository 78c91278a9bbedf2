"""Goods on consignment: the owner hands them over, the partner says that they came."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bot.ask import confirm, hear, words_of
from bot.ask.books import MyArrivals, OnePartner, Partners, Products
from bot.conversation import Choice, Heard, Rejected
from bot.domain.placing import Arrival, Placed, Placing, Receipt, Received
from bot.domain.product import Product
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, listed, money, quantity, you, your_name
from handlers.sentences import sentence
from handlers.understand import read_report
from handlers.whom import which_partner


async def place_goods() -> Placing | Reply | None:
    """`titip keripik 30 ke warung siti`, or asked step by step."""
    partners = await Partners()
    if not partners:
        return Reply(
            _("There is no partner yet, {call}. Invite one first: *undang Warung Bu Siti 25%*.").format(call=you())
        )
    chosen = await which_partner(partners, _("Which partner gets the goods?"))
    partner = await OnePartner(chosen.id)
    if not partner.terms.holds_goods:
        return Reply(_("{partner} holds no goods: its buyers pay you.").format(partner=partner.name))
    products = await Products()
    items = await hear(
        "items", _asked(partner.name), lambda heard: _items(heard, products), dict[str, Decimal], listens=True
    )
    names = {product.code: product for product in products}
    goods = goods_said((names[code], amount) for code, amount in items.items())
    text = _("To *{partner}*:\n{goods}\nIs that right?")
    if not await confirm("sure", text.format(partner=partner.name, goods=goods), edits="items"):
        return None
    return Placing(partner.id, tuple(items.items()))


def _asked(name: str) -> str:
    return _("What goes to {partner}? For example: *keripik 30 nastar 10*.").format(partner=name)


def _items(heard: Heard, products: tuple[Product, ...]) -> dict[str, Decimal]:
    """Units by product code. A partner's name at the end is not a product."""
    words = _without_partner(words_of(heard))
    reading = read_report(words, products, {})
    if reading.questions:
        raise Rejected(sentence(reading.questions[0]))
    items = {line.product: line.sold for line in reading.lines if line.sold}
    if not items:
        raise Rejected("")
    return items


def _without_partner(words: str) -> str:
    """`keripik 30 ke warung siti` without what comes after the last *ke*."""
    head, ke, _tail = words.rpartition(" ke ")
    return head if ke else words


def goods_said(items: Iterable[tuple[Product, Decimal]]) -> str:
    return "\n".join(
        f"• {product.name} *{quantity(n)}* {product.unit} × {money(product.price)}" for product, n in items
    )


def placed(placed: Placed) -> Said:
    """The owner is told that it waits for the partner; the partner is asked whether it came."""

    def ask_partner() -> Reply:
        text = _("{name}, goods are coming to you:\n{goods}\nTell me when they are there.")
        return Reply(
            text.format(name=your_name(), goods=goods_said(placed.items)),
            (
                Choice(_("They came"), f"terima barang {placed.number}"),
                Choice(_("Not right"), f"barang salah {placed.number}"),
            ),
        )

    reply = Reply(
        _("Noted as number {n}. It counts as soon as {partner} says that it came.").format(
            n=placed.number, partner=placed.partner
        )
    )
    return Said(reply, (Letter(To.PARTNER, ask_partner, placed.partner_id),))


async def receive_goods() -> Receipt | Reply:
    """`terima barang 7`: the goods are there."""
    return await _receipt(came=True)


async def refuse_goods() -> Receipt | Reply:
    """`barang salah 7`: the goods did not come, or not so."""
    return await _receipt(came=False)


async def _receipt(*, came: bool) -> Receipt | Reply:
    arrivals = await MyArrivals()
    if not arrivals:
        return Reply(_("No goods are on their way to you, {call}. It is all on record already.").format(call=you()))
    numbers = sorted({arrival.number for arrival in arrivals})
    choices = [Choice(_of_number(arrivals, number), str(number)) for number in numbers]

    def read(heard: Heard) -> int:
        named = {int(word) for word in (heard.pressed or heard.text).split() if word.isascii() and word.isdigit()}
        if len(numbers) == 1 and not named:
            return numbers[0]
        if len(named) == 1 and named <= set(numbers):
            return named.pop()
        raise Rejected(_("Please choose one of these."))

    return Receipt(await hear("number", _("Which delivery?"), read, int, choices=choices, listens=True), came)


def _of_number(arrivals: Iterable[Arrival], number: int) -> str:
    goods = listed([f"{a.product.name} {quantity(a.quantity)}" for a in arrivals if a.number == number])
    return f"{number} · {goods}"


def received(receipt: Received) -> Said:
    """Both sides know."""
    goods = listed([f"{product.name} {quantity(n)}" for product, n in receipt.items])
    if not receipt.came:
        text = _("I have told the owner, {call}. Nothing was added to your stock.").format(call=you())
    else:
        text = _("On record, {call}: {goods}. Happy selling! 🙏").format(call=you(), goods=goods)
    return Said(Reply(text), (Letter(To.OWNERS, lambda: _tell_owner(receipt, goods)),))


def _tell_owner(receipt: Received, goods: str) -> Reply:
    if receipt.came:
        text = _("{partner} has received number {n}: {goods}.")
    else:
        text = _("{partner} says that number {n} is not right: {goods}. Please talk to each other.")
    return Reply(text.format(partner=receipt.partner, n=receipt.number, goods=goods))
