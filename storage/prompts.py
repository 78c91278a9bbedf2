"""What was prompted: one row for each scheduled act, recipient and local period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Date, bindparam, exists, literal, not_, select

from bot.domain.week import Week
from storage import tables
from storage.books import Books, insert_into, mine
from storage.shelves import lies_bare
from storage.tables.columns import one_of, table_of

_prompts = table_of(tables.Prompt)
_partners = table_of(tables.Partner)
_reports = table_of(tables.Report)
_acceptances = table_of(tables.Acceptance)
ASKING = ("weekly_prompt", "reminder_1", "reminder_2", "reminder_by_owner")
"""The acts that ask for a report; a partner that answers within a day means the week asked for."""
ASKED_FOR = timedelta(hours=24)
_WEEK_ASKED = (
    select(_prompts.c.period)
    .where(
        _prompts.c.business_id == mine,
        one_of(_prompts.c.kind, *ASKING),
        _prompts.c.recipient_id == bindparam("partner_id"),
        _prompts.c.done_at > bindparam("since"),
    )
    .order_by(_prompts.c.done_at.desc())
    .limit(1)
)
_WEEKS_ASKED = select(_prompts.c.period).where(
    _prompts.c.business_id == mine,
    _prompts.c.kind == "weekly_prompt",
    _prompts.c.recipient_id == bindparam("partner_id"),
)
_DONE = (
    select(_prompts.c.done_at)
    .where(
        _prompts.c.business_id == mine,
        _prompts.c.kind == bindparam("kind"),
        _prompts.c.recipient_id == bindparam("recipient_id"),
        _prompts.c.period == bindparam("period"),
    )
    .limit(1)
)


def once(books: Books, kind: str, recipient_id: int, period: date) -> bool:
    """Claim one act for one recipient and period; False where it was done before."""
    row = {"kind": kind, "recipient_id": recipient_id, "period": period, "done_at": books.now}
    return books.write_once(_prompts, row)


def is_done(books: Books, kind: str, recipient_id: int, period: date) -> bool:
    """Whether one act was claimed for one recipient and period."""
    return bool(books.ask(_DONE, kind=kind, recipient_id=recipient_id, period=period).first())


def once_for_silent(
    books: Books,
    kind: str,
    week: Week,
    zones: Sequence[str],
    home: str,
    partner_id: int = 0,
    *,
    after: int = 0,
    most: int | None = None,
) -> list[int]:
    """Claim an act for every partner of these zones that has joined, goes on and has not reported; for whom it was.

    Where nothing lies on consignment, there is nothing to report. `home` is the business's own zone, for partners
    that name none. With a partner's id, it is for that one alone. It is for so many at `most`, in the order of their
    ids, and only for those `after` one.
    """
    silent = _is_silent(books, week)
    one = (_partners.c.partner_id == partner_id,) if partner_id else ()
    return _claim(books, kind, week.monday, zones, home, (*silent, *one), after=after, most=most)


def once_for_all(
    books: Books,
    kind: str,
    period: date,
    zones: Sequence[str],
    home: str,
    whom: Sequence[ColumnElement[bool]] = (),
    *,
    after: int = 0,
    most: int | None = None,
) -> list[int]:
    """Claim an act for every partner of these zones that has joined and goes on, and of which all of `whom` is true.

    It is claimed as `once_for_silent` does.
    """
    return _claim(books, kind, period, zones, home, (*_goes_on(), *whom), after=after, most=most)


def _claim(
    books: Books,
    kind: str,
    period: date,
    zones: Sequence[str],
    home: str,
    whom: Sequence[ColumnElement[bool]],
    *,
    after: int,
    most: int | None,
) -> list[int]:
    here = _partners.c.zone.in_(zones)
    theirs = (
        select(
            _partners.c.business_id,
            literal(kind),
            _partners.c.partner_id,
            literal(period, Date),
            literal(books.now, _prompts.c.done_at.type),
        )
        .where(
            books.own(_partners),
            _partners.c.partner_id > after,
            not_(was_done(kind, period)),
            here | _partners.c.zone.is_(None) if home in zones else here,
            *whom,
        )
        .order_by(_partners.c.partner_id)
        .limit(most)
    )
    claimed = (
        insert_into(_prompts, books.connection.dialect.name)
        .from_select(["business_id", "kind", "recipient_id", "period", "done_at"], theirs)
        .on_conflict_do_nothing()
        .returning(_prompts.c.recipient_id)
    )
    return [row[0] for row in books.run(claimed)]


def was_done(kind: str, period: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Whether an act was done for a partner of the enclosing statement before."""
    return exists().where(
        _prompts.c.business_id == _partners.c.business_id,
        _prompts.c.kind == kind,
        _prompts.c.recipient_id == _partners.c.partner_id,
        _prompts.c.period == period,
    )


def _is_silent(books: Books, week: Week) -> tuple[ColumnElement[bool], ...]:
    """That a partner of the enclosing statement could report on the week, and has not."""
    theirs = _reports.c.business_id == _partners.c.business_id, _reports.c.partner_id == _partners.c.partner_id
    return (
        *_goes_on(),
        _partners.c.created_at < datetime.combine(week.after.monday, time(), books.zone),
        not_(exists().where(*theirs, _reports.c.week == week.monday)),
        not_(lies_bare(_partners)),
    )


def _goes_on() -> tuple[ColumnElement[bool], ...]:
    """That a partner of the enclosing statement has joined, and has not said that it stops."""
    joined = exists().where(
        _acceptances.c.business_id == _partners.c.business_id, _acceptances.c.partner_id == _partners.c.partner_id
    )
    return _partners.c.ended_at.is_(None), _partners.c.leaving_at.is_(None), joined


def week_asked(books: Books, partner_id: int) -> Week | None:
    """The week that a partner was asked to report on within the last day."""
    found = books.ask(_WEEK_ASKED, partner_id=partner_id, since=books.now - ASKED_FOR).first()
    return Week(found.period) if found else None


def weeks_asked(books: Books, partner_id: int) -> frozenset[Week]:
    """The weeks within which a partner was asked for its report on them."""
    return frozenset(Week(row.period) for row in books.ask(_WEEKS_ASKED, partner_id=partner_id))
