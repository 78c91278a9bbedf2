"""The people of a storm: businesses with an owner and two warungs each, and what everybody says in two weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection

from bot.domain.agreement import Deal, Terms
from bot.domain.business import NewBusiness
from bot.domain.partner import Kind
from bot.domain.product import Product
from bot.domain.speaker import Role
from storage import partners, people, stock
from storage.books import Books
from storage.businesses import open_business

LAST_MONDAY = datetime.fromisoformat("2026-11-09T09:00:00+07:00")
MONDAY = datetime.fromisoformat("2026-11-16T09:00:00+07:00")
EARLIER = datetime.fromisoformat("2026-11-20T07:00:00+07:00")
MINUTE = timedelta(minutes=1)
FRIDAY = datetime.fromisoformat("2026-11-20T09:00:00+07:00")
"""When the storm begins: hours away from anything that falls due by itself."""
PRODUCTS = (Product("KRP", "Keripik", "bungkus", 10_000), Product("NST", "Nastar", "toples", 40_000))
LAST_WEEK = ("laporan minggu lalu keripik 8", "ya", "lewati")
SITI = (*LAST_WEEK, "keripik 14 nastar 5", "ya", "ralat keripik 13", "ya", "setor 100rb")
EKO = ("keripik 14 nastar 5", "ya", "lewati", "ralat keripik 13", "ya", "setor 100rb")
RINA = ("terima setoran siti 100rb", "terima setoran eko 100rb", "umumkan Besok libur dulu", "ya")
"""The owner speaks when both warungs have spoken; what she announces is sent carefully, so never twice."""


@dataclass(frozen=True, slots=True)
class Household:
    """One business: the Telegram numbers of its owner and of its two warungs."""

    business_id: int
    rina: int
    siti: int
    eko: int


def found(connection: Connection, numbers: Iterator[int]) -> Household:
    """Open a business whose people get the next numbers; each warung holds 40 keripik and 20 nastar."""
    owner, rina = _meet(connection, "Bu Rina", numbers)
    books = open_business(connection, NewBusiness("Kue Bu Rina", PRODUCTS, 2_500), owner, LAST_MONDAY)
    siti = _join(books, "Bu Siti", owner, numbers)
    eko = _join(replace(books, now=MONDAY), "Pak Eko", owner, numbers)
    return Household(books.business_id, rina, siti, eko)


def _join(books: Books, name: str, owner: int, numbers: Iterator[int]) -> int:
    person, address = _meet(books.connection, name, numbers)
    partner_id = partners.add(books, f"Warung {name}", Kind.WARUNG, None, Terms(Deal.CONSIGNMENT, 2_500))
    people.join(books, person, Role.PARTNER, partner_id)
    partners.accept(books, partner_id, person, "SETUJU")
    placed = stock.place(books, partner_id, {"KRP": Decimal(40), "NST": Decimal(20)}, owner)
    stock.receive(books, partner_id, placed.number, person, came=True)
    return address


def _meet(connection: Connection, name: str, numbers: Iterator[int]) -> tuple[int, int]:
    address = next(numbers)
    speaker = people.meet(connection, "telegram", str(address), name, LAST_MONDAY)
    return speaker.person_id, address


def parts(household: Household) -> Sequence[tuple[tuple[int, Sequence[str]], ...]]:
    """Who says what: those of one part speak side by side, the next part follows when they are through."""
    return ((household.siti, SITI), (household.eko, EKO)), ((household.rina, RINA),)
