"""What signals are read from: one partner's last weeks, and what all partners of the business sold in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.counts import Counts
from bot.domain.week import Week

LONGEST = 13
"""So many weeks are looked back on: a quarter of a year."""


@dataclass(frozen=True, slots=True)
class PastGoods:
    """What became of one product in a week, at whatever prices.

    `worth` is what all that lay there sells for in rupiah, `worth_back` that part of it that came back or spoiled.
    """

    product: str
    unit: str
    counts: Counts
    worth: int
    worth_back: int


@dataclass(frozen=True, slots=True)
class PastReport:
    """A report as it stands, by product code. `by_itself` is False where the house entered it for the partner.

    The days late are those of the first version.
    """

    days_late: int
    by_itself: bool
    holds_goods: bool
    goods: Mapping[str, PastGoods]

    @property
    def worth(self) -> int:
        return sum(one.worth for one in self.goods.values())

    @property
    def worth_back(self) -> int:
        return sum(one.worth_back for one in self.goods.values())


@dataclass(frozen=True, slots=True)
class PastWeek:
    """A week on which a report came, or was asked for; one with neither is nobody's fault and stands nowhere.

    `answered` where a report came, or what may become one: counts without a yes, a photo in place of figures.
    """

    week: Week
    report: PastReport | None
    answered: bool


@dataclass(frozen=True, slots=True)
class Turnover:
    """What all partners sold over some weeks in rupiah, as the ledger has it, and how many of them sold anything."""

    weeks: tuple[Week, ...]
    sales: int
    partners: int


@dataclass(frozen=True, slots=True)
class History:
    """A partner's weeks that count, the oldest first; the last is the one looked back on."""

    partner_id: int
    reachable: bool
    """Whether messages arrive there and are wanted."""
    weeks: tuple[PastWeek, ...]
    turnover: Turnover
    sales: int
    """What this one sold, of the turnover."""

    def last(self, n: int) -> tuple[PastWeek, ...]:
        """The newest `n` weeks; none where there are not so many."""
        return self.weeks[-n:] if len(self.weeks) >= n else ()

    def last_reports(self, n: int) -> dict[Week, PastReport]:
        """The reports on the newest `n` weeks; none where there are not so many, or one is missing."""
        reports = {past.week: past.report for past in self.last(n) if past.report}
        return reports if len(reports) == n else {}

    @property
    def reports(self) -> dict[Week, PastReport]:
        """Every report, the oldest first."""
        return {past.week: past.report for past in self.weeks if past.report}
