"""Terms as they are kept: with each version of an agreement, and once more with each report that was given on them.

When things fall due is kept with the agreement alone.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Column, Table

from bot.domain.agreement import Bearer, Deal, Schedule, Side, Terms

NAMES = tuple(one.name for one in fields(Terms))
SCHEDULE_NAMES = tuple(one.name for one in fields(Schedule))


def terms_columns(table: Table) -> tuple[Column[Any], ...]:
    """The columns of a table that keeps terms."""
    return tuple(table.c[name] for name in NAMES)


def terms_row(terms: Terms) -> dict[str, Any]:
    """Terms as values by column name."""
    return asdict(terms)


def terms_in(row: Any) -> Terms:
    """The terms in a row that has those columns."""
    return Terms(Deal(row.deal), row.rate_bps, Side(row.whose), row.scheme, Bearer(row.damage_bearer))


def schedule_columns(table: Table) -> tuple[Column[Any], ...]:
    """The columns of a table that keeps schedules."""
    return tuple(table.c[name] for name in SCHEDULE_NAMES)


def schedule_in(row: Any) -> Schedule:
    """The schedule in a row that has those columns."""
    return Schedule(row.months, row.until, row.pay_days)
