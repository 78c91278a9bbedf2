"""A gap at the count, again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.signals.history import History, PastReport
from bot.domain.week import Week

LOOKED_BACK = 8
FEWEST = 3
"""In so many of the reports looked back on something was missing, the newest among them. One gap alone is told with
its week."""
SLIGHT = 50
"""Less than the fiftieth part of what lay there is how one counts, and no gap."""


@dataclass(frozen=True, slots=True)
class Short:
    """What was missing of one product in a week."""

    week: Week
    product: str
    unit: str
    missing: Decimal


@dataclass(frozen=True, slots=True)
class Gaps:
    shorts: tuple[Short, ...]
    """The oldest first."""
    reports: int
    """So many were looked back on."""


def gaps(history: History) -> Gaps | None:
    """Needs three reports; the newest week must be one of those with a gap."""
    looked_at = list(history.reports.items())[-LOOKED_BACK:]
    shorts = tuple(short for week, report in looked_at for short in _shorts(week, report))
    weeks = {short.week for short in shorts}
    if len(weeks) < FEWEST or history.weeks[-1].week not in weeks:
        return None
    return Gaps(shorts, len(looked_at))


def _shorts(week: Week, report: PastReport) -> Iterator[Short]:
    for goods in report.goods.values():
        missing = goods.counts.missing
        if missing and missing * SLIGHT >= goods.counts.placed:
            yield Short(week, goods.product, goods.unit, missing)
