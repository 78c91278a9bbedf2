"""What an agreement says, point by point, with an example in rupiah."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.agreement import Schedule, Terms
from bot.domain.joining import Invited
from bot.domain.money import worth
from bot.domain.partner import Kind
from bot.domain.product import Product
from bot.texts import _, clock_of, money, percent, weekday
from handlers.damage import bearer_said, holder_name
from handlers.figures import share_name
from handlers.schedule import end_said, length_said, paid_said

EXAMPLE = Decimal(10)


@dataclass(frozen=True, slots=True)
class Between:
    """Whose agreement it is, a product for examples, when a report is asked for, and the day it is read on."""

    business: str
    partner: str
    kind: Kind
    product: Product
    report_weekday: int
    report_minute: int
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is agreed: its title, what a message says of it, and what a page says besides."""

    title: str
    text: str
    more: str = ""


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
            "{share_of} *{rate}* of sales. For example: 10 {product} × {price} = {sales}: {business} pays {share}."
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
    """All that is agreed to, numbered."""
    between = Between(
        invited.business,
        invited.partner,
        invited.kind,
        invited.products[0],
        invited.report_weekday,
        invited.report_minute,
    )
    return points_said(between, invited.terms, invited.schedule)


def points_said(between: Between, terms: Terms, schedule: Schedule) -> str:
    """Every point, numbered, as short as it can be said."""
    return _numbered(points(between, terms, schedule))


def terms_said(kind: Kind, terms: Terms, schedule: Schedule, business: str, product: Product) -> list[str]:
    """What can differ from partner to partner."""
    said = [example_said(kind, terms, business, product)]
    if terms.holds_goods:
        said.append(bearer_said(kind, terms, business, product))
    if schedule.pay_days:
        said.append(paid_said(schedule.pay_days, holds_goods=terms.holds_goods))
    return [*said, length_said(schedule)]


def points(between: Between, terms: Terms, schedule: Schedule) -> tuple[Point, ...]:
    """Every point of an agreement, in the order in which it is best read."""
    return (
        Point(_("Rights and duties"), _duties(between, terms), _("Both may see all figures at any time.")),
        Point(
            _("Share and costs"),
            example_said(between.kind, terms, between.business, between.product),
            _("Other costs count only if both agree to them first."),
        ),
        *_damage(between, terms),
        Point(_("Payment"), paid_said(schedule.pay_days, holds_goods=terms.holds_goods)),
        Point(_("How long"), *end_said(schedule, between.today)),
        Point(_("Stopping"), _("Either may stop at any time; please say so 7 days before."), _settled_first(terms)),
        Point(_("Where views differ"), _("Where figures differ, both look at the nota together and talk it over.")),
    )


def _duties(between: Between, terms: Terms) -> str:
    text = _("{business} sends goods fit for sale; {holder} reports every week, asked on {weekday} at {time}.")
    if not terms.holds_goods:
        text = _("{business} serves the buyers well; {holder} reports every week, asked on {weekday} at {time}.")
    return text.format(
        business=between.business,
        holder=holder_name(between.kind),
        weekday=weekday(between.report_weekday),
        time=clock_of(between.report_minute),
    )


def _damage(between: Between, terms: Terms) -> tuple[Point, ...]:
    if not terms.holds_goods:
        return ()
    return (Point(_("Damaged or expired"), bearer_said(between.kind, terms, between.business, between.product)),)


def _settled_first(terms: Terms) -> str:
    return _("Goods and money are settled first.") if terms.holds_goods else _("Money is settled first.")


def _numbered(found: Sequence[Point]) -> str:
    return "\n".join(f"{number}) {point.text}" for number, point in enumerate(found, 1))


def kind_said(terms: Terms) -> str:
    """What sort of agreement it is, in the middle of a sentence."""
    return _("on consignment") if terms.holds_goods else _("on commission")
