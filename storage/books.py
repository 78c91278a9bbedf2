"""One business's books within one transaction: what every storage verb is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, Connection, CursorResult, Executable, Insert, Table, bindparam, insert
from sqlalchemy.dialects import postgresql, sqlite

Rows: TypeAlias = CursorResult[*tuple[Any, ...]]

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

    def run(self, statement: Executable) -> Rows:
        return self.connection.execute(statement)

    def ask(self, statement: Executable, **bound: Any) -> Rows:
        """Run a statement that was built once: `mine` is this business, everything else is `bound`."""
        return self.connection.execute(statement, {"mine": self.business_id, **bound})

    def write(self, table: Table, *rows: dict[str, Any]) -> None:
        """Insert rows of this business."""
        if rows:
            self.connection.execute(adding(table), [{"business_id": self.business_id, **row} for row in rows])

    def write_once(self, table: Table, row: dict[str, Any]) -> bool:
        """Insert a row of this business unless its key is there; whether it was inserted."""
        return insert_once(self.connection, table, {"business_id": self.business_id, **row})


def insert_once(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless its key is there; whether it was inserted."""
    return connection.execute(_adding_once(table, connection.dialect.name), row).rowcount == 1


@cache
def adding(table: Table) -> Insert:
    """The statement that inserts rows into a table, built once."""
    return insert(table)


@cache
def _adding_once(table: Table, dialect: str) -> Insert:
    once: Insert = (sqlite if dialect == "sqlite" else postgresql).insert(table).on_conflict_do_nothing()
    return once.execution_options(preserve_rowcount=True)
