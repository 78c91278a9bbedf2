"""The agreement as its two sides read it: in force, offered, and as a page to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.ask.agreements import AgreementWith, MyAgreement, MyOffer
from bot.ask.books import MyPartner, OnePartner, Partners, Products, TheBusiness, Today
from bot.conversation import Choice
from bot.domain.agreement import Agreement, Schedule, Terms
from bot.domain.partner import Partner
from bot.domain.product import Product
from bot.reply import Reply
from bot.texts import _, percent
from handlers.agreement_paper import agreement_paper
from handlers.agreement_points import Between, example_said, kind_said, points, points_said, terms_said
from handlers.damage import bearer_said, borne_said
from handlers.paper import as_page, asks_for_page, without_page
from handlers.schedule import length_said, paid_briefly, paid_said, runs_said
from handlers.whom import nobody_yet, which_partner

OF_AGREEMENT = ("kesepakatan", "perjanjian")


async def my_agreement() -> Reply:
    """`kesepakatan`, `kesepakatan pdf`: what is agreed, and what waits for the partner's yes."""
    partner, agreement, offer = await MyPartner(), await MyAgreement(), await MyOffer()
    if offer is None or await asks_for_page():
        return await _shown(partner, agreement)
    products = await Products()
    example = _for_example(partner, products)
    terms = terms_said(partner.kind, agreement.terms, agreement.kept(), partner.business, example)
    difference = difference_said(partner, agreement, offer.terms, offer.schedule, products)
    waiting = _("A change waits for your word *AGREE*:\n{difference}").format(difference=difference)
    said = "\n".join([_head(partner, agreement), *terms, "", waiting])
    return Reply(said, (Choice(_("AGREE"), f"setuju {offer.version}"), agreement_page()))


async def partners_agreement() -> Reply:
    """`kesepakatan siti`, `kesepakatan siti pdf`: the same for the owner."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    chosen = await which_partner(partners, _("With which partner?"), without_page)
    return await _shown(await OnePartner(chosen.id), await AgreementWith(chosen.id), chosen.name)


async def _shown(partner: Partner, agreement: Agreement, called: str = "") -> Reply:
    """All of it in a message or, where that is asked for, as a page; an owner's words name the partner."""
    business, products, today = await TheBusiness(), await Products(), await Today()
    product, asked = _for_example(partner, products), (business.report_weekday, business.report_minute)
    between = Between(partner.business, partner.name, partner.kind, product, *asked, today)
    schedule = agreement.kept()
    if await asks_for_page():
        text = _("The agreement of {partner} with {business}, to keep:")
        said = text.format(partner=partner.name, business=partner.business)
        page = agreement_paper(partner, agreement, points(between, agreement.terms, schedule), today)
        return Reply(said, paper=page)
    said = points_said(between, agreement.terms, schedule)
    return Reply(f"{_head(partner, agreement)}\n{said}", (agreement_page(called),))


def _head(partner: Partner, agreement: Agreement) -> str:
    text = _("The agreement {on_what} of *{name}* with {business}:")
    if agreement.accepted is None:
        text = _("The agreement {on_what} offered to *{name}* by {business}, not accepted yet:")
    return text.format(on_what=kind_said(agreement.terms), name=partner.name, business=partner.business)


def agreement_page(called: str = "") -> Choice:
    """The button that brings the agreement as a page; an owner's names the partner."""
    return as_page(OF_AGREEMENT[0], called)


def difference_said(
    partner: Partner, agreement: Agreement, terms: Terms, schedule: Schedule, products: Sequence[Product]
) -> str:
    """What changes, each with what it was until now and, where it is about money, an example in rupiah."""
    old, product = agreement.terms, _for_example(partner, products)
    changes: list[tuple[str, str]] = []
    if terms.partner_bps != old.partner_bps:
        changes.append((percent(old.partner_bps), example_said(partner.kind, terms, partner.business, product)))
    if terms.damage_bearer != old.damage_bearer:
        borne = borne_said(partner.kind, old, partner.business)
        changes.append((borne, bearer_said(partner.kind, terms, partner.business, product)))
    if schedule.pay_days != agreement.schedule.pay_days:
        paid = paid_briefly(agreement.schedule.pay_days)
        changes.append((paid, paid_said(schedule.pay_days, holds_goods=terms.holds_goods)))
    if replace(schedule, pay_days=None) != replace(agreement.kept(), pay_days=None):
        changes.append((runs_said(agreement), length_said(schedule)))
    text = _("• Until now {old}. New: {new}")
    return "\n".join(text.format(old=old, new=new) for old, new in changes)


def _for_example(partner: Partner, products: Sequence[Product]) -> Product:
    """A product to reckon with: the first that lies there, or that the business sells."""
    return (*partner.products, *products)[0]
