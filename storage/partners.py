"""Partners: who they are, on what terms, and what lies there."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, func, select

from bot.domain.agreement import Deal, Side, Terms
from bot.domain.partner import Kind, Partner, PartnerName, Shelf
from storage import tables
from storage.books import Books
from storage.products import products
from storage.stock import lots, on_hand
from storage.tables.columns import new_id, table_of

_partners = table_of(tables.Partner)
_agreements = table_of(tables.Agreement)
_acceptances = table_of(tables.Acceptance)
_businesses = table_of(tables.Business)


def partner(books: Books, partner_id: int) -> Partner:
    """A partner on the newest terms it has accepted (offered, where none is yet), with its shelves."""
    row = books.run(
        select(_partners.c.name, _partners.c.kind, _businesses.c.name.label("business"))
        .join(_businesses, _businesses.c.business_id == _partners.c.business_id)
        .where(_partners.c.business_id == books.business_id, _partners.c.partner_id == partner_id)
    ).one()
    terms = terms_of(books, partner_id)
    shelves = _shelves(books, partner_id, terms.deal)
    return Partner(partner_id, row.business, row.name, Kind(row.kind), terms, shelves)


def _shelves(books: Books, partner_id: int, deal: Deal) -> tuple[Shelf, ...]:
    listed = products(books)
    if deal is Deal.REFERRAL:
        return tuple(Shelf(product) for product in listed)
    here = on_hand(books, partner_id)
    lying = lots(books, partner_id, here)
    return tuple(Shelf(product, lying.get(product.code, ())) for product in listed if product.code in here)


def terms_of(books: Books, partner_id: int) -> Terms:
    """The newest terms accepted by the partner, or else the newest offered."""
    row = books.run(
        select(_agreements, _acceptances.c.person_id)
        .outerjoin(
            _acceptances,
            and_(
                _acceptances.c.business_id == _agreements.c.business_id,
                _acceptances.c.partner_id == _agreements.c.partner_id,
                _acceptances.c.version == _agreements.c.version,
            ),
        )
        .where(_agreements.c.business_id == books.business_id, _agreements.c.partner_id == partner_id)
        .order_by(_acceptances.c.person_id.is_(None), _agreements.c.version.desc())
        .limit(1)
    ).one()
    return Terms(Deal(row.deal), row.rate_bps, Side(row.whose), row.scheme)


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
    mine = (_acceptances.c.business_id == books.business_id, _acceptances.c.partner_id == partner_id)
    return books.run(select(_acceptances.c.version).where(*mine).limit(1)).first() is not None


def named(books: Books, partner_ids: Sequence[int]) -> dict[int, str]:
    """Names of partners by id."""
    rows = books.run(
        select(_partners.c.partner_id, _partners.c.name).where(
            _partners.c.business_id == books.business_id, _partners.c.partner_id.in_(partner_ids)
        )
    )
    return {row.partner_id: row.name for row in rows}
