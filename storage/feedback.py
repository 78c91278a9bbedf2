"""What partners say beyond figures."""

from datetime import datetime, time

from sqlalchemy import select

from bot.domain.feedback import Category
from storage import tables
from storage.books import Books
from storage.tables.columns import new_id, table_of

_feedback = table_of(tables.Feedback)


def keep(
    books: Books, partner_id: int, person_id: int, words: str, category: Category = Category.OTHER, number: int = 0
) -> int:
    """Put a partner's words on record, as those of the complaint with that number; return their id."""
    feedback_id = new_id()
    row = {"feedback_id": feedback_id, "partner_id": partner_id, "said_by": person_id, "words": words}
    books.write(_feedback, row | {"category": category, "number": number, "said_at": books.now})
    return feedback_id


def is_said_today(books: Books, partner_id: int) -> bool:
    """Whether a partner has said something since local midnight."""
    midnight = datetime.combine(books.today, time(), books.zone)
    said = select(_feedback.c.feedback_id).where(books.own(_feedback, partner_id=partner_id))
    return books.run(said.where(_feedback.c.said_at >= midnight).limit(1)).first() is not None
