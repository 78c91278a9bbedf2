"""Column types and keys that the tables share."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, DateTime, Dialect, FromClause, Table, and_, inspect, or_
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from bot.domain.counts import FINEST

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMES


class Quantity(TypeDecorator[Decimal]):
    """A count or weight, stored as whole thousandths of the product's unit; a finer one is refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is not None and value % FINEST:
            raise ValueError(f"{value} is finer than a thousandth")
        return None if value is None else int(value * 1000)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(int(value)) / 1000


class Moment(TypeDecorator[datetime]):
    """An aware instant, stored in UTC and read back in UTC; a naive one is refused.

    SQLite keeps it as text, as SQLAlchemy writes it too: `2026-11-22 05:00:00.000000`. A turn writes ten of them, often
    the same: so there they are written and read in one step in place of four, and what was written is remembered.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} names no time zone")
    return moment.astimezone(UTC)


@lru_cache(64)
def _as_text(moment: datetime | None) -> str | None:
    return None if moment is None else _in_utc(moment).isoformat(" ", "microseconds").removesuffix("+00:00")


def _from_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


_COUNTING, _WORKERS = 1 << 10, 1 << 12
_MILLISECOND = _WORKERS * _COUNTING
_worker = secrets.randbelow(_WORKERS) * _COUNTING
_last_id = 0
_id_lock = threading.Lock()


def new_id() -> int:
    """A key of 63 bits that only grows within a worker: milliseconds, 12 bits of the worker, 10 that count."""
    global _last_id
    with _id_lock:
        by_clock = time.time_ns() // 1_000_000 * _MILLISECOND + _worker
        _last_id = by_clock if by_clock > _last_id else _following(_last_id)
        return _last_id


def draw_after(seen: int) -> None:
    """Let the ids of this worker go on from one that another has drawn, whose clock is ahead of ours."""
    global _last_id
    with _id_lock:
        _last_id = max(_last_id, seen)


def _following(last: int) -> int:
    """The next id of this worker: in a new millisecond where the last was not its own, or the count is full."""
    ours = last - last % _MILLISECOND + _worker
    return last + 1 if ours <= last < ours + _COUNTING - 1 else ours + _MILLISECOND


def key(**options: Any) -> Any:
    """A big whole number in the primary key."""
    return Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False, **options})


def big(default: Any = ...) -> Any:
    """A big whole number: an id of another row, or rupiah."""
    return Field(default, sa_type=BigInteger)


def counted() -> Any:
    return Field(Decimal(0), sa_type=Quantity)


def moment(default: Any = ...) -> Any:
    return Field(default, sa_type=Moment)


def table_of(model: type[SQLModel]) -> Table:
    """The plain table under a model, for statements on the hot path."""
    table = inspect(model).local_table
    assert isinstance(table, Table)
    return table


def alike(one: FromClause, other: FromClause, *names: str) -> ColumnElement[bool]:
    """Whether rows of two tables belong to the same business, and have the same in the columns of these names."""
    return and_(one.c.business_id == other.c.business_id, *(one.c[name] == other.c[name] for name in names))


def one_of(column: ColumnElement[Any], *values: str) -> ColumnElement[bool]:
    """Whether a column is one of these. SQLAlchemy writes an IN of values anew at every call."""
    return or_(*(column == value for value in values))
