"""What messages cost: each at the price of its class when it went out, added up by partner and week."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Subquery, and_, exists, func, insert, not_, select, update

from bot.domain.business import western_day
from bot.domain.costs import Bill, Category, PartnerCost
from bot.domain.week import Week
from storage import tables
from storage.receipts import Sending
from storage.tables.columns import table_of

_costs = table_of(tables.MessageCost)
_identities = table_of(tables.Identity)
_members = table_of(tables.Member)
_partners = table_of(tables.Partner)


def note(connection: Connection, sending: Sending, bill: Bill, now: datetime) -> None:
    """Write down that a message went out, at that price."""
    connection.execute(
        insert(_costs).values(
            business_id=sending.business_id,
            provider_id=bill.provider_id,
            outbox_id=sending.outbox_id,
            channel=bill.channel,
            address=bill.address,
            category=bill.category.value,
            rupiah=bill.rupiah,
            week=Week.of(western_day(now)).monday,
            sent_at=now,
        )
    )


def written_to(connection: Connection, channel: str, address: str, since: datetime) -> tuple[int, bool]:
    """How many other people got an approved template since then, and whether this one did."""
    mine = _costs.c.address == address
    approved = (_costs.c.channel == channel, _costs.c.sent_at > since, _costs.c.category != Category.FREE_FORM.value)
    others = select(func.count(_costs.c.address.distinct())).where(*approved, not_(mine))
    known = select(exists().where(*approved, mine))
    return connection.execute(others).scalar_one(), bool(connection.execute(known).scalar_one())


def category(connection: Connection, business_id: int, provider_id: str) -> Category | None:
    """The class in which a message went out; None where it has none, as on a channel that bills nothing."""
    mine = and_(_costs.c.business_id == business_id, _costs.c.provider_id == provider_id)
    found = connection.execute(select(_costs.c.category).where(mine)).scalar_one_or_none()
    return Category(found) if found else None


def waive(connection: Connection, business_id: int, provider_id: str) -> None:
    """A message that did not arrive is not billed."""
    mine = and_(_costs.c.business_id == business_id, _costs.c.provider_id == provider_id)
    connection.execute(update(_costs).where(mine).values(rupiah=0))


def by_partner(connection: Connection, business_id: int, first: Week, last: Week) -> tuple[PartnerCost, ...]:
    """Messages and rupiah of these weeks by week and partner, the newest week and the dearest partner first.

    What went to the business's own people has no partner.
    """
    sent = _sent(business_id, first, last)
    rupiah = func.sum(sent.c.rupiah)
    named = and_(_partners.c.business_id == business_id, _partners.c.partner_id == sent.c.partner_id)
    rows = connection.execute(
        select(sent.c.week, _partners.c.name, rupiah.label("rupiah"))
        .add_columns(*(_count(sent, category) for category in Category))
        .outerjoin_from(sent, _partners, named)
        .group_by(sent.c.week, sent.c.partner_id, _partners.c.name)
        .order_by(sent.c.week.desc(), rupiah.desc(), _partners.c.name)
    )
    return tuple(_read(row) for row in rows)


def _sent(business_id: int, first: Week, last: Week) -> Subquery:
    """Each message with the partner at whose address it arrived."""
    partner_id = (
        select(func.min(_members.c.partner_id))
        .join(_identities, _identities.c.person_id == _members.c.person_id)
        .where(
            _identities.c.channel == _costs.c.channel,
            _identities.c.address == _costs.c.address,
            _members.c.business_id == business_id,
        )
        .scalar_subquery()
    )
    return (
        select(_costs.c.week, _costs.c.category, _costs.c.rupiah, partner_id.label("partner_id"))
        .where(_costs.c.business_id == business_id, _costs.c.week.between(first.monday, last.monday))
        .subquery()
    )


def _count(sent: Subquery, category: Category) -> Any:
    return func.count().filter(sent.c.category == category.value).label(category.value)


def _read(row: Any) -> PartnerCost:
    return PartnerCost(Week(row.week), row.name or "", row.free_form, row.utility, row.marketing, int(row.rupiah))
