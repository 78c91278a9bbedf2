"""Partners: who they are, on what terms, and what lies there."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, bindparam, func, select

from bot.domain.agreement import Deal, Side, Terms
from bot.domain.partner import Kind, Partner, PartnerName, Shelf
from storage import tables
from storage.books import Books, mine
from storage.products import products
from storage.stock import lots
from storage.tables.columns import new_id, table_of

_partners = table_of(tables.Partner)
_agreements = table_of(tables.Agreement)
_acceptances = table_of(tables.Acceptance)
_businesses = table_of(tables.Business)


_ON_TERMS = (
    select(
        _businesses.c.name.label("business"),
        _partners.c.name,
        _partners.c.kind,
        _agreements.c.deal,
        _agreements.c.rate_bps,
        _agreements.c.whose,
        _agreements.c.scheme,
    )
    .select_from(_partners)
    .join(_businesses, _businesses.c.business_id == _partners.c.business_id)
    .join(
        _agreements,
        and_(
            _agreements.c.business_id == _partners.c.business_id,
            _agreements.c.partner_id == _partners.c.partner_id,
        ),
    )
    .outerjoin(
        _acceptances,
        and_(
            _acceptances.c.business_id == _agreements.c.business_id,
            _acceptances.c.partner_id == _agreements.c.partner_id,
            _acceptances.c.version == _agreements.c.version,
        ),
    )
    .where(_partners.c.business_id == mine, _partners.c.partner_id == bindparam("partner_id"))
    .order_by(_acceptances.c.person_id.is_(None), _agreements.c.version.desc())
    .limit(1)
)
_ACCEPTED = (
    select(_acceptances.c.version)
    .where(_acceptances.c.business_id == mine, _acceptances.c.partner_id == bindparam("partner_id"))
    .limit(1)
)


def partner(books: Books, partner_id: int) -> Partner:
    """A partner on the newest terms it has accepted (offered, where none is yet), with its shelves."""
    business, name, kind, deal, rate_bps, whose, scheme = books.ask(_ON_TERMS, partner_id=partner_id).one()
    terms = Terms(Deal(deal), rate_bps, Side(whose), scheme)
    return Partner(partner_id, business, name, Kind(kind), terms, _shelves(books, partner_id, terms))


def _shelves(books: Books, partner_id: int, terms: Terms) -> tuple[Shelf, ...]:
    listed = products(books)
    if not terms.holds_goods:
        return tuple(Shelf(product) for product in listed)
    lying = lots(books, partner_id)
    return tuple(Shelf(product, lying[product.code]) for product in listed if product.code in lying)


def partner_names(books: Books) -> tuple[PartnerName, ...]:
    """All partners of the business, by name."""
    rows = books.run(
        select(_partners.c.partner_id, _partners.c.name, _partners.c.kind)
        .where(_partners.c.business_id == books.business_id, _partners.c.ended_at.is_(None))
        .order_by(_partners.c.name)
    )
    return tuple(PartnerName(row.partner_id, row.name, Kind(row.kind)) for row in rows)


def add(books: Books, name: str, kind: Kind, phone: str | None, terms: Terms) -> int:
    """Write down a new partner with the terms it is offered, and return its id."""
    partner_id = new_id()
    row = {"partner_id": partner_id, "name": name, "kind": kind, "phone": phone, "created_at": books.now}
    books.write(_partners, row)
    offer(books, partner_id, terms)
    return partner_id


def offer(books: Books, partner_id: int, terms: Terms) -> int:
    """Offer terms as the next version of the agreement, and return that version."""
    newest = books.run(
        select(func.max(_agreements.c.version)).where(
            _agreements.c.business_id == books.business_id, _agreements.c.partner_id == partner_id
        )
    ).scalar_one()
    version = (newest or 0) + 1
    row = {
        "partner_id": partner_id,
        "version": version,
        "deal": terms.deal,
        "scheme": terms.scheme,
        "rate_bps": terms.rate_bps,
        "whose": terms.whose,
        "offered_at": books.now,
    }
    books.write(_agreements, row)
    return version


def accept(books: Books, partner_id: int, person_id: int, words: str) -> None:
    """Record a named person's yes to the newest terms; a yes given before stands."""
    version = books.run(
        select(func.max(_agreements.c.version)).where(
            _agreements.c.business_id == books.business_id, _agreements.c.partner_id == partner_id
        )
    ).scalar_one()
    row = {"partner_id": partner_id, "version": version, "person_id": person_id, "words": words}
    books.write_once(_acceptances, row | {"accepted_at": books.now})


def has_accepted(books: Books, partner_id: int) -> bool:
    """Whether somebody of the partner has accepted any terms."""
    return books.ask(_ACCEPTED, partner_id=partner_id).first() is not None


def named(books: Books, partner_ids: Sequence[int]) -> dict[int, str]:
    """Names of partners by id."""
    rows = books.run(
        select(_partners.c.partner_id, _partners.c.name).where(
            _partners.c.business_id == books.business_id, _partners.c.partner_id.in_(partner_ids)
        )
    )
    return {row.partner_id: row.name for row in rows}
