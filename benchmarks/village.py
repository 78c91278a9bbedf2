"""A business with many warung, stored in bulk: whoever is measured finds goods, terms and people in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, Table, insert

from bot.domain.product import Product
from bot.domain.week import Week
from storage import products, tables
from storage.books import Books
from storage.prompts import ASKING
from storage.tables.columns import table_of

BUSINESS = 1
ZONE = ZoneInfo("Asia/Jakarta")
GOODS = (
    Product("KRP", "Keripik", "bungkus", 10_000),
    Product("NST", "Nastar", "toples", 40_000),
    Product("KCG", "Kacang", "bungkus", 60_000),
)
PLENTY = Decimal(100_000)
"""No conversation comes to the end of so many of each product; each warung has one more, as no two are alike."""

Rows = dict[Table, list[dict[str, Any]]]


def settle(
    engine: Engine, partners: int, channel: str, since: datetime | None = None, goods: Sequence[Product] = GOODS
) -> None:
    """Store a business and its partners 1, 2, ..., each a person with its number as address on the channel.

    They have been partners `since` then, or for a minute.
    """
    now = datetime.now(UTC)
    rows: Rows = {}
    for number in range(1, partners + 1):
        _add_warung(rows, number, channel, since or now - timedelta(minutes=1), goods)
    opened = {"business_id": BUSINESS, "name": "Kue Bu Rina", "zone": ZONE.key, "created_at": now}
    with engine.begin() as connection:
        connection.execute(insert(table_of(tables.Business)).values(**opened))
        products.add(Books(connection, BUSINESS, now, ZONE), goods)
        store(connection, rows)


def store(connection: Connection, rows: Rows) -> None:
    for table, several in rows.items():
        connection.execute(insert(table), several)


def _add_warung(rows: Rows, number: int, channel: str, since: datetime, goods: Sequence[Product]) -> None:
    mine = {"business_id": BUSINESS, "partner_id": number}
    terms = {"version": 1, "deal": "consignment", "scheme": "percent_of_sales", "rate_bps": 2500, "whose": "partner"}
    terms |= {"damage_bearer": "business"}
    yes = {"version": 1, "person_id": number, "words": "SETUJU", "accepted_at": since}
    identity = {"identity_id": number, "person_id": number, "channel": channel, "address": str(number)}
    _add(rows, tables.Person, {"person_id": number, "name": f"Siti {number}", "call": "Bu"})
    _add(rows, tables.Identity, identity)
    _add(rows, tables.Member, mine | {"person_id": number, "role": "partner", "since": since})
    _add(rows, tables.Partner, mine | {"name": f"Warung Bu Siti {number}", "kind": "warung", "created_at": since})
    _add(rows, tables.Agreement, mine | terms | {"offered_at": since})
    _add(rows, tables.Acceptance, mine | yes)
    _add_prompts(rows, number, since)
    for place, product in enumerate(goods):
        lot = {"placement_id": number * 10 + place, "number": number, "code": product.code, "quantity": PLENTY + number}
        placed = {"price": product.price, "placed_at": since, "placed_by": 0, "received_at": since}
        _add(rows, tables.Placement, mine | lot | placed)
        came = {"cause_id": number * 10 + place, "code": product.code, "quantity": PLENTY + number, "kind": "placed"}
        _add(rows, tables.StockEntry, mine | came | {"recorded_at": since})


def _add_prompts(rows: Rows, number: int, since: datetime) -> None:
    """Whatever asks for a report was sent long ago, so that nothing is sent but answers at any time of the week."""
    week = Week.of(datetime.now(ZONE).date())
    for period in (week.before.before, week.before, week):
        for kind in ASKING:
            sent = {"kind": kind, "recipient_id": number, "period": period.monday, "done_at": since - timedelta(days=2)}
            _add(rows, tables.Prompt, {"business_id": BUSINESS} | sent)


def _add(rows: Rows, model: type[Any], row: dict[str, Any]) -> None:
    rows.setdefault(table_of(model), []).append(row)
