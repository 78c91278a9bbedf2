"""A partnership that ends: who wants to stop is asked for nothing more, and once all is settled it is over."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, and_, exists, select, update

from bot.domain.leaving import Parting, Reasoned, Why
from storage import tables
from storage.books import Books
from storage.tables.columns import alike, table_of

_partners = table_of(tables.Partner)
_reasons = table_of(tables.PartingReason)
_acceptances = table_of(tables.Acceptance)


def leave(books: Books, partner_id: int) -> None:
    """The partner wants to stop; prompts end now."""
    going_on = books.own(_partners, partner_id=partner_id, leaving_at=None)
    books.run(update(_partners).where(going_on).values(leaving_at=books.now))


def stay(books: Books, partner_id: int) -> bool:
    """The partner goes on after all; False where it did not want to stop, or it is over already."""
    leaving = (books.own(_partners, partner_id=partner_id, ended_at=None), _partners.c.leaving_at.is_not(None))
    return books.run(update(_partners).where(*leaving).values(leaving_at=None)).rowcount == 1


def end(books: Books, partner_id: int) -> None:
    """The partnership is over; its figures stay, and its people may read them."""
    leave(books, partner_id)
    going_on = books.own(_partners, partner_id=partner_id, ended_at=None)
    books.run(update(_partners).where(going_on).values(ended_at=books.now))


def renew(books: Books, partner_id: int) -> None:
    """A partnership that was over, or about to be, goes on as one."""
    here = books.own(_partners, partner_id=partner_id)
    books.run(update(_partners).where(here).values(leaving_at=None, ended_at=None))


def give_reason(books: Books, reasoned: Reasoned, person_id: int) -> None:
    """Keep why a partner stops; what was said before stays on record."""
    row = {"partner_id": reasoned.parting.id, "said_at": books.now, "reason": reasoned.why, "said_by": person_id}
    books.write_once(_reasons, row)


def partings(books: Books) -> tuple[Parting, ...]:
    """Every partner that wants to stop or has stopped, the latest last."""
    agreed = exists().where(alike(_acceptances, _partners, "partner_id"))
    since = and_(alike(_reasons, _partners, "partner_id"), _reasons.c.said_at >= _partners.c.leaving_at)
    rows = books.run(
        select(
            _partners.c.partner_id,
            _partners.c.name,
            _partners.c.leaving_at,
            _partners.c.ended_at,
            agreed.label("agreed"),
            _reasons.c.reason,
        )
        .outerjoin(_reasons, since)
        .where(books.own(_partners), _partners.c.leaving_at.is_not(None))
        .order_by(_partners.c.partner_id, _reasons.c.said_at)
    )
    newest = {row.partner_id: row for row in rows}
    in_order = sorted(newest.values(), key=lambda row: row.ended_at or row.leaving_at)
    return tuple(_parting(books, row) for row in in_order)


def _parting(books: Books, row: Row[Any]) -> Parting:
    day = (row.ended_at or row.leaving_at).astimezone(books.zone).date()
    why = Why(row.reason) if row.reason else None
    return Parting(row.partner_id, row.name, day, row.ended_at is not None, row.agreed, why)
