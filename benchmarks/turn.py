"""One report through receive, turn and commit on SQLite with synchronous=FULL, beside a bare commit of as many rows."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

from rich.console import Console

from benchmarks.village import settle
from bot.app import App, build
from bot.channels.message import Incoming
from bot.config import Config, Simulator

CHANNEL = "bench"
PARTNERS = 150
WARM_UP = 10
MESSAGES = ("keripik 14 nastar 5", "ya")
_numbers = count(1)


def main(console: Console) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(console, Path(folder)))


async def measure(console: Console, folder: Path) -> None:
    """Every partner reports; after each message as many rows are committed without us, on the same disk."""
    app = build(config_on(f"sqlite:///{folder}/turn.sqlite3"))
    settle(app.engine, PARTNERS, CHANNEL)
    took: dict[str, list[tuple[float, float, int]]] = {text: [] for text in MESSAGES}
    with bare_database(folder / "bare.sqlite3") as bare:
        for partner in range(1, PARTNERS + 1):
            for text in MESSAGES:
                before = await changes(app)
                turn_ms = await taking_ms(app, partner, text)
                rows = await changes(app) - before
                took[text].append((turn_ms, commit_ms(bare, rows), rows))
    for text, times in took.items():
        turn, commit, rows = (median(column) for column in zip(*times[WARM_UP:], strict=True))
        ratio = median(one[0] / one[1] for one in times[WARM_UP:])
        bare_said = f"bare commit of its {rows:.0f} rows {commit:.2f} ms"
        console.print(f"“{text}”: {turn:.2f} ms until committed; {bare_said}; ratio {ratio:.1f}")
    await app.close()


def config_on(url: str) -> Config:
    return Config(database=url, simulator=Simulator(enabled=False))


def said(partner: int, text: str) -> Incoming:
    return Incoming(CHANNEL, f"b{next(_numbers)}", str(partner), datetime.now(UTC), text)


async def taking_ms(app: App, partner: int, text: str) -> float:
    started = time.perf_counter()
    await app.take(said(partner, text))
    return (time.perf_counter() - started) * 1_000


async def changes(app: App) -> int:
    """How many rows the writer has changed so far."""
    return int(await app.store.do(lambda connection: connection.exec_driver_sql("SELECT total_changes()").scalar_one()))


@contextmanager
def bare_database(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, at TEXT, words TEXT)")
        yield bare


def commit_ms(bare: sqlite3.Connection, rows: int) -> float:
    """Insert so many rows of about a message's length, and commit."""
    started = time.perf_counter()
    bare.execute("BEGIN IMMEDIATE")
    for _ in range(rows):
        bare.execute("INSERT INTO row (at, words) VALUES (?, ?)", ("2026-11-21 16:05:00", "x" * 200))
    bare.execute("COMMIT")
    return (time.perf_counter() - started) * 1_000
