"""One business's books within one transaction: what every storage verb is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    CursorResult,
    Executable,
    FromClause,
    Insert,
    Table,
    and_,
    bindparam,
)
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from storage.statements import Rows, run, run_for_each

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

mine = bindparam("mine", type_=BigInteger)
"""The business that a statement is about, where the statement is built once and only bound at each call."""


@dataclass(frozen=True, slots=True)
class Books:
    """Reads and writes of one business. `now` is the moment of the turn, `zone` the business's own."""

    connection: Connection
    business_id: int
    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def own(self, table: FromClause, **same: Any) -> ColumnElement[bool]:
        """Whether a row is one of this business, with these values in these columns; None asks for an empty one."""
        return and_(table.c.business_id == self.business_id, *(table.c[name] == value for name, value in same.items()))

    def run(self, statement: Executable) -> CursorResult[*tuple[Any, ...]]:
        """Run a statement that is put together at each call."""
        return self.connection.execute(statement)

    def ask(self, statement: Executable, **bound: Any) -> Rows:
        """Run a statement that was built once: `mine` is this business, everything else is `bound`."""
        return run(self.connection, statement, {"mine": self.business_id, **bound})

    def write(self, table: Table, *rows: dict[str, Any]) -> None:
        """Insert rows of this business, all with the same columns."""
        insert_all(self.connection, table, [{"business_id": self.business_id, **row} for row in rows])

    def write_once(self, table: Table, row: dict[str, Any]) -> bool:
        """Insert a row of this business unless its key is there; whether it was inserted."""
        return insert_once(self.connection, table, {"business_id": self.business_id, **row})


def insert_all(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, all with the same columns."""
    if not rows:
        return
    adding = _adding(table, tuple(rows[0]), connection.dialect.name)
    if len(rows) == 1:
        run(connection, adding, rows[0])  # psycopg opens a pipeline for several
    else:
        run_for_each(connection, adding, rows)


def insert_once(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless its key is there; whether it was inserted."""
    once = _adding(table, tuple(row), connection.dialect.name, once=True)
    return run(connection, once, row).rowcount == 1


@cache
def _adding(table: Table, names: tuple[str, ...], dialect: str, *, once: bool = False) -> Insert:
    """The statement that inserts rows with these columns; the others are as the table says."""
    insert = insert_into(table, dialect).inline()
    if once:
        insert = insert.on_conflict_do_nothing()
    defaults = {one.name: one.default for one in table.c}
    known = {name: default.arg for name, default in defaults.items() if isinstance(default, ScalarElementColumnDefault)}
    adding: Insert = insert.values(known | {name: bindparam(name) for name in names})
    return adding


def insert_into(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    """An insert as this database has it; what SQLAlchemy knows of the other one is not loaded: that takes 2 MB."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
