"""Who is behind an address that may change hands: it speaks for nobody while that is in doubt."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update

from bot.domain.holder import Doubtful
from bot.domain.speaker import in_full
from storage import tables
from storage.books import Books
from storage.tables.columns import alike, table_of

_identities = table_of(tables.Identity)
_people = table_of(tables.Person)
_members = table_of(tables.Member)
_partners = table_of(tables.Partner)


class Holding(Enum):
    """Whether the account behind an address is the one we know."""

    KNOWN = auto()
    NEWLY_DOUBTED = auto()
    DOUBTED = auto()


def follow(connection: Connection, channel: str, address: str, holder: str) -> None:
    """An account that we know by another address is the same person, reached at this one from now on."""
    here = and_(_identities.c.channel == channel, _identities.c.address == address)
    known = and_(_identities.c.channel == channel, _identities.c.holder == holder, _identities.c.claimed_by == "")
    if connection.execute(select(_identities.c.identity_id).where(here)).first():
        return
    found = connection.execute(select(_identities.c.identity_id).where(known)).scalars().all()
    if len(found) == 1:
        _set(connection, found[0], address=address)


def look_at(connection: Connection, identity_id: int, holder: str, now: datetime) -> Holding:
    """Compare the account behind an identity with the one we know.

    One that was never seen is noted as the person's own, unless the address was silent for too long. Another one
    suspends the address; ours lifts that again.
    """
    row = connection.execute(_HELD, {"identity": identity_id}).one()
    if row.holder == holder and row.suspended_at is None:
        return Holding.KNOWN
    if row.holder == holder or (row.holder == "" and row.suspended_at is None):
        _set(connection, identity_id, holder=holder, claimed_by="", suspended_at=None)
        return Holding.KNOWN
    if row.claimed_by == holder:
        return Holding.DOUBTED
    _set(connection, identity_id, claimed_by=holder, suspended_at=now)
    return Holding.NEWLY_DOUBTED


_HELD = select(_identities.c.holder, _identities.c.claimed_by, _identities.c.suspended_at).where(
    _identities.c.identity_id == bindparam("identity")
)


def suspend_silent(books: Books, channels: Collection[str], since: datetime) -> tuple[Doubtful, ...]:
    """Suspend addresses of partners' people on channels where they change hands and nobody wrote since then; whose.

    An owner's is left alone: nobody could say who it is. What an owner has confirmed since then stands.
    """
    partners_only = (
        select(_members.c.person_id)
        .where(books.own(_members, ended_at=None))
        .group_by(_members.c.person_id)
        .having(func.min(_members.c.partner_id) > 0)
    )
    idle = (
        _identities.c.channel.in_(channels),
        _identities.c.person_id.in_(partners_only),
        _identities.c.suspended_at.is_(None),
        _identities.c.last_inbound_at < since,
        or_(_identities.c.confirmed_at.is_(None), _identities.c.confirmed_at < since),
    )
    suspending = update(_identities).where(*idle).values(suspended_at=books.now).returning(_identities.c.identity_id)
    suspended = set(books.run(suspending).scalars())
    return tuple(one for one in doubtful(books) if one.identity_id in suspended)


def suspended_at(connection: Connection, channel: str, address: str) -> tuple[int, tuple[int, ...]] | None:
    """The identity at an address that is in doubt, and the businesses that know the person; None where it is not."""
    row = connection.execute(
        select(_identities.c.identity_id, _identities.c.person_id).where(
            _identities.c.channel == channel, _identities.c.address == address, _identities.c.suspended_at.is_not(None)
        )
    ).one_or_none()
    if row is None:
        return None
    asked = select(_members.c.business_id).where(_members.c.person_id == row.person_id, _members.c.ended_at.is_(None))
    return row.identity_id, tuple(sorted(set(connection.execute(asked).scalars())))


def doubtful(books: Books) -> tuple[Doubtful, ...]:
    """The business's people whose address is in doubt."""
    rows = books.run(
        select(
            _identities.c.identity_id,
            _people.c.call,
            _people.c.name,
            func.coalesce(func.min(_partners.c.name), "").label("partner"),
        )
        .join(_members, _members.c.person_id == _identities.c.person_id)
        .join(_people, _people.c.person_id == _identities.c.person_id)
        .outerjoin(_partners, alike(_partners, _members, "partner_id"))
        .where(books.own(_members, ended_at=None), _identities.c.suspended_at.is_not(None))
        .group_by(_identities.c.identity_id, _people.c.call, _people.c.name)
        .order_by(_identities.c.identity_id)
    )
    return tuple(Doubtful(row.identity_id, in_full(row.call, row.name), row.partner) for row in rows)


def confirm(connection: Connection, identity_id: int, now: datetime) -> None:
    """It is the same person, be it with a new account."""
    account = func.coalesce(func.nullif(_identities.c.claimed_by, ""), _identities.c.holder)
    _set(connection, identity_id, holder=account, claimed_by="", suspended_at=None, confirmed_at=now)


def part(connection: Connection, identity_id: int, now: datetime) -> None:
    """The address is somebody else's now: whoever had it keeps the history, and is not reached there any more."""
    retired = _identities.c.address + f"#{identity_id}"
    _set(connection, identity_id, address=retired, claimed_by="", suspended_at=None, stopped_at=now)


def _set(connection: Connection, identity_id: int, **values: object) -> None:
    connection.execute(update(_identities).where(_identities.c.identity_id == identity_id).values(**values))
