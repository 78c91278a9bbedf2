"""What the books of one partner should say, in plain dictionaries; written without a look at the product's code."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

Goods = list[tuple[Decimal, int]]
"""Units and their price, in the order they came."""
Units = dict[str, Decimal]
Agreed = tuple[int, bool, str]
"""Basis points; whether they are the partner's, else they are the business's; who bears damage."""


class Refused(Exception):
    """The books must not take this."""


def half_up(amount: Decimal) -> int:
    whole = int(abs(amount) * 2 + 1) // 2
    return whole if amount >= 0 else -whole


def share_of(sales: int, agreed: Agreed) -> int:
    named = half_up(Decimal(sales * agreed[0]) / 10_000)
    return named if agreed[1] else sales - named


def charge_of(spoiled: int, agreed: Agreed) -> int:
    missed = spoiled - share_of(spoiled, agreed)
    return {"business": 0, "shared": half_up(Decimal(missed) / 2), "partner": missed}[agreed[2]]


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


@dataclass
class Promise:
    """Rupiah for so many of a product; the week that it is booked in while it stands."""

    code: str
    quantity: Decimal
    bonus: int
    week: date | None = None
    reached: bool = False


def month_of(week: date) -> date:
    return (week + timedelta(days=6)).replace(day=1)


class Account:
    """One partner: what it accepted, what arrived, what was reported on which week, what is owed for each week."""

    def __init__(self, holds_goods: bool, agreed: Agreed, today: date) -> None:
        self.holds_goods = holds_goods
        self.accepted = [(today, agreed)]
        self.arrived: dict[str, Goods] = {}
        self.gone: defaultdict[str, Decimal] = defaultdict(Decimal)
        self.reports: dict[date, dict[str, Any]] = {}
        self.owed: Counter[date] = Counter()
        self.totals: Counter[str] = Counter()
        self.weeks: defaultdict[date, Counter[str]] = defaultdict(Counter)
        """What was booked for each week, as the owner's summary adds it up."""
        self.closed: set[date] = set()
        self.promises: dict[date, Promise] = {}
        """By the first day of the month."""

    def in_force(self, week: date) -> Agreed:
        by_then = [agreed for day, agreed in self.accepted if day < week + timedelta(days=7)]
        return by_then[-1] if by_then else self.accepted[0][1]

    def shelf(self, code: str) -> Goods:
        return cut(self.arrived.get(code, []), self.gone[code], Decimal("Infinity"))

    def lying(self, code: str) -> Decimal:
        return sum((units for units, _ in self.arrived.get(code, [])), -self.gone[code])

    def report(self, week: date, version: int, goods: dict[str, Goods], counts: dict[str, Units]) -> None:
        nothing = {"version": 0, "gone": {}, "sales": 0, "share": 0, "charge": 0, "agreed": self.in_force(week)}
        old = self.reports.get(week, nothing)
        gone = {code: sum(units.values(), -units["left"]) for code, units in counts.items()}
        more = {code: gone.get(code, 0) - old["gone"].get(code, 0) for code in gone | old["gone"]}
        short = self.holds_goods and any(units > max(self.lying(code), 0) for code, units in more.items())
        if old["version"] != version or week in self.closed or short:
            raise Refused
        new = {"version": version + 1, "goods": goods, "counts": counts, "gone": gone, "agreed": old["agreed"]}
        new |= _amounts(goods, counts, old["agreed"] if self.holds_goods else (*old["agreed"][:2], "business"))
        self._book(week, *(new[what] - old[what] for what in ("sales", "share", "charge")))
        self._take(more)
        self.reports[week] = new | {"adjusted": defaultdict(Counter)}
        self._keep_promise(week)

    def _take(self, more: Units) -> None:
        for code, units in more.items():
            self.gone[code] += units if self.holds_goods else 0

    def _book(self, week: date, sales: int, share: int, charge: int) -> None:
        due = sales - share + charge if self.holds_goods else -share
        self.owed[week] += due
        self.totals.update({"sales": -sales, "partner_share": share, "damage": -charge})
        self.totals["cash"] += 0 if self.holds_goods else sales
        self.weeks[week].update({"sales": sales, "share": share, "damage": charge})
        self.weeks[week].update({"due": due} if self.holds_goods else {"commission_owed": share})

    def remit(self, amount: int, today: date) -> Counter[date]:
        """Money came; what it paid of each week it touched."""
        before, current = Counter(self.owed), self.open_week(today)
        self._pay(amount, today)
        paid = {week: before[week] - self.owed[week] for week in {*before, *self.owed}}
        touched = Counter({week: part for week, part in paid.items() if part or week == current})
        self._hand_over(touched, 1)
        return touched

    def take_back(self, paid: Counter[date]) -> None:
        """It had not come after all."""
        self.owed.update(paid)
        self._hand_over(paid, -1)
        self.closed -= set(paid)

    def _hand_over(self, paid: Counter[date], times: int) -> None:
        self.totals["cash"] += times * sum(paid.values())
        for week, part in paid.items():
            self.weeks[week]["handed_over"] += times * part

    def pay_out(self, amount: int, today: date) -> None:
        """The business paid commission: the same, seen from its side."""
        self._turn()
        if not 0 < amount <= sum(self.owed.values()):
            self._turn()
            raise Refused
        self._pay(amount, today)
        self.totals["cash"] -= amount
        self._turn()

    def _turn(self) -> None:
        self.owed = Counter({week: -due for week, due in self.owed.items()})

    def _pay(self, amount: int, today: date) -> None:
        """Old credits and the money pay the oldest debts, and close what has a report."""
        current, purse = self.open_week(today), amount - sum(due for due in self.owed.values() if due < 0)
        self.owed = Counter({week: due for week, due in self.owed.items() if due > 0})
        debts = sorted(self.owed)
        for week in debts:
            paid = min(purse, self.owed[week])
            self.owed[week], purse = self.owed[week] - paid, purse - paid
        self.owed[current] -= purse
        self.closed |= {week for week in debts if not self.owed[week] and week in self.reports}

    def adjust(self, about: date, code: str, more: Units, price: int, today: date) -> None:
        agreed = self.reports[about]["agreed"]
        sales, spoiled = half_up(more["sold"] * price), half_up((more["damaged"] + more["expired"]) * price)
        charge = charge_of(spoiled, agreed) if self.holds_goods else 0
        self._book(self.open_week(today), sales, share_of(sales, agreed), charge)
        self.reports[about]["adjusted"][code].update(more)
        self._take({code: sum(more.values(), Decimal(0))})
        self._keep_promise(about)

    def promise(self, today: date, code: str, quantity: Decimal, bonus: int) -> bool:
        """A bonus for so many in the running month; False where the month's target was reached, which then stands."""
        month = today.replace(day=1)
        stands = month in self.promises and self.promises[month].reached
        if not stands:
            self.promises[month] = Promise(code, quantity, bonus)
        return not stands

    def _keep_promise(self, about: date) -> None:
        """A week belongs to the month of its Sunday. A bonus is taken back only from a week that is open."""
        promise = self.promises.get(month_of(about))
        if promise is None:
            return
        enough = self.sold_in(month_of(about), promise.code) >= promise.quantity
        if enough and promise.week is None:
            promise.week, promise.reached = self.open_week(about), True
            self._give(promise.week, promise.bonus)
        elif not enough and promise.week and promise.week not in self.closed:
            self._give(promise.week, -promise.bonus)
            promise.week = None

    def _give(self, week: date, bonus: int) -> None:
        self.owed[week] -= bonus
        self.totals["bonus"] += bonus
        self.weeks[week]["bonus"] += bonus

    def sold_in(self, month: date, code: str) -> Decimal:
        told = [report for week, report in self.reports.items() if month_of(week) == month]
        counted = [report["counts"][code]["sold"] for report in told if code in report["counts"]]
        return sum(
            counted + [report["adjusted"][code]["sold"] for report in told if code in report["adjusted"]], Decimal(0)
        )

    def open_week(self, today: date) -> date:
        week = today - timedelta(days=today.weekday())
        while week in self.closed:
            week += timedelta(days=7)
        return week


def _amounts(goods: dict[str, Goods], counts: dict[str, Units], agreed: Agreed) -> dict[str, int]:
    """Sales, share and charge, each rounded once for every price; what is spoiled lies behind the sold."""
    amounts = {"sales": 0, "share": 0, "charge": 0}
    for code, units in counts.items():
        for sold, price in cut(goods[code], Decimal(0), units["sold"]):
            amounts["sales"] += half_up(sold * price)
            amounts["share"] += share_of(half_up(sold * price), agreed)
        start = units["sold"] + units["returned"]
        for spoiled, price in cut(goods[code], start, start + units["damaged"] + units["expired"]):
            amounts["charge"] += charge_of(half_up(spoiled * price), agreed)
    return amounts
