"""Who bears what is damaged or expired: as a term of the agreement, and in the figures of a report."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.agreement import Bearer, Terms
from bot.domain.counts import Counts
from bot.domain.money import worth
from bot.domain.partner import Kind, Partner
from bot.domain.product import Product
from bot.domain.report import Priced
from bot.texts import _, listed, money, quantity

EXAMPLE = Decimal(2)


def bearer_said(kind: Kind, terms: Terms, business: str, product: Product) -> str:
    """The term, and what it comes to for two of a product where it costs the partner anything."""
    parts = terms.part(worth(EXAMPLE, product.price))
    charge = terms.charge(parts.sales)
    texts = {
        Bearer.BUSINESS: _("What is damaged or expired is borne by {business}."),
        Bearer.PARTNER: _(
            "What is damaged or expired is borne by {holder}, at what {business} would have got for it. "
            "For example: 2 {product}, {sales} - share {share} = *{charge}*."
        ),
        Bearer.SHARED: _(
            "What is damaged or expired is shared half and half, at what {business} would have got for it. "
            "For example: 2 {product}, {sales} - share {share} = {missed}: {holder} *{charge}*, {business} {borne}."
        ),
    }
    return texts[terms.damage_bearer].format(
        business=business,
        holder=holder_name(kind),
        product=product.name,
        sales=money(parts.sales),
        share=money(parts.share),
        missed=money(parts.rest),
        charge=money(charge),
        borne=money(parts.rest - charge),
    )


def borne_said(kind: Kind, terms: Terms, business: str) -> str:
    """The term in two or three words."""
    texts = {
        Bearer.BUSINESS: _("borne by {business}"),
        Bearer.PARTNER: _("borne by {holder}"),
        Bearer.SHARED: _("shared half and half"),
    }
    return texts[terms.damage_bearer].format(business=business, holder=holder_name(kind))


def charged_said(partner: Partner, priced: Priced) -> str:
    """What became of the damaged and expired goods of a report; empty where there were none."""
    spoiled = spoiled_said(priced)
    if not spoiled or not priced.terms.holds_goods:
        return ""
    texts = {
        Bearer.BUSINESS: _("{spoiled}: not charged (as agreed)."),
        Bearer.PARTNER: _("{spoiled}: borne by {holder}, *{charge}* ({sales} - share {share})."),
        Bearer.SHARED: _("{spoiled}: shared, {holder} *{charge}*, {business} {borne} ({sales} - share {share})."),
    }
    parts = priced.spoiled
    return texts[priced.terms.damage_bearer].format(
        spoiled=spoiled,
        business=partner.business,
        holder=holder_name(partner.kind),
        sales=money(parts.sales),
        share=money(parts.share),
        charge=money(priced.charge),
        borne=money(parts.rest - priced.charge),
    )


def spoiled_said(priced: Priced) -> str:
    """`Rusak 2 dan basi 1`, with the names of the products where there are several."""
    names = {line.product.code: line.product.name for line in priced.lines}
    spoiled = {code: counts for code, counts in priced.counts().items() if counts.spoiled}
    if len(spoiled) == 1:
        words = _counts_said(*spoiled.values())
        return words[:1].upper() + words[1:]
    return ", ".join(f"{names[code]} {_counts_said(counts)}" for code, counts in spoiled.items())


def _counts_said(counts: Counts) -> str:
    texts = ((counts.damaged, _("damaged {n}")), (counts.expired, _("expired {n}")))
    return listed([text.format(n=quantity(n)) for n, text in texts if n])


def holder_name(kind: Kind) -> str:
    """Whoever has the goods, in the words of the agreement."""
    names = {Kind.WARUNG: _("the shop"), Kind.RESELLER: _("the reseller"), Kind.AGENT: _("the agent")}
    return names[kind]
