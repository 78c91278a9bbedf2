"""The product list: what it holds today, and how it grows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import and_, bindparam, func, select

from bot.domain.product import Product
from storage import tables
from storage.books import Books, mine
from storage.tables.columns import table_of

_products = table_of(tables.Product)
_aliases = table_of(tables.ProductAlias)
_prices = table_of(tables.Price)


_price_today = (
    select(_prices.c.amount)
    .where(
        _prices.c.business_id == mine,
        _prices.c.code == _products.c.code,
        _prices.c.tier == "retail",
        _prices.c.valid_from <= bindparam("today"),
    )
    .order_by(_prices.c.valid_from.desc())
    .limit(1)
    .scalar_subquery()
)
_LISTED = (
    select(_products.c.code, _products.c.name, _products.c.unit, _price_today.label("price"), _aliases.c.alias)
    .outerjoin(_aliases, and_(_aliases.c.business_id == mine, _aliases.c.code == _products.c.code))
    .where(_products.c.business_id == mine, _products.c.retired_at.is_(None))
    .order_by(_products.c.position, _products.c.code, _aliases.c.alias)
)


def products(books: Books) -> tuple[Product, ...]:
    """Every product still sold, in the order in which they came, at today's retail price."""
    priced = [row for row in books.ask(_LISTED, today=books.today) if row[3] is not None]
    return tuple(_read(list(rows)) for _code, rows in groupby(priced, key=itemgetter(0)))


def _read(rows: Sequence[Any]) -> Product:
    """A product from its rows, one for each other word for it."""
    code, name, unit, price, _alias = rows[0]
    return Product(code, name, unit, price, tuple(row[4] for row in rows if row[4]))


def add(books: Books, new: Sequence[Product]) -> None:
    """Put products on the list at their prices; for a code that is there, the price is today's from now on."""
    for position, product in enumerate(new, count(books)):
        row = {"code": product.code, "name": product.name, "unit": product.unit, "position": position}
        books.write_once(_products, row)
        price(books, product.code, product.price)


def price(books: Books, code: str, amount: int) -> None:
    """Set the retail price of a product from today on, in rupiah per unit."""
    row = {"code": code, "tier": "retail", "from_quantity": 0, "valid_from": books.today, "amount": amount}
    if not books.write_once(_prices, row):
        books.run(
            _prices.update()
            .where(
                _prices.c.business_id == books.business_id,
                _prices.c.code == code,
                _prices.c.tier == "retail",
                _prices.c.valid_from == books.today,
            )
            .values(amount=amount)
        )


def learn(books: Books, alias: str, code: str, person_id: int) -> None:
    """Remember another word for a product; a word known already keeps its meaning."""
    row = {"alias": alias.casefold(), "code": code, "learned_at": books.now, "learned_by": person_id}
    books.write_once(_aliases, row)


def count(books: Books) -> int:
    """How many products the business has ever had."""
    return int(
        books.run(
            select(func.count()).select_from(_products).where(_products.c.business_id == books.business_id)
        ).scalar_one()
    )
