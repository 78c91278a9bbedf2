"""Businesses: opening one, and how it wants its week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.exc import NoResultFound

from bot.domain.business import Business, NewBusiness
from bot.domain.calendar import A_DAY, joined
from bot.domain.holidays import DaysOff
from bot.domain.speaker import Role
from storage import people, products, tables
from storage.books import Books
from storage.tables.columns import alike, new_id, table_of

_businesses = table_of(tables.Business)
_off = table_of(tables.DaysOff)
_ALL = select(_businesses, _off.c.first, _off.c.last, _off.c.taken_back_on).outerjoin(_off, alike(_off, _businesses))


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
    return _read(connection.execute(_ALL.order_by(_businesses.c.created_at, _businesses.c.business_id)).all())


def business(connection: Connection, business_id: int) -> Business:
    """One business; NoResultFound where there is none."""
    found = _read(connection.execute(_ALL.where(_businesses.c.business_id == business_id)).all())
    if not found:
        raise NoResultFound(f"no business {business_id}")
    return found[0]


def _read(rows: Sequence[Row[Any]]) -> list[Business]:
    """Businesses as they stand in rows, of which one with several days off has several."""
    return [_business(list(its)) for _id, its in groupby(rows, attrgetter("business_id"))]


def _business(rows: Sequence[Row[Any]]) -> Business:
    row, off = rows[0], (_days_off(one) for one in rows if one.first)
    return Business(
        row.business_id,
        row.name,
        row.zone,
        row.report_weekday,
        row.report_minute,
        row.partner_bps,
        row.asks_on_holidays_since is not None,
        joined(days for days in off if days.count > 0),
    )


def _days_off(row: Row[Any]) -> DaysOff:
    """Days off up to the day on which they were taken back; none where that was before they began."""
    return DaysOff(row.first, min(row.last, row.taken_back_on - A_DAY) if row.taken_back_on else row.last)


def books_of(connection: Connection, business_id: int, now: datetime) -> Books:
    return Books(connection, business_id, now, ZoneInfo(business(connection, business_id).zone))
