"""The terms a partner sells on: which way the money moves, and whose share the rate is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.commission import SCHEMES
from bot.domain.money import BASIS_POINTS


class Deal(StrEnum):
    """Which way money moves."""

    CONSIGNMENT = "consignment"
    """The partner holds goods and cash, keeps its share and owes the rest."""
    REFERRAL = "referral"
    """The business is paid and owes the partner its share."""


class Side(StrEnum):
    PARTNER = "partner"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class Parts:
    """One sum of sales parted in two; `share` and `rest` always add up to `sales`."""

    sales: int
    share: int

    @property
    def rest(self) -> int:
        return self.sales - self.share


@dataclass(frozen=True, slots=True)
class Terms:
    """One version of an agreement. `rate_bps` is the share of `whose` side, in basis points of sales.

    ValueError for a rate below zero or above the whole.
    """

    deal: Deal
    rate_bps: int
    whose: Side = Side.PARTNER
    scheme: str = "percent_of_sales"

    def __post_init__(self) -> None:
        if not 0 <= self.rate_bps <= BASIS_POINTS:
            raise ValueError(f"a share cannot be {self.rate_bps} basis points")

    @property
    def holds_goods(self) -> bool:
        return self.deal is Deal.CONSIGNMENT

    @property
    def partner_bps(self) -> int:
        return self.rate_bps if self.whose is Side.PARTNER else BASIS_POINTS - self.rate_bps

    def part(self, sales: int) -> Parts:
        """Part one line's sales, in rupiah. The named side's share is rounded half up; the other side has the rest."""
        named = SCHEMES[self.scheme].share(sales, self.rate_bps)
        return Parts(sales, named if self.whose is Side.PARTNER else sales - named)
