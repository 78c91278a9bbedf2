"""Which outlets have people who report for others too, so that every message must name the outlet it is about."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import case, func, select

from storage import tables
from storage.books import Books, mine
from storage.tables.columns import alike, table_of

_businesses = table_of(tables.Business)
_members = table_of(tables.Member)
_partners = table_of(tables.Partner)
_elsewhere = _members.alias("elsewhere")
_others = _partners.alias("others")
_repeats = func.max(case((func.lower(_others.c.name) == func.lower(_partners.c.name), 1), else_=0))


@dataclass(frozen=True, slots=True)
class Outlet:
    """A partner's name and business; it `repeats` where one of its people also reports for another of that name."""

    name: str
    business: str
    repeats: bool


_SHARED = (
    select(_members.c.partner_id, _partners.c.name, _businesses.c.name.label("business"), _repeats.label("repeats"))
    .select_from(_members)
    .join(_businesses, alike(_businesses, _members))
    .join(_partners, alike(_partners, _members, "partner_id"))
    .join(_elsewhere, _elsewhere.c.person_id == _members.c.person_id)
    .outerjoin(_others, alike(_others, _elsewhere, "partner_id"))
    .where(
        _members.c.business_id == mine,
        _members.c.ended_at.is_(None),
        _elsewhere.c.ended_at.is_(None),
        (_elsewhere.c.business_id != _members.c.business_id) | (_elsewhere.c.partner_id != _members.c.partner_id),
    )
    .group_by(_members.c.partner_id, _partners.c.name, _businesses.c.name)
)


def shared(books: Books) -> dict[int, Outlet]:
    """The outlets of a business, by partner id, whose people have other places as well."""
    return {row.partner_id: Outlet(row.name, row.business, bool(row.repeats)) for row in books.ask(_SHARED)}
