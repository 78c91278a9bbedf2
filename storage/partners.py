"""Partners: who they are, on what terms, and what lies there."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, time

from sqlalchemy import bindparam, case, func, select

from bot.domain.agreement import USUAL_SCHEDULE, Schedule, Terms
from bot.domain.offer import Offer
from bot.domain.partner import Kind, Partner, PartnerName, Shelf
from bot.domain.speaker import Place, Role
from bot.domain.week import Week
from storage import tables
from storage.books import Books, mine
from storage.products import products
from storage.stock import lots
from storage.tables.columns import Moment, alike, new_id, table_of
from storage.terms import schedule_columns, schedule_in, terms_columns, terms_in, terms_row

_partners = table_of(tables.Partner)
_agreements = table_of(tables.Agreement)
_acceptances = table_of(tables.Acceptance)
_businesses = table_of(tables.Business)
_members = table_of(tables.Member)

_ends = bindparam("ends", type_=Moment)
_ON_TERMS = (
    select(
        _businesses.c.name.label("business"),
        _partners.c.name,
        _partners.c.kind,
        _partners.c.ended_at,
        *terms_columns(_agreements),
    )
    .select_from(_partners)
    .join(_businesses, alike(_businesses, _partners))
    .join(_agreements, alike(_agreements, _partners, "partner_id"))
    .outerjoin(_acceptances, alike(_acceptances, _agreements, "partner_id", "version"))
    .where(_partners.c.business_id == mine, _partners.c.partner_id == bindparam("partner_id"))
    .order_by(
        _acceptances.c.person_id.is_(None),
        _acceptances.c.accepted_at >= _ends,
        case((_acceptances.c.accepted_at >= _ends, _agreements.c.version), else_=-_agreements.c.version),
    )
    .limit(1)
)
"""Of all terms those in force at the end of a week: the newest accepted by then, the first accepted, the newest."""
_ACCEPTED = (
    select(_acceptances.c.version)
    .where(_acceptances.c.business_id == mine, _acceptances.c.partner_id == bindparam("partner_id"))
    .limit(1)
)


def partner(books: Books, partner_id: int, week: Week | None = None) -> Partner:
    """A partner with its shelves, on the terms of a week: of the running one, where none is named.

    These are the newest that it accepted before the local end of that week; the first it accepted ever, where that
    was later; what it is offered, where it has accepted none.
    """
    after = (week or Week.of(books.today)).after.monday
    row = books.ask(_ON_TERMS, partner_id=partner_id, ends=datetime.combine(after, time(), books.zone)).one()
    terms = terms_in(row)
    shelves, ended = _shelves(books, partner_id, terms), row.ended_at is not None
    return Partner(partner_id, row.business, row.name, Kind(row.kind), terms, shelves, ended)


def _shelves(books: Books, partner_id: int, terms: Terms) -> tuple[Shelf, ...]:
    listed = products(books)
    if not terms.holds_goods:
        return tuple(Shelf(product) for product in listed)
    lying = lots(books, partner_id)
    return tuple(Shelf(product, lying[product.code]) for product in listed if product.code in lying)


def place_of(books: Books, partner_id: int) -> Place:
    """Where somebody of the partner speaks from."""
    row = books.run(
        select(
            _businesses.c.name.label("business"),
            func.coalesce(_partners.c.zone, _businesses.c.zone).label("zone"),
            _partners.c.name,
        )
        .join(_businesses, alike(_businesses, _partners))
        .where(books.own(_partners, partner_id=partner_id))
    ).one()
    return Place(books.business_id, row.business, row.zone, Role.PARTNER, partner_id, row.name)


def is_anybody_at(books: Books, partner_id: int) -> bool:
    """Whether somebody of the partner has joined, and not left."""
    asked = select(_members.c.person_id).where(books.own(_members, partner_id=partner_id, ended_at=None))
    return books.run(asked.limit(1)).first() is not None


def partner_names(books: Books) -> tuple[PartnerName, ...]:
    """All partners of the business, by name."""
    rows = books.run(
        select(_partners.c.partner_id, _partners.c.name, _partners.c.kind)
        .where(books.own(_partners, ended_at=None))
        .order_by(_partners.c.name)
    )
    return tuple(PartnerName(row.partner_id, row.name, Kind(row.kind)) for row in rows)


def add(
    books: Books, name: str, kind: Kind, phone: str | None, terms: Terms, schedule: Schedule = USUAL_SCHEDULE
) -> int:
    """Write down a new partner with the terms it is offered, and return its id."""
    partner_id = new_id()
    row = {"partner_id": partner_id, "name": name, "kind": kind, "phone": phone, "created_at": books.now}
    books.write(_partners, row)
    offer(books, partner_id, terms, schedule)
    return partner_id


def offer(books: Books, partner_id: int, terms: Terms, schedule: Schedule = USUAL_SCHEDULE) -> int:
    """Offer terms as the next version of the agreement, and return that version."""
    version = _newest(books, partner_id) + 1
    row = {
        "partner_id": partner_id,
        "version": version,
        **terms_row(terms),
        **asdict(schedule),
        "offered_at": books.now,
    }
    books.write(_agreements, row)
    return version


def _newest(books: Books, partner_id: int) -> int:
    """The newest version of the agreement that was ever offered; 0 where there is none."""
    newest = select(func.max(_agreements.c.version)).where(books.own(_agreements, partner_id=partner_id))
    return books.run(newest).scalar_one() or 0


def accept(books: Books, partner_id: int, person_id: int, words: str, version: int = 0) -> bool:
    """Record a named person's yes to a version of the terms, the newest where none is named.

    A yes given before stands; whether this is the first one.
    """
    version = version or _newest(books, partner_id)
    asked = select(*schedule_columns(_agreements)).where(books.own(_agreements, partner_id=partner_id, version=version))
    row = {
        "partner_id": partner_id,
        "version": version,
        "person_id": person_id,
        "words": words,
        "accepted_at": books.now,
        "ends_on": schedule_in(books.run(asked).one()).end(books.today),
    }
    return books.write_once(_acceptances, row)


def offered(books: Books, partner_id: int) -> Offer | None:
    """The newest terms that a partner was offered after those it accepted; None where no offer waits."""
    accepted = select(func.coalesce(func.max(_acceptances.c.version), 0)).where(
        books.own(_acceptances, partner_id=partner_id)
    )
    rows = books.run(
        select(_agreements.c.version, *terms_columns(_agreements), *schedule_columns(_agreements))
        .where(books.own(_agreements, partner_id=partner_id), _agreements.c.version > accepted.scalar_subquery())
        .order_by(_agreements.c.version.desc())
    ).all()
    return Offer(partner_id, rows[0].version, terms_in(rows[0]), schedule_in(rows[0]), len(rows)) if rows else None


def renewal(books: Books, partner_id: int) -> Offer | None:
    """The newest terms that a partner which had stopped was offered since; None where there are none."""
    since = (
        select(_agreements.c.version)
        .join(_partners, alike(_partners, _agreements, "partner_id"))
        .where(books.own(_agreements, partner_id=partner_id), _agreements.c.offered_at >= _partners.c.ended_at)
    )
    return offered(books, partner_id) if books.run(since.limit(1)).first() else None


def has_accepted(books: Books, partner_id: int) -> bool:
    """Whether somebody of the partner has accepted any terms."""
    return books.ask(_ACCEPTED, partner_id=partner_id).first() is not None


def name_of(books: Books, partner_id: int) -> str:
    """What a partner is called."""
    return str(books.run(select(_partners.c.name).where(books.own(_partners, partner_id=partner_id))).scalar_one())
