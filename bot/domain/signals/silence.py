"""Nothing heard for two weeks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from bot.domain.signals.history import History
from bot.domain.week import Week

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Silence:
    weeks: tuple[Week, ...]
    """Those running on which nothing came, the oldest first."""


def silence(history: History) -> Silence | None:
    """Needs two weeks that were asked about; where messages do not arrive or are not wanted, nobody is silent."""
    silent = tuple(takewhile(lambda past: not past.answered, reversed(history.weeks)))
    if len(silent) < FEWEST or not history.reachable:
        return None
    return Silence(tuple(past.week for past in reversed(silent)))
