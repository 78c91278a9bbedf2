"""The owner's week as plain values: what the text, the chart and the sheet are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.domain.counts import Counts
from bot.domain.thanks import Thanks
from bot.domain.week import Week

Silence = Literal["reminded", "unconfirmed", "unreachable", "stopped", "not_joined", "paused", "no_goods"]
"""Why no report came: reminded in vain; counts given but not confirmed; messages do not arrive; asked for no messages;
the agreement is not accepted yet; the week does not count, as around Lebaran; nothing lies there to be reported on."""

Concern = Literal[
    "nota",
    "missing",
    "remittance",
    "entered",
    "correction",
    "nil_twice",
    "unsure",
    "restock",
    "sold_out",
    "over",
    "complaint",
    "feedback",
]
"""What asks for the owner's eye, the most pressing first."""


@dataclass(frozen=True, slots=True)
class Totals:
    """A business's week in rupiah, as the ledger has it.

    `due` arose in the week; `handed_over` is the confirmed money that was booked for it, whenever it came.
    """

    sales: int = 0
    share: int = 0
    due: int = 0
    handed_over: int = 0
    commission_owed: int = 0
    """Commission of the week for partners whose buyers pay the business, paid by now or not."""
    damage: int = 0
    """Of `due`, what partners pay for damaged and expired goods."""
    bonus: int = 0
    """What partners won by reaching their targets; it is not taken off `due`."""

    @property
    def paid_directly(self) -> int:
        """What buyers paid the business, less the commission on it: the part of the sales nobody has to hand over."""
        return self.sales - self.share - (self.due - self.damage)


@dataclass(frozen=True, slots=True)
class PartnerWeek:
    """One partner's week. `reported_on` is None while no report came; then `silence` says why, where it is known.

    The day and the days late are those of the first report; a correction changes neither.
    """

    name: str
    kind: str
    reported_on: date | None
    days_late: int
    nil: bool
    silence: Silence | None
    totals: Totals
    outstanding: int
    """What the partner owes today over all weeks, in rupiah; negative when the business owes the partner."""
    on_commission: bool = False
    """Whether buyers pay the business, which owes the partner commission."""

    @property
    def silent(self) -> bool:
        """Whether a report was to come and did not."""
        return self.reported_on is None and self.silence not in ("paused", "no_goods")


@dataclass(frozen=True, slots=True)
class ProductWeek:
    """One product over all partners, sales in rupiah. `counts.left` is what lies at the partners' who reported."""

    name: str
    unit: str
    sales: int
    counts: Counts
    sold_before: Decimal
    sales_before: int
    """Units and rupiah of the week before."""


@dataclass(frozen=True, slots=True)
class LineWeek:
    """One line of one report, for the sheet. Amounts in rupiah, at the price and rate of that line.

    Nothing is due where the buyer pays the business; there the share is commission.
    """

    partner: str
    product: str
    unit: str
    price: int
    counts: Counts
    sales: int
    share: int
    due: int
    version: int
    charge: int = 0
    """Of `due`, what the partner pays for the damaged and expired ones."""


@dataclass(frozen=True, slots=True)
class RemittanceWeek:
    """One handing over of money. `confirmed_on` is None while the owner has not said that it came."""

    partner: str
    said_on: date
    amount: int
    confirmed_on: date | None
    refused: bool


@dataclass(frozen=True, slots=True)
class StockNow:
    """What lies at one partner's today, at the price in rupiah of the newest lot."""

    partner: str
    product: str
    unit: str
    quantity: Decimal
    price: int


@dataclass(frozen=True, slots=True)
class LookAt:
    """One thing the owner should look at. What `detail` and `amount` hold follows from `kind`:

    - nota: nothing; a picture stands in place of a report that nobody has entered
    - missing, sold_out: the product; `amount` units not accounted for
    - restock: the product; `amount` units asked for, and none sent yet
    - correction: the product; `amount` units sold, `before` as first reported
    - remittance: nothing; `amount` rupiah said to be handed over and not yet confirmed
    - entered: nothing; `amount` hours since the owner entered the report, which the partner has not confirmed
    - nil_twice: nothing
    - unsure: nothing; an announcement or a poll may not have reached `partner`, which may be a group
    - over: nothing; the agreement is past its end and goes on as it is
    - complaint: the partner's own words; `amount` days since they were said, and nobody has said yet what was done
    - feedback: the partner's own words
    """

    kind: Concern
    partner: str
    detail: str = ""
    amount: Decimal = Decimal(0)
    before: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Thanked:
    """A partner that was thanked in the week; `public` says whether it lets groups read of it."""

    partner: str
    thanks: Thanks
    public: bool = False


@dataclass(frozen=True, slots=True)
class WeeklySummary:
    business: str
    week: Week
    totals: Totals
    before: Totals | None
    """The week before, or None where the business had no partner yet."""
    partners: tuple[PartnerWeek, ...]
    products: tuple[ProductWeek, ...]
    """Best seller first, by rupiah."""
    look_at: tuple[LookAt, ...]
    lines: tuple[LineWeek, ...]
    remittances: tuple[RemittanceWeek, ...]
    stock: tuple[StockNow, ...]
    thanked: tuple[Thanked, ...] = ()

    @property
    def awaited(self) -> tuple[PartnerWeek, ...]:
        """The partners that reported, or were to."""
        return tuple(partner for partner in self.partners if partner.reported_on or partner.silent)
