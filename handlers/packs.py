"""How much a pack of a product holds, as its owner says."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import confirm, hear, words_of
from bot.ask.books import Products
from bot.conversation import Heard, Question, Rejected
from bot.domain.product import Packing, Product
from bot.reply import Reply, Said
from bot.texts import _, quantity, you
from handlers.goods import only
from handlers.sentences import sentence
from handlers.understand import Doubt, called, read_pack


async def pack_size() -> Packing | None:
    """`isi keripik 1 dus = 24 bungkus`."""
    packing = await _packing(await Products())
    asked = _("*{product}*: *{pack}*\nIs that right?").format(product=packing.product.name, pack=pack_said(packing))
    return packing if await confirm("sure", asked, edits="pack") else None


def _packing(products: Sequence[Product]) -> Question[Packing]:
    asked = _("How many are in a pack of which product? For example: *keripik 1 dus = 24 bungkus*.")

    def read(heard: Heard) -> Packing:
        words = words_of(heard)
        meant, rest = called(words, products)
        if not meant:
            text = _("I do not know the product in “{words}”. For example: *keripik 1 dus = 24 bungkus*.")
            raise Rejected(text.format(words=words))
        product = only(meant)
        if not rest.strip(" .:="):
            text = _("And what does a pack of *{product}* hold? For example: *1 dus = 24*.")
            raise Rejected(text.format(product=product.name))
        pack = read_pack(rest, product)
        if isinstance(pack, Doubt):
            raise Rejected(sentence(pack))
        return Packing(product, pack.unit, pack.size)

    return hear("pack", asked, read, Packing, listens=True)


def pack_said(packing: Packing) -> str:
    """`1 dus = 24 bungkus`."""
    return f"1 {packing.unit} = {quantity(packing.size)} {packing.product.unit}"


def packs_said(product: Product) -> list[str]:
    """All packs of a product."""
    return [pack_said(Packing(product, unit, size)) for unit, size in product.packs]


def packed(packing: Packing) -> Said:
    text = _("Noted, {call}: *{pack}* of {product}. Partners can report by it now.")
    return Said(Reply(text.format(call=you(), pack=pack_said(packing), product=packing.product.name)))
