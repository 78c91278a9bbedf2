"""Agreements with partners: the one that holds now, who accepted it, and those that near their end or are past it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Date, Select, bindparam, exists, select

from bot.domain.agreement import Acceptance, Agreement, EndingAgreement
from bot.domain.speaker import in_full
from storage import tables
from storage.books import Books, mine
from storage.tables.columns import alike, table_of
from storage.terms import schedule_columns, schedule_in, terms_columns, terms_in

_agreements = table_of(tables.Agreement)
_acceptances = table_of(tables.Acceptance)
_partners = table_of(tables.Partner)
_people = table_of(tables.Person)


def standing(books: Books, partner_id: int) -> Agreement:
    """The newest version that a partner has accepted; the newest it is offered, where it has accepted none."""
    row = books.run(
        select(
            _agreements.c.version,
            *terms_columns(_agreements),
            *schedule_columns(_agreements),
            _acceptances.c.accepted_at,
            _acceptances.c.words,
            _acceptances.c.ends_on,
            _people.c.call,
            _people.c.name,
        )
        .outerjoin(_acceptances, alike(_acceptances, _agreements, "partner_id", "version"))
        .outerjoin(_people, _people.c.person_id == _acceptances.c.person_id)
        .where(books.own(_agreements, partner_id=partner_id))
        .order_by(_acceptances.c.version.is_(None), _agreements.c.version.desc())
        .limit(1)
    ).one()
    return Agreement(row.version, terms_in(row), schedule_in(row), _acceptance(books, row))


def _acceptance(books: Books, row: Any) -> Acceptance | None:
    if row.accepted_at is None:
        return None
    at = row.accepted_at.astimezone(books.zone)
    return Acceptance(in_full(row.call, row.name), at, row.words, row.ends_on)


def _ending() -> Select[*tuple[Any, ...]]:
    """What runs out between two days, of partners that go on; only their newest version counts."""
    later = _acceptances.alias()
    offer = exists().where(
        alike(_agreements, _acceptances, "partner_id"), _agreements.c.version > _acceptances.c.version
    )
    superseded = exists().where(alike(later, _acceptances, "partner_id"), later.c.version > _acceptances.c.version)
    return (
        select(_acceptances.c.partner_id, _partners.c.name, _acceptances.c.ends_on, offer.label("extending"))
        .join(_partners, alike(_partners, _acceptances, "partner_id"))
        .where(
            _acceptances.c.business_id == mine,
            _acceptances.c.ends_on.between(bindparam("first", type_=Date), bindparam("last", type_=Date)),
            _partners.c.leaving_at.is_(None),
            _partners.c.ended_at.is_(None),
            ~superseded,
        )
        .order_by(_acceptances.c.ends_on, _partners.c.name)
    )


_ENDING = _ending()


def ending(books: Books, first: date, last: date) -> tuple[EndingAgreement, ...]:
    """The agreements whose last day lies between two days, the earliest first."""
    rows = books.ask(_ENDING, first=first, last=last)
    return tuple(EndingAgreement(row.partner_id, row.name, row.ends_on, bool(row.extending)) for row in rows)
