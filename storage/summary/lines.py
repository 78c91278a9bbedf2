"""What was reported: the first and newest version of each report, their lines, and what these come to by product."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from bot.domain.counts import Counts
from bot.domain.summary import LineWeek, ProductWeek
from storage.summary.asking import Found
from storage.summary.statements import COUNTS

_SOLD, _LEFT, _MISSING = 0, 1, 5


@dataclass(frozen=True, slots=True)
class Reported:
    """One partner's report on the week, as it was given first and as it stands; the lines of both."""

    first: Found
    newest: Found
    first_lines: Sequence[Found]
    lines: Sequence[Found]


@dataclass(slots=True)
class Tally:
    """Lines of one product added up: rupiah, and thousandths of a unit in the order of Counts."""

    name: str
    unit: str
    sales: int = 0
    counts: Sequence[int] = (0,) * 6

    @property
    def sold(self) -> int:
        return self.counts[_SOLD]

    @property
    def left(self) -> int:
        return self.counts[_LEFT]

    @property
    def missing(self) -> int:
        return self.counts[_MISSING]


@lru_cache(8192)
def units(thousandths: int) -> Decimal:
    """A quantity as it is stored, in units of its product."""
    return Decimal(thousandths) / 1000


def reported(partner_ids: Iterable[int], versions: Iterable[Found], lines: Iterable[Found]) -> dict[int, Reported]:
    """The reports by partner, in the order of `partner_ids`. `versions` come with the lowest first."""
    first: dict[int, Found] = {}
    newest: dict[int, Found] = {}
    for version in versions:
        first.setdefault(version.partner_id, version)
        newest[version.partner_id] = version
    of_report: dict[int, list[Found]] = {}
    for line in lines:
        of_report.setdefault(line.report_id, []).append(line)
    return {
        it: Reported(
            first[it],
            newest[it],
            of_report.get(first[it].report_id, ()),
            of_report.get(newest[it].report_id, ()),
        )
        for it in partner_ids
        if it in newest
    }


def tallied(lines: Iterable[Found]) -> dict[str, Tally]:
    """Lines added up by product code."""
    tallies: dict[str, Tally] = {}
    for line in lines:
        tally = tallies.get(line.code)
        if tally is None:
            tallies[line.code] = Tally(line.name, line.unit, line.sales, line[COUNTS])
        else:
            tally.sales += line.sales
            tally.counts = [sum(both) for both in zip(tally.counts, line[COUNTS], strict=True)]
    return tallies


def line_weeks(names: Mapping[int, str], reports: Mapping[int, Reported]) -> tuple[LineWeek, ...]:
    """Every line of the newest versions, partner by partner."""
    return tuple(
        LineWeek(
            names[partner_id],
            line.name,
            line.unit,
            line.price,
            Counts(*map(units, line[COUNTS])),
            line.sales,
            line.share,
            line.due,
            report.newest.version,
        )
        for partner_id, report in reports.items()
        for line in report.lines
    )


def product_weeks(reports: Iterable[Reported], before: Iterable[Found]) -> tuple[ProductWeek, ...]:
    """Every product of this week's reports or the week before's, the best seller first."""
    now = tallied(chain.from_iterable(report.lines for report in reports))
    then = {row.code: row for row in before}
    for code, row in then.items():
        now.setdefault(code, Tally(row.name, row.unit))
    weeks = [_product(tally, then.get(code)) for code, tally in now.items()]
    return tuple(sorted(weeks, key=lambda it: (-it.sales, -it.counts.sold, it.name.casefold())))


def _product(tally: Tally, before: Found | None) -> ProductWeek:
    counts = Counts(*map(units, tally.counts))
    if before is None:
        return ProductWeek(tally.name, tally.unit, tally.sales, counts, Decimal(0), 0)
    return ProductWeek(tally.name, tally.unit, tally.sales, counts, units(before.sold), before.sales)
