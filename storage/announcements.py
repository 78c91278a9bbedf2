"""Announcements: put on record at once, and written to everybody in parts, each in a transaction of its own.

1. What the owner confirms becomes a row, and one message in the outbox on a channel of our own, in one transaction.
2. Whoever sends that message writes to the next people and notes how far it came, in one transaction a part.
3. After a kill the message is sent again, and goes on from there: everybody is written to once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from bot.domain.speaker import Role
from storage import tables
from storage.books import Books
from storage.outbox import post
from storage.tables.columns import new_id, table_of

_announcements = table_of(tables.Announcement)
_members = table_of(tables.Member)
CHANNEL = "announcement"
NOBODY = 1
"""How far an announcement came that has nobody to reach."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of those whom an announcement is for. Groups are written to with the first part."""

    words: str
    said_by: int
    people: Sequence[int]
    is_first: bool


def announce(books: Books, words: str, person_id: int) -> None:
    """Put an announcement on record and on its way."""
    announcement_id = new_id()
    row = {"announcement_id": announcement_id, "words": words, "said_by": person_id, "said_at": books.now}
    books.write(_announcements, row)
    sent = {"business_id": books.business_id, "channel": CHANNEL, "address": str(announcement_id), "message": {}}
    post(books.connection, [sent | {"kind": "letter", "careful": False}], books.now)


def next_part(books: Books, announcement_id: int, most: int) -> Part:
    """Take the next people of an announcement, so many at most; nobody once it has reached everybody."""
    this = books.own(_announcements, announcement_id=announcement_id)
    row = books.run(select(_announcements).where(this).with_for_update()).one()
    people = _members_after(books, row.reached, most)
    reached = people[-1] if people else max(row.reached, NOBODY)
    books.run(update(_announcements).where(this).values(reached=reached))
    return Part(row.words, row.said_by, people, row.reached == 0)


def _members_after(books: Books, person_id: int, most: int) -> list[int]:
    """People of partners, each once, in the order of their ids."""
    asked = (
        select(_members.c.person_id)
        .where(books.own(_members, role=Role.PARTNER, ended_at=None), _members.c.person_id > person_id)
        .distinct()
        .order_by(_members.c.person_id)
        .limit(most)
    )
    return [row.person_id for row in books.run(asked)]
