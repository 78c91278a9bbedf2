"""The database's own time: what leases and waiting are measured by, so that no worker's clock matters."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from storage.statements import run
from storage.tables.columns import Moment

_NOW = select(func.clock_timestamp(type_=Moment))


def database_now(connection: Connection) -> datetime:
    """The moment in the database's time. An embedded SQLite has this machine's."""
    if connection.dialect.name == "sqlite":
        return datetime.now(UTC)
    moment: datetime = run(connection, _NOW, {}).one()[0]
    return moment
