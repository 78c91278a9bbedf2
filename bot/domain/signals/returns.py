"""Twice as much as usual came back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.counts import NOTHING
from bot.domain.signals.history import History, PastReport
from bot.domain.week import Week

LATELY = 2
"""So many reports running: one week alone is chance."""
FEWEST_BEFORE = 6
"""What is usual shows in so many reports before,"""
FEWEST_WITH_RETURNS = 2
"""of which so many had something come back: where nothing ever did, nothing is usual."""
FEWEST_UNITS = Decimal(5)
"""Twice very little is still little."""


@dataclass(frozen=True, slots=True)
class Returns:
    """Rupiah at the selling price: what came back, damaged and expired goods among it, of all that lay there.

    `usual` and `usual_of` are the same of all the `before` reports.
    """

    weeks: tuple[Week, ...]
    back: int
    of: int
    usual: int
    usual_of: int
    before: int


def returns(history: History) -> Returns | None:
    """Needs reports on the two newest weeks and six before them; shares of what lay there are compared."""
    lately = history.last_reports(LATELY)
    before = list(history.reports.values())[:-LATELY]
    usually = [report for report in before if report.worth_back]
    if not lately or len(before) < FEWEST_BEFORE or len(usually) < FEWEST_WITH_RETURNS:
        return None
    usual, usual_of = sum(report.worth_back for report in before), sum(report.worth for report in before)
    for report in lately.values():
        if _units_back(report) < FEWEST_UNITS or report.worth_back * usual_of < 2 * usual * report.worth:
            return None
    back, of = sum(report.worth_back for report in lately.values()), sum(report.worth for report in lately.values())
    return Returns(tuple(lately), back, of, usual, usual_of, len(before))


def _units_back(report: PastReport) -> Decimal:
    return sum((one.counts.returned + one.counts.spoiled for one in report.goods.values()), NOTHING)
