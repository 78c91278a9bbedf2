"""Which weeks a partner has paid in full. Such a week is closed: what changes later is adjusted in an open one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import bindparam, delete, exists, not_, select

from bot.domain.week import Week
from storage import tables
from storage.books import Books, mine
from storage.tables.columns import alike, table_of

_settlements = table_of(tables.Settlement)
_reports = table_of(tables.Report)
_adjustments = table_of(tables.Adjustment)
_words = table_of(tables.AdjustmentAnswer)


_CLOSING = select(_settlements.c.closed_at).where(
    _settlements.c.business_id == mine,
    _settlements.c.partner_id == bindparam("partner_id"),
    _settlements.c.week == bindparam("week"),
)


def is_settled(books: Books, partner_id: int, week: Week) -> bool:
    """Whether the week is closed for that partner."""
    return books.ask(_CLOSING, partner_id=partner_id, week=week.monday).one_or_none() is not None


def open_from(books: Books, partner_id: int, week: Week) -> Week:
    """The first week from the given one on that is not closed: where something new may be dated."""
    while is_settled(books, partner_id, week):
        week = week.after
    return week


def is_reported(books: Books, partner_id: int, week: Week) -> bool:
    """Whether there is a report on the week. One without cannot be closed: its report would come too late."""
    asked = select(_reports.c.report_id).where(books.own(_reports, partner_id=partner_id, week=week.monday))
    return books.run(asked.limit(1)).first() is not None


def close(books: Books, partner_id: int, week: date, cause_id: int) -> None:
    """Close a week that is paid in full; doing it again changes nothing."""
    books.write_once(
        _settlements, {"partner_id": partner_id, "week": week, "closed_at": books.now, "cause_id": cause_id}
    )


def is_adjusted(books: Books, partner_id: int, weeks: Collection[date]) -> bool:
    """Whether a report on one of the weeks is adjusted, or is to be: such a week stays closed for good."""
    refused = exists().where(
        alike(_words, _adjustments, "adjustment_id"),
        not_(_words.c.agreed),
    )
    asked = (
        select(_adjustments.c.adjustment_id)
        .join(_reports, alike(_reports, _adjustments, "report_id"))
        .where(books.own(_adjustments, partner_id=partner_id), _reports.c.week.in_(weeks), not_(refused))
    )
    return books.run(asked.limit(1)).first() is not None


def reopen(books: Books, partner_id: int, weeks: Collection[date]) -> tuple[Week, ...]:
    """Open weeks of which money turned out not to have come; those that were closed, oldest first."""
    these = (books.own(_settlements, partner_id=partner_id), _settlements.c.week.in_(weeks))
    opened = books.run(delete(_settlements).where(*these).returning(_settlements.c.week)).scalars()
    return tuple(Week(week) for week in sorted(opened))


def close_paid(
    books: Books, partner_id: int, owed: Mapping[date, int], parts: Mapping[date, int], cause_id: int
) -> tuple[Week, ...]:
    """Close the weeks that have a report and of which all that was owed is now paid; which they are."""
    paid = [Week(week) for week, due in owed.items() if due > 0 and parts.get(week) == due]
    settled = tuple(week for week in paid if is_reported(books, partner_id, week))
    for week in settled:
        close(books, partner_id, week.monday, cause_id)
    return settled


def allocate(owed: Mapping[date, int], amount: int, current: date) -> dict[date, int]:
    """Spread money over weeks, the oldest debt first; credits of other weeks are used up before the money.

    `owed` is rupiah by week, negative where the partner is owed. The parts come to `amount`; what is over
    goes to the current week, and a part is negative where a credit was moved to another week.
    """
    parts = {week: due for week, due in owed.items() if due < 0}
    purse = amount - sum(parts.values())
    for week in sorted(week for week, due in owed.items() if due > 0):
        part = min(purse, owed[week])
        if part:
            parts[week] = part
            purse -= part
    if purse:
        parts[current] = parts.get(current, 0) + purse
    return {week: part for week, part in parts.items() if part}
