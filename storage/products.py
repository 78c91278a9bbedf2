"""The product list: what it holds today, and how it grows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from bot.domain.product import Product
from storage import tables
from storage.books import Books
from storage.tables.columns import table_of

_products = table_of(tables.Product)
_aliases = table_of(tables.ProductAlias)
_prices = table_of(tables.Price)


def products(books: Books) -> tuple[Product, ...]:
    """Every product still sold, in the order in which they came, at today's retail price."""
    aliases: dict[str, list[str]] = {}
    for row in books.run(
        select(_aliases.c.code, _aliases.c.alias)
        .where(_aliases.c.business_id == books.business_id)
        .order_by(_aliases.c.alias)
    ):
        aliases.setdefault(row.code, []).append(row.alias)
    rows = books.run(
        select(_products.c.code, _products.c.name, _products.c.unit, _prices.c.amount)
        .join(
            _prices,
            (_prices.c.business_id == _products.c.business_id) & (_prices.c.code == _products.c.code),
        )
        .where(
            _products.c.business_id == books.business_id,
            _products.c.retired_at.is_(None),
            _prices.c.tier == "retail",
            _prices.c.valid_from <= books.today,
        )
        .order_by(_products.c.position, _products.c.code, _prices.c.valid_from)
    )
    latest = {r.code: Product(r.code, r.name, r.unit, r.amount, tuple(aliases.get(r.code, ()))) for r in rows}
    return tuple(latest.values())


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
