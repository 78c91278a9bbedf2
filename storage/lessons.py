"""Pieces to learn from: what there is, which of them a new partner is told of, and who has opened which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, bindparam, exists, func, select, update

from bot.domain.evidence import KeptFile
from bot.domain.lesson import STARTERS, Lesson, NewLesson, Openings, Topic
from bot.domain.week import Week
from storage import evidence, tables
from storage.books import Books, mine
from storage.tables.columns import alike, table_of

_lessons = table_of(tables.Lesson)
_told = table_of(tables.LessonTold)
_openings = table_of(tables.LessonOpening)
_files = table_of(tables.File)
_partners = table_of(tables.Partner)
_acceptances = table_of(tables.Acceptance)

_JOINED = (
    select(func.min(_acceptances.c.accepted_at))
    .join(_partners, alike(_partners, _acceptances, "partner_id"))
    .where(
        _acceptances.c.business_id == mine,
        _acceptances.c.partner_id == bindparam("partner_id", type_=BigInteger),
        _partners.c.leaving_at.is_(None),
        _partners.c.ended_at.is_(None),
    )
)


def lessons(books: Books) -> tuple[Lesson, ...]:
    """All that were not taken out, by their numbers: those that are there from the beginning come first."""
    rows = books.run(
        select(_lessons, _files.c.name, _files.c.media_type)
        .outerjoin(_files, alike(_files, _lessons, "file_id"))
        .where(books.own(_lessons))
        .order_by(_lessons.c.number)
    ).all()
    taken_out = {row.number for row in rows if row.withdrawn_at}
    starters = [Lesson(number, topic) for number, topic in STARTERS.items() if number not in taken_out]
    brought = [
        Lesson(
            row.number,
            Topic(row.topic),
            row.words,
            KeptFile(row.file_id, row.name, row.media_type) if row.name else None,
        )
        for row in rows
        if not row.withdrawn_at
    ]
    return (*starters, *brought)


def add(books: Books, new: NewLesson, person_id: int) -> Lesson:
    """Put a piece on the list under the next number; a file that came for it is the business's from now on."""
    number = _highest(books) + 1
    file = evidence.claimed(books, new.file_id) if new.file_id else None
    row = {"number": number, "topic": new.topic, "words": new.words, "file_id": file.file_id if file else None}
    books.write(_lessons, row | {"added_at": books.now, "added_by": person_id, "withdrawn_at": None})
    return Lesson(number, new.topic, new.words, file)


def _highest(books: Books) -> int:
    highest = books.run(select(func.max(_lessons.c.number)).where(books.own(_lessons))).scalar_one()
    return max(highest or 0, *STARTERS)


def withdraw(books: Books, lesson: Lesson, person_id: int) -> None:
    """Take a piece out; its number is given to no other."""
    row = {"number": lesson.number, "topic": lesson.topic, "words": lesson.words, "file_id": None}
    if not books.write_once(_lessons, row | {"added_at": books.now, "added_by": person_id, "withdrawn_at": books.now}):
        here = books.own(_lessons, number=lesson.number, withdrawn_at=None)
        books.run(update(_lessons).where(here).values(withdrawn_at=books.now))


def opened(books: Books, number: int, partner_id: int, person_id: int) -> None:
    """Note that somebody has opened a piece, for the first time."""
    row = {"number": number, "partner_id": partner_id, "person_id": person_id, "opened_at": books.now}
    books.write_once(_openings, row)


def openings(books: Books) -> Openings:
    """Which partners have opened what, by their names, of all that have joined and not ended."""
    rows = books.run(
        select(_openings.c.number, _partners.c.name)
        .distinct()
        .join(_partners, alike(_partners, _openings, "partner_id"))
        .where(books.own(_openings), _partners.c.ended_at.is_(None))
        .order_by(_openings.c.number, _partners.c.name)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        found[row.number].append(row.name)
    joined = select(func.count()).select_from(_partners).where(books.own(_partners, ended_at=None), _has_joined())
    of = int(books.run(joined).scalar_one())
    return Openings({number: tuple(names) for number, names in found.items()}, of)


def _has_joined() -> ColumnElement[bool]:
    """Whether somebody has accepted an agreement for a partner of the enclosing statement."""
    return exists().where(
        _acceptances.c.business_id == _partners.c.business_id, _acceptances.c.partner_id == _partners.c.partner_id
    )


def joined_at(books: Books, partner_id: int) -> datetime | None:
    """When a partner first accepted an agreement; None where it wants to stop, or has stopped."""
    joined: datetime | None = books.ask(_JOINED, partner_id=partner_id).one()[0]
    return joined


def tell_next(books: Books, partner_id: int, week: Week) -> Lesson | None:
    """Claim the week for the next piece that a partner has not come by: first what the business has brought itself.

    None where it was told of one for that week, or knows all.
    """
    known = set(_known(books, partner_id))
    fresh = [one for one in lessons(books) if one.number not in known]
    if not fresh:
        return None
    lesson = min(fresh, key=lambda one: (one.is_starter, one.number))
    row = {"partner_id": partner_id, "week": week.monday, "number": lesson.number, "told_at": books.now}
    return lesson if books.write_once(_told, row) else None


def _known(books: Books, partner_id: int) -> Iterator[int]:
    """The numbers of what a partner was told of, or has opened."""
    for table in (_told, _openings):
        yield from books.run(select(table.c.number).where(books.own(table, partner_id=partner_id))).scalars()
