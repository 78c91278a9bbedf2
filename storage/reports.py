"""Weekly reports: filing and correcting them, and which weeks are open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, bindparam, select

from bot.domain.agreement import Parts, Terms
from bot.domain.counts import KINDS, Counts
from bot.domain.product import Product
from bot.domain.report import Filed, Line, OpenWeeks, Priced, SalesReport
from bot.domain.speaker import in_full
from bot.domain.week import Week
from storage import days_off, ledger, stock, tables
from storage.adjustments import agreed_on
from storage.books import Books, mine
from storage.settlements import is_settled
from storage.tables.columns import alike, new_id, table_of
from storage.terms import terms_in, terms_row

_reports = table_of(tables.Report)
_lines = table_of(tables.ReportLine)
_partners = table_of(tables.Partner)
_people = table_of(tables.Person)
_settlements = table_of(tables.Settlement)
WEEKS_BACK = 2
"""A report may still be given for the two weeks before the running one."""

_NEWEST = (
    select(_reports, _people.c.call, _people.c.name, _settlements.c.closed_at)
    .join(_people, _people.c.person_id == _reports.c.entered_by)
    .outerjoin(_settlements, alike(_settlements, _reports, "partner_id", "week"))
    .where(_reports.c.business_id == mine, _reports.c.partner_id == bindparam("partner_id"))
    .order_by(_reports.c.week.desc(), _reports.c.version.desc())
    .limit(1)
)
_ON_A_WEEK = _NEWEST.where(_reports.c.week == bindparam("week"))
_LINES = (
    select(
        _lines.c.code,
        _lines.c.name,
        _lines.c.unit,
        _lines.c.price,
        *(_lines.c[kind] for kind in KINDS),
        _lines.c.sales,
        _lines.c.share,
        _lines.c.charge,
    )
    .where(_lines.c.business_id == mine, _lines.c.report_id == bindparam("report_id"))
    .order_by(_lines.c.line)
)
_REPORTED = (
    select(_partners.c.created_at, _reports.c.week)
    .outerjoin(
        _reports,
        and_(
            _reports.c.business_id == mine,
            _reports.c.partner_id == _partners.c.partner_id,
            _reports.c.week >= bindparam("first"),
        ),
    )
    .where(_partners.c.business_id == mine, _partners.c.partner_id == bindparam("partner_id"))
)


class VersionMoved(Exception):
    """The report was changed by somebody else in between. Read it again and ask again."""


class StockMoved(VersionMoved):
    """More is said to be gone than lies there by now. Read the partner's goods again and ask again."""


class WeekSettled(Exception):
    """The week is paid in full and its report stands. Ask for an adjustment instead."""


def file(books: Books, report: SalesReport, person_id: int) -> int:
    """Book a confirmed report, or a correction of one, and return the id of the new version.

    1. The version goes up by one; a report that is there already, or has moved on, raises VersionMoved.
    2. What the version before had booked is reversed in the ledger and taken back in stock.
    3. Lines, ledger entries and movements of goods are added; all in the caller's transaction.

    Raises WeekSettled for a closed week, StockMoved where the goods are not there any more.
    """
    ledger.hold(books, report.partner_id)
    before = _newest(books, report.partner_id, report.week)
    if (before.version if before else 0) != report.replaces:
        raise VersionMoved(f"{report.week}: version {before.version if before else 0}, not {report.replaces}")
    if is_settled(books, report.partner_id, report.week):
        raise WeekSettled(str(report.week))
    late = before.days_late if before else _days_late(books, report.week)
    report_id = _write(books, report, late, person_id)
    gone = _gone(report.priced)
    if before:
        _take_back(books, before.report_id, report_id)
        gone = _difference(gone, _gone(_priced(books, before)))
    _book(books, report, report_id, gone)
    return report_id


def _write(books: Books, report: SalesReport, late: int, person_id: int) -> int:
    """Write the next version down, so many days late, and return its id."""
    report_id = new_id()
    row = {
        "report_id": report_id,
        "partner_id": report.partner_id,
        "week": report.week.monday,
        "version": report.replaces + 1,
        "nil": report.nil,
        "days_late": late,
        **terms_row(report.priced.terms),
        "entered_by": person_id,
        "confirmed_at": books.now,
    }
    books.write(_reports, row)
    return report_id


def _newest(books: Books, partner_id: int, week: Week) -> Any:
    return books.ask(_ON_A_WEEK, partner_id=partner_id, week=week.monday).one_or_none()


def _take_back(books: Books, old_id: int, new_id_: int) -> None:
    for key in (f"report:{old_id}", f"damage:{old_id}"):
        booked = ledger.transaction_of(books, key)
        if booked:
            ledger.reverse(books, booked, ledger.Cause("correction", new_id_))


def _book(books: Books, report: SalesReport, report_id: int, gone: dict[str, Decimal]) -> None:
    books.write(_lines, *(_line(report_id, n, line, report.priced.terms) for n, line in enumerate(report.priced.lines)))
    priced, monday = report.priced, report.week.monday
    sale, damage = ledger.sale(priced.parts, priced.terms.deal, monday), ledger.damage(priced.charge, monday)
    for kind, entries in (("report", sale), ("damage", damage)):
        if entries:
            ledger.book(books, report.partner_id, f"{kind}:{report_id}", ledger.Cause(kind, report_id), entries)
    _move_goods(books, report, report_id, gone)


def _move_goods(books: Books, report: SalesReport, report_id: int, gone: dict[str, Decimal]) -> None:
    here = stock.on_hand(books, report.partner_id) if any(gone.values()) else {}
    if any(amount > here.get(code, 0) for code, amount in gone.items() if amount > 0):
        raise StockMoved(f"{report.week}: {gone} of {here}")
    stock.move(books, report.partner_id, report_id, "report", {code: -amount for code, amount in gone.items()})


def _line(report_id: int, number: int, line: Line, terms: Terms) -> dict[str, Any]:
    return {
        "report_id": report_id,
        "line": number,
        "code": line.product.code,
        "name": line.product.name,
        "unit": line.product.unit,
        "price": line.price,
        "rate_bps": terms.partner_bps,
        "sales": line.parts.sales,
        "share": line.parts.share,
        "charge": line.charge,
        "due": terms.due(line.parts, line.charge),
        **{kind: getattr(line.counts, kind) for kind in KINDS},
    }


def _gone(priced: Priced) -> dict[str, Decimal]:
    """What a report takes out of stock, by product code; nothing where the partner holds no goods."""
    return {code: counts.gone for code, counts in priced.counts().items()} if priced.terms.holds_goods else {}


def _difference(new: dict[str, Decimal], old: dict[str, Decimal]) -> dict[str, Decimal]:
    return {code: new.get(code, Decimal(0)) - old.get(code, Decimal(0)) for code in new | old}


def _days_late(books: Books, week: Week) -> int:
    """Days after the week's Sunday that count; 0 within the week."""
    return days_off.calendar(books).days_late(week, books.today) if books.today > week.sunday else 0


def _priced(books: Books, report: Any) -> Priced:
    """The lines of one version as they were booked, on the terms of that time."""
    rows = books.ask(_LINES, report_id=report.report_id)
    return Priced(terms_in(report), tuple(_read(row) for row in rows))


def _read(row: Any) -> Line:
    code, name, unit, price, *counts, sales, share, charge = row
    return Line(Product(code, name, unit, price), price, Counts(*counts), Parts(sales, share), charge)


def filed(books: Books, partner_id: int, week: Week) -> Filed | None:
    """The newest version of a partner's report on a week, and who gave it; None where there is none."""
    row = _newest(books, partner_id, week)
    return _filed(books, row) if row else None


def without_report(books: Books, weeks: Sequence[Week]) -> frozenset[int]:
    """Partners, by id, that were there before the end of the last of these weeks, and have reported on none of them."""
    reported = select(_reports.c.partner_id).where(
        books.own(_reports), _reports.c.week.in_([week.monday for week in weeks])
    )
    ends = datetime.combine(weeks[-1].after.monday, time(), books.zone)
    found = books.run(
        select(_partners.c.partner_id).where(
            books.own(_partners), _partners.c.created_at < ends, _partners.c.partner_id.not_in(reported)
        )
    )
    return frozenset(found.scalars())


def latest(books: Books, partner_id: int) -> Filed | None:
    """The newest version of a partner's report on the newest week it has reported on."""
    row = books.ask(_NEWEST, partner_id=partner_id).one_or_none()
    return _filed(books, row) if row else None


def _filed(books: Books, row: Any) -> Filed:
    settled = row.closed_at is not None
    return Filed(
        row.report_id,
        Week(row.week),
        row.version,
        _priced(books, row),
        row.entered_by,
        in_full(row.call, row.name),
        row.nil,
        row.days_late,
        settled,
        tuple(agreed_on(books, row.report_id).items()) if settled else (),
    )


def open_weeks(books: Books, partner_id: int, today: date, asked: Week | None) -> OpenWeeks:
    """The weeks that still want a report, oldest first; `asked` is the one a prompt asked for in the last day."""
    running = Week.of(today)
    weeks = [running]
    for _back in range(WEEKS_BACK):
        weeks.insert(0, weeks[0].before)
    rows = books.ask(_REPORTED, partner_id=partner_id, first=weeks[0].monday)
    first = Week.of(_day(rows[0].created_at, books))
    done = {row.week for row in rows}
    weeks = [week for week in weeks if week >= first or week == running]
    return OpenWeeks(today, asked, tuple(week for week in weeks if week.monday not in done), weeks[0])


def _day(moment: datetime, books: Books) -> date:
    return moment.astimezone(books.zone).date()
