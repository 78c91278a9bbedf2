"""What was prompted: one row for each scheduled act, recipient and local period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Date, bindparam, literal, not_, select

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


def once(books: Books, kind: str, recipient_id: int, period: date) -> bool:
    """Claim one act for one recipient and period; False where it was done before."""
    row = {"kind": kind, "recipient_id": recipient_id, "period": period, "done_at": books.now}
    return books.write_once(_prompts, row)


def once_for_silent(
    books: Books, kind: str, week: Week, zones: Sequence[str], home: str, partner_id: int = 0
) -> list[int]:
    """Claim an act for every partner of these zones that has joined and not reported on the week; for whom it was.

    Where nothing lies on consignment, there is nothing to report. `home` is the business's own zone, for partners
    that name none. With a partner's id, it is for that one alone.
    """
    mine = _partners.c.business_id == books.business_id
    reported = select(_reports.c.report_id).where(
        _reports.c.business_id == books.business_id,
        _reports.c.partner_id == _partners.c.partner_id,
        _reports.c.week == week.monday,
    )
    joined = select(_acceptances.c.person_id).where(
        _acceptances.c.business_id == books.business_id, _acceptances.c.partner_id == _partners.c.partner_id
    )
    here = _partners.c.zone.in_(zones)
    silent = select(
        _partners.c.business_id,
        literal(kind),
        _partners.c.partner_id,
        literal(week.monday, Date),
        literal(books.now, _prompts.c.done_at.type),
    ).where(
        mine,
        _partners.c.ended_at.is_(None),
        here | _partners.c.zone.is_(None) if home in zones else here,
        _partners.c.created_at < datetime.combine(week.after.monday, time(), books.zone),
        ~reported.exists(),
        joined.exists(),
        not_(lies_bare(_partners)),
        *([_partners.c.partner_id == partner_id] if partner_id else []),
    )
    claimed = (
        insert_into(_prompts, books.connection.dialect.name)
        .from_select(["business_id", "kind", "recipient_id", "period", "done_at"], silent)
        .on_conflict_do_nothing()
        .returning(_prompts.c.recipient_id)
    )
    return [row[0] for row in books.run(claimed)]


def week_asked(books: Books, partner_id: int) -> Week | None:
    """The week that a partner was asked to report on within the last day."""
    found = books.ask(_WEEK_ASKED, partner_id=partner_id, since=books.now - ASKED_FOR).first()
    return Week(found.period) if found else None
