"""Signals in a partner's figures, one small file a kind, and the list that names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.signals.all_sold import AllSold, all_sold
from bot.domain.signals.dependence import Dependence, dependence
from bot.domain.signals.gaps import Gaps, gaps
from bot.domain.signals.history import History
from bot.domain.signals.lateness import Lateness, lateness
from bot.domain.signals.returns import Returns, returns
from bot.domain.signals.same_number import SameNumber, same_number
from bot.domain.signals.silence import Silence, silence

Figures = Gaps | Silence | Returns | Lateness | SameNumber | AllSold | Dependence


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing to look for. `key` is stored with what was found, and never changes."""

    key: str
    figures: type[Figures]
    found_in: Callable[[History], Figures | None]


KINDS = (
    Kind("gaps", Gaps, gaps),
    Kind("silence", Silence, silence),
    Kind("returns", Returns, returns),
    Kind("lateness", Lateness, lateness),
    Kind("same_number", SameNumber, same_number),
    Kind("all_sold", AllSold, all_sold),
    Kind("dependence", Dependence, dependence),
)
"""The most pressing first."""


def found_in(history: History) -> Iterator[tuple[Kind, Figures]]:
    """Every signal that a partner's weeks give; `history` has at least one week."""
    for kind in KINDS:
        figures = kind.found_in(history)
        if figures:
            yield kind, figures
