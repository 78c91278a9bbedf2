"""What partners sold in a month: by their reports as they stand, with what was adjusted since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, select

from bot.domain.counts import NOTHING
from bot.domain.month import Month
from storage import tables
from storage.books import Books
from storage.tables.columns import Quantity, alike, table_of

_reports = table_of(tables.Report)
_lines = table_of(tables.ReportLine)
_adjustments = table_of(tables.Adjustment)
_words = table_of(tables.AdjustmentAnswer)


@dataclass(slots=True)
class Sold:
    """Units of one product, and what they brought in, in rupiah."""

    quantity: Decimal = NOTHING
    sales: int = 0


def sold(books: Books, month: Month, partner_ids: Collection[int]) -> dict[int, dict[str, Sold]]:
    """What each of these partners sold in the weeks of the month, by product code."""
    found: dict[int, dict[str, Sold]] = defaultdict(lambda: defaultdict(Sold))
    for asked in (_reported(books, month, partner_ids), _adjusted(books, month, partner_ids)):
        for row in books.run(asked):
            one = found[row.partner_id][row.code]
            one.quantity += row.sold
            one.sales += int(row.sales)
    return found


def _reported(books: Books, month: Month, partner_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    newer = _reports.alias("newer")
    replaced = exists().where(alike(newer, _reports, "partner_id", "week"), newer.c.version > _reports.c.version)
    return (
        select(_reports.c.partner_id, *_sums(_lines))
        .join(_lines, alike(_lines, _reports, "report_id"))
        .where(_in_month(books, month, partner_ids), not_(replaced))
        .group_by(_reports.c.partner_id, _lines.c.code)
    )


def _adjusted(books: Books, month: Month, partner_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(_reports.c.partner_id, *_sums(_adjustments))
        .join(_adjustments, alike(_adjustments, _reports, "report_id"))
        .join(_words, alike(_words, _adjustments, "adjustment_id"))
        .where(_in_month(books, month, partner_ids), _words.c.agreed)
        .group_by(_reports.c.partner_id, _adjustments.c.code)
    )


def _sums(table: Any) -> tuple[Any, ...]:
    return table.c.code, func.sum(table.c.sold, type_=Quantity).label("sold"), func.sum(table.c.sales).label("sales")


def weeks_reported(books: Books, month: Month, partner_ids: Collection[int]) -> dict[int, int]:
    """On how many weeks of the month each of these partners has reported; those with none are left out."""
    rows = books.run(
        select(_reports.c.partner_id, func.count(_reports.c.week.distinct()))
        .where(_in_month(books, month, partner_ids))
        .group_by(_reports.c.partner_id)
    )
    return {partner_id: int(weeks) for partner_id, weeks in rows}


def _in_month(books: Books, month: Month, partner_ids: Collection[int]) -> ColumnElement[bool]:
    first, end = month.mondays
    mine = books.own(_reports)
    return and_(mine, _reports.c.partner_id.in_(partner_ids), _reports.c.week >= first, _reports.c.week < end)
