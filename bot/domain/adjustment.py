"""A correction of a week that is settled: asked by the partner, agreed by the owner, booked in an open week."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.agreement import Parts
from bot.domain.product import Product
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Adjusting:
    """So many more (or, negative, fewer) sold of one product than a settled report says, at its price then."""

    partner_id: int
    report_id: int
    week: Week
    product: Product
    price: int
    sold: Decimal
    parts: Parts
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
    newer: int = 0
    """The number of the adjustment that took the place of this one before the owner had answered."""
