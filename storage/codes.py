"""One-time codes: the host's claim code for a new business, and the owner's invitations. Only hashes are kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.domain.joining import Invited
from storage import businesses, partners, products, tables
from storage.books import Books, insert_once
from storage.tables.columns import table_of

_claims = table_of(tables.Claim)
_invites = table_of(tables.Invite)
_wrong = table_of(tables.WrongCode)

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Base32 without what looks alike on a small screen: eight of them are 40 bits."""
LENGTH = 8
VALID_FOR = timedelta(hours=72)
TRIES_AN_HOUR = 5


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invite code stands for."""

    business_id: int
    partner_id: int


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def looks_like_code(word: str) -> bool:
    return len(word) == LENGTH and all(letter in LETTERS for letter in word.upper())


def hash_of(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


def issue_claim(connection: Connection, now: datetime) -> str:
    """A fresh claim code. One that was not used before is void from now on."""
    code = new_code()
    connection.execute(delete(_claims).where(_claims.c.used_at.is_(None)))
    connection.execute(insert(_claims).values(code_hash=hash_of(code), expires_at=now + VALID_FOR))
    return code


def is_claim(connection: Connection, code: str, now: datetime) -> bool:
    """Whether the code would open a business now."""
    asked = select(_claims.c.code_hash).where(
        _claims.c.code_hash == hash_of(code), _claims.c.used_at.is_(None), _claims.c.expires_at > now
    )
    return connection.execute(asked).one_or_none() is not None


def use_claim(connection: Connection, code: str, person_id: int, now: datetime) -> bool:
    """Use the code up; False where it is wrong, old or used."""
    changed = connection.execute(
        update(_claims)
        .where(_claims.c.code_hash == hash_of(code), _claims.c.used_at.is_(None), _claims.c.expires_at > now)
        .values(used_at=now, used_by=person_id)
    )
    return changed.rowcount == 1


def invite(books: Books, partner_id: int) -> str:
    """A fresh code with which one person joins a partner."""
    code = new_code()
    row = {"code_hash": hash_of(code), "partner_id": partner_id, "expires_at": books.now + VALID_FOR}
    books.write(_invites, row)
    return code


def invitation(connection: Connection, code: str, now: datetime) -> Invitation | None:
    """What the code stands for; None where it is wrong, old or used."""
    row = connection.execute(
        select(_invites.c.business_id, _invites.c.partner_id).where(
            _invites.c.code_hash == hash_of(code), _invites.c.used_at.is_(None), _invites.c.expires_at > now
        )
    ).first()
    return Invitation(row.business_id, row.partner_id) if row else None


def invited(connection: Connection, code: str, now: datetime) -> Invited | None:
    """Everything that a person with an invite code is shown; None where the code is wrong, old or used."""
    found = invitation(connection, code, now)
    if found is None:
        return None
    business = businesses.business(connection, found.business_id)
    books = businesses.books_of(connection, found.business_id, now)
    partner = partners.partner(books, found.partner_id)
    return Invited(
        business.id,
        business.name,
        partner.id,
        partner.name,
        partner.kind,
        partner.terms,
        products.products(books)[0],
        partners.has_accepted(books, partner.id),
        business.report_weekday,
        business.report_minute,
    )


def use_invite(books: Books, code: str, person_id: int) -> bool:
    """Use the code up; False where it is wrong, old or used."""
    changed = books.run(
        update(_invites)
        .where(
            books.own(_invites, code_hash=hash_of(code), used_at=None),
            _invites.c.expires_at > books.now,
        )
        .values(used_at=books.now, used_by=person_id)
    )
    return changed.rowcount == 1


def may_try(connection: Connection, identity_id: int, now: datetime) -> bool:
    """Whether this address has wrong codes left within the hour."""
    tries = connection.execute(
        select(func.count())
        .select_from(_wrong)
        .where(_wrong.c.identity_id == identity_id, _wrong.c.tried_at > now - timedelta(hours=1))
    ).scalar_one()
    return int(tries) < TRIES_AN_HOUR


def note_wrong(connection: Connection, identity_id: int, now: datetime) -> None:
    insert_once(connection, _wrong, {"identity_id": identity_id, "tried_at": now})
