"""What is kept of one person at one partner."""

from __future__ import annotations

from sqlalchemy import BigInteger, bindparam, func, select

from bot.domain.personal import PersonalRecord
from bot.domain.speaker import in_full
from storage import evaluations, mentions, tables
from storage.books import Books, mine
from storage.tables.columns import table_of

_people = table_of(tables.Person)
_identities = table_of(tables.Identity)
_members = table_of(tables.Member)
_consents = table_of(tables.Consent)
_reports = table_of(tables.Report)
_remittances = table_of(tables.Remittance)

_who = bindparam("person_id", type_=BigInteger)
_where = bindparam("partner_id", type_=BigInteger)
_AGREED = select(func.max(_consents.c.given_at)).where(_consents.c.person_id == _who)
_REPORTED = select(func.count(_reports.c.week.distinct())).where(
    _reports.c.business_id == mine, _reports.c.partner_id == _where, _reports.c.entered_by == _who
)
_HANDED_OVER = select(func.count()).where(
    _remittances.c.business_id == mine, _remittances.c.partner_id == _where, _remittances.c.said_by == _who
)
_RECORD = (
    select(
        _people.c.call,
        _people.c.name,
        _members.c.since,
        _AGREED.scalar_subquery().label("agreed_at"),
        _REPORTED.scalar_subquery().label("reports"),
        _HANDED_OVER.scalar_subquery().label("remittances"),
    )
    .join(_members, _members.c.person_id == _people.c.person_id)
    .where(_members.c.business_id == mine, _members.c.partner_id == _where, _members.c.person_id == _who)
)
_ADDRESSES = (
    select(_identities.c.channel, _identities.c.address)
    .where(_identities.c.person_id == _who)
    .order_by(_identities.c.identity_id)
)


def record(books: Books, person_id: int, partner_id: int) -> PersonalRecord:
    """Who the person is, how it is reached, since when it belongs to the partner, and what it did there."""
    row = books.ask(_RECORD, person_id=person_id, partner_id=partner_id).one()
    return PersonalRecord(
        in_full(row.call, row.name),
        tuple((one.channel, one.address) for one in books.ask(_ADDRESSES, person_id=person_id)),
        row.since.astimezone(books.zone),
        row.agreed_at.astimezone(books.zone) if row.agreed_at else None,
        row.reports,
        row.remittances,
        mentions.allowed(books, partner_id),
        evaluations.words_of(books, partner_id, person_id),
    )
