"""`mitra biaya`: what messages cost, printed by business, week and partner."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from bot.clock import Clock
from bot.config import Config
from bot.domain.business import NO_BUSINESS, western_day
from bot.domain.costs import PartnerCost
from bot.domain.week import Week
from bot.texts import days, money, speaking
from storage import businesses, costs
from storage.database import for_reading, migrate, open_database

NOBODY_YET = "people who belong to no business yet"


def show_spending(config: Config, weeks: int, console: Console) -> None:
    """Print the last weeks, the running one first."""
    migrate(config.database)
    engine = for_reading(open_database(config.database))
    with engine.connect() as connection:
        spent = _spent(connection, weeks)
    engine.dispose()
    for name, rows in spent:
        console.print(_table(name, rows))
    if not spent:
        console.print("No message has cost anything yet.")


def _spent(connection: Connection, weeks: int) -> list[tuple[str, tuple[PartnerCost, ...]]]:
    today = western_day(Clock().now())
    found = partial(costs.by_partner, first=Week.of(today - timedelta(weeks=weeks - 1)), last=Week.of(today))
    named = [(one.name, found(connection, one.id)) for one in businesses.businesses(connection)]
    return [(name, rows) for name, rows in [*named, (NOBODY_YET, found(connection, NO_BUSINESS))] if rows]


def _table(name: str, rows: tuple[PartnerCost, ...]) -> Table:
    table = Table("week", "partner", "free-form", "utility", "marketing", "rupiah", title=name)
    with speaking("id"):
        for row in rows:
            counts = (str(row.free_form), str(row.utility), str(row.marketing))
            table.add_row(days(row.week), row.partner or "-", *counts, money(row.rupiah))
        table.add_row("", "", "", "", "", money(sum(row.rupiah for row in rows)), style="bold")
    return table
