"""Opening a database: SQLite as it must be set up to lose nothing, or PostgreSQL; and bringing it up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    inspect,
    make_url,
    select,
)
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

MIGRATIONS = Path(__file__).parent / "migrations"
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "temp_store=MEMORY")
_JSON: dict[str, Any] = {"json_serializer": lambda value: to_json(value).decode(), "json_deserializer": from_json}
"""Pydantic's reader and writer are about three times as fast as Python's own."""


def open_database(url: str) -> Engine:
    """An engine on `sqlite:///path` or `postgresql+psycopg://...`; SQLite transactions take the write lock at once."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_size=8,
            pool_pre_ping=True,
            connect_args={"connect_timeout": 3, "options": "-c statement_timeout=10000 -c timezone=UTC"},
            hide_parameters=True,
            **_JSON,
        )
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    parsed = parsed.set(drivername="sqlite+lapormitra")
    engine = create_engine(parsed, connect_args={"check_same_thread": False}, hide_parameters=True, **_JSON)
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


class Sqlite(SQLiteDialect_pysqlite):
    """SQLite whose transactions take the write lock at once, unless one has begun to read already.

    Listening to the engine for this would make each of its statements look for listeners, and a third dearer.
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        if not dbapi_connection.in_transaction:
            dbapi_connection.execute("BEGIN IMMEDIATE")


registry.register("sqlite.lapormitra", __name__, Sqlite.__name__)


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late, after the first SELECT
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def for_reading(engine: Engine) -> Engine:
    """The same database for transactions that only read: on SQLite they do not wait for the writer."""
    reader = engine.execution_options()
    if engine.dialect.name == "sqlite":
        event.listen(reader, "begin", _begin_to_read)
    return reader


def _begin_to_read(connection: Connection) -> None:
    connection.connection.cursor().execute("BEGIN")


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to a revision: `head`, an older one, or `base` for none."""
    engine = open_database(url)
    try:
        if revision == "head" and is_current(engine):
            return
        from storage.migrating import bring_to

        with engine.begin() as connection:
            bring_to(connection, revision)
    finally:
        engine.dispose()


@contextmanager
def up_to_date(url: str) -> Iterator[Connection]:
    """One transaction on a database that is brought up to date first: for a command that does one thing."""
    migrate(url)
    engine = open_database(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def wipe_sqlite(path: Path) -> None:
    """Remove a SQLite database with its log, if it is there."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def is_empty(engine: Engine) -> bool:
    """Whether nobody has made tables yet: a database that was just named."""
    with engine.connect() as connection:
        return not inspect(connection).get_table_names()


def is_current(engine: Engine) -> bool:
    """Whether every migration has been applied. They come one after the other, in the order of their files' names."""
    newest = max(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]
    with engine.connect() as connection:
        if not inspect(connection).has_table(_version.name):
            return False
        return connection.execute(select(_version.c.version_num)).scalars().all() == [newest]


_version = Table("alembic_version", MetaData(), Column("version_num", String))
