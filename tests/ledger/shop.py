"""Businesses to keep books for: Kue Bu Rina and Sambal Bu Tini, each with two partners, in one database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.domain.agreement import Deal, Terms
from bot.domain.business import NewBusiness
from bot.domain.counts import Counts
from bot.domain.partner import Kind, Partner
from bot.domain.product import Product
from bot.domain.remittance import HandedOver, Remittance, RemittanceClosed, RemittanceWord
from bot.domain.report import SalesReport, as_reported, price
from bot.domain.week import Week
from storage import businesses, partners, people, remittances, reports, stock
from storage.books import Books

JAKARTA = ZoneInfo("Asia/Jakarta")
ROLES = ("Bu Rina", "Bu Siti")
SATURDAY = datetime(2026, 11, 21, 9, tzinfo=UTC)
WEEK = Week.of(SATURDAY.date())
PRODUCTS = (
    Product("KRP", "Keripik Pisang", "bungkus", 10_000),
    Product("NST", "Nastar", "toples", 40_000),
    Product("KCG", "Kacang", "kg", 60_007),
)
T = TypeVar("T")


@dataclass
class Shop:
    """One business, with a clock that goes on a minute for every act."""

    engine: Engine
    business_id: int
    owner: int
    member: int
    partner_ids: list[int] = field(default_factory=list)
    now: datetime = SATURDAY

    @contextmanager
    def books(self) -> Iterator[Books]:
        """The books within one transaction."""
        self.now += timedelta(minutes=1)
        with self.engine.begin() as connection:
            yield Books(connection, self.business_id, self.now, JAKARTA)

    def do(self, act: Callable[[Books], T]) -> T:
        with self.books() as books:
            return act(books)

    def join(self, terms: Terms) -> int:
        """A new partner on these terms."""
        self.partner_ids.append(self.do(lambda books: self._join(books, terms)))
        return self.partner_ids[-1]

    def _join(self, books: Books, terms: Terms) -> int:
        partner_id = partners.add(books, f"Warung {len(self.partner_ids)}", Kind.WARUNG, None, terms)
        partners.accept(books, partner_id, self.member, "SETUJU")
        return partner_id

    def deliver(self, partner_id: int, **items: int) -> None:
        """Hand goods over and have them received."""
        units = {code: Decimal(count) for code, count in items.items()}
        placed = self.do(lambda books: stock.place(books, partner_id, units, self.owner))
        assert self.do(lambda books: stock.receive(books, partner_id, placed.number, self.member, came=True))

    def counted(self, books: Books, partner_id: int, week: Week = WEEK, **sold: int) -> SalesReport:
        """A first report: so many sold, the rest left."""
        partner = partners.partner(books, partner_id)
        return SalesReport(partner_id, week, price(partner, _counts(partner, sold)))

    def report(self, partner_id: int, week: Week = WEEK, **sold: int) -> int:
        return self.do(lambda books: reports.file(books, self.counted(books, partner_id, week, **sold), self.member))

    def correct(self, partner_id: int, week: Week = WEEK, **sold: int) -> int:
        return self.do(lambda books: reports.file(books, self.corrected(books, partner_id, week, **sold), self.member))

    def corrected(self, books: Books, partner_id: int, week: Week = WEEK, **sold: int) -> SalesReport:
        """A correction of the newest version: so many sold, the rest of what lay there left."""
        filed = reports.filed(books, partner_id, week)
        assert filed
        then = as_reported(partners.partner(books, partner_id), filed)
        return SalesReport(partner_id, week, price(then, filed.priced.counts() | _counts(then, sold)), filed.version)

    def say(self, partner_id: int, amount: int) -> Remittance:
        return self.do(lambda books: remittances.say(books, HandedOver(partner_id, amount), self.member))

    def confirm(self, number: int, came: bool = True) -> RemittanceClosed:
        return self.do(lambda books: remittances.answer(books, RemittanceWord(number, came), self.owner))

    def pay(self, partner_id: int, amount: int) -> RemittanceClosed:
        return self.confirm(self.say(partner_id, amount).number)

    def owed(self, partner_id: int) -> dict[str, int]:
        """Rupiah by week, the weeks as labels."""
        account = self.do(lambda books: remittances.owed(books, partner_id))
        return {str(week): amount for week, amount in account.by_week}


def open_shop(engine: Engine, name: str = "Kue Bu Rina") -> Shop:
    new = NewBusiness(name, PRODUCTS, 2500)
    with engine.begin() as connection:
        owner, member = (people.meet(connection, "simulator", f"{name} {role}", role, SATURDAY) for role in ROLES)
        books = businesses.open_business(connection, new, owner.person_id, SATURDAY)
    return Shop(engine, books.business_id, owner.person_id, member.person_id)


def open_warung(engine: Engine, **goods: int) -> tuple[Shop, int]:
    """A business with one warung at 25 % that holds goods, and the warung's id."""
    shop = open_shop(engine)
    partner_id = shop.join(Terms(Deal.CONSIGNMENT, 2500))
    if goods:
        shop.deliver(partner_id, **goods)
    return shop, partner_id


def _counts(partner: Partner, sold: dict[str, int]) -> dict[str, Counts]:
    if not partner.terms.holds_goods:
        return {code: Counts(Decimal(n)) for code, n in sold.items()}
    return {code: Counts(Decimal(n), partner.shelf(code).quantity - n) for code, n in sold.items()}
