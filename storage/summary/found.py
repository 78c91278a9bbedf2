"""What the statements found of a week, put in the order of the partners' names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.domain.agreement import EndingAgreement
from bot.domain.complaint import Complaint
from bot.domain.week import Week
from storage import agreements, complaints, days_off, entered_reports, evidence, open_talks, restocks
from storage.books import Books
from storage.restocks import Wanted
from storage.summary import statements
from storage.summary.asking import asking
from storage.summary.lines import Reported, reported
from storage.summary.rows import (
    BookedRow,
    FeedbackRow,
    PartnerRow,
    RemittanceRow,
    ReportRow,
    SoldRow,
    StockRow,
    ThankedRow,
    UnsureRow,
)
from storage.summary.thanked import THANKED
from storage.summary.unsure import UNSURE

OfWeek = TypeVar("OfWeek", BookedRow, ReportRow)
OfPartner = TypeVar("OfPartner", StockRow, ThankedRow)


@dataclass(frozen=True, slots=True)
class Found:
    """A week not yet put into figures; keys are ids of partners. What is of the week `before` says so."""

    business: str
    partners: Sequence[PartnerRow]
    names: Mapping[int, str]
    booked: Sequence[BookedRow]
    booked_before: Sequence[BookedRow]
    reports: Mapping[int, Reported]
    counts: bool
    """Whether reports on the week were to come, as they are not around Lebaran."""
    nil_before: Mapping[int, bool]
    """Whether nothing was sold, where there was a report; nothing where either week does not count."""
    products_before: Sequence[SoldRow]
    remittances: Sequence[RemittanceRow]
    """The oldest first."""
    stock: Sequence[StockRow]
    feedback: Sequence[FeedbackRow]
    """What was said in the week that is no complaint."""
    complaints: Sequence[Complaint]
    """All that are open, whenever they were made."""
    wanted: Sequence[Wanted]
    entered: Mapping[int, datetime]
    """Since when a report that was entered for a partner waits for its yes."""
    notas: frozenset[int]
    """Partners that sent a picture in place of a report, which nobody has entered."""
    unconfirmed: frozenset[int]
    """Partners that gave counts and have not said yes to them."""
    unsure: Sequence[UnsureRow]
    """Whom an announcement or a poll may not have reached."""
    over: Sequence[EndingAgreement]
    """Agreements past their end."""
    thanked: Sequence[ThankedRow]


def found(books: Books, week: Week) -> Found:
    """Ask everything that a summary of the week is made of."""
    ask, calendar = asking(books, week), days_off.calendar(books)
    counts = calendar.counts(week)
    everyone = ask(statements.EVERYONE)
    partners = sorted(
        (row for row in everyone if row.partner_id), key=lambda row: (row.name.casefold(), row.partner_id)
    )
    names = {row.partner_id: row.name for row in partners}
    booked, booked_before = _parted(ask(statements.BOOKED), week)
    versions, versions_before = _parted(ask(statements.REPORTS), week)
    return Found(
        business=everyone[0].business,
        partners=partners,
        names=names,
        booked=booked,
        booked_before=booked_before,
        reports=reported(names, versions, ask(statements.LINES)),
        counts=counts,
        nil_before={row.partner_id: row.nil for row in versions_before}
        if counts and calendar.counts(week.before)
        else {},
        products_before=ask(statements.PRODUCTS_BEFORE),
        remittances=sorted(ask(statements.REMITTANCES), key=lambda row: (row.said_at, row.number)),
        stock=_by_partner(names, ask(statements.STOCK)),
        feedback=ask(statements.FEEDBACK),
        complaints=complaints.waiting(books),
        wanted=restocks.waiting(books),
        entered={one.partner_id: one.entered_at for one in entered_reports.on_week(books, week)},
        notas=evidence.not_entered(books, week),
        unconfirmed=frozenset(one.partner_id for one in open_talks.unconfirmed(books, week)),
        unsure=ask(UNSURE),
        over=agreements.over(books),
        thanked=_by_partner(names, ask(THANKED)),
    )


def _parted(rows: Iterable[OfWeek], week: Week) -> tuple[list[OfWeek], list[OfWeek]]:
    """Rows of the week, and those of the week before."""
    parts: tuple[list[OfWeek], list[OfWeek]] = [], []
    for row in rows:
        parts[row.week != week.monday].append(row)
    return parts


def _by_partner(names: Mapping[int, str], rows: Iterable[OfPartner]) -> list[OfPartner]:
    """Rows in the order of the partners' names, and within one as they came."""
    place = {partner_id: n for n, partner_id in enumerate(names)}
    return sorted(rows, key=lambda row: place[row.partner_id])
