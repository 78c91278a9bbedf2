"""What a message costs among 10 stored reports, and among 1,000,000 of other businesses: it should be the same."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from sqlalchemy import Connection
from sqlmodel import SQLModel

from benchmarks.databases import filling
from benchmarks.turn import CHANNEL, config_on, taking_ms
from benchmarks.village import settle
from bot.app import App, build
from storage.database import migrate

FEW, MANY = 10, 1_000_000
PARTNERS = 60
WARM_UP = 10
MESSAGES = ("lapor", "keripik 14 nastar 5 kacang 2", "ya", "lewati", "saldo")
COPIED = """
WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :many)
INSERT INTO {table} ({columns}) SELECT {values} FROM number
"""
REPORTED: dict[str, dict[str, str]] = {
    "report": {
        "business_id": "2 + n / 1000",
        "report_id": "n",
        "partner_id": "n % 100",
        "week": "date(:monday, '-' || (7 * (n / 100 % 10)) || ' days')",
        "version": "1",
        "nil": "0",
        "days_late": "0",
        "deal": "'consignment'",
        "scheme": "'percent_of_sales'",
        "rate_bps": "2500",
        "whose": "'partner'",
        "damage_bearer": "'business'",
        "entered_by": "n % 100",
        "confirmed_at": ":now",
    },
    "ledger_entry": {
        "business_id": "2 + n / 1000",
        "transaction_id": "n",
        "line": "0",
        "partner_id": "n % 100",
        "account": "'partner'",
        "week": "date(:monday, '-' || (7 * (n / 100 % 10)) || ' days')",
        "amount": "250000",
    },
    "inbox": {
        "channel": "'bench'",
        "external_id": "'old' || n",
        "address": "'old' || (n % 100000)",
        "message": "'{}'",
        "received_at": ":now",
        "attempts": "0",
    },
    "outbox": {
        "business_id": "2 + n / 1000",
        "outbox_id": "n",
        "channel": "'bench'",
        "address": "'old' || (n % 100000)",
        "message": "'{}'",
        "kind": "'reply'",
        "careful": "0",
        "state": "'sent'",
        "attempts": "1",
        "failures": "0",
        "queued_at": ":now",
        "not_before": ":now",
        "status_rank": "0",
    },
}
"""What a report leaves behind in the tables that every message looks into, by the number n of the report."""


def main(console: Console) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(console, Path(folder)))


async def measure(console: Console, folder: Path) -> None:
    """The same messages to both databases in turn, so that both meet the same machine."""
    few, many = (made(folder / f"{reports}.sqlite3", reports) for reports in (FEW, MANY))
    said = [(partner, text) for partner in range(1, PARTNERS + 1) for text in MESSAGES]
    times = [(await taking_ms(few, *one), await taking_ms(many, *one)) for one in said]
    kept = times[WARM_UP * len(MESSAGES) :]
    ratio = median(large / small for small, large in kept)
    small, large = (median(column) for column in zip(*kept, strict=True))
    console.print(
        f"a message among {FEW} reports {small:.2f} ms, among {MANY:,} reports {large:.2f} ms; ratio {ratio:.2f}"
    )
    for app in (few, many):
        await app.close()


def made(path: Path, reports: int) -> App:
    """A worker on a village's database, with so many reports of other businesses in it."""
    url = f"sqlite:///{path}"
    migrate(url)
    fill(url, reports)
    app = build(config_on(url))
    settle(app.engine, PARTNERS, CHANNEL)
    return app


def fill(url: str, reports: int) -> None:
    bound = {"many": reports, "monday": date(2026, 11, 16).isoformat(), "now": datetime.now(UTC).isoformat(" ")}
    with filling(url, [SQLModel.metadata.tables[name] for name in REPORTED]) as connection:
        for table, columns in REPORTED.items():
            _copy(connection, table, columns, bound)


def _copy(connection: Connection, table: str, columns: dict[str, str], bound: dict[str, Any]) -> None:
    statement = COPIED.format(table=table, columns=", ".join(columns), values=", ".join(columns.values()))
    connection.exec_driver_sql(statement, bound)
