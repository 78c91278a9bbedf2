"""A partnership that ends: who wants to stop is asked for nothing more, and once all is settled it is over."""

from __future__ import annotations

from sqlalchemy import update

from storage import tables
from storage.books import Books
from storage.tables.columns import table_of

_partners = table_of(tables.Partner)


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
    going_on = books.own(_partners, partner_id=partner_id, ended_at=None)
    books.run(update(_partners).where(going_on).values(ended_at=books.now))
