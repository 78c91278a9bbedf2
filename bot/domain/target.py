"""A small aim for one product in one month: proposed or set by the owner, agreed to by the partner."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from bot.domain.counts import NOTHING
from bot.domain.money import BASIS_POINTS
from bot.domain.month import Month
from bot.domain.product import Product

A_TENTH_MORE = Decimal("1.1")
STEPS = ((Decimal(20), 1), (Decimal(100), 5), (Decimal(1_000), 10))
"""Up to each count, aims are multiples of the number beside it."""
LARGE_STEP = 50
A_PERCENT = BASIS_POINTS // 100


@dataclass(frozen=True, slots=True)
class Target:
    """An aim, the partner's word on it, and what the reports of its month come to."""

    id: int
    partner_id: int
    partner: str
    business: str
    month: Month
    product: Product
    quantity: Decimal
    bonus: int
    """Rupiah that the owner has promised for reaching it, whatever the partner says to it; 0 for none."""
    by_owner: bool
    agreed: bool | None
    """None where the partner has not said a word; False where it skips this month."""
    sold: Decimal
    reached: bool
    """Whether it was reached at any time, also where a correction has taken it below since."""

    @property
    def missing(self) -> Decimal:
        return max(NOTHING, self.quantity - self.sold)

    @property
    def part_bps(self) -> int:
        """How much of it is sold, in whole percents; 100 only where all of it is."""
        return int(self.sold * 100 // self.quantity) * A_PERCENT

    @property
    def is_followed(self) -> bool:
        """Whether the partner wants to hear how far it is: it agreed, or has a bonus to win and did not skip it."""
        return bool(self.agreed) or (self.agreed is None and self.bonus > 0)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the bot proposes to a partner for a month, after what it `sold` of the product in the month before."""

    target: Target
    sold: Decimal


@dataclass(frozen=True, slots=True)
class Aiming:
    """The owner sets a partner's target for the running month, with so many rupiah for reaching it."""

    partner_id: int
    product: Product
    quantity: Decimal
    bonus: int = 0


@dataclass(frozen=True, slots=True)
class TargetWord:
    """A partner agrees to a target, in the quantity that is named, or skips the month."""

    target: Target
    agreed: bool
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What an act changed about a target: it was reached for the `first` time, or its bonus was booked or taken back.

    `bonus` is rupiah, negative where it was taken back.
    """

    target: Target
    first: bool = False
    bonus: int = 0

    def __bool__(self) -> bool:
        return self.first or self.bonus != 0


def aim(sold: Decimal) -> Decimal:
    """A tenth more than was sold, rounded up to a number that is easily said: 54 is 60, 7 is 8."""
    more = sold * A_TENTH_MORE
    step = next((step for most, step in STEPS if more <= most), LARGE_STEP)
    return (more / step).to_integral_value(ROUND_CEILING) * step
