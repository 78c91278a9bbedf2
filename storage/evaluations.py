"""Evaluations: begun when they fall due, answered once by each side, closed when both have or the time is over."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, not_, select, update

from bot.domain.evaluation import (
    CLOSE_AFTER,
    REMIND_AFTER,
    Agreeing,
    Due,
    Evaluated,
    Evaluating,
    Evaluation,
    Mark,
    Marks,
    Period,
    Side,
    Topic,
)
from storage import naming, partners, prompts, tables
from storage.books import Books
from storage.period_facts import facts
from storage.tables.columns import alike, table_of

_evaluations = table_of(tables.Evaluation)
_marks = table_of(tables.EvaluationMark)
_partners = table_of(tables.Partner)
_acceptances = table_of(tables.Acceptance)
ASKED_WITHIN = timedelta(weeks=3)
"""One that was missed for longer is left out; the pause around Lebaran is shorter."""
ORDER = list(Topic)


def begin_due(books: Books, day: date, zone: str, after: int, most: int) -> list[Due]:
    """Begin what falls due in a zone, for partners with ids `after` one, at most so many; each evaluation once.

    A partner that leaves or has ended is not asked, and none for a period that ended longer ago than ASKED_WITHIN.
    """
    agreed_at = func.min(_acceptances.c.accepted_at).label("agreed_at")
    begun_before = select(_evaluations.c.begins).where(
        alike(_evaluations, _partners, "partner_id"), _evaluations.c.ends > day - ASKED_WITHIN
    )
    rows = books.run(
        select(_partners.c.partner_id, _partners.c.name, agreed_at)
        .join(_acceptances, alike(_acceptances, _partners, "partner_id"))
        .where(_goes_on(books, zone), _partners.c.partner_id > after, ~begun_before.exists())
        .group_by(_partners.c.partner_id, _partners.c.name)
        .order_by(_partners.c.partner_id)
    )
    begun: list[Due] = []
    for row in rows.all():
        period = Period.last_ended(row.agreed_at.astimezone(ZoneInfo(zone)).date(), day)
        if period and period.ends > day - ASKED_WITHIN and _begin(books, row.partner_id, period, day):
            begun.append(Due(row.partner_id, row.name, period, day + CLOSE_AFTER))
            if len(begun) == most:
                break
    return begun


def _goes_on(books: Books, zone: str) -> ColumnElement[bool]:
    """Whether a partner of that zone is still one, and wants to stay one."""
    here = func.coalesce(_partners.c.zone, books.zone.key) == zone
    return and_(books.own(_partners, ended_at=None, leaving_at=None), here)


def _begin(books: Books, partner_id: int, period: Period, day: date) -> bool:
    row = {"partner_id": partner_id, "begins": period.begins, "ends": period.ends, "asked_on": day}
    return books.write_once(_evaluations, row)


def remind_of(books: Books, side: Side, day: date, zone: str, most: int) -> list[Due]:
    """What a side has left unanswered for a week, at most so many; each is named once and never again."""
    kind = f"evaluation_{side}"
    rows = books.run(
        select(_evaluations, _partners.c.name)
        .join(_partners, alike(_partners, _evaluations, "partner_id"))
        .where(
            books.own(_evaluations, closed_at=None),
            _evaluations.c.asked_on <= day - REMIND_AFTER,
            _evaluations.c.asked_on > day - CLOSE_AFTER,
            _goes_on(books, zone),
            _is_unanswered(side),
            not_(prompts.was_done(kind, _evaluations.c.begins)),
        )
        .order_by(_evaluations.c.partner_id)
        .limit(most)
    ).all()
    first = [row for row in rows if prompts.once(books, kind, row.partner_id, row.begins)]
    return [Due(row.partner_id, row.name, Period(row.begins, row.ends), row.asked_on + CLOSE_AFTER) for row in first]


def close_overdue(books: Books, day: date, zone: str, most: int) -> list[Evaluation]:
    """Close what has waited for long enough, at most so many; those of partners that go on, which are told."""
    rows = books.run(
        select(_evaluations.c.partner_id, _evaluations.c.begins, _goes_on(books, zone).label("goes_on"))
        .join(_partners, alike(_partners, _evaluations, "partner_id"))
        .where(
            books.own(_evaluations, closed_at=None),
            _evaluations.c.asked_on <= day - CLOSE_AFTER,
            func.coalesce(_partners.c.zone, books.zone.key) == zone,
        )
        .order_by(_evaluations.c.partner_id)
        .limit(most)
    ).all()
    closed = [row for row in rows if _close(books, row.partner_id, row.begins) and row.goes_on]
    return [_read(books, _row(books, one.partner_id, one.begins)) for one in closed]


def _close(books: Books, partner_id: int, begins: date) -> bool:
    """Let each side see what the other has said; False where it was closed before."""
    still_open = books.own(_evaluations, partner_id=partner_id, begins=begins, closed_at=None)
    return books.run(update(_evaluations).where(still_open).values(closed_at=books.now)).rowcount == 1


def latest(books: Books, partner_id: int) -> Evaluation | None:
    """A partner's newest evaluation; None where there was none yet."""
    asked = select(_evaluations).where(books.own(_evaluations, partner_id=partner_id))
    row = books.run(asked.order_by(_evaluations.c.begins.desc()).limit(1)).one_or_none()
    return _read(books, row) if row else None


def answer(books: Books, said: Evaluating, person_id: int) -> Evaluated:
    """Keep what one side says, and close the evaluation where both have answered.

    1. The evaluation's row is held until the transaction ends.
    2. What that side has said before stands, and nothing is added to what is closed.
    3. Every question gets a row, also one that was skipped.
    """
    row = _row(books, said.partner_id, said.period.begins, held=True)
    before = _read(books, row)
    if not before.waits_for(said.side):
        return Evaluated(before, said.side, first=False)
    key = {"partner_id": said.partner_id, "begins": said.period.begins, "side": said.side}
    who = {"told": said.marks.told, "said_by": person_id, "said_at": books.now}
    books.write(
        _marks,
        *(key | who | {"topic": topic, "mark": one.number, "words": one.words} for topic, one in said.marks.given),
    )
    if all(before.by(side) or side is said.side for side in Side):
        _close(books, said.partner_id, said.period.begins)
    return Evaluated(_read(books, _row(books, said.partner_id, said.period.begins)), said.side, first=True)


def waiting_for_owner(books: Books) -> frozenset[int]:
    """Partners of whose evaluation the owner's answers are missing."""
    waiting = books.own(_evaluations, closed_at=None)
    rows = books.run(select(_evaluations.c.partner_id).where(waiting, _is_unanswered(Side.OWNER)))
    return frozenset(row.partner_id for row in rows)


def _is_unanswered(side: Side) -> ColumnElement[bool]:
    """Whether a side has said nothing to an evaluation of the enclosing statement."""
    theirs = and_(alike(_marks, _evaluations, "partner_id", "begins"), _marks.c.side == side)
    return ~select(_marks.c.topic).where(theirs).exists()


def agree(books: Books, agreeing: Agreeing, person_id: int) -> None:
    """Keep what both have agreed to change, in place of what stood there."""
    one = agreeing.evaluation
    this = books.own(_evaluations, partner_id=one.partner_id, begins=one.period.begins)
    agreed = {"change": agreeing.words, "agreed_at": books.now, "agreed_by": person_id}
    books.run(update(_evaluations).where(this).values(**agreed))


def words_of(books: Books, partner_id: int, person_id: int) -> tuple[str, ...]:
    """What somebody has said beside marks at one partner, the oldest first."""
    rows = books.run(
        select(_marks.c.words)
        .where(books.own(_marks, partner_id=partner_id, said_by=person_id), _marks.c.words != "")
        .order_by(_marks.c.said_at, _marks.c.topic)
    )
    return tuple(row.words for row in rows)


def forget(books: Books, person_id: int, names: Collection[str], erased: str) -> None:
    """Put `erased` in place of what a person said, and of whatever names one of these; marks stay."""
    theirs = books.own(_marks, said_by=person_id)
    books.run(update(_marks).where(theirs, _marks.c.words != "").values(words=erased))
    naming.blank(books, _marks, _marks.c.words, names, erased)
    naming.blank(books, _evaluations, _evaluations.c.change, names, erased)


def _row(books: Books, partner_id: int, begins: date, *, held: bool = False) -> Any:
    asked = select(_evaluations).where(books.own(_evaluations, partner_id=partner_id, begins=begins))
    return books.run(asked.with_for_update() if held else asked).one()


def _read(books: Books, row: Any) -> Evaluation:
    place = partners.place_of(books, row.partner_id)
    period = Period(row.begins, row.ends)
    return Evaluation(
        row.partner_id,
        place.partner,
        place.business,
        period,
        row.asked_on + CLOSE_AFTER,
        row.closed_at is not None,
        tuple(_said(books, row)),
        facts(books, row.partner_id, period),
        row.change,
    )


def _said(books: Books, row: Any) -> Iterator[tuple[Side, Marks]]:
    """What each side has said, its topics in their order."""
    rows = books.run(select(_marks).where(books.own(_marks, partner_id=row.partner_id, begins=row.begins))).all()
    for side in Side:
        mine = sorted((one for one in rows if one.side == side), key=lambda one: ORDER.index(Topic(one.topic)))
        if mine:
            given = tuple((Topic(one.topic), Mark(one.mark, one.words)) for one in mine)
            yield side, Marks(given, mine[0].told)
