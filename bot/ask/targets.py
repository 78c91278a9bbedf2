"""Look-ups about monthly targets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.conversation import Query
from bot.domain.target import Target


@dataclass(frozen=True, slots=True)
class MyTarget(Query[Target | None]):
    """What the speaker's partner aims at this month."""


@dataclass(frozen=True, slots=True)
class Targets(Query[tuple[Target, ...]]):
    """What every partner aims at this month, by name."""


@dataclass(frozen=True, slots=True)
class SoldThisMonth(Query[dict[str, Decimal]]):
    """How many of each product a partner of the owner's has sold this month, by its reports."""

    partner_id: int
