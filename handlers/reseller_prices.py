"""What resellers pay, by how many they take: told by the owner, shown to resellers who simulate."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.ask import confirm, hear, words_of
from bot.ask.books import Products
from bot.conversation import Heard, Rejected
from bot.domain.product import Product
from bot.domain.reseller import Purchase, Tier, Tiering
from bot.reply import Reply, Said
from bot.texts import _, listed, money, quantity
from handlers.goods import amount, only
from handlers.phrases import any_of, glued, spoken
from handlers.understand import Doubt, called, read_money

RESELLERS = spoken("resellers")
TIER = re.compile(
    rf"(?P<price>(?:rp\.?\s*)?\d[\d.,]*\s*(?:{glued('thousands')}\b)?)(?P<between>[^\d,;]*?)"
    rf"(?:{any_of('at_least')}\.?\s*(?P<number>\d+)\b[^\d,;]*)?(?=[,;]|\s*$|\d)",
    re.IGNORECASE,
)
ONE = Decimal(1)


async def reseller_prices() -> Tiering | None:
    """`harga sambal reseller 20rb min 10, 18rb min 50`."""
    products = await Products()

    def read(heard: Heard) -> Tiering:
        meant, rest = called(" ".join(RESELLERS.sub(" ", words_of(heard)).split()), products)
        if not meant:
            raise Rejected(_how_to_tell())
        return Tiering(only(meant), read_tiers(rest, only(meant)))

    tiering = await hear("tiers", _how_to_tell(), read, Tiering, listens=True)
    return tiering if await confirm("sure", _shown(tiering), edits="tiers") else None


def _how_to_tell() -> str:
    return _("What do resellers pay for which product? For example: *price sambal reseller 20k min 10, 18k min 50*.")


def read_tiers(words: str, product: Product) -> tuple[Tier, ...]:
    """The prices in `20rb min 10, 18rb min 50`; Rejected where one is unclear, above the list price, or there twice."""
    found = [_tier(one) for one in TIER.finditer(words)]
    numbers = [tier.from_quantity for tier in found]
    if not found or len(set(numbers)) < len(numbers) or re.search(r"\d", TIER.sub("", words)):
        raise Rejected(_how_to_tell())
    if any(tier.price > product.price for tier in found):
        text = _("*{product}* costs {price} in the shop: resellers cannot pay more.")
        raise Rejected(text.format(product=product.name, price=money(product.price)))
    return tuple(sorted(found, key=lambda tier: tier.from_quantity))


def _tier(found: re.Match[str]) -> Tier:
    price = read_money(found["price"])
    if isinstance(price, Doubt):
        raise Rejected(_how_to_tell())
    return Tier(Decimal(found["number"]) if found["number"] else ONE, price)


def _shown(tiering: Tiering) -> str:
    text = _("Resellers pay for *{product}* (in the shop {price}):\n{tiers}\nIs that right?")
    product = tiering.product
    rows = "\n".join(f"• {_tier_said(tier)}" for tier in tiering.tiers)
    return text.format(product=product.name, price=money(product.price), tiers=rows)


def _tier_said(tier: Tier) -> str:
    return _("{price} (min. {n})").format(price=money(tier.price), n=quantity(tier.from_quantity))


def priced_now(tiering: Tiering) -> Said:
    """What holds from today on, and where resellers see it."""
    text = _("On record: resellers pay {tiers} for *{product}*. They see it when they simulate.")
    tiers = listed([_tier_said(tier) for tier in tiering.tiers])
    return Said(Reply(text.format(tiers=tiers, product=tiering.product.name)))


def purchase_said(purchase: Purchase) -> str:
    """What a reseller pays for so many, what each and all of them leave, and what comes next."""
    product = purchase.product
    text = _(
        "*{product}* bought outright, in the shop {retail}; for resellers {tiers}:\n"
        "{n} × {price} = {cost}. Margin {each} each, *{margin}* in all."
    )
    said = text.format(
        product=product.name,
        retail=money(product.price),
        tiers=listed([_tier_said(tier) for tier in purchase.tiers]),
        n=amount(product, purchase.number),
        price=money(purchase.price),
        cost=money(purchase.cost),
        each=money(product.price - purchase.price),
        margin=money(purchase.margin),
    )
    return said + _next_said(purchase)


def _next_said(purchase: Purchase) -> str:
    tier = purchase.next_tier
    if tier is None:
        return ""
    more = amount(purchase.product, tier.from_quantity - purchase.number)
    return " " + _("With {more} more it is {price} each.").format(more=more, price=money(tier.price))
