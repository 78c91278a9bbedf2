"""Small builders for tests: a business, its partners, and what a week brings, all through the verbs of storage.

Every builder takes the books of a moment; `at` turns them to another one.
"""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from bot.domain.adjustment import Adjusting, AdjustmentWord, Change
from bot.domain.agreement import Deal, Parts, Terms
from bot.domain.business import NewBusiness
from bot.domain.counts import NOTHING, Counts
from bot.domain.money import worth
from bot.domain.partner import Kind
from bot.domain.product import Product
from bot.domain.remittance import HandedOver, RemittanceWord
from bot.domain.report import SalesReport, as_reported, price
from bot.domain.speaker import Role
from bot.domain.week import Week
from storage import adjustments, partners, people, remittances, reports, stock
from storage.books import Books
from storage.businesses import open_business

WEEK = Week.parse("2026-W47")
"""Monday 16 to Sunday 22 November 2026, the week of the stories."""

KERIPIK = Product("KRP", "Keripik", "bungkus", 10_000)
NASTAR = Product("NST", "Nastar", "toples", 40_000)
KACANG = Product("KCG", "Kacang", "kg", 60_000)
QUARTER = Terms(Deal.CONSIGNMENT, 2_500)
COMMISSION = Terms(Deal.REFERRAL, 1_000)
SAID = "SETUJU"


def moment(day: str, hour: int = 17) -> datetime:
    """An hour in western Indonesia, which the business of these tests keeps."""
    return datetime.fromisoformat(f"{day}T{hour:02d}:00:00+07:00")


def at(books: Books, day: str, hour: int = 17) -> Books:
    """The same books at another moment."""
    return replace(books, now=moment(day, hour))


def business(
    connection: Connection, day: str = "2026-11-02", name: str = "Kue Bu Rina", owner: str = "Bu Rina"
) -> Books:
    """A business opened by its owner on that day, with three products."""
    person_id = person(connection, owner, moment(day))
    new = NewBusiness(name, (KERIPIK, NASTAR, KACANG), 2_500)
    return open_business(connection, new, person_id, moment(day))


def person(connection: Connection, name: str, now: datetime) -> int:
    """Somebody who writes from a terminal."""
    return people.meet(connection, "terminal", name, name, now).person_id


def partner(books: Books, name: str, kind: Kind = Kind.WARUNG, terms: Terms = QUARTER) -> int:
    """A partner with one person, who has accepted the terms."""
    partner_id = partners.add(books, name, kind, None, terms)
    person_id = person(books.connection, f"{name} ({books.business_id})", books.now)
    people.join(books, person_id, Role.PARTNER, partner_id)
    partners.accept(books, partner_id, person_id, SAID)
    return partner_id


def place(books: Books, partner_id: int, **quantities: str) -> None:
    """Goods handed to a partner that arrive at once: `place(books, siti, KRP="20")`."""
    items = {code: Decimal(quantity) for code, quantity in quantities.items()}
    placed = stock.place(books, partner_id, items, person_id=1)
    stock.receive(books, partner_id, placed.number, person_id=1, came=True)


def report(books: Books, partner_id: int, week: Week = WEEK, /, **sold: str | Counts) -> int:
    """A report, or a correction of the one that is there. What is not said to be gone is left."""
    seen = partners.partner(books, partner_id)
    before = reports.filed(books, partner_id, week)
    if before:
        seen = as_reported(seen, before)
    shelves = {shelf.product.code: shelf.quantity for shelf in seen.shelves}
    said = {code: it if isinstance(it, Counts) else Counts(sold=Decimal(it)) for code, it in sold.items()}
    if seen.terms.holds_goods:
        said = {code: _with_rest(said.get(code, Counts()), there) for code, there in shelves.items() if there}
    nil = not any(counts.sold for counts in said.values())
    priced = price(seen, said)
    replaces = before.version if before else 0
    return reports.file(books, SalesReport(partner_id, week, priced, replaces, nil), member(books, partner_id))


def member(books: Books, partner_id: int) -> int:
    """The person who speaks for a partner."""
    return people.readers(books, Role.PARTNER, [partner_id])[0].person_id


def _with_rest(counts: Counts, there: Decimal) -> Counts:
    return replace(counts, left=there - counts.gone)


def hand_over(books: Books, partner_id: int, amount: int, *, came: bool | None = True) -> int:
    """Money said to be handed over, and the owner's word on it; None leaves it waiting. Returns its number."""
    number = remittances.say(books, HandedOver(partner_id, amount), person_id=1).number
    if came is not None:
        remittances.answer(books, RemittanceWord(number, came), person_id=1)
    return number


def adjust(
    books: Books, partner_id: int, product: Product, sold: str, week: Week = WEEK, *, agreed: bool = True
) -> int:
    """A correction of a settled week by so many more sold (or fewer, below zero), and the owner's word. Its number."""
    filed = reports.filed(books, partner_id, week)
    assert filed is not None
    sales = worth(Decimal(sold), product.price)
    terms = filed.priced.terms
    parts = terms.part(abs(sales))
    sign = 1 if sales >= NOTHING else -1
    parts = Parts(sales, sign * parts.share)
    due, change = terms.due(parts, charge=0), Change(Decimal(sold))
    asked = Adjusting(partner_id, filed.report_id, week, product, product.price, terms, change, parts, 0, due)
    number = adjustments.ask(books, asked, person_id=1).number
    adjustments.answer(books, AdjustmentWord(number, agreed), person_id=1)
    return number
