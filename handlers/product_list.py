"""The owner's product list: read, lengthened, and priced anew."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

from bot.ask import choose, confirm, hear, words_of
from bot.ask.books import Products
from bot.conversation import Choice, OpeningWords, Rejected
from bot.domain.product import Listing, Product
from bot.domain.reseller import Tiering
from bot.reply import Reply, Said
from bot.texts import _, listed, money, you
from handlers.packs import packs_said
from handlers.phrases import any_of, spoken
from handlers.price_list import at_new_price, called_so, products_said, read_products, surely_called_so
from handlers.reseller_prices import RESELLERS, reseller_prices

OTHER = "other"
NEW_PRICE = (
    "harga",
    *(f"{change} harga" for change in ("ganti", "ubah", "naikkan", "naikan", "naikin", "turunkan", "turunin")),
)
BECOMES = spoken("becomes")
BY_SO_MUCH = re.compile(rf"{any_of('raised')}\s+(?:rp\.?\s*)?\d", re.IGNORECASE)
BARE_AT_END = re.compile(r"(?<=[^\W\d_])\s+(?=\d{1,3}\s*$)")

Meaning = Callable[[int, Product, Sequence[Product]], Awaitable[Product]]
"""Which product a line of the list means, by its place in the message, itself, and the products that are known."""


async def product_list() -> Reply:
    """`produk`: the list with prices and other names."""
    rows = [_row(product) for product in await Products()]
    return Reply("\n".join([_("Your products:"), *rows, _("Add one with: *add product sambal 25k jar*.")]))


async def prices() -> Reply:
    """`daftar harga`: what a partner sells for how much."""
    rows = [f"• {product.name}: {money(product.price)} / {product.unit}" for product in await Products()]
    return Reply("\n".join([_("The selling prices now:"), *rows]))


def _row(product: Product) -> str:
    """A product with its price, its packs, and the other words that mean it."""
    row = f"• {product.name} ({product.code}): {money(product.price)} / {product.unit}"
    others = _("also called {names}").format(names=listed(product.aliases)) if product.aliases else ""
    return "\n   ".join(part for part in (row, *packs_said(product), others) if part)


async def add_products() -> Listing | Reply | None:
    """`tambah produk sambal 25rb botol`; what is on the list already gets its new price, shown beside the old one."""
    return await _listing(_meant, str.strip)


async def change_prices() -> Listing | Tiering | Reply | None:
    """`harga keripik 12rb`: a name that a report would understand is the product that it would mean there."""
    if RESELLERS.search(await OpeningWords()):
        return await reseller_prices()
    return await _listing(_meant_by_price, _with_price_words)


def _with_price_words(words: str) -> str:
    """`nastar jadi 48`, `nastar 48` as `nastar harga 48`; Rejected where only the difference is named."""
    if BY_SO_MUCH.search(words):
        raise Rejected(_("To how much, then? Please write the new price: *price nastar 48k*."))
    return (BECOMES if BECOMES.search(words) else BARE_AT_END).sub(" harga ", words)


async def _listing(meant: Meaning, read_as: Callable[[str], str]) -> Listing | Reply | None:
    """`read_as` puts what is typed in the words of a price list."""
    known = await Products()
    asked = _("Which product, at what price? For example: *sambal 25k jar*.")
    read = await hear(
        "products",
        asked,
        lambda heard: read_products(read_as(words_of(heard)), known),
        tuple[Product, ...],
        listens=True,
    )
    products = [await meant(n, product, known) for n, product in enumerate(read)]
    before = {product.code: product for product in known}
    listing = Listing(
        tuple(product for product in products if product.code not in before),
        tuple(product for product in products if product.price != before.get(product.code, product).price),
        tuple(product for product in products if product.packs != before.get(product.code, product).packs),
    )
    if listing == Listing():
        return Reply(_("That is how it stands on the list already, {call} 👍").format(call=you()))
    changed = {product.code: product for product in (*listing.added, *listing.repriced, *listing.packed)}
    shown = products_said(tuple(changed.values()), known)
    return listing if await confirm("sure", shown, edits="products") else None


async def _meant_by_price(n: int, product: Product, known: Sequence[Product]) -> Product:
    """The one product that the name means without a doubt; otherwise the owner is asked."""
    certain = surely_called_so(product, known)
    return at_new_price(certain, product) if certain else await _meant(n, product, known)


async def _meant(n: int, product: Product, known: Sequence[Product]) -> Product:
    """The product itself, or the known one that the owner says it is, at the new price."""
    near = called_so(product, known)
    if not near or any(one.code == product.code for one in known):
        return product
    yes = near[0].code if len(near) == 1 else ""
    same = ("sama", "iya sama", "ya sama") if yes else ()
    choices = [Choice(one.name, one.code, same) for one in near]
    other = Choice(_("A new product"), OTHER, ("baru", "beda", "produk lain"))
    text = _("*{name}* looks like a product on the list. Is it the same?").format(name=product.name)
    chosen = await choose(f"products.{n}", text, (*choices, other), yes=yes)
    return next((at_new_price(one, product) for one in near if one.code == chosen), product)


def listed_now(listing: Listing) -> Said:
    """What is new on the list, and what has a new price."""
    rows = []
    if listing.added:
        rows.append(_("Added: {products}.").format(products=listed([product.name for product in listing.added])))
    if listing.repriced:
        prices = listed([f"{product.name} {money(product.price)}" for product in listing.repriced])
        rows.append(_("New price: {prices}. Goods that are at partners keep their old one.").format(prices=prices))
    rows += [f"{product.name}: {listed(packs_said(product))}" for product in listing.packed]
    return Said(Reply("\n".join(rows)))
