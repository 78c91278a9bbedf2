"""A partnership that ends: who wants to stop is asked for nothing more, and once all is settled it is over."""

from __future__ import annotations

from sqlalchemy import ColumnElement, update

from storage import tables
from storage.books import Books
from storage.tables.columns import table_of

_partners = table_of(tables.Partner)


def leave(books: Books, partner_id: int) -> None:
    """The partner wants to stop; prompts end now."""
    going_on = (*_of(books, partner_id), _partners.c.leaving_at.is_(None))
    books.run(update(_partners).where(*going_on).values(leaving_at=books.now))


def stay(books: Books, partner_id: int) -> bool:
    """The partner goes on after all; False where it did not want to stop, or it is over already."""
    leaving = (*_of(books, partner_id), _partners.c.leaving_at.is_not(None), _partners.c.ended_at.is_(None))
    return books.run(update(_partners).where(*leaving).values(leaving_at=None)).rowcount == 1


def end(books: Books, partner_id: int) -> None:
    """The partnership is over; its figures stay, and its people may read them."""
    going_on = (*_of(books, partner_id), _partners.c.ended_at.is_(None))
    books.run(update(_partners).where(*going_on).values(ended_at=books.now))


def _of(books: Books, partner_id: int) -> tuple[ColumnElement[bool], ...]:
    return _partners.c.business_id == books.business_id, _partners.c.partner_id == partner_id
