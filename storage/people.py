"""Who writes from an address, which places that person has, and who is to be told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, select, update

from bot.domain.business import western_day
from bot.domain.speaker import Place, Reader, Role, Speaker, address_of
from storage import tables
from storage.books import Books, insert_once
from storage.statements import run
from storage.tables.columns import alike, new_id, table_of

_identities = table_of(tables.Identity)
_people = table_of(tables.Person)
_members = table_of(tables.Member)
_businesses = table_of(tables.Business)
_partners = table_of(tables.Partner)
_consents = table_of(tables.Consent)

_WHO = (
    _identities.c.identity_id,
    _identities.c.person_id,
    _identities.c.suspended_at,
    _identities.c.speaks_business_id,
    _identities.c.speaks_partner_id,
    _identities.c.speaks_on,
)
_there = and_(_identities.c.channel == bindparam("on"), _identities.c.address == bindparam("at"))
_HEARD = (
    update(_identities).where(_there).values(last_inbound_at=bindparam("now"), unreachable_at=None).returning(*_WHO)
)
_KNOWN = select(*_WHO).where(_there)
_PERSON_WITH_PLACES = (
    select(
        _people.c.name,
        _people.c.call,
        _people.c.language,
        _members.c.business_id,
        _businesses.c.name.label("business"),
        func.coalesce(_partners.c.zone, _businesses.c.zone).label("zone"),
        _members.c.role,
        _members.c.partner_id,
        func.coalesce(_partners.c.name, "").label("partner"),
    )
    .outerjoin(_members, and_(_members.c.person_id == _people.c.person_id, _members.c.ended_at.is_(None)))
    .outerjoin(_businesses, alike(_businesses, _members))
    .outerjoin(_partners, alike(_partners, _members, "partner_id"))
    .where(_people.c.person_id == bindparam("person_id"))
    .order_by(_members.c.partner_id != 0, _partners.c.name, _members.c.business_id)
)


def meet(connection: Connection, channel: str, address: str, name: str, now: datetime) -> Speaker:
    """Who writes from an address, held until the transaction ends, with all places that person has today.

    When it was is noted; whoever writes can be reached. Somebody new is given a person and an identity. Places come
    in order: owners' first, then by partner name.
    """
    heard = {"on": channel, "at": address, "now": now}
    row = run(connection, _HEARD, heard).one_or_none()
    if row is None:
        _introduce(connection, channel, address, name, now)
        row = run(connection, _HEARD, heard).one()
    return _speaker(connection, row, channel, address, now)


def known(connection: Connection, channel: str, address: str, now: datetime) -> Speaker:
    """Who is at an address, with the places of today; nothing is noted, and nobody held."""
    row = run(connection, _KNOWN, {"on": channel, "at": address}).one()
    return _speaker(connection, row, channel, address, now)


def _speaker(connection: Connection, row: Any, channel: str, address: str, now: datetime) -> Speaker:
    found = run(connection, _PERSON_WITH_PLACES, {"person_id": row.person_id})
    places = tuple(Place(r[3], r[4], r[5], Role(r[6]), r[7], r[8]) for r in found if r[3] is not None)
    return Speaker(
        row.identity_id,
        row.person_id,
        channel,
        address,
        found[0].name,
        found[0].call,
        found[0].language,
        _place(places, row.speaks_business_id, row.speaks_partner_id, row.speaks_on == western_day(now)),
        places,
        row.suspended_at is not None,
    )


def _introduce(connection: Connection, channel: str, address: str, name: str, now: datetime) -> None:
    person_id = new_id()
    call, rest = address_of(name)
    connection.execute(insert(_people).values(person_id=person_id, name=rest, call=call, language="id"))
    row = {"identity_id": new_id(), "person_id": person_id, "channel": channel, "address": address}
    connection.execute(insert(_identities).values(row | {"last_inbound_at": now}))


def _place(places: tuple[Place, ...], business_id: int, partner_id: int, chosen_today: bool) -> Place | None:
    if len(places) == 1:
        return places[0]
    chosen = (place for place in places if (place.business_id, place.partner_id) == (business_id, partner_id))
    return next(chosen, None) if chosen_today else None


def speak_for(connection: Connection, identity_id: int, business_id: int, partner_id: int, now: datetime) -> None:
    """For the rest of this day the person speaks for that place."""
    connection.execute(
        update(_identities)
        .where(_identities.c.identity_id == identity_id)
        .values(speaks_business_id=business_id, speaks_partner_id=partner_id, speaks_on=western_day(now))
    )


def last_heard(connection: Connection, channel: str, address: str) -> datetime | None:
    """When somebody at an address last wrote; None where nobody ever did."""
    return connection.execute(select(_identities.c.last_inbound_at).where(*_at(channel, address))).scalar_one_or_none()


def not_heard_since(connection: Connection, channel: str, address: str, moment: datetime) -> None:
    """The platform says that somebody has not written since then, whatever we noted."""
    later = _identities.c.last_inbound_at > moment
    connection.execute(update(_identities).where(*_at(channel, address), later).values(last_inbound_at=moment))


def stop_at(connection: Connection, channel: str, address: str, now: datetime) -> None:
    """The platform says that the person at an address wants no messages."""
    going = _identities.c.stopped_at.is_(None)
    connection.execute(update(_identities).where(*_at(channel, address), going).values(stopped_at=now))


def _at(channel: str, address: str) -> tuple[ColumnElement[bool], ...]:
    return _identities.c.channel == channel, _identities.c.address == address


def stop(connection: Connection, identity_id: int, now: datetime) -> None:
    """Send nothing more to this address on our own account."""
    connection.execute(update(_identities).where(_identities.c.identity_id == identity_id).values(stopped_at=now))


def give_up(connection: Connection, channel: str, address: str, now: datetime) -> None:
    """Send nothing more to an address that refuses us, until somebody writes from it again."""
    connection.execute(update(_identities).where(*_at(channel, address)).values(unreachable_at=now))


def reached(connection: Connection, channel: str, address: str) -> None:
    """The address takes messages again."""
    connection.execute(update(_identities).where(*_at(channel, address)).values(unreachable_at=None))


def resume(connection: Connection, identity_id: int) -> bool:
    """Write to this address again; False where it was not stopped."""
    mine = (_identities.c.identity_id == identity_id, _identities.c.stopped_at.is_not(None))
    return connection.execute(update(_identities).where(*mine).values(stopped_at=None)).rowcount == 1


def rename(connection: Connection, person_id: int, name: str) -> None:
    """Take down how a person wants to be called."""
    call, rest = address_of(name)
    connection.execute(update(_people).where(_people.c.person_id == person_id).values(name=rest, call=call))


def speak(connection: Connection, person_id: int, language: str) -> None:
    """Write to a person in that language from now on."""
    connection.execute(update(_people).where(_people.c.person_id == person_id).values(language=language))


def agree_to_storing(connection: Connection, person_id: int, wording: str, now: datetime) -> None:
    """Record the person's yes to what is stored; a yes given before stands."""
    insert_once(connection, _consents, {"person_id": person_id, "wording": wording, "given_at": now})


def join(books: Books, person_id: int, role: Role, partner_id: int = 0) -> None:
    """Give a person a place in the business; having it already changes nothing, and one that ended begins anew."""
    row = {"partner_id": partner_id, "person_id": person_id, "role": role, "since": books.now}
    if not books.write_once(_members, row):
        here = books.own(_members, partner_id=partner_id, person_id=person_id)
        again = {"role": role, "since": books.now, "ended_at": None}
        books.run(update(_members).where(here, _members.c.ended_at.is_not(None)).values(**again))


def leave(books: Books, person_id: int, partner_id: int = 0) -> None:
    """End a person's place in the business, at once."""
    going_on = books.own(_members, partner_id=partner_id, person_id=person_id, ended_at=None)
    books.run(update(_members).where(going_on).values(ended_at=books.now))


def readers(
    books: Books,
    role: Role,
    partner_ids: Collection[int] | None = None,
    person_ids: Collection[int] | None = None,
) -> list[Reader]:
    """Everybody of a role (only of these partners, or these people) who can be written to, at the address used last.

    Where no partners are named, those that have ended are left out.
    """
    asked = (
        select(
            _identities.c.channel,
            _identities.c.address,
            _members.c.person_id,
            _members.c.partner_id,
            _people.c.name,
            _people.c.call,
            _people.c.language,
        )
        .join(_people, _people.c.person_id == _members.c.person_id)
        .join(_identities, _identities.c.person_id == _members.c.person_id)
        .where(
            books.own(_members, role=role, ended_at=None),
            _identities.c.stopped_at.is_(None),
            _identities.c.suspended_at.is_(None),
            _identities.c.unreachable_at.is_(None),
        )
        .order_by(_members.c.person_id, _members.c.partner_id, _identities.c.last_inbound_at.desc())
    )
    if partner_ids is not None:
        asked = asked.where(_members.c.partner_id.in_(partner_ids))
    elif role is Role.PARTNER:
        over = select(_partners.c.partner_id).where(books.own(_partners), _partners.c.ended_at.is_not(None))
        asked = asked.where(_members.c.partner_id.not_in(over))
    if person_ids is not None:
        asked = asked.where(_members.c.person_id.in_(person_ids))
    latest: dict[tuple[int, int], Reader] = {}
    for row in books.run(asked):
        latest.setdefault((row.person_id, row.partner_id), Reader(**row._mapping))
    return list(latest.values())
