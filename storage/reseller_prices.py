"""What resellers pay: prices by quantity, each set of them in force from a day on."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import delete, func, select

from bot.domain.reseller import ResellerPrices, Tier, Tiering
from storage import tables
from storage.books import Books
from storage.tables.columns import table_of

TIER = "reseller"
_prices = table_of(tables.Price)


def reseller_prices(books: Books) -> ResellerPrices:
    """The newest set of each product that has one, the smallest quantity first."""
    newest = (
        select(_prices.c.code, func.max(_prices.c.valid_from).label("valid_from"))
        .where(books.own(_prices, tier=TIER), _prices.c.valid_from <= books.today)
        .group_by(_prices.c.code)
        .subquery()
    )
    rows = books.run(
        select(_prices.c.code, _prices.c.from_quantity, _prices.c.amount)
        .join(newest, (newest.c.code == _prices.c.code) & (newest.c.valid_from == _prices.c.valid_from))
        .where(books.own(_prices, tier=TIER))
        .order_by(_prices.c.code, _prices.c.from_quantity)
    )
    found: dict[str, list[Tier]] = defaultdict(list)
    for row in rows:
        found[row.code].append(Tier(row.from_quantity, row.amount))
    return {code: tuple(tiers) for code, tiers in found.items()}


def set_tiers(books: Books, tiering: Tiering) -> None:
    """Let these be what resellers pay for a product from today on; another set of today holds no more."""
    today = {"code": tiering.product.code, "tier": TIER, "valid_from": books.today}
    books.run(delete(_prices).where(books.own(_prices, **today)))
    books.write(_prices, *(today | {"from_quantity": one.from_quantity, "amount": one.price} for one in tiering.tiers))
