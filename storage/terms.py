"""Terms as they are kept: with each version of an agreement, and once more with each report that was given on them."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Column, Table

from bot.domain.agreement import Bearer, Deal, Side, Terms

NAMES = tuple(one.name for one in fields(Terms))


def terms_columns(table: Table) -> tuple[Column[Any], ...]:
    """The columns of a table that keeps terms."""
    return tuple(table.c[name] for name in NAMES)


def terms_row(terms: Terms) -> dict[str, Any]:
    """Terms as values by column name."""
    return asdict(terms)


def terms_in(row: Any) -> Terms:
    """The terms in a row that has those columns."""
    return Terms(Deal(row.deal), row.rate_bps, Side(row.whose), row.scheme, Bearer(row.damage_bearer))
