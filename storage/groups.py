"""Group chats: bound to a business by the owner's code, reached by announcements, and known by their newest address."""

from __future__ import annotations

from datetime import datetime
from zlib import crc32

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from bot.domain.speaker import Reader
from storage import tables
from storage.books import Books, insert_once
from storage.codes import VALID_FOR, hash_of, may_try, new_code, note_wrong
from storage.tables.columns import table_of

_groups = table_of(tables.GroupChat)
_codes = table_of(tables.GroupCode)
_votes = table_of(tables.PollVote)
_outbox = table_of(tables.Outbox)
WAITING = ("queued", "retry")
"""States of messages that are not on their way yet."""


def issue_code(books: Books) -> str:
    """A fresh code with which one group is bound. One that was not used before is void from now on."""
    code = new_code()
    books.run(delete(_codes).where(books.own(_codes, used_at=None)))
    books.write(_codes, {"code_hash": hash_of(code), "expires_at": books.now + VALID_FOR})
    return code


def bind(connection: Connection, channel: str, address: str, title: str, code: str, now: datetime) -> int | None:
    """Bind a group to the business that made the code, and return its id.

    None where the code is wrong, old or used, or where the group has tried too many.
    """
    group_id = -crc32(f"{channel} {address}".encode())  # groups have no identity; those are above zero
    if not may_try(connection, group_id, now):
        return None
    business_id = _use_code(connection, code, now)
    if business_id is None:
        note_wrong(connection, group_id, now)
        return None
    row = {"business_id": business_id, "channel": channel, "address": address}
    connection.execute(delete(_groups).where(_groups.c.business_id == business_id, *_at(channel, address)))
    insert_once(connection, _groups, row | {"title": title, "bound_at": now})
    return business_id


def _use_code(connection: Connection, code: str, now: datetime) -> int | None:
    found = connection.execute(
        update(_codes)
        .where(_codes.c.code_hash == hash_of(code), _codes.c.used_at.is_(None), _codes.c.expires_at > now)
        .values(used_at=now)
        .returning(_codes.c.business_id)
    ).scalar_one_or_none()
    return None if found is None else int(found)


def readers(books: Books) -> list[Reader]:
    """The business's groups that can be written to, each as a reader without a person."""
    rows = books.run(
        select(_groups.c.channel, _groups.c.address, _groups.c.title)
        .where(books.own(_groups, unreachable_at=None))
        .order_by(_groups.c.bound_at, _groups.c.address)
    )
    return [Reader(row.channel, row.address, -1, 0, row.title, "", "id") for row in rows]


def unreachable(connection: Connection, channel: str, address: str, now: datetime) -> None:
    """The platform takes no messages for this group any more."""
    mine = (*_at(channel, address), _groups.c.unreachable_at.is_(None))
    connection.execute(update(_groups).where(*mine).values(unreachable_at=now))


def reachable(connection: Connection, channel: str, address: str) -> None:
    connection.execute(update(_groups).where(*_at(channel, address)).values(unreachable_at=None))


def moved(connection: Connection, channel: str, old: str, new: str) -> None:
    """The group is called `new` now. What still waits to be sent goes there; hearing of it twice changes nothing."""
    for table in (_groups, _outbox):
        waiting = (_outbox.c.state.in_(WAITING),) if table is _outbox else ()
        rows = connection.execute(
            select(table.c.address).where(table.c.channel == channel, _is_in(table.c.address, old), *waiting).distinct()
        ).scalars()
        for address in rows.all():
            known = table.c.channel == channel, table.c.address == address, *waiting
            connection.execute(update(table).where(*known).values(address=new + address.removeprefix(old)))


def vote(connection: Connection, channel: str, poll_id: str, voter: str, options: list[int], now: datetime) -> None:
    """Keep what somebody chose in a poll, in place of what the same voter chose before."""
    key = {"channel": channel, "poll_id": poll_id, "voter": voter}
    connection.execute(delete(_votes).where(*(_votes.c[name] == value for name, value in key.items())))
    insert_once(connection, _votes, key | {"options": options, "voted_at": now})


def votes(connection: Connection, channel: str, poll_id: str) -> list[list[int]]:
    """What each voter chose in a poll."""
    asked = select(_votes.c.options).where(_votes.c.channel == channel, _votes.c.poll_id == poll_id)
    return [list(row.options) for row in connection.execute(asked.order_by(_votes.c.voter))]


def _at(channel: str, address: str) -> tuple[ColumnElement[bool], ...]:
    return _groups.c.channel == channel, _is_in(_groups.c.address, address)


def _is_in(column: ColumnElement[str], chat: str) -> ColumnElement[bool]:
    """The chat itself, or a topic in it."""
    return or_(column == chat, column.startswith(f"{chat}/", autoescape=True))
