"""Forms of messages that the platform keeps for us: made once, found again by what they consist of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from storage import tables
from storage.books import insert_once
from storage.tables.columns import table_of

_contents = table_of(tables.Content)
_columns = (_contents.c.digest, _contents.c.sid, _contents.c.name, _contents.c.approval, _contents.c.category)


@dataclass(frozen=True, slots=True)
class Kept:
    """One form: the platform's id, how far its approval is, and the class that it was approved in."""

    digest: str
    sid: str
    name: str
    approval: str
    category: str


def kept(connection: Connection, digest: str) -> Kept | None:
    """The form that consists of this, if it was made."""
    row = connection.execute(select(*_columns).where(_contents.c.digest == digest)).one_or_none()
    return Kept(**row._mapping) if row else None


def submitted(connection: Connection) -> list[Kept]:
    """All forms that have a name, by name, the newest of each last."""
    rows = connection.execute(
        select(*_columns).where(_contents.c.name != "").order_by(_contents.c.name, _contents.c.made_at)
    )
    return [Kept(**row._mapping) for row in rows]


def keep(connection: Connection, digest: str, sid: str, now: datetime, name: str = "") -> None:
    """Remember a form that was made; the first one stands."""
    insert_once(connection, _contents, {"digest": digest, "sid": sid, "name": name, "made_at": now})


def approve(connection: Connection, digest: str, approval: str, category: str) -> None:
    """Write down what the platform says of a form that was submitted."""
    mine = _contents.c.digest == digest
    connection.execute(update(_contents).where(mine).values(approval=approval, category=category))
