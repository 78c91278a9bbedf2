"""Whether anything lies on consignment at a partner's place; where nothing does, there is nothing to report."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, Table, and_, exists, func, select

from bot.domain.agreement import Deal
from storage import tables
from storage.tables.columns import alike, table_of

_agreements = table_of(tables.Agreement)
_acceptances = table_of(tables.Acceptance)
_stock = table_of(tables.StockEntry)


def lies_bare(partners: Table) -> ColumnElement[bool]:
    """Whether a partner of the enclosing statement sells on consignment and nothing lies at its place now."""
    lying = (
        select(func.coalesce(func.sum(_stock.c.quantity), 0))
        .where(alike(_stock, partners, "partner_id"))
        .scalar_subquery()
    )
    return and_(on_consignment(partners), lying == 0)


def on_consignment(partners: FromClause) -> ColumnElement[bool]:
    """Whether a partner of the enclosing statement sells on consignment, by the newest terms it has accepted.

    Where it has accepted none yet, the newest that were offered count.
    """
    accepted = exists().where(
        alike(_acceptances, _agreements, "partner_id", "version"),
    )
    deal = (
        select(_agreements.c.deal)
        .where(alike(_agreements, partners, "partner_id"))
        .order_by(accepted.desc(), _agreements.c.version.desc())
        .limit(1)
        .scalar_subquery()
    )
    return deal == Deal.CONSIGNMENT
