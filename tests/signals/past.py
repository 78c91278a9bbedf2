"""Small builders for tests of signals: weeks of one partner, the oldest first, the newest ending on 22 November."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bot.domain.counts import Counts
from bot.domain.money import worth
from bot.domain.signals.history import History, PastGoods, PastReport, PastWeek, Turnover
from bot.domain.week import Week

NEWEST = Week.parse("2026-W47")
SITI = 1
NO_SALES: tuple[Turnover, int] = Turnover((), 0, 0), 0
PRICES = {"KRP": 10_000, "NST": 40_000}
NAMES = {"KRP": ("Keripik", "bungkus"), "NST": ("Nastar", "toples")}


def back(weeks: int) -> Week:
    """So many weeks before the newest."""
    return Week(NEWEST.monday - timedelta(weeks=weeks))


def counts(sold: int = 0, left: int = 0, returned: int = 0, damaged: int = 0, missing: int = 0) -> Counts:
    return Counts(Decimal(sold), Decimal(left), Decimal(returned), Decimal(damaged), missing=Decimal(missing))


def report(keripik: Counts, nastar: Counts | None = None, *, late: int = 0, by_itself: bool = True) -> PastReport:
    """A report on one product or two, of a partner that holds goods."""
    goods = {"KRP": keripik} | ({"NST": nastar} if nastar else {})
    return PastReport(late, by_itself, True, {code: _goods(code, one) for code, one in goods.items()})


def referred(one: PastReport) -> PastReport:
    """The same by a partner that holds no goods."""
    return replace(one, holds_goods=False)


def _goods(code: str, one: Counts) -> PastGoods:
    price = PRICES[code]
    return PastGoods(*NAMES[code], one, worth(one.placed, price), worth(one.returned + one.spoiled, price))


def history(*reports: PastReport | None, reachable: bool = True, sold: tuple[Turnover, int] = NO_SALES) -> History:
    """Weeks running up to the newest; None is one that was asked about and not answered."""
    weeks = (PastWeek(back(len(reports) - 1 - at), one, answered=one is not None) for at, one in enumerate(reports))
    return History(SITI, reachable, tuple(weeks), *sold)


def turnover(*sales: int, weeks: int = 8) -> tuple[Turnover, int]:
    """What each partner sold over so many weeks in rupiah, and what the first of them did."""
    together = Turnover(tuple(back(n) for n in reversed(range(weeks))), sum(sales), len([one for one in sales if one]))
    return together, sales[0]
