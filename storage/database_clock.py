"""The database's own time: what leases and waiting are measured by, so that no worker's clock matters."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func


def database_now(connection: Connection) -> Any:
    """The moment in the database's time, to be put into a statement; timedeltas may be added to it.

    An embedded SQLite has this machine's time.
    """
    return datetime.now(UTC) if connection.dialect.name == "sqlite" else func.clock_timestamp()
