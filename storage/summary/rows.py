"""What the statements of a week find, row by row; rupiah are whole, quantities are thousandths of a unit."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from bot.domain.summary import Silence


class PartnerRow(NamedTuple):
    """The business beside one of its partners; beside nothing, with partner 0, where it has none.

    `expected` is whether a report on the week is due from it, `older` whether it was there before the week.
    """

    business: str
    partner_id: int
    name: str
    kind: str
    expected: bool
    older: bool
    consignment: bool
    silence: Silence | None
    owed: int


class BookedRow(NamedTuple):
    """One partner's entries of one week added up; the amounts are those of Totals, in its order."""

    week: date
    partner_id: int
    sales: int
    share: int
    due: int
    handed_over: int
    commission_owed: int
    damage: int
    bonus: int


class ReportRow(NamedTuple):
    """One version of a report."""

    week: date
    partner_id: int
    report_id: int
    version: int
    nil: bool
    days_late: int
    deal: str
    confirmed_at: datetime


class LineRow(NamedTuple):
    """One line of a report; its counts are those of Counts, in its order."""

    report_id: int
    code: str
    name: str
    unit: str
    price: int
    sales: int
    share: int
    charge: int
    due: int
    sold: int
    left: int
    returned: int
    damaged: int
    expired: int
    missing: int

    @property
    def counts(self) -> tuple[int, ...]:
        return self[9:]


class SoldRow(NamedTuple):
    """What was sold of one product."""

    code: str
    name: str
    unit: str
    sold: int
    sales: int


class RemittanceRow(NamedTuple):
    """One handing over of money; `came` and `answered_at` are None while the owner has not said a word."""

    partner_id: int
    number: int
    amount: int
    said_at: datetime
    came: bool | None
    answered_at: datetime | None


class StockRow(NamedTuple):
    """What lies of one product at one partner's."""

    partner_id: int
    code: str
    name: str
    unit: str
    quantity: int
    price: int


class FeedbackRow(NamedTuple):
    partner_id: int
    words: str


class ThankedRow(NamedTuple):
    """What a partner was thanked for, with its report on the week that it was about."""

    partner_id: int
    reason: str
    number: int
    about: date
    public: bool


class UnsureRow(NamedTuple):
    """A partner, or with 0 a group by its title."""

    partner_id: int
    group: str
