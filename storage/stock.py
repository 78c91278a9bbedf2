"""Goods at the partners': what was placed, what is received, and what lies there now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, func, select

from bot.domain.counts import NOTHING
from bot.domain.partner import Lot, Shelf
from bot.domain.placing import Arrival, Placed
from bot.domain.product import Product
from storage import tables
from storage.books import Books, mine
from storage.numbers import next_number
from storage.products import products
from storage.tables.columns import Quantity, alike, new_id, table_of

_placements = table_of(tables.Placement)
_stock = table_of(tables.StockEntry)
_partners = table_of(tables.Partner)
_products = table_of(tables.Product)

_ON_HAND = (
    select(_stock.c.code, func.sum(_stock.c.quantity, type_=Quantity).label("quantity"))
    .where(_stock.c.business_id == mine, _stock.c.partner_id == bindparam("partner_id"))
    .group_by(_stock.c.code)
)
_lying = _ON_HAND.subquery()
_LOTS = (
    select(_lying.c.code, _lying.c.quantity, _placements.c.quantity, _placements.c.price)
    .outerjoin(
        _placements,
        and_(
            _placements.c.business_id == mine,
            _placements.c.partner_id == bindparam("partner_id"),
            _placements.c.code == _lying.c.code,
            _placements.c.received_at.is_not(None),
            _lying.c.quantity > 0,
        ),
    )
    .order_by(_placements.c.received_at.desc(), _placements.c.placement_id.desc())
)
_ON_THE_WAY = (
    select(_placements.c.number, _placements.c.code, _placements.c.quantity)
    .where(
        _placements.c.business_id == mine,
        _placements.c.partner_id == bindparam("partner_id"),
        _placements.c.received_at.is_(None),
        _placements.c.refused_at.is_(None),
    )
    .order_by(_placements.c.number, _placements.c.placement_id)  # by its key SQLite would look through all partners'
)
_LATELY = (
    select(
        _placements.c.number,
        _placements.c.partner_id,
        _partners.c.name.label("partner"),
        _placements.c.code,
        _placements.c.quantity,
        _placements.c.received_at.is_not(None).label("received"),
    )
    .join(_partners, alike(_partners, _placements, "partner_id"))
    .where(_placements.c.business_id == mine, _placements.c.refused_at.is_(None))
    .order_by(_placements.c.number.desc(), _placements.c.placement_id)
    .limit(bindparam("most"))
)
MOST_LOOKED_THROUGH = 100
"""So many products of deliveries are looked through for the one that is meant."""


def place(books: Books, partner_id: int, items: Mapping[str, Decimal], person_id: int) -> Placed:
    """Hand goods to a partner at today's prices; they count once the partner has received them.

    Raises ValueError for a count that is not above zero.
    """
    if not all(quantity > NOTHING for quantity in items.values()):
        raise ValueError(f"nothing, or less, cannot be placed: {items}")
    listed = {product.code: product for product in products(books)}
    number = next_number(books)
    books.write(
        _placements,
        *(
            {
                "placement_id": new_id(),
                "number": number,
                "partner_id": partner_id,
                "code": code,
                "quantity": quantity,
                "price": listed[code].price,
                "placed_at": books.now,
                "placed_by": person_id,
            }
            for code, quantity in items.items()
        ),
    )
    name = books.run(select(_partners.c.name).where(books.own(_partners, partner_id=partner_id))).scalar_one()
    return Placed(number, partner_id, name, tuple((listed[code], quantity) for code, quantity in items.items()))


def on_the_way(books: Books, partner_id: int) -> tuple[Arrival, ...]:
    """Goods that the partner has neither received nor refused, oldest first."""
    rows = books.ask(_ON_THE_WAY, partner_id=partner_id)
    listed = {product.code: product for product in products(books)} if rows else {}
    return tuple(Arrival(row.number, listed[row.code], row.quantity) for row in rows if row.code in listed)


def placed_lately(books: Books) -> tuple[Placed, ...]:
    """What was sent to any partner and not refused, the newest first; products that are sold no more are left out."""
    listed = {product.code: product for product in products(books)}
    sent: dict[int, Placed] = {}
    for row in books.ask(_LATELY, most=MOST_LOOKED_THROUGH):
        placed = sent.get(row.number) or Placed(row.number, row.partner_id, row.partner, (), row.received)
        goods = ((listed[row.code], row.quantity),) if row.code in listed else ()
        sent[row.number] = replace(placed, goods=placed.goods + goods)
    return tuple(placed for placed in sent.values() if placed.goods)


def receive(books: Books, partner_id: int, number: int, person_id: int, *, came: bool) -> bool:
    """Take goods on the way into stock, or refuse them; False where that was done before."""
    these = _waiting(books, partner_id, number)
    waiting = books.run(
        select(_placements.c.placement_id, _placements.c.code, _placements.c.quantity).where(these)
    ).all()
    word = {"received_at": books.now, "received_by": person_id} if came else {"refused_at": books.now}
    if books.run(_placements.update().where(these).values(**word)).rowcount == 0:
        return False
    if came:
        for row in waiting:
            move(books, partner_id, row.placement_id, "placed", {row.code: row.quantity})
    return True


def _waiting(books: Books, partner_id: int, number: int) -> ColumnElement[bool]:
    """The placements of a number that were neither received nor refused."""
    return books.own(_placements, partner_id=partner_id, number=number, received_at=None, refused_at=None)


def receive_some(books: Books, partner_id: int, number: int, person_id: int, counts: Mapping[str, Decimal]) -> int:
    """Take into stock what came of goods on the way, units by product code; the rest stays on the way.

    Returns the number that the rest goes under from now on; 0 where nothing of `counts` was on the way any more.
    """
    waiting = books.run(select(_placements).where(_waiting(books, partner_id, number)).with_for_update()).all()
    if not any(counts.get(row.code) for row in waiting):
        return 0
    rest = next_number(books)
    for row in waiting:
        _part(books, row, counts.get(row.code, NOTHING), rest)
    receive(books, partner_id, number, person_id, came=True)
    return rest


def _part(books: Books, row: Row[Any], came: Decimal, rest: int) -> None:
    """Leave under its number what came of one product, and put the rest under another."""
    this = books.own(_placements, placement_id=row.placement_id)
    if not came:
        books.run(_placements.update().where(this).values(number=rest))
    elif came < row.quantity:
        books.run(_placements.update().where(this).values(quantity=came))
        kept = {name: getattr(row, name) for name in ("partner_id", "code", "price", "placed_at", "placed_by")}
        books.write(_placements, kept | {"placement_id": new_id(), "number": rest, "quantity": row.quantity - came})


def move(books: Books, partner_id: int, cause_id: int, kind: str, changes: Mapping[str, Decimal]) -> None:
    """Add movements of goods by product code; what does not move is left out."""
    books.write(
        _stock,
        *(
            {
                "cause_id": cause_id,
                "code": code,
                "partner_id": partner_id,
                "quantity": change,
                "kind": kind,
                "recorded_at": books.now,
            }
            for code, change in changes.items()
            if change
        ),
    )


def on_hand(books: Books, partner_id: int) -> dict[str, Decimal]:
    """What lies at a partner's, by product code; products that are gone are there with 0."""
    return {row[0]: row[1] for row in books.ask(_ON_HAND, partner_id=partner_id)}


def lying_at(books: Books, partner_ids: Collection[int]) -> dict[int, list[Shelf]]:
    """What lies at many partners' places, found with one query; what is gone is left out."""
    product = (_products.c.code, _products.c.name, _products.c.unit, _products.c.position)
    total = func.sum(_stock.c.quantity, type_=Quantity)
    rows = books.run(
        select(_stock.c.partner_id, *product, total.label("quantity"))
        .join(_products, alike(_products, _stock, "code"))
        .where(books.own(_stock), _stock.c.partner_id.in_(partner_ids))
        .group_by(_stock.c.partner_id, *product)
        .having(func.sum(_stock.c.quantity) > 0)
        .order_by(_products.c.position)
    ).all()
    lying: dict[int, list[Shelf]] = {}
    for row in rows:
        shelf = Shelf(Product(row.code, row.name, row.unit, 0), (Lot(row.quantity, 0),))
        lying.setdefault(row.partner_id, []).append(shelf)
    return lying


def lots(books: Books, partner_id: int) -> dict[str, tuple[Lot, ...]]:
    """The lots that lie at a partner's by product code, oldest first; products that are gone are there with none.

    They are the newest to arrive that make up what lies there.
    """
    lying: dict[str, Decimal] = {}
    came: dict[str, list[Lot]] = {}
    for code, lies, quantity, price in books.ask(_LOTS, partner_id=partner_id):
        lying[code] = lies
        if quantity is not None:
            came.setdefault(code, []).append(Lot(quantity, price))
    return {code: _newest(amount, came.get(code, ())) for code, amount in lying.items()}


def _newest(amount: Decimal, newest_first: Sequence[Lot]) -> tuple[Lot, ...]:
    kept: list[Lot] = []
    for lot in newest_first:
        taken = min(lot.quantity, amount)
        if taken <= NOTHING:
            break
        kept.insert(0, Lot(taken, lot.price))
        amount -= taken
    return tuple(kept)
