"""The same round number week after week."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.signals.history import History, PastReport
from bot.domain.week import Week

RUNNING = 5
ROUND = 5
SMALLEST = 10
"""Below it numbers come again by themselves."""


@dataclass(frozen=True, slots=True)
class SameNumber:
    weeks: tuple[Week, ...]
    product: str
    unit: str
    sold: Decimal


def same_number(history: History) -> SameNumber | None:
    """Needs five reports running, by the partner itself; where all was sold, the delivery made the number."""
    reports = history.last_reports(RUNNING)
    if not reports or not all(report.by_itself for report in reports.values()):
        return None
    for code, goods in reports[history.weeks[-1].week].goods.items():
        if _is_round(goods.counts.sold) and all(
            _sold(report, code) == goods.counts.sold for report in reports.values()
        ):
            return SameNumber(tuple(reports), goods.product, goods.unit, goods.counts.sold)
    return None


def _is_round(sold: Decimal) -> bool:
    return sold >= SMALLEST and sold % ROUND == 0


def _sold(report: PastReport, code: str) -> Decimal | None:
    """How many were sold of more; None where none were left over."""
    goods = report.goods.get(code)
    counted = goods and (not report.holds_goods or goods.counts.placed > goods.counts.sold)
    return goods.counts.sold if goods and counted else None
