"""The count equation: placed = sold + left + returned + damaged + expired + missing."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the goods of one product, in units of that product."""

    sold: Decimal = NOTHING
    left: Decimal = NOTHING
    returned: Decimal = NOTHING
    damaged: Decimal = NOTHING
    expired: Decimal = NOTHING
    missing: Decimal = NOTHING

    @property
    def placed(self) -> Decimal:
        return sum((getattr(self, f.name) for f in fields(self)), NOTHING)

    @property
    def gone(self) -> Decimal:
        """What no longer lies at the partner's."""
        return self.placed - self.left

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))
