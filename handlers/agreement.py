"""The agreement in plain words, with an example in rupiah."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.ask.books import MyOffer, MyPartner, Products, TheBusiness
from bot.conversation import Choice
from bot.domain.agreement import Terms
from bot.domain.joining import Invited
from bot.domain.money import worth
from bot.domain.partner import Kind, Partner
from bot.domain.product import Product
from bot.reply import Reply
from bot.texts import _, clock_of, money, percent, weekday
from handlers.damage import bearer_said, borne_said
from handlers.figures import share_name

EXAMPLE = Decimal(10)


def example_said(kind: Kind, terms: Terms, business: str, product: Product) -> str:
    """The share, and what it comes to for ten of a product."""
    parts = terms.part(worth(EXAMPLE, product.price))
    if terms.holds_goods:
        text = _(
            "{share_of} *{rate}* of the selling price. For example: 10 {product} × {price} = {sales}: "
            "share {share}, handed over to {business} {rest}."
        )
    else:
        text = _(
            "{share_of} *{rate}* of sales. For example: 10 {product} × {price} = {sales}: {business} pays you {share}."
        )
    return text.format(
        share_of=share_name(kind),
        rate=percent(terms.partner_bps),
        product=product.name,
        price=money(product.price),
        sales=money(parts.sales),
        share=money(parts.share),
        business=business,
        rest=money(parts.rest),
    )


def agreement_said(invited: Invited) -> str:
    """All terms, numbered."""
    money_terms = terms_said(invited.kind, invited.terms, invited.business, invited.products[0])
    return _points(money_terms, invited.report_weekday, invited.report_minute)


def terms_said(kind: Kind, terms: Terms, business: str, product: Product) -> list[str]:
    """What can differ from partner to partner: the share, and who bears damage where goods lie there."""
    example = example_said(kind, terms, business, product)
    return [example, bearer_said(kind, terms, business, product)] if terms.holds_goods else [example]


def _points(money_terms: list[str], report_weekday: int, report_minute: int) -> str:
    asked = _("A report every week, asked for on {weekday} at {time}.")
    points = [money_terms[0], asked.format(weekday=weekday(report_weekday), time=clock_of(report_minute))]
    points += money_terms[1:]
    points.append(_("You may stop at any time; please say so 7 days before."))
    return "\n".join(f"{number}) {point}" for number, point in enumerate(points, 1))


def terms_difference_said(partner: Partner, terms: Terms, products: Sequence[Product]) -> str:
    """What changes, each with what it was until now and an example in rupiah."""
    product = _for_example(partner, products)
    text, rows = _("• Until now {old}. New: {new}"), []
    if terms.partner_bps != partner.terms.partner_bps:
        new = example_said(partner.kind, terms, partner.business, product)
        rows.append(text.format(old=percent(partner.terms.partner_bps), new=new))
    if terms.damage_bearer != partner.terms.damage_bearer:
        old = borne_said(partner.kind, partner.terms, partner.business)
        rows.append(text.format(old=old, new=bearer_said(partner.kind, terms, partner.business, product)))
    return "\n".join(rows)


def _for_example(partner: Partner, products: Sequence[Product]) -> Product:
    """A product to reckon with: the first that lies there, or that the business sells."""
    return (*partner.products, *products)[0]


async def my_agreement() -> Reply:
    """`kesepakatan`: the terms in force, every one of them, and those that wait for the partner's yes."""
    partner = await MyPartner()
    business = await TheBusiness()
    products = await Products()
    product = _for_example(partner, products)
    head = _("The agreement of *{name}* with {business}:").format(name=partner.name, business=business.name)
    money_terms = terms_said(partner.kind, partner.terms, business.name, product)
    points = _points(money_terms, business.report_weekday, business.report_minute)
    offer = await MyOffer()
    if offer is None:
        return Reply(f"{head}\n{points}")
    difference = terms_difference_said(partner, offer.terms, products)
    waiting = _("A change waits for your word *AGREE*:\n{difference}").format(difference=difference)
    return Reply(f"{head}\n{points}\n\n{waiting}", (Choice(_("AGREE"), f"setuju {offer.version}"),))
