"""Agreements with partners: the one that holds now, who accepted it, and those that near their end or are past it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, Select, bindparam, exists, not_, select

from bot.domain.agreement import MONTH_AHEAD, Acceptance, Agreement, EndingAgreement
from bot.domain.speaker import in_full
from storage import prompts, tables
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
    """What ends between two days, of partners that go on; only the newest version that each has accepted counts."""
    newer, later = _agreements.alias(), _acceptances.alias()
    offered = exists().where(alike(newer, _agreements, "partner_id"), newer.c.version > _agreements.c.version)
    replaced = exists().where(alike(later, _acceptances, "partner_id"), later.c.version > _acceptances.c.version)
    return (
        select(
            _partners.c.partner_id,
            _partners.c.name,
            _acceptances.c.ends_on,
            _agreements.c.months,
            offered.label("offered"),
        )
        .select_from(_acceptances)
        .join(_agreements, alike(_agreements, _acceptances, "partner_id", "version"))
        .join(_partners, alike(_partners, _acceptances, "partner_id"))
        .where(
            _acceptances.c.business_id == mine,
            _acceptances.c.ends_on >= bindparam("first", type_=Date),
            _acceptances.c.ends_on <= bindparam("last", type_=Date),
            _partners.c.leaving_at.is_(None),
            _partners.c.ended_at.is_(None),
            not_(replaced),
        )
        .order_by(_acceptances.c.ends_on, _partners.c.name)
    )


_ENDING = _ending()


def ending(books: Books, first: date, last: date) -> tuple[EndingAgreement, ...]:
    """The agreements whose last day lies between two days, the earliest first."""
    rows = books.ask(_ENDING, first=first, last=last)
    return tuple(EndingAgreement(one.partner_id, one.name, one.ends_on, one.months, bool(one.offered)) for one in rows)


def to_speak_of(books: Books) -> tuple[EndingAgreement, ...]:
    """Those that end within a month, and once more those that end within a week; nobody speaks of them again."""
    today = books.today
    found = ending(books, today, today + timedelta(days=MONTH_AHEAD))
    noticed = ((one, one.notice(today)) for one in found)
    return tuple(one for one, kind in noticed if kind and prompts.once(books, kind, one.partner_id, one.ends_on))


def over(books: Books) -> tuple[EndingAgreement, ...]:
    """Those past their end, which go on as they are."""
    return ending(books, date.min, books.today - timedelta(days=1))
