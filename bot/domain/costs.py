"""What messages cost, by the class in which a platform bills them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.week import Week


class Category(StrEnum):
    """How a message is billed: said freely within the window, or an approved text of either kind."""

    FREE_FORM = "free_form"
    UTILITY = "utility"
    MARKETING = "marketing"


@dataclass(frozen=True, slots=True)
class Bill:
    """What one message to an address costs, under the platform's own id of it."""

    channel: str
    address: str
    provider_id: str
    category: Category
    rupiah: int


@dataclass(frozen=True, slots=True)
class PartnerCost:
    """Messages to one partner in one week, and what they cost in rupiah; with no name, to the business's own people."""

    week: Week
    partner: str
    free_form: int
    utility: int
    marketing: int
    rupiah: int

    @property
    def messages(self) -> int:
        return self.free_form + self.utility + self.marketing
