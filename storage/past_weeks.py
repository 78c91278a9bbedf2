"""The weeks that signals are read from, of some partners at a time, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import BigInteger, Date, and_, bindparam, exists, func, literal, select

from bot.domain.agreement import Deal
from bot.domain.calendar import Calendar
from bot.domain.counts import KINDS
from bot.domain.signals.dependence import WEEKS
from bot.domain.signals.history import LONGEST, History, PastGoods, PastReport, PastWeek, Turnover
from bot.domain.speaker import Role
from bot.domain.week import Week
from storage import days_off, evidence, open_talks, tables
from storage.books import Books, mine
from storage.prompts import ASKING
from storage.summary.asking import added_up, thousandths
from storage.summary.lines import counted
from storage.tables.columns import alike, one_of, table_of

_partners = table_of(tables.Partner)
_members = table_of(tables.Member)
_identities = table_of(tables.Identity)
_prompts = table_of(tables.Prompt)
_reports = table_of(tables.Report)
_lines = table_of(tables.ReportLine)
_entries = table_of(tables.Entry)
_newer = _reports.alias("newer")

_first = bindparam("first", type_=BigInteger)
_last = bindparam("last", type_=BigInteger)
_since = bindparam("since", type_=Date)
_until = bindparam("until", type_=Date)

_reached = exists().where(
    _members.c.business_id == mine,
    _members.c.partner_id == _partners.c.partner_id,
    _members.c.ended_at.is_(None),
    _identities.c.person_id == _members.c.person_id,
    _identities.c.stopped_at.is_(None),
    _identities.c.suspended_at.is_(None),
    _identities.c.unreachable_at.is_(None),
)
_GOING_ON = (
    select(_partners.c.partner_id, _reached.label("reachable"))
    .where(
        _partners.c.business_id == mine,
        _partners.c.partner_id > bindparam("after", type_=BigInteger),
        _partners.c.leaving_at.is_(None),
        _partners.c.ended_at.is_(None),
    )
    .order_by(_partners.c.partner_id)
    .limit(bindparam("most"))
)
_ASKED = select(_prompts.c.recipient_id, _prompts.c.period).where(
    _prompts.c.business_id == mine,
    one_of(_prompts.c.kind, *ASKING),
    _prompts.c.recipient_id.between(_first, _last),
    _prompts.c.period.between(_since, _until),
)
_looked_at = and_(
    _reports.c.business_id == mine,
    _reports.c.partner_id.between(_first, _last),
    _reports.c.week.between(_since, _until),
)
_by_itself = exists().where(
    _members.c.business_id == mine,
    _members.c.partner_id == _reports.c.partner_id,
    _members.c.person_id == _reports.c.entered_by,
    _members.c.role == Role.PARTNER,
)
_REPORTS = (
    select(
        _reports.c.partner_id,
        _reports.c.week,
        _reports.c.report_id,
        _reports.c.days_late,
        _reports.c.deal,
        _by_itself.label("by_itself"),
    )
    .where(_looked_at)
    .order_by(_reports.c.version)
)
_superseded = exists().where(
    alike(_newer, _reports, "partner_id", "week"),
    _newer.c.version > _reports.c.version,
)
_placed = sum((thousandths(_lines.c[kind]) for kind in KINDS), literal(0, BigInteger))
_back = sum((thousandths(_lines.c[kind]) for kind in ("returned", "damaged", "expired")), literal(0, BigInteger))
_LINES = (
    select(
        _lines.c.report_id,
        _lines.c.code,
        func.max(_lines.c.name).label("name"),
        func.max(_lines.c.unit).label("unit"),
        added_up(_placed * _lines.c.price).label("worth"),
        added_up(_back * _lines.c.price).label("worth_back"),
        *(added_up(thousandths(_lines.c[kind])).label(kind) for kind in KINDS),
    )
    .join(_reports, alike(_reports, _lines, "report_id"))
    .where(_lines.c.business_id == mine, _looked_at, ~_superseded)
    .group_by(_lines.c.report_id, _lines.c.code)
    .order_by(_lines.c.report_id, func.min(_lines.c.line))
)
"""What became of each product, at all prices; quantities and what they are worth in thousandths."""
_SALES = (
    select(_entries.c.week, added_up(-_entries.c.amount).label("sales"))
    .where(_entries.c.business_id == mine, _entries.c.account == "sales", _entries.c.week.between(_since, _until))
    .group_by(_entries.c.week)
    .order_by(_entries.c.week)
)


def histories(books: Books, week: Week, after: int, most: int) -> tuple[list[History], int | None]:
    """What `most` partners at the most did up to a week, of those after one, and the last of them where there are more.

    Partners for which that week does not count, as nothing was to be reported, are left out, and so are all weeks of a
    pause.
    """
    calendar = days_off.calendar(books)
    going_on = {row.partner_id: row.reachable for row in books.ask(_GOING_ON, after=after, most=most)}
    if not going_on or not calendar.counts(week):
        return [], None
    since = Week(week.monday - timedelta(weeks=LONGEST - 1))
    bound = {"first": min(going_on), "last": max(going_on), "since": since.monday, "until": week.monday}
    weeks = _weeks(books, week, calendar, bound)
    turnover = _turnover(books, since, week, calendar)
    sales = _sales_of(books, turnover, bound)
    found = [
        History(partner_id, bool(reachable), tuple(weeks[partner_id]), turnover, sales.get(partner_id, 0))
        for partner_id, reachable in going_on.items()
        if partner_id in weeks and weeks[partner_id][-1].week == week
    ]
    return found, max(going_on) if len(going_on) == most else None


def _weeks(books: Books, week: Week, calendar: Calendar, bound: Mapping[str, Any]) -> dict[int, list[PastWeek]]:
    """By partner, the weeks that were asked about or reported on, the oldest first."""
    reports = _reported(books, bound)
    asked = {(row.recipient_id, row.period) for row in books.ask(_ASKED, **bound)}
    begun = {(one, at.monday) for at in (week.before, week) for one in _begun(books, at)}
    weeks: dict[int, list[PastWeek]] = {}
    for key in sorted(asked | reports.keys()):
        past = PastWeek(Week(key[1]), reports.get(key), answered=key in reports or key in begun)
        if calendar.counts(past.week):
            weeks.setdefault(key[0], []).append(past)
    return weeks


def _begun(books: Books, week: Week) -> set[int]:
    """Partners that gave counts without a yes, or a photo in place of figures."""
    return {one.partner_id for one in open_talks.unconfirmed(books, week)} | evidence.not_entered(books, week)


def _reported(books: Books, bound: Mapping[str, Any]) -> dict[tuple[int, date], PastReport]:
    """By partner and Monday: the newest version of each report, with the days late of the first."""
    goods: dict[int, dict[str, PastGoods]] = {}
    for line in books.ask(_LINES, **bound):
        goods.setdefault(line[0], {})[line[1]] = _goods(*line[2:])
    reports: dict[tuple[int, date], PastReport] = {}
    for row in books.ask(_REPORTS, **bound):
        key, of = (row.partner_id, row.week), goods.get(row.report_id, {})
        first = reports.get(key)
        by_itself = bool(row.by_itself) and (first is None or first.by_itself)
        late = first.days_late if first else row.days_late
        reports[key] = PastReport(late, by_itself, row.deal == Deal.CONSIGNMENT, of)
    return reports


def _goods(name: str, unit: str, worth: int, worth_back: int, *counts: int) -> PastGoods:
    return PastGoods(name, unit, counted(*counts), _whole(worth), _whole(worth_back))


def _whole(thousandths: int) -> int:
    """Whole rupiah, rounded half up."""
    return (thousandths + 500) // 1000


def _turnover(books: Books, since: Week, until: Week, calendar: Calendar) -> Turnover:
    """Of the last weeks in which anything was sold."""
    rows = books.ask(_SALES, since=since.monday, until=until.monday)
    sold = [row for row in rows if row.sales > 0 and calendar.counts(Week(row.week))][-WEEKS:]
    mondays = [row.week for row in sold]
    selling = select(func.count(_entries.c.partner_id.distinct())).where(*_sold_in(books, mondays))
    return Turnover(tuple(map(Week, mondays)), sum(row.sales for row in sold), int(books.run(selling).scalar_one()))


def _sales_of(books: Books, turnover: Turnover, bound: Mapping[str, Any]) -> dict[int, int]:
    """What each of the partners sold, of the turnover."""
    rows = books.run(
        select(_entries.c.partner_id, added_up(-_entries.c.amount).label("sales"))
        .where(*_sold_in(books, [week.monday for week in turnover.weeks]))
        .where(_entries.c.partner_id.between(bound["first"], bound["last"]))
        .group_by(_entries.c.partner_id)
    )
    return {row.partner_id: row.sales for row in rows}


def _sold_in(books: Books, mondays: Sequence[date]) -> tuple[Any, ...]:
    return books.own(_entries, account="sales"), _entries.c.week.in_(mondays)
