"""All that lay there was sold, every week."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.counts import NOTHING
from bot.domain.signals.history import History, PastReport
from bot.domain.week import Week

RUNNING = 6


@dataclass(frozen=True, slots=True)
class AllSold:
    weeks: tuple[Week, ...]
    sold: Decimal
    """Of all goods in the newest week, in whatever units."""


def all_sold(history: History) -> AllSold | None:
    """Needs six reports running of a partner that holds goods; one thing left over in any of them ends it."""
    reports = history.last_reports(RUNNING)
    if not reports or not all(map(_sold_all, reports.values())):
        return None
    newest = reports[history.weeks[-1].week]
    return AllSold(tuple(reports), sum((one.counts.sold for one in newest.goods.values()), NOTHING))


def _sold_all(report: PastReport) -> bool:
    counts = [one.counts for one in report.goods.values()]
    return report.holds_goods and any(one.sold for one in counts) and all(one.sold == one.placed for one in counts)
