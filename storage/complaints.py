"""Complaints: a partner opens them, the owner closes them with what was done, the partner says if it is settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import BigInteger, Select, bindparam, func, select, update

from bot.domain.complaint import SILENCE, Complaint, ComplaintClosed, ComplaintDone, Sorting, Verdict, VerdictNoted
from bot.domain.feedback import Category
from storage import businesses, tables
from storage.books import Books, mine
from storage.numbers import next_number
from storage.tables.columns import alike, table_of

_complaints = table_of(tables.Complaint)
_feedback = table_of(tables.Feedback)
_partners = table_of(tables.Partner)


def _said() -> Select[*tuple[Any, ...]]:
    """Each complaint with everything that was said of it, the oldest first."""
    return (
        select(
            _complaints.c.number,
            _complaints.c.partner_id,
            _partners.c.name,
            _complaints.c.opened_at,
            _complaints.c.done,
            _complaints.c.closed_at,
            _complaints.c.settled_at,
            _complaints.c.reopened_at,
            _feedback.c.words,
            _feedback.c.category,
            _feedback.c.said_at,
        )
        .join(_partners, alike(_partners, _complaints, "partner_id"))
        .join(_feedback, alike(_feedback, _complaints, "number"))
        .where(_complaints.c.business_id == mine)
        .order_by(_complaints.c.opened_at, _complaints.c.number, _feedback.c.feedback_id)
    )


_OPEN = _said().where(_complaints.c.closed_at.is_(None))
_OF_PARTNER = _said().where(_complaints.c.partner_id == bindparam("partner_id", type_=BigInteger))
_NUMBERED = _said().where(_complaints.c.number == bindparam("number", type_=BigInteger))


def begin(books: Books, partner_id: int, person_id: int) -> int:
    """Open a complaint of a partner, and return the number that both sides refer to."""
    number = next_number(books)
    row = {"number": number, "partner_id": partner_id, "opened_by": person_id, "opened_at": books.now}
    books.write(_complaints, row)
    return number


def waiting(books: Books) -> tuple[Complaint, ...]:
    """All that are open, the oldest first."""
    return tuple(_each(books, books.ask(_OPEN)))


def of_partner(books: Books, partner_id: int) -> tuple[Complaint, ...]:
    """All that a partner ever had, the oldest first."""
    return tuple(_each(books, books.ask(_OF_PARTNER, partner_id=partner_id)))


def numbered(books: Books, number: int) -> Complaint | None:
    """The complaint with that number; None where there is none."""
    return next(_each(books, books.ask(_NUMBERED, number=number)), None)


def _each(books: Books, rows: Iterable[Any]) -> Iterator[Complaint]:
    for _number, said in groupby(rows, key=lambda row: row.number):
        yield _complaint(books, list(said))


def _complaint(books: Books, said: list[Any]) -> Complaint:
    row = said[0]
    return Complaint(
        number=row.number,
        partner_id=row.partner_id,
        partner=row.name,
        category=Category(row.category),
        words=" · ".join(one.words for one in said),
        age_days=(books.today - row.opened_at.astimezone(books.zone).date()).days,
        done=row.done,
        closed_at=row.closed_at,
        settled=_is_settled(books, row),
        lacks_words=row.reopened_at is not None and row.reopened_at > said[-1].said_at,
    )


def _is_settled(books: Books, row: Any) -> bool:
    is_silent = row.closed_at is not None and row.closed_at < books.now - SILENCE
    return is_silent or row.settled_at is not None


def close(books: Books, done: ComplaintDone, person_id: int) -> ComplaintClosed:
    """Close a complaint, unless it is closed: then what was said first stands. KeyError for a number of none."""
    still_open = books.own(_complaints, number=done.number, closed_at=None)
    closing = {"done": done.done, "closed_by": person_id, "closed_at": books.now}
    closed = books.run(update(_complaints).where(still_open).values(closing)).rowcount == 1
    return ComplaintClosed(_found(books, done.number), _business(books), again=not closed)


def judge(books: Books, verdict: Verdict, person_id: int) -> VerdictNoted:
    """Settle a complaint, or open it again. KeyError for a number of none.

    A partner may settle one that the owner has not closed, and open one again that counted as settled.
    """
    changed = _settle(books, verdict, person_id) if verdict.settled else _reopen(books, verdict, person_id)
    again = not changed and not verdict.words
    return VerdictNoted(_found(books, verdict.number), _business(books), verdict, again)


def _settle(books: Books, verdict: Verdict, person_id: int) -> bool:
    unsettled = books.own(_complaints, number=verdict.number, settled_at=None)
    settling = {"settled_by": person_id, "settled_at": books.now}
    closing = {"closed_at": func.coalesce(_complaints.c.closed_at, books.now)}
    return books.run(update(_complaints).where(unsettled).values(settling | closing)).rowcount == 1


def _reopen(books: Books, verdict: Verdict, person_id: int) -> bool:
    closed = books.own(_complaints, number=verdict.number), _complaints.c.closed_at.is_not(None)
    reopening = {"reopened_by": person_id, "reopened_at": books.now, "closed_at": None, "settled_at": None}
    return books.run(update(_complaints).where(*closed).values(reopening)).rowcount == 1


def sort(books: Books, sorting: Sorting) -> Complaint:
    """File a complaint under another category. KeyError for a number of none."""
    said = books.own(_feedback, number=sorting.number)
    books.run(update(_feedback).where(said).values(category=sorting.category))
    return _found(books, sorting.number)


def _found(books: Books, number: int) -> Complaint:
    complaint = numbered(books, number)
    if complaint is None:
        raise KeyError(number)
    return complaint


def _business(books: Books) -> str:
    return businesses.business(books.connection, books.business_id).name
