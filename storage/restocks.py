"""Goods that partners ask for, open until goods of that product are on their way or there."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import bindparam, exists, func, not_, select

from storage import tables
from storage.books import Books, mine
from storage.tables.columns import Quantity, alike, new_id, table_of

_restocks = table_of(tables.Restock)
_placements = table_of(tables.Placement)
_products = table_of(tables.Product)


class Wanted(NamedTuple):
    """A product that a partner waits for, and how many of it."""

    partner_id: int
    code: str
    name: str
    quantity: Decimal


_placed_since = exists().where(
    alike(_placements, _restocks, "partner_id", "code"),
    _placements.c.placed_at >= _restocks.c.asked_at,
    _placements.c.refused_at.is_(None),
)
_newer = _restocks.alias("newer")
_asked_again = exists().where(
    alike(_newer, _restocks, "partner_id", "code"),
    _newer.c.asked_at > _restocks.c.asked_at,
)
_WAITING = (
    select(_restocks.c.partner_id, _restocks.c.code, _products.c.name, _restocks.c.quantity)
    .join(_products, alike(_products, _restocks, "code"))
    .where(_restocks.c.business_id == mine, not_(_placed_since), not_(_asked_again))
    .order_by(_restocks.c.asked_at, _products.c.position)
)
_WAITED_FOR = _WAITING.where(_restocks.c.partner_id == bindparam("partner_id"))
_CAME = (
    select(
        _placements.c.code,
        func.sum(_placements.c.quantity, type_=Quantity).label("quantity"),
        (func.count() == func.count(_placements.c.received_at)).label("is_there"),
    )
    .where(
        _placements.c.business_id == mine,
        _placements.c.partner_id == bindparam("partner_id"),
        _placements.c.refused_at.is_(None),
    )
    .group_by(_placements.c.code, _placements.c.placed_at)
    .order_by(_placements.c.placed_at)
)


def ask(books: Books, partner_id: int, goods: Mapping[str, Decimal], person_id: int) -> None:
    """Put on record that a partner wants goods, units by product code; it takes the place of an older wish.

    Raises ValueError for a count that is not above zero.
    """
    if not all(quantity > 0 for quantity in goods.values()):
        raise ValueError(f"nothing, or less, cannot be asked for: {goods}")
    row = {"restock_id": new_id(), "partner_id": partner_id, "asked_by": person_id, "asked_at": books.now}
    books.write(_restocks, *(row | {"code": code, "quantity": quantity} for code, quantity in goods.items()))


def waiting(books: Books) -> list[Wanted]:
    """What every partner of the business waits for, the oldest wish first."""
    return [Wanted(*row) for row in books.ask(_WAITING)]


def usual(books: Books, partner_id: int) -> dict[str, Decimal]:
    """How many came last of each product; those on their way, or asked for already, are left out."""
    last = {row.code: row for row in books.ask(_CAME, partner_id=partner_id)}
    asked = {row.code for row in books.ask(_WAITED_FOR, partner_id=partner_id)}
    return {code: row.quantity for code, row in last.items() if row.is_there and code not in asked}
