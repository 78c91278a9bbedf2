"""Signals that were found, each told once, and not again while the owner has had enough of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BigInteger, and_, bindparam, exists, or_, select, update

from bot.domain.signal import Answer, Signal
from bot.domain.signals import KINDS, Figures, Kind, found_in
from bot.domain.week import Week
from storage import tables
from storage.books import Books, mine
from storage.numbers import next_number
from storage.past_weeks import histories
from storage.tables.columns import alike, table_of

_signals = table_of(tables.Signal)
_partners = table_of(tables.Partner)
_feedback = table_of(tables.Feedback)

STANDS_FOR = timedelta(weeks=4)
"""So long after it was told a signal waits for the owner's word, and the same is not told again."""
SETTLED_FOR = timedelta(weeks=8)
"""So long after her word the same is not told again."""
ASKED_FOR = timedelta(days=3)
"""So long what somebody at a partner's says may be the answer to her question,"""
MORE_WITHIN = timedelta(hours=1)
"""and so long after the first answer there may come more of it."""

_PLACES = {kind.key: place for place, kind in enumerate(KINDS)}
_ENOUGH = select(_signals.c.partner_id, _signals.c.kind).where(
    _signals.c.business_id == mine,
    _signals.c.partner_id > bindparam("after", type_=BigInteger),
    or_(
        _signals.c.answered_at > bindparam("settled_since", type_=_signals.c.answered_at.type),
        and_(_signals.c.answered_at.is_(None), _signals.c.week > bindparam("told_since", type_=_signals.c.week.type)),
    ),
)
_moment = _signals.c.answered_at.type
_ASKED = (
    select(_signals.c.number)
    .where(
        _signals.c.business_id == mine,
        _signals.c.partner_id == bindparam("partner_id", type_=BigInteger),
        _signals.c.answer == Answer.ASKED,
        _signals.c.answered_at > bindparam("since", type_=_moment),
        ~exists().where(
            _feedback.c.business_id == mine,
            _feedback.c.said_by == bindparam("person_id", type_=BigInteger),
            _feedback.c.said_at.between(_signals.c.answered_at, bindparam("answered_by", type_=_moment)),
        ),
    )
    .limit(1)
)


def look_back(books: Books, week: Week, after: int, most: int) -> int | None:
    """Note what there is to tell of `most` partners at the most, of those after one; the last of them if more follow.

    What was noted on that week before stays as it is.
    """
    past, last = histories(books, week, after, most)
    enough = {
        (row.partner_id, row.kind)
        for row in books.ask(
            _ENOUGH, after=after, settled_since=books.now - SETTLED_FOR, told_since=week.monday - STANDS_FOR
        )
    }
    for history in past:
        for kind, figures in found_in(history):
            if (history.partner_id, kind.key) not in enough:
                _note(books, week, history.partner_id, kind, figures)
    return last


def _note(books: Books, week: Week, partner_id: int, kind: Kind, figures: Figures) -> None:
    row = {"number": next_number(books), "partner_id": partner_id, "kind": kind.key, "week": week.monday}
    row |= {"figures": _stored_as(kind.key).dump_python(figures, mode="json"), "found_at": books.now}
    books.write_once(_signals, row)


@cache
def _stored_as(key: str) -> TypeAdapter[Figures]:
    return TypeAdapter(KINDS[_PLACES[key]].figures)


def found_on(books: Books, week: Week) -> tuple[Signal, ...]:
    """What was found when a week was looked back on, the most pressing first."""
    return _read(books, _signals.c.week == week.monday)


def lately(books: Books) -> tuple[Signal, ...]:
    """All that was found of late, with what the owner has said to it, the most pressing first."""
    return _read(books, _signals.c.found_at > books.now - STANDS_FOR)


def _read(books: Books, which: Any) -> tuple[Signal, ...]:
    """Signals of partners that go on."""
    rows = books.run(
        select(_signals, _partners.c.name)
        .join(_partners, alike(_partners, _signals, "partner_id"))
        .where(books.own(_signals), which, _partners.c.ended_at.is_(None))
    )
    in_order = sorted(rows, key=lambda row: (_PLACES[row.kind], row.name.casefold(), row.number))
    return tuple(_signal(row) for row in in_order)


def _signal(row: Any) -> Signal:
    figures = _stored_as(row.kind).validate_python(row.figures)
    return Signal(row.number, row.partner_id, row.name, figures, Answer(row.answer) if row.answer else None)


def answer(books: Books, found: Iterable[Signal], said: Answer, person_id: int) -> bool:
    """Keep what the owner says to signals; the first word on each stands. False where all had one before."""
    numbers = [one.number for one in found]
    waiting = books.own(_signals, answered_at=None), _signals.c.number.in_(numbers)
    word = {"answer": said, "answered_at": books.now, "answered_by": person_id}
    return books.run(update(_signals).where(*waiting).values(word)).rowcount > 0


def is_asked(books: Books, partner_id: int, person_id: int) -> bool:
    """Whether the owner has lately asked the partner something, and what that person says may be the answer."""
    since, answered_by = books.now - ASKED_FOR, books.now - MORE_WITHIN
    asked = books.ask(_ASKED, partner_id=partner_id, person_id=person_id, since=since, answered_by=answered_by)
    return bool(asked)
