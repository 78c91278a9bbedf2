"""Businesses: opening one, and how it wants its week."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select

from bot.domain.business import Business, NewBusiness
from bot.domain.speaker import Role
from storage import people, products, tables
from storage.books import Books
from storage.tables.columns import new_id, table_of

_businesses = table_of(tables.Business)


def open_business(connection: Connection, new: NewBusiness, person_id: int, now: datetime) -> Books:
    """Open a business with its products and its first owner, and return its books."""
    business_id = new_id()
    zone = ZoneInfo(new.zone)
    connection.execute(
        insert(_businesses).values(
            business_id=business_id,
            name=new.name,
            zone=new.zone,
            report_weekday=new.report_weekday,
            report_minute=new.report_minute,
            partner_bps=new.partner_bps,
            created_at=now,
        )
    )
    books = Books(connection, business_id, now, zone)
    people.join(books, person_id, Role.OWNER)
    products.add(books, new.products)
    products.pack_as_said(books, new.products, person_id)
    return books


def businesses(connection: Connection) -> list[Business]:
    """Every business, oldest first."""
    return [_read(row) for row in connection.execute(select(_businesses).order_by(_businesses.c.created_at))]


def business(connection: Connection, business_id: int) -> Business:
    """One business; NoResultFound where there is none."""
    return _read(connection.execute(select(_businesses).where(_businesses.c.business_id == business_id)).one())


def _read(row: Any) -> Business:
    return Business(row.business_id, row.name, row.zone, row.report_weekday, row.report_minute, row.partner_bps)


def books_of(connection: Connection, business_id: int, now: datetime) -> Books:
    return Books(connection, business_id, now, ZoneInfo(business(connection, business_id).zone))
