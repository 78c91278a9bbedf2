"""The terms a partner sells on: which way the money moves, whose share the rate is, who bears damage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.commission import SCHEMES
from bot.domain.money import BASIS_POINTS, rupiah


class Deal(StrEnum):
    """Which way money moves."""

    CONSIGNMENT = "consignment"
    """The partner holds goods and cash, keeps its share and owes the rest."""
    REFERRAL = "referral"
    """The business is paid and owes the partner its share."""


class Side(StrEnum):
    PARTNER = "partner"
    BUSINESS = "business"


class Bearer(StrEnum):
    """Who bears goods that were damaged or expired at the partner's."""

    BUSINESS = "business"
    PARTNER = "partner"
    SHARED = "shared"


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

    `damage_bearer` says nothing where the partner holds no goods.
    ValueError for a rate below zero or above the whole.
    """

    deal: Deal
    rate_bps: int
    whose: Side = Side.PARTNER
    scheme: str = "percent_of_sales"
    damage_bearer: Bearer = Bearer.BUSINESS

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

    def charge(self, spoiled: int) -> int:
        """What the partner pays for goods worth `spoiled` rupiah that were damaged or expired.

        It pays the business's part as if they had been sold: all of it, half of it (rounded half up), or none.
        """
        if not self.holds_goods or self.damage_bearer is Bearer.BUSINESS:
            return 0
        missed = self.part(spoiled).rest
        return missed if self.damage_bearer is Bearer.PARTNER else rupiah(Decimal(missed) / 2)

    def due(self, parts: Parts, charge: int) -> int:
        """What the partner owes; negative where the business owes the partner its share."""
        return parts.rest + charge if self.holds_goods else -parts.share
