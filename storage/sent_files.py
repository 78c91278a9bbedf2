"""Files that a platform has already, by the name it gave them: they need not be uploaded again."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from storage import tables
from storage.books import insert_once
from storage.tables.columns import table_of

_sent = table_of(tables.SentFile)


def reference(connection: Connection, key: tuple[int, int], sender: str) -> str:
    """What the platform calls the file (business_id, file_id) to that sender; empty where it has not got it."""
    asked = select(_sent.c.reference).where(
        _sent.c.business_id == key[0], _sent.c.file_id == key[1], _sent.c.sender == sender
    )
    return connection.execute(asked).scalar_one_or_none() or ""


def keep(connection: Connection, key: tuple[int, int], sender: str, reference: str) -> None:
    """Note what the platform calls the file now."""
    row = {"business_id": key[0], "file_id": key[1], "sender": sender}
    connection.execute(delete(_sent).where(*(_sent.c[name] == value for name, value in row.items())))
    insert_once(connection, _sent, row | {"reference": reference})
