"""The count equation: placed = sold + left + returned + damaged + expired + missing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from operator import add, attrgetter

NOTHING = Decimal(0)
FINEST = Decimal("0.001")
KINDS = ("sold", "left", "returned", "damaged", "expired", "missing")
_each = attrgetter(*KINDS)


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the goods of one product, in units of that product, to the thousandth.

    ValueError for a count below zero or finer than that.
    """

    sold: Decimal = NOTHING
    left: Decimal = NOTHING
    returned: Decimal = NOTHING
    damaged: Decimal = NOTHING
    expired: Decimal = NOTHING
    missing: Decimal = NOTHING

    def __post_init__(self) -> None:
        for kind, count in zip(KINDS, _each(self), strict=True):
            if count and (count < 0 or count % FINEST):
                raise ValueError(f"{kind} cannot be {count}")

    @property
    def placed(self) -> Decimal:
        return sum(_each(self), NOTHING)

    @property
    def spoiled(self) -> Decimal:
        """What can be sold no more, whoever bears it."""
        return self.damaged + self.expired

    @property
    def gone(self) -> Decimal:
        """What no longer lies at the partner's."""
        return self.placed - self.left

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(add, _each(self), _each(other)))
