"""What the owner's weekly summary costs beyond its bare SQL, for one business among 1,000,000 report lines."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table as Printed
from sqlalchemy import Connection, Table, event, func, insert, literal, select, true
from sqlmodel import SQLModel

from benchmarks.databases import filling, postgresql, sqlite
from bot.domain.product import Product
from bot.domain.week import Week
from storage import products, tables
from storage.books import Books
from storage.database import migrate, open_database
from storage.summary import weekly
from storage.tables.columns import table_of

PARTNERS, WEEKS, BUSINESSES, ROUNDS = 50, 52, 129, 101
PRODUCTS = (
    Product("KRP", "Keripik", "bungkus", 10_000),
    Product("NST", "Nastar", "toples", 40_000),
    Product("KCG", "Kacang", "kg", 60_000),
)
MEASURED = 65
FIRST = Week(date(2025, 11, 24))
ZONE = ZoneInfo("Asia/Jakarta")
LAST = Week(FIRST.monday + timedelta(weeks=WEEKS - 1))
MOST = 1.5
"""A summary may take this many times what its statements take alone."""

Rows = dict[Table, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians in milliseconds: of a summary, and of its statements alone with their rows fetched."""

    database: str
    lines: int
    statements: int
    summary_ms: float
    bare_ms: float

    @property
    def ratio(self) -> float:
        return self.summary_ms / self.bare_ms


def main(console: Console) -> None:
    """Fill both databases at once, measure one after the other and print a table."""
    printed = Printed(
        "database", "report lines", "statements", "bare SQL, ms", "summary, ms", f"ratio (at most {MOST})"
    )
    with sqlite() as one, postgresql() as other, ThreadPoolExecutor() as both:
        for url in (one, other):
            migrate(url)
        list(both.map(fill, (one, other)))
        for cost in map(cost_on, (one, other)):
            figures = (f"{cost.bare_ms:.2f}", f"{cost.summary_ms:.2f}", f"{cost.ratio:.2f}")
            printed.add_row(cost.database, f"{cost.lines:,}", str(cost.statements), *figures)
    console.print(printed)


def fill(url: str) -> None:
    """One business with a year of weeks, and copies of it, stored in the order in which the weeks went by."""
    several = [table for table in SQLModel.metadata.sorted_tables if "business_id" in table.primary_key.columns]
    with filling(url, several) as connection:
        for table, rows in one_business().items():
            connection.execute(insert(table), rows)
        products.add(Books(connection, 1, noon(FIRST.monday), ZONE), PRODUCTS)
        for table in several:
            copy(connection, table)


def copy(connection: Connection, table: Table) -> None:
    """Give every other business the rows of the first."""
    number = select(literal(2).label("n")).cte("number", recursive=True)
    number = number.union_all(select(number.c.n + 1).where(number.c.n < BUSINESSES))
    others = [column for column in table.c if column.name != "business_id"]
    rows = select(number.c.n, *others).select_from(table.join(number, true()))
    rows = rows.where(table.c.business_id == 1).order_by(others[0], number.c.n)
    connection.execute(insert(table).from_select([table.c.business_id, *others], rows))


def one_business() -> Rows:
    """All rows of business 1; a tenth of its partners has not reported on the last week."""
    opened = {"zone": "Asia/Jakarta", "report_weekday": 5, "report_minute": 960, "partner_bps": 2_500}
    rows: Rows = {}
    add(rows, tables.Business, {"name": "Kue Bu Rina", "created_at": noon(FIRST.before.monday), **opened})
    for partner_id in range(1, PARTNERS + 1):
        add_partner(rows, partner_id)
    for number in range(WEEKS):
        for partner_id in range(1, PARTNERS + 1):
            add_week(rows, partner_id, number)
    return rows


def add_partner(rows: Rows, partner_id: int) -> None:
    since = noon(FIRST.before.monday)
    person = {"person_id": partner_id, "name": f"Siti {partner_id}", "call": "Bu", "language": "id"}
    identity = {"identity_id": partner_id, "person_id": partner_id, "channel": "telegram", "address": str(partner_id)}
    partner = {"partner_id": partner_id, "name": f"Warung Bu Siti {partner_id}", "kind": "warung", "created_at": since}
    accepted = {
        "partner_id": partner_id,
        "version": 1,
        "person_id": partner_id,
        "words": "SETUJU",
        "accepted_at": since,
    }
    member = {"partner_id": partner_id, "person_id": partner_id, "role": "partner", "since": since}
    add(rows, tables.Person, person)
    add(rows, tables.Identity, identity)
    add(rows, tables.Partner, partner)
    add(rows, tables.Acceptance, accepted)
    add(rows, tables.Member, member)


def add_week(rows: Rows, partner_id: int, number: int) -> None:
    """Goods come on Monday; the report and three quarters of the money on Saturday, where there is one."""
    week = Week(FIRST.monday + timedelta(weeks=number))
    report_id = 1_000 * (number + 1) + partner_id
    sold = {product.code: 5 + (report_id + place) % 12 for place, product in enumerate(PRODUCTS)}
    place(rows, partner_id, report_id, week, sold)
    if week == LAST and partner_id % 10 == 0:
        return
    report(rows, partner_id, report_id, week, sold)
    remit(rows, partner_id, report_id, week, sold)


def place(rows: Rows, partner_id: int, report_id: int, week: Week, sold: dict[str, int]) -> None:
    """What is going to be sold, and in the first week more of each, which stays."""
    came = noon(week.monday)
    for n, product in enumerate(PRODUCTS):
        number = 10 * report_id + n
        quantity = Decimal(sold[product.code] + (partner_id if week == FIRST else 0))
        here = {"partner_id": partner_id, "code": product.code, "quantity": quantity}
        paid = {
            "price": product.price,
            "placed_at": came,
            "placed_by": 1,
            "received_at": came,
            "received_by": partner_id,
        }
        add(rows, tables.Placement, {"placement_id": 1_000_000 + number, "number": number, **here, **paid})
        moved = {"cause_id": 1_000_000 + number, **here, "kind": "placed", "recorded_at": came}
        add(rows, tables.StockEntry, moved)


def report(rows: Rows, partner_id: int, report_id: int, week: Week, sold: dict[str, int]) -> None:
    given = noon(week.sunday)
    terms = {"deal": "consignment", "scheme": "percent_of_sales", "rate_bps": 2_500, "whose": "partner"}
    terms |= {"damage_bearer": "business"}
    row = {"report_id": report_id, "partner_id": partner_id, "week": week.monday, "version": 1, "nil": False}
    add(rows, tables.Report, row | terms | {"days_late": 0, "entered_by": partner_id, "confirmed_at": given})
    for n, product in enumerate(PRODUCTS):
        code = product.code
        sales = sold[code] * product.price
        line = {"report_id": report_id, "line": n, "code": code, "name": product.name, "unit": product.unit}
        counts = {"sold": Decimal(sold[code]), "left": Decimal(partner_id)}
        counts |= dict.fromkeys(("returned", "damaged", "expired", "missing"), Decimal(0))
        parts = {"sales": sales, "share": sales // 4, "charge": 0, "due": sales - sales // 4}
        money = {"price": product.price, "rate_bps": 2_500, **parts}
        add(rows, tables.ReportLine, line | counts | money)
        moved = {"cause_id": report_id, "code": code, "partner_id": partner_id, "quantity": Decimal(-sold[code])}
        add(rows, tables.StockEntry, moved | {"kind": "report", "recorded_at": given})
    sales = worth(sold)
    amounts = {"partner": sales - sales // 4, "partner_share": sales // 4, "sales": -sales}
    book(rows, report_id, partner_id, "report", week, given, amounts)


def remit(rows: Rows, partner_id: int, report_id: int, week: Week, sold: dict[str, int]) -> None:
    amount, said = worth(sold) * 9 // 16, noon(week.sunday)
    remittance = {"remittance_id": report_id, "number": report_id, "partner_id": partner_id, "amount": amount}
    answer = {"remittance_id": report_id, "came": True, "answered_by": 1, "answered_at": said}
    add(rows, tables.Remittance, remittance | {"said_by": partner_id, "said_at": said})
    add(rows, tables.RemittanceAnswer, answer)
    book(rows, 1_000_000 + report_id, partner_id, "remittance", week, said, {"partner": -amount, "cash": amount})


def worth(sold: dict[str, int]) -> int:
    return sum(sold[product.code] * product.price for product in PRODUCTS)


def book(
    rows: Rows, transaction_id: int, partner_id: int, kind: str, week: Week, at: datetime, amounts: dict[str, int]
) -> None:
    row = {"transaction_id": transaction_id, "key": f"{kind}:{transaction_id}", "digest": "", "kind": kind}
    add(rows, tables.Transaction, row | {"cause_id": transaction_id % 1_000_000, "recorded_at": at})
    for line, (account, amount) in enumerate(amounts.items()):
        entry = {"transaction_id": transaction_id, "line": line, "partner_id": partner_id, "account": account}
        add(rows, tables.Entry, entry | {"week": week.monday, "amount": amount})


def add(rows: Rows, model: type[Any], row: dict[str, Any]) -> None:
    table = table_of(model)
    own = {"business_id": 1} if "business_id" in table.c else {}
    rows.setdefault(table, []).append(own | row)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def cost_on(url: str) -> Cost:
    """Measure the last week of one of the businesses."""
    engine = open_database(url)
    try:
        with engine.connect() as connection:
            return measure(connection)
    finally:
        engine.dispose()


def measure(connection: Connection) -> Cost:
    """Summary and bare statements in turn, so that both meet the same machine."""
    lines = connection.execute(select(func.count()).select_from(table_of(tables.ReportLine))).scalar_one()
    books = Books(connection, MEASURED, noon(LAST.after.monday), ZONE)
    asked = statements(books)
    summary_ms, bare_ms = [], []
    gc.disable()
    for _ in range(ROUNDS):
        summary_ms.append(milliseconds(lambda: weekly(books, LAST)))
        bare_ms.append(milliseconds(lambda: run_bare(connection, asked)))
    gc.enable()
    return Cost(connection.dialect.name, lines, len(asked), median(summary_ms), median(bare_ms))


def statements(books: Books) -> list[tuple[str, Any]]:
    """The statements of a summary and what they are bound to, as the driver gets them."""
    seen: list[tuple[str, Any]] = []

    def note(*execution: Any) -> None:
        seen.append((execution[2], execution[3]))

    event.listen(books.connection, "before_cursor_execute", note)
    weekly(books, LAST)
    event.remove(books.connection, "before_cursor_execute", note)
    return seen


def run_bare(connection: Connection, asked: list[tuple[str, Any]]) -> None:
    for statement, bound in asked:
        cursor = connection.connection.cursor()
        cursor.execute(statement, bound)
        cursor.fetchall()
        cursor.close()


def milliseconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1_000
