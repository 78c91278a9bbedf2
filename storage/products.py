"""The product list: what it holds today, and how it grows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import BigInteger, bindparam, func, literal, select, type_coerce, union_all

from bot.domain.product import Product
from storage import tables
from storage.books import Books, mine
from storage.tables.columns import table_of

_products = table_of(tables.Product)
_aliases = table_of(tables.ProductAlias)
_forgotten = table_of(tables.ForgottenAlias)
_packs = table_of(tables.Pack)
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
_forgotten_since = (
    select(_forgotten.c.version)
    .where(
        _forgotten.c.business_id == mine,
        _forgotten.c.alias == _aliases.c.alias,
        _forgotten.c.version == _aliases.c.version,
    )
    .exists()
)
_said = union_all(
    select(_aliases.c.code, _aliases.c.alias.label("word"), _aliases.c.version, literal(0).label("size")).where(
        _aliases.c.business_id == mine, ~_forgotten_since
    ),
    select(_packs.c.code, _packs.c.unit, _packs.c.version, type_coerce(_packs.c.size, BigInteger)).where(
        _packs.c.business_id == mine
    ),
).subquery()
"""What is said of products besides: other words for them, and units with so many thousandths in each."""
_LISTED = (
    select(
        _products.c.code, _products.c.name, _products.c.unit, _price_today.label("price"), _said.c.word, _said.c.size
    )
    .outerjoin(_said, _said.c.code == _products.c.code)
    .where(_products.c.business_id == mine, _products.c.retired_at.is_(None))
    .order_by(_products.c.position, _products.c.code, _said.c.word, _said.c.version)
)


def products(books: Books) -> tuple[Product, ...]:
    """Every product still sold, in the order in which they came, at today's retail price."""
    priced = [row for row in books.ask(_LISTED, today=books.today) if row[3] is not None]
    return tuple(_read(list(rows)) for _code, rows in groupby(priced, key=itemgetter(0)))


def _read(rows: Sequence[Any]) -> Product:
    """A product from its rows, one for each other word for it and each version of a pack."""
    code, name, unit, price, *_said = rows[0]
    aliases = tuple(word for *_product, word, size in rows if word and not size)
    packs = {word: Decimal(size) / 1000 for *_product, word, size in rows if size}
    return Product(code, name, unit, price, aliases, tuple(packs.items()))


def add(books: Books, new: Sequence[Product]) -> None:
    """Put products on the list at their prices; for a code that is there, the price is today's from now on."""
    for position, product in enumerate(new, _ever_listed(books)):
        row = {"code": product.code, "name": product.name, "unit": product.unit, "position": position}
        books.write_once(_products, row)
        price(books, product.code, product.price)


def price(books: Books, code: str, amount: int) -> None:
    """Set the retail price of a product from today on, in rupiah per unit."""
    row = {"code": code, "tier": "retail", "from_quantity": 0, "valid_from": books.today, "amount": amount}
    if not books.write_once(_prices, row):
        books.run(
            _prices.update()
            .where(books.own(_prices, code=code, tier="retail", valid_from=books.today))
            .values(amount=amount)
        )


def learn(books: Books, alias: str, code: str, person_id: int) -> None:
    """Remember another word for a product; a word known already keeps its meaning."""
    word = alias.casefold()
    row = {"alias": word, "version": _times_forgotten(books, word) + 1, "code": code}
    books.write_once(_aliases, row | {"learned_at": books.now, "learned_by": person_id})


def forget(books: Books, alias: str, person_id: int) -> None:
    """Let another word for a product mean nothing any more, until it is learned again."""
    version = books.run(select(func.max(_aliases.c.version)).where(books.own(_aliases, alias=alias))).scalar_one()
    if version:
        row = {"alias": alias, "version": version, "forgotten_at": books.now, "forgotten_by": person_id}
        books.write_once(_forgotten, row)


def _times_forgotten(books: Books, alias: str) -> int:
    mine = books.own(_forgotten, alias=alias)
    return int(books.run(select(func.count()).select_from(_forgotten).where(mine)).scalar_one())


def pack_as_said(books: Books, said: Sequence[Product], person_id: int) -> None:
    """Remember all packs of products, as somebody listed them."""
    for product in said:
        for unit, size in product.packs:
            pack(books, product.code, unit, size, person_id)


def pack(books: Books, code: str, unit: str, size: Decimal, person_id: int) -> None:
    """Remember that one `unit` holds so many of a product's own; another size said before holds no more."""
    sizes = books.run(
        select(_packs.c.size).where(books.own(_packs, code=code, unit=unit)).order_by(_packs.c.version)
    ).scalars()
    before = list(sizes)
    if before[-1:] != [size]:
        row = {"code": code, "unit": unit, "version": len(before) + 1, "size": size}
        books.write(_packs, row | {"said_at": books.now, "said_by": person_id})


def _ever_listed(books: Books) -> int:
    """How many products the business has ever had."""
    return int(books.run(select(func.count()).select_from(_products).where(books.own(_products))).scalar_one())
