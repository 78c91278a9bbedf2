"""One business's books within one transaction: what every storage verb is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias, Unpack
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, CursorResult, Executable, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

Rows: TypeAlias = CursorResult[Unpack[tuple[Any, ...]]]


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

    def write(self, table: Table, *rows: dict[str, Any]) -> None:
        """Insert rows of this business."""
        if rows:
            self.connection.execute(insert(table), [{"business_id": self.business_id, **row} for row in rows])

    def write_once(self, table: Table, row: dict[str, Any]) -> bool:
        """Insert a row of this business unless its key is there; whether it was inserted."""
        return insert_once(self.connection, table, {"business_id": self.business_id, **row})


def insert_once(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless its key is there; whether it was inserted."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    once = dialect.insert(table).values(row).on_conflict_do_nothing()
    return connection.execute(once, execution_options={"preserve_rowcount": True}).rowcount == 1
