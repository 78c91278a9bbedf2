"""What was reported: the first and newest version of each report, their lines, and what these come to by product."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import add, attrgetter

from bot.domain.counts import KINDS, Counts
from bot.domain.summary import LineWeek, ProductWeek
from storage.summary.rows import LineRow, ReportRow, SoldRow

_SOLD, _LEFT, _MISSING = map(KINDS.index, ("sold", "left", "missing"))


@dataclass(slots=True)
class Tally:
    """Lines of one product added up: rupiah, and thousandths of a unit in the order of Counts."""

    name: str
    unit: str
    sales: int = 0
    counts: tuple[int, ...] = (0,) * len(KINDS)

    def add(self, sales: int, counts: tuple[int, ...]) -> None:
        self.sales += sales
        self.counts = tuple(map(add, self.counts, counts))

    @property
    def sold(self) -> int:
        return self.counts[_SOLD]

    @property
    def left(self) -> int:
        return self.counts[_LEFT]

    @property
    def missing(self) -> int:
        return self.counts[_MISSING]


@dataclass(frozen=True, slots=True)
class Reported:
    """One partner's report on the week, as it was given first and as it stands now; the lines of both."""

    first: ReportRow
    newest: ReportRow
    first_lines: Sequence[LineRow]
    lines: Sequence[LineRow]


@lru_cache(8192)
def units(thousandths: int) -> Decimal:
    """A quantity as it is stored, in units of its product."""
    return Decimal(thousandths) / 1000


@lru_cache(4096)
def counted(*thousandths: int) -> Counts:
    """Counts as they are stored. The same few come again and again, and finding them is quicker than checking them."""
    return Counts(*map(units, thousandths))


def reported(
    partner_ids: Iterable[int], versions: Iterable[ReportRow], lines: Iterable[LineRow]
) -> dict[int, Reported]:
    """The reports in the order of `partner_ids`. `versions` come with the lowest first, `lines` report by report."""
    first: dict[int, ReportRow] = {}
    newest: dict[int, ReportRow] = {}
    for version in versions:
        first.setdefault(version.partner_id, version)
        newest[version.partner_id] = version
    of_report = {report_id: list(rows) for report_id, rows in groupby(lines, attrgetter("report_id"))}
    return {it: _reported(first[it], newest[it], of_report) for it in partner_ids if it in newest}


def _reported(first: ReportRow, newest: ReportRow, of_report: Mapping[int, Sequence[LineRow]]) -> Reported:
    return Reported(first, newest, of_report.get(first.report_id, ()), of_report.get(newest.report_id, ()))


def tallied(lines: Iterable[LineRow]) -> dict[str, Tally]:
    """Lines added up by product code."""
    tallies: dict[str, Tally] = {}
    for line in lines:
        if line.code in tallies:
            tallies[line.code].add(line.sales, line.counts)
        else:
            tallies[line.code] = Tally(line.name, line.unit, line.sales, line.counts)
    return tallies


def line_weeks(names: Mapping[int, str], reports: Mapping[int, Reported]) -> tuple[LineWeek, ...]:
    """Every line of the newest versions, partner by partner."""
    return tuple(
        LineWeek(
            names[partner_id],
            line.name,
            line.unit,
            line.price,
            counted(*line.counts),
            line.sales,
            line.share,
            max(line.due, 0),
            report.newest.version,
            line.charge,
        )
        for partner_id, report in reports.items()
        for line in report.lines
    )


def product_weeks(reports: Iterable[Reported], before: Iterable[SoldRow]) -> tuple[ProductWeek, ...]:
    """Every product of this week's reports or the week before's, the best seller first."""
    now = tallied(line for report in reports for line in report.lines)
    then = {row.code: row for row in before}
    for code, row in then.items():
        now.setdefault(code, Tally(row.name, row.unit))
    weeks = [_product(tally, then.get(code)) for code, tally in now.items()]
    return tuple(sorted(weeks, key=lambda it: (-it.sales, -it.counts.sold, it.name.casefold())))


def _product(tally: Tally, before: SoldRow | None) -> ProductWeek:
    counts = counted(*tally.counts)
    if before is None:
        return ProductWeek(tally.name, tally.unit, tally.sales, counts, Decimal(0), 0)
    return ProductWeek(tally.name, tally.unit, tally.sales, counts, units(before.sold), before.sales)
