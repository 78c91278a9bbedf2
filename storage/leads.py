"""The lead: the one worker that sends for all, for as long as it says so again before its lease is over."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, or_, update

from storage import tables
from storage.books import insert_once
from storage.database_clock import database_now
from storage.tables.columns import table_of

_leads = table_of(tables.Lead)
LEASE = timedelta(seconds=10)
BREATH = timedelta(seconds=1)
"""So long nobody sends when the lead is given back: platforms count messages by the second, and by the bot."""


def lead(connection: Connection, owner: str) -> bool:
    """Become, or stay, the one sender of this database, for the length of a lease; False while another one is."""
    clock = database_now(connection)
    row = {"role": "sender", "owner": owner, "lease_until": clock + LEASE}
    if insert_once(connection, _leads, row):
        return True
    changed = connection.execute(
        update(_leads)
        .where(_leads.c.role == "sender", or_(_leads.c.owner == owner, _leads.c.lease_until < clock))
        .values(owner=owner, lease_until=clock + LEASE)
    )
    return changed.rowcount == 1


def step_down(connection: Connection, owner: str) -> None:
    """Let another sender lead, once it has drawn breath."""
    free_at = database_now(connection) + BREATH
    connection.execute(update(_leads).where(_leads.c.owner == owner).values(lease_until=free_at))
