"""One-time codes: the host's claim code for a new business, and the owner's invitations. Only hashes are kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from bot.domain.joining import Invited, OpenInvitation, TakenBack
from bot.domain.staff import InvitedStaff
from storage import agreements, businesses, partners, products, reseller_prices, tables
from storage.books import Books, insert_once
from storage.tables.columns import alike, table_of

_claims = table_of(tables.Claim)
_invites = table_of(tables.Invite)
_partners = table_of(tables.Partner)
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
    name: str
    withdrawn: bool


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


def invite(books: Books, partner_id: int = 0, name: str = "") -> str:
    """A fresh code with which one person joins a partner, or somebody of that name the staff."""
    code = new_code()
    row = {"code_hash": hash_of(code), "partner_id": partner_id, "name": name, "expires_at": books.now + VALID_FOR}
    books.write(_invites, row)
    return code


def invitation(connection: Connection, code: str, now: datetime) -> Invitation | None:
    """What the code stands for; None where it is wrong, old or used."""
    row = connection.execute(
        select(_invites.c.business_id, _invites.c.partner_id, _invites.c.name, _invites.c.withdrawn_at).where(
            _invites.c.code_hash == hash_of(code), _invites.c.used_at.is_(None), _invites.c.expires_at > now
        )
    ).first()
    return Invitation(row.business_id, row.partner_id, row.name, row.withdrawn_at is not None) if row else None


def invited(connection: Connection, code: str, now: datetime) -> Invited | InvitedStaff | TakenBack | None:
    """Everything that a person with an invite code is shown; None where the code is wrong, old or used."""
    found = invitation(connection, code, now)
    if found is None:
        return None
    business = businesses.business(connection, found.business_id)
    if found.withdrawn:
        return TakenBack(business.name)
    if not found.partner_id:
        return InvitedStaff(business.id, business.name, found.name)
    books = businesses.books_of(connection, found.business_id, now)
    partner, renewal = partners.partner(books, found.partner_id), partners.renewal(books, found.partner_id)
    agreement = agreements.standing(books, found.partner_id)
    return Invited(
        business.id,
        business.name,
        partner.id,
        partner.name,
        partner.kind,
        renewal.terms if renewal else partner.terms,
        renewal.schedule if renewal else agreement.schedule,
        products.products(books),
        reseller_prices.reseller_prices(books),
        renewal is None and agreement.accepted is not None,
        business.report_weekday,
        business.report_minute,
    )


def use_invite(books: Books, code: str, person_id: int) -> bool:
    """Use the code up; False where it is wrong, old, used or taken back."""
    mine = _is_open(books, code_hash=hash_of(code))
    return books.run(update(_invites).where(mine).values(used_at=books.now, used_by=person_id)).rowcount == 1


def open_invitations(books: Books) -> tuple[OpenInvitation, ...]:
    """Whom the business has invited and nobody has come yet, the oldest invitation first, each once."""
    rows = books.run(
        select(_invites.c.partner_id, func.coalesce(_partners.c.name, _invites.c.name).label("name"))
        .outerjoin(_partners, alike(_partners, _invites, "partner_id"))
        .where(_is_open(books))
        .order_by(_invites.c.expires_at)
    )
    return tuple(dict.fromkeys(OpenInvitation(row.partner_id, row.name) for row in rows))


def withdraw(books: Books, invitation: OpenInvitation, person_id: int) -> None:
    """Take back every code of an invitation that was not used."""
    named = {} if invitation.partner_id else {"name": invitation.name}
    taken_back = {"withdrawn_at": books.now, "withdrawn_by": person_id}
    books.run(update(_invites).where(_is_open(books, partner_id=invitation.partner_id, **named)).values(**taken_back))


def _is_open(books: Books, **values: int | str) -> ColumnElement[bool]:
    """That an invitation of this business with these values can be used now."""
    unused = books.own(_invites, used_at=None, withdrawn_at=None, **values)
    return and_(unused, _invites.c.expires_at > books.now)


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
