"""What a partner says beyond figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.account import Statement


class Category(StrEnum):
    """What feedback is about."""

    GOODS = "goods"
    PRICE = "price"
    DELIVERY = "delivery"
    SERVICE = "service"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a partner says; a complaint stays open until the owner says what was done."""

    words: str
    category: Category = Category.OTHER
    complains: bool = False
    disputes: bool = False
    """Whether it doubts what is owed: both sides are shown the same bookings."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Feedback that is on record; `number` is the complaint's, 0 where it is none."""

    partner: str
    business: str
    words: str
    category: Category = Category.OTHER
    number: int = 0
    statement: Statement | None = None
    """What both sides are shown, where it doubts what is owed."""
    holds_goods: bool = True


@dataclass(frozen=True, slots=True)
class Announcement:
    """A text that the owner has confirmed for all partners."""

    words: str


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement on its way to so many."""

    readers: int
