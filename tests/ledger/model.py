"""What the books of one partner should say, in plain dictionaries; written without a look at the product's code."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

Goods = list[tuple[Decimal, int]]
"""Units and their price, in the order they came."""
Units = dict[str, Decimal]
Rate = tuple[int, bool]
"""Basis points, and whether they are the partner's; else they are the business's."""


class Refused(Exception):
    """The books must not take this."""


def half_up(amount: Decimal) -> int:
    whole = int(abs(amount) * 2 + 1) // 2
    return whole if amount >= 0 else -whole


def share_of(sales: int, rate: Rate) -> int:
    named = half_up(Decimal(sales * rate[0]) / 10_000)
    return named if rate[1] else sales - named


def cut(goods: Goods, start: Decimal, end: Decimal) -> Goods:
    """The goods between two places of the row, neighbours of one price together."""
    taken: Goods = []
    at = Decimal(0)
    for units, price in goods:
        part = min(at + units, end) - max(at, start)
        at += units
        if part > 0:
            before = taken.pop()[0] if taken and taken[-1][1] == price else 0
            taken.append((before + part, price))
    return taken


class Account:
    """One partner: what arrived, what was reported on which week, what is owed for each week."""

    def __init__(self, holds_goods: bool, rate: Rate) -> None:
        self.holds_goods, self.rate = holds_goods, rate
        self.arrived: dict[str, Goods] = {}
        self.gone: defaultdict[str, Decimal] = defaultdict(Decimal)
        self.reports: dict[date, dict[str, Any]] = {}
        self.owed: Counter[date] = Counter()
        self.totals: Counter[str] = Counter()
        self.closed: set[date] = set()

    def shelf(self, code: str) -> Goods:
        return cut(self.arrived.get(code, []), self.gone[code], Decimal("Infinity"))

    def lying(self, code: str) -> Decimal:
        return sum((units for units, _ in self.arrived.get(code, [])), -self.gone[code])

    def report(self, week: date, version: int, goods: dict[str, Goods], sold: Units, gone: Units) -> None:
        old = self.reports.get(week, {"version": 0, "gone": {}, "sales": 0, "share": 0, "rate": self.rate})
        more = {code: gone.get(code, 0) - old["gone"].get(code, 0) for code in gone | old["gone"]}
        short = self.holds_goods and any(units > max(self.lying(code), 0) for code, units in more.items())
        if old["version"] != version or week in self.closed or short:
            raise Refused
        lines = [half_up(units * price) for code in goods for units, price in cut(goods[code], Decimal(0), sold[code])]
        share = sum(share_of(sales, old["rate"]) for sales in lines)
        self._book(week, sum(lines) - old["sales"], share - old["share"])
        self._take(more)
        self.reports[week] = {"version": version + 1, "goods": goods, "sold": sold, "gone": gone, "share": share}
        self.reports[week] |= {"sales": sum(lines), "rate": old["rate"], "adjusted": defaultdict(Decimal)}

    def _take(self, more: Units) -> None:
        for code, units in more.items():
            self.gone[code] += units if self.holds_goods else 0

    def _book(self, week: date, sales: int, share: int) -> None:
        self.owed[week] += sales - share if self.holds_goods else -share
        self.totals.update({"sales": -sales, "partner_share": share, "cash": 0 if self.holds_goods else sales})

    def remit(self, amount: int, today: date) -> None:
        """Money came: old credits and the money pay the oldest debts, and close what has a report."""
        current, purse = self.open_week(today), amount - sum(due for due in self.owed.values() if due < 0)
        self.owed = Counter({week: due for week, due in self.owed.items() if due > 0})
        debts = sorted(self.owed)
        for week in debts:
            paid = min(purse, self.owed[week])
            self.owed[week], purse = self.owed[week] - paid, purse - paid
        self.owed[current] -= purse
        self.totals["cash"] += amount
        self.closed |= {week for week in debts if not self.owed[week] and week in self.reports}

    def adjust(self, about: date, code: str, units: Decimal, price: int, today: date) -> None:
        sales = half_up(units * price)
        self._book(self.open_week(today), sales, share_of(sales, self.reports[about]["rate"]))
        self.reports[about]["adjusted"][code] += units
        self._take({code: units})

    def open_week(self, today: date) -> date:
        week = today - timedelta(days=today.weekday())
        while week in self.closed:
            week += timedelta(days=7)
        return week
