"""Pictures and documents that came or go out with messages; what takes long to draw is kept as a sketch first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from bot.domain.business import NO_BUSINESS
from storage import tables
from storage.tables.columns import new_id, table_of

_files = table_of(tables.File)
UNCLAIMED_FOR = timedelta(days=2)
"""What came with a message that turned out to be nobody's is dropped after this."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file. `content` is None while only the sketch is there."""

    name: str
    media_type: str
    content: bytes | None
    sketch: dict[str, Any] | None


def keep(
    connection: Connection,
    business_id: int,
    name: str,
    media_type: str,
    now: datetime,
    content: bytes | None = None,
    sketch: dict[str, Any] | None = None,
    file_id: int = 0,
) -> int:
    """Keep a file, or the sketch that it will be drawn from, and return its id, where that was not given."""
    file_id = file_id or new_id()
    row = {"business_id": business_id, "file_id": file_id, "name": name, "media_type": media_type, "made_at": now}
    connection.execute(insert(_files).values(**row, content=content, sketch=sketch))
    return file_id


def bring(
    connection: Connection, business_id: int, name: str, media_type: str, content: bytes, digest: str, now: datetime
) -> int:
    """Keep a file that comes with a message to a business, NO_BUSINESS where that is still to be found out; its id."""
    unclaimed = (_files.c.business_id == NO_BUSINESS, _files.c.digest != "", _files.c.made_at < now - UNCLAIMED_FOR)
    connection.execute(delete(_files).where(*unclaimed))
    file_id = new_id()
    row = {"business_id": business_id, "file_id": file_id, "name": name, "media_type": media_type, "made_at": now}
    connection.execute(insert(_files).values(**row, content=content, digest=digest))
    return file_id


def business_of(connection: Connection, file_id: int) -> int | None:
    """Whose a file is by now; None where it is deleted."""
    return connection.execute(select(_files.c.business_id).where(_files.c.file_id == file_id)).scalar_one_or_none()


def kept(connection: Connection, business_id: int, file_id: int) -> KeptFile | None:
    row = connection.execute(
        select(_files.c.name, _files.c.media_type, _files.c.content, _files.c.sketch).where(
            _files.c.business_id == business_id, _files.c.file_id == file_id
        )
    ).one_or_none()
    return KeptFile(**row._mapping) if row else None


def fill(connection: Connection, business_id: int, file_id: int, content: bytes) -> None:
    """Put in what was drawn from the sketch, which is not needed any more."""
    mine = (_files.c.business_id == business_id, _files.c.file_id == file_id, _files.c.content.is_(None))
    connection.execute(update(_files).where(*mine).values(content=content, sketch=None))
