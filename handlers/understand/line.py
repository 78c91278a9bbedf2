"""What is certain about one product."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """Counts of one product, in its own unit, stated or derived from what was placed; None where nothing is known."""

    product: str
    words: str
    sold: Decimal | None = None
    left: Decimal | None = None
    returned: Decimal | None = None
    damaged: Decimal | None = None
    expired: Decimal | None = None
    missing: Decimal | None = None
    amount: int | None = None
    """The worth of what was sold in rupiah, where the writer gave a price that agrees with the list."""
