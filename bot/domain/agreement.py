"""What is agreed with a partner: how the money is parted, who bears damage, how long it runs, who has accepted it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.commission import SCHEMES
from bot.domain.money import BASIS_POINTS, rupiah
from bot.domain.month import months_after

MONTH_AHEAD, WEEK_AHEAD = 30, 7
"""So many days before its end an agreement is spoken of."""


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
    """What a report is reckoned on. `rate_bps` is the share of `whose` side, in basis points of sales.

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


@dataclass(frozen=True, slots=True)
class Schedule:
    """When things of an agreement fall due: its end, and the money of a report.

    It runs to the day `until`; where none is named, for so many months from its acceptance; for 0, without an end.
    Money is paid within `pay_days` of the report; with None, before the next one.
    """

    months: int = 12
    until: date | None = None
    pay_days: int | None = None

    def end(self, accepted_on: date) -> date | None:
        """The last day of an agreement accepted on a day; None for one without an end."""
        return self.until or (months_after(accepted_on, self.months) if self.months else None)


USUAL_SCHEDULE = Schedule()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A named person's yes: the local moment, the words that were used, and the last day of what it accepted."""

    person: str
    at: datetime
    words: str
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """One version of what is agreed with a partner; not `accepted` where it is only offered."""

    version: int
    terms: Terms
    schedule: Schedule
    accepted: Acceptance | None = None

    @property
    def ends_on(self) -> date | None:
        """The last day; None for one without an end, or that has not begun."""
        return self.accepted.ends_on if self.accepted else None

    def kept(self) -> Schedule:
        """The schedule of a new version in which the end stays as it is."""
        return replace(self.schedule, until=self.ends_on)

    def extended(self, months: int, today: date) -> Schedule:
        """The schedule of a new version that runs for so many months more, from its end or, where it is over, today.

        For 0 it runs without an end.
        """
        until = months_after(max(self.ends_on or today, today), months) if months else None
        return replace(self.schedule, months=months, until=until)


@dataclass(frozen=True, slots=True)
class EndingAgreement:
    """A partner whose agreement nears its end."""

    partner_id: int
    partner: str
    ends_on: date
    months: int
    """How long it was agreed to run."""
    offered: bool
    """Whether another version waits for the partner's yes."""

    def notice(self, today: date) -> str:
        """Under which name its end is spoken of today; a month ahead only where it has run for longer than that."""
        if (self.ends_on - today).days <= WEEK_AHEAD:
            return "ends_in_a_week"
        return "ends_in_a_month" if self.months != 1 else ""
