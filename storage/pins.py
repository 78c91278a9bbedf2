"""PINs: set and judged. Whoever guesses is slowed down by the rows of what was tried."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from bot.domain.pin import Forgotten
from bot.domain.speaker import Role
from storage import tables
from storage.books import Books, insert_once
from storage.tables.columns import alike, table_of

_pins = table_of(tables.Pin)
_tries = table_of(tables.PinTry)
_pleas = table_of(tables.PinPlea)
_people = table_of(tables.Person)
_members = table_of(tables.Member)
_partners = table_of(tables.Partner)
_identities = table_of(tables.Identity)

TRIES = 5
REST = timedelta(minutes=15)
PLEA_STANDS = timedelta(hours=24)
WORK = {"n": 2**14, "r": 8, "p": 1}
"""16 MB and about 50 ms for one try: all 10,000 PINs take minutes, but nobody gets at the hashes before the data."""


def scramble(digits: str) -> str:
    """The hash of a PIN with a salt of its own."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_hashed(digits, salt)}"


def same(digits: str, scrambled: str) -> bool:
    """Whether a hash is that of these digits."""
    salt, _colon, hashed = scrambled.partition(":")
    return hmac.compare_digest(_hashed(digits, bytes.fromhex(salt)), hashed)


def _hashed(digits: str, salt: bytes) -> str:
    return hashlib.scrypt(digits.encode(), salt=salt, **WORK, dklen=32).hex()


def choose(connection: Connection, person_id: int, scrambled: str, now: datetime) -> None:
    """From now on this is the person's PIN; with an empty hash there is none."""
    connection.execute(insert(_pins).values(person_id=person_id, set_at=now, scrambled=scrambled))


def is_set(connection: Connection, person_id: int) -> bool:
    return bool(_newest(connection, person_id)[0])


def _newest(connection: Connection, person_id: int) -> tuple[str, datetime | None]:
    """The hash that counts, and since when; empty where there is none."""
    asked = select(_pins.c.scrambled, _pins.c.set_at).where(_pins.c.person_id == person_id)
    row = connection.execute(asked.order_by(_pins.c.set_at.desc()).limit(1)).first()
    return (row.scrambled, row.set_at) if row else ("", None)


def rests(connection: Connection, person_id: int, now: datetime) -> timedelta:
    """For how long no PIN is taken of a person, after each five wrong ones in a row; zero where one is."""
    wrong = _wrong_in_a_row(connection, person_id)
    if not wrong or len(wrong) % TRIES:
        return timedelta()
    return max(wrong[0] + REST - now, timedelta())


def _wrong_in_a_row(connection: Connection, person_id: int) -> list[datetime]:
    """The wrong tries since the last right one and since the PIN was set, newest first."""
    mine = _tries.c.person_id == person_id
    right = select(func.max(_tries.c.tried_at)).where(mine, _tries.c.was_right)
    began = [moment for moment in (connection.execute(right).scalar_one(), _newest(connection, person_id)[1]) if moment]
    asked = select(_tries.c.tried_at).where(mine, *([_tries.c.tried_at > max(began)] if began else []))
    return list(connection.execute(asked.order_by(_tries.c.tried_at.desc())).scalars())


def attempt(connection: Connection, person_id: int, digits: str, now: datetime) -> int | None:
    """Judge a PIN and note the try: None where it was right, else how many tries are left before a rest.

    One person's tries go one by one, on whatever phones they are made.
    """
    connection.execute(select(_people.c.person_id).where(_people.c.person_id == person_id).with_for_update())
    right = same(digits, _newest(connection, person_id)[0])
    insert_once(connection, _tries, {"person_id": person_id, "tried_at": now, "was_right": right})
    return None if right else -len(_wrong_in_a_row(connection, person_id)) % TRIES


def was_busy(connection: Connection, person_id: int, since: datetime) -> bool:
    """Whether the person has typed or chosen a PIN since then."""
    tried = select(_tries.c.person_id).where(_tries.c.person_id == person_id, _tries.c.tried_at > since).limit(1)
    set_at = _newest(connection, person_id)[1]
    return (set_at is not None and set_at > since) or connection.execute(tried).first() is not None


def plead(books: Books, person_id: int, partner_id: int) -> Forgotten:
    """Write down that somebody has forgotten the PIN; it stands for a day."""
    books.write(_pleas, {"person_id": person_id, "partner_id": partner_id, "asked_at": books.now})
    return next(one for one in _forgotten(books) if one.person_id == person_id)


def forgotten(books: Books, except_person: int) -> tuple[Forgotten, ...]:
    """Those of the business who have forgotten their PIN of late, and have not set or lost it since."""
    return tuple(one for one in _forgotten(books) if one.person_id != except_person)


def _forgotten(books: Books) -> list[Forgotten]:
    since = select(_pins.c.person_id).where(_pins.c.person_id == _pleas.c.person_id, _pins.c.set_at > _pleas.c.asked_at)
    name = func.trim(_people.c.call + " " + _people.c.name).label("person")
    rows = books.run(
        select(_pleas.c.person_id, name, _pleas.c.partner_id, func.coalesce(_partners.c.name, "").label("partner"))
        .join(_people, _people.c.person_id == _pleas.c.person_id)
        .outerjoin(_partners, alike(_partners, _pleas, "partner_id"))
        .where(books.own(_pleas), _pleas.c.asked_at > books.now - PLEA_STANDS, ~since.exists())
        .distinct()
    )
    return [Forgotten(**row._mapping) for row in rows]


def other_owners(books: Books, person_id: int) -> int:
    """How many owners the business has besides that person."""
    owners = select(func.count(_members.c.person_id.distinct())).where(
        books.own(_members, role=Role.OWNER, ended_at=None), _members.c.person_id != person_id
    )
    return int(books.run(owners).scalar_one())


def person_at(connection: Connection, channel: str, address: str) -> int | None:
    """Who writes from an address; None where nobody did before."""
    asked = select(_identities.c.person_id).where(_identities.c.channel == channel, _identities.c.address == address)
    return connection.execute(asked).scalar_one_or_none()


@dataclass(frozen=True, slots=True)
class PinHolder:
    """Somebody who has a PIN, and where that person writes from: `telegram 12345`."""

    person_id: int
    name: str
    addresses: tuple[str, ...]


def holders(connection: Connection, words: str) -> list[PinHolder]:
    """Everybody with a PIN whose name (with the call or without it) or address is `words`."""
    name = func.trim(_people.c.call + " " + _people.c.name)
    here = _identities.c.person_id == _people.c.person_id
    asked = select(_people.c.person_id, name).where(
        (func.lower(name) == words.lower())
        | (func.lower(_people.c.name) == words.lower())
        | select(_identities.c.person_id).where(here, _identities.c.address == words).exists()
    )
    found = connection.execute(asked.order_by(_people.c.person_id)).all()
    return [PinHolder(row[0], row[1], _addresses(connection, row[0])) for row in found if is_set(connection, row[0])]


def _addresses(connection: Connection, person_id: int) -> tuple[str, ...]:
    asked = select(_identities.c.channel + " " + _identities.c.address).where(_identities.c.person_id == person_id)
    return tuple(connection.execute(asked.order_by(_identities.c.identity_id)).scalars())
