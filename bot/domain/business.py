"""A business as its owner set it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.calendar import Calendar
from bot.domain.holidays import DaysOff
from bot.domain.product import Product

NO_BUSINESS = 0
"""Stands for the id of a business where people belong to none yet."""
WEST, CENTRE, EAST = ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
"""The time zones of Indonesia."""
WESTERN = ZoneInfo(WEST)


def western_day(moment: datetime) -> date:
    """The day in western Indonesia, for what is the same whatever the business."""
    return moment.astimezone(WESTERN).date()


@dataclass(frozen=True, slots=True)
class NewBusiness:
    """What the owner said when opening it. The report time is minutes after local midnight, Monday is 0."""

    name: str
    products: tuple[Product, ...]
    partner_bps: int
    report_weekday: int = 5
    report_minute: int = 16 * 60
    zone: str = WEST


@dataclass(frozen=True, slots=True)
class Business:
    """A business as it stands. `partner_bps` is the share that partners are offered unless said otherwise."""

    id: int
    name: str
    zone: str
    report_weekday: int
    report_minute: int
    partner_bps: int
    asks_on_holidays: bool = False
    off: tuple[DaysOff, ...] = ()
    """Its own days off, those that touch in one."""

    @property
    def calendar(self) -> Calendar:
        return Calendar(self.report_weekday, self.asks_on_holidays, self.off)


@dataclass(frozen=True, slots=True)
class Opening:
    """A person with a claim code opens a business, and wants to be called by this name."""

    code: str
    owner: str
    new: NewBusiness


@dataclass(frozen=True, slots=True)
class Opened:
    """A business that is open."""

    business: str
