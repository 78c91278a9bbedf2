"""A correction of a week that is settled: asked by the partner, agreed by the owner, booked in an open week."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.agreement import Parts, Terms
from bot.domain.counts import NOTHING
from bot.domain.product import Product
from bot.domain.target import Reckoned
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Change:
    """So many more (or, negative, fewer) of one product than a report says."""

    sold: Decimal = NOTHING
    damaged: Decimal = NOTHING
    expired: Decimal = NOTHING

    @property
    def spoiled(self) -> Decimal:
        return self.damaged + self.expired

    @property
    def gone(self) -> Decimal:
        """What no longer lies at the partner's."""
        return self.sold + self.spoiled

    def __bool__(self) -> bool:
        return bool(self.sold or self.damaged or self.expired)


@dataclass(frozen=True, slots=True)
class Adjusting:
    """The change of one product of a settled report, at its price and on its terms. Amounts in rupiah."""

    partner_id: int
    report_id: int
    week: Week
    product: Product
    price: int
    terms: Terms
    change: Change
    parts: Parts
    charge: int
    """For what was damaged or expired."""
    due: int


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What was asked, under the number both sides refer to."""

    number: int
    partner: str
    asked: Adjusting


@dataclass(frozen=True, slots=True)
class AdjustmentWord:
    number: int
    agreed: bool


@dataclass(frozen=True, slots=True)
class AdjustmentClosed:
    """An adjustment with the owner's word; `again` where it had been given before, then it stands as it was."""

    adjustment: Adjustment
    agreed: bool
    again: bool
    balance: int
    """What the partner owes now, in rupiah."""
    reckoned: Reckoned | None = None
    """What it changed about the target of that month."""
    newer: int = 0
    """The number of the adjustment that took the place of this one before the owner had answered."""
