"""Most of what the business sells goes through one partner."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.signals.history import History
from bot.domain.week import Week

WEEKS = 8
FEWEST_PARTNERS = 3
"""Of two, one has half of it whatever happens."""
MOST_PERCENT = 40


@dataclass(frozen=True, slots=True)
class Dependence:
    weeks: tuple[Week, ...]
    sales: int
    of: int
    """Rupiah: what the partner sold, of what all sold."""


def dependence(history: History) -> Dependence | None:
    """Needs eight weeks in which the business sold something, and three partners that did."""
    turnover = history.turnover
    if len(turnover.weeks) < WEEKS or turnover.partners < FEWEST_PARTNERS:
        return None
    if history.sales * 100 <= MOST_PERCENT * turnover.sales:
        return None
    return Dependence(turnover.weeks, history.sales, turnover.sales)
