"""Forgetting a person: what tells who it was is erased, and the figures stay under a neutral name."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, String, Table, and_, cast, delete, func, or_, select, update

from bot.domain.personal import ErasureWish
from bot.domain.speaker import Role, in_full
from storage import endings, evaluations, evidence, mentions, naming, partners, tables
from storage.books import Books
from storage.tables.columns import alike, table_of

_erasures = table_of(tables.Erasure)
_people = table_of(tables.Person)
_identities = table_of(tables.Identity)
_members = table_of(tables.Member)
_partners = table_of(tables.Partner)
_accounts = table_of(tables.BankAccount)
_feedback = table_of(tables.Feedback)
_complaints = table_of(tables.Complaint)
_openings = table_of(tables.LessonOpening)
_pleas = table_of(tables.PinPlea)
_inbox = table_of(tables.Inbox)
_outbox = table_of(tables.Outbox)
_costs = table_of(tables.MessageCost)
_files = table_of(tables.File)
_chats = table_of(tables.Chat)
_votes = table_of(tables.PollVote)
_talks = table_of(tables.OpenTalk)
_signals = table_of(tables.Signal)
ERASED = "…"
"""What stands where words were."""
SENT_BY_NOW = timedelta(days=1)
"""Charts and sheets older than this have gone out, and can be drawn anew."""


def ask(books: Books, partner_id: int, person_id: int) -> None:
    """Note that a person wants to be forgotten; a wish that is noted stands."""
    books.write_once(_erasures, {"partner_id": partner_id, "person_id": person_id, "asked_at": books.now})


def wishes(books: Books) -> tuple[ErasureWish, ...]:
    """Who wants to be forgotten and is not yet, the oldest wish first."""
    rows = books.run(
        select(_erasures.c.partner_id, _erasures.c.person_id, _people.c.call, _people.c.name, _partners.c.name)
        .join(_people, _people.c.person_id == _erasures.c.person_id)
        .join(_partners, alike(_partners, _erasures, "partner_id"))
        .where(books.own(_erasures, erased_at=None))
        .order_by(_erasures.c.asked_at)
    )
    return tuple(ErasureWish(row[0], row[1], in_full(row[2], row[3]), row[4]) for row in rows)


def erase(books: Books, partner_id: int, person_id: int, neutral: str, erased_by: int) -> None:
    """Erase what this business keeps of a person, and where it has no other place, the person altogether.

    1. What was sent along, words of feedback and of evaluations, complaints, pleas and what was opened to learn from
       go; the place ends.
    2. Where nobody else is left there, the partner gets the neutral name, and its phone and bank account go.
    3. Messages to and from the person go, and those of the house that name it; so do words of others about it.
    4. Where the person has no place anywhere, name, addresses and PIN go as well.
    """
    names = _names_of(books, person_id)
    evidence.forget_of(books, person_id)
    books.run(update(_feedback).where(books.own(_feedback, said_by=person_id)).values(words=ERASED))
    books.run(delete(_complaints).where(books.own(_complaints, opened_by=person_id)))
    books.run(delete(_openings).where(books.own(_openings, person_id=person_id)))
    books.run(delete(_pleas).where(books.own(_pleas, person_id=person_id)))
    _end_place(books, partner_id, person_id)
    if not partners.is_anybody_at(books, partner_id):
        names += _neutralise(books, partner_id, neutral)
    _forget_messages(books, person_id, names)
    evaluations.forget(books, person_id, names, ERASED)
    naming.blank(books, _feedback, _feedback.c.words, names, ERASED)
    naming.blank(books, _complaints, _complaints.c.done, names, ERASED)
    if not _has_a_place(books.connection, person_id):
        _forget_person(books.connection, person_id, neutral)
    wish = books.own(_erasures, partner_id=partner_id, person_id=person_id)
    books.run(update(_erasures).where(wish).values(erased_at=books.now, erased_by=erased_by))


def _names_of(books: Books, person_id: int) -> list[str]:
    """What the person is called, in a list; none where that is not known."""
    found = books.run(select(_people.c.name).where(_people.c.person_id == person_id)).scalars()
    return [name for name in found if name]


def _end_place(books: Books, partner_id: int, person_id: int) -> None:
    here = books.own(_members, partner_id=partner_id)
    books.run(update(_members).where(here, _members.c.person_id == person_id).values(ended_at=books.now))


def _neutralise(books: Books, partner_id: int, neutral: str) -> list[str]:
    """Take name, phone and account off a partner; what it was called and reached by. It is asked for nothing more.

    What was of note in its figures goes as well, and no group hears of it any more.
    """
    here = books.own(_partners, partner_id=partner_id)
    before = books.run(select(_partners.c.name, _partners.c.phone).where(here)).one()
    endings.leave(books, partner_id)
    books.run(update(_partners).where(here).values(name=neutral, phone=None))
    for table in (_accounts, _signals):
        books.run(delete(table).where(books.own(table, partner_id=partner_id)))
    mentions.forget(books, partner_id)
    return [before.name, *([before.phone] if before.phone else [])]


def _forget_messages(books: Books, person_id: int, names: Sequence[str]) -> None:
    """Delete what was written to the person, and what the house was written or has written of it."""
    mine = books.own(_outbox)
    for channel, address in _addresses(books.connection, person_id):
        books.run(delete(_outbox).where(mine, _outbox.c.channel == channel, _outbox.c.address == address))
        costs = books.own(_costs, channel=channel, address=address)
        books.run(update(_costs).where(costs).values(address=ERASED))
    for outbox_id in _naming(books, _outbox, _outbox.c.outbox_id, mine, names):
        books.run(delete(_outbox).where(mine, _outbox.c.outbox_id == outbox_id))
    for channel, address in _addresses_of_house(books):
        from_owner = and_(_inbox.c.channel == channel, _inbox.c.address == address)
        for external_id in _naming(books, _inbox, _inbox.c.external_id, from_owner, names):
            _blank(books.connection, channel, external_id, address)
    sent = (books.own(_files, digest=""), _files.c.made_at < books.now - SENT_BY_NOW)
    books.run(delete(_files).where(*sent))


def _naming(books: Books, table: Table, key: Any, where: Any, names: Sequence[str]) -> list[Any]:
    """Keys of messages that hold one of the names as whole words; the database finds those that may."""
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    stored = func.lower(cast(table.c.message, String))
    may = or_(*(stored.contains(json.dumps(name)[1:-1].lower(), autoescape=True) for name in names))
    rows = books.run(select(key, table.c.message).where(where, may)) if names else ()
    return [row[0] for row in rows if named.search(json.dumps(row.message, ensure_ascii=False))]


def _blank(connection: Connection, channel: str, external_id: str, address: str) -> None:
    """Take the words out of a message that came; that it came stays known, so that it is not taken again."""
    here = and_(_inbox.c.channel == channel, _inbox.c.external_id == external_id)
    message = connection.execute(select(_inbox.c.message).where(here)).scalar_one()
    kept = {name: value for name, value in message.items() if name in {"channel", "external_id", "sent_at"}}
    bare = kept | {"address": address, "text": ERASED}
    connection.execute(update(_inbox).where(here).values(address=address, message=bare))


def _addresses(connection: Connection, person_id: int) -> list[tuple[str, str]]:
    rows = connection.execute(
        select(_identities.c.channel, _identities.c.address).where(_identities.c.person_id == person_id)
    )
    return [(row.channel, row.address) for row in rows]


def _addresses_of_house(books: Books) -> list[tuple[str, str]]:
    """Where owners and staff write from."""
    rows = books.run(
        select(_identities.c.channel, _identities.c.address)
        .join(_members, _members.c.person_id == _identities.c.person_id)
        .where(books.own(_members), _members.c.role != Role.PARTNER)
    )
    return [(row.channel, row.address) for row in rows]


def _has_a_place(connection: Connection, person_id: int) -> bool:
    anywhere = (_members.c.person_id == person_id, _members.c.ended_at.is_(None))
    return connection.execute(select(_members.c.business_id).where(*anywhere)).first() is not None


def _forget_person(connection: Connection, person_id: int, neutral: str) -> None:
    """Name, addresses, PIN and everything found by an address."""
    identities = select(_identities.c.identity_id).where(_identities.c.person_id == person_id).scalar_subquery()
    for table in (_talks, table_of(tables.WrongCode)):
        connection.execute(delete(table).where(table.c.identity_id.in_(identities)))
    for table in (table_of(tables.Pin), table_of(tables.PinTry)):
        connection.execute(delete(table).where(table.c.person_id == person_id))
    for channel, address in _addresses(connection, person_id):
        _forget_address(connection, channel, address)
    connection.execute(delete(_identities).where(_identities.c.person_id == person_id))
    connection.execute(update(_people).where(_people.c.person_id == person_id).values(name=neutral, call=""))


def _forget_address(connection: Connection, channel: str, address: str) -> None:
    came = and_(_inbox.c.channel == channel, _inbox.c.address == address)
    connection.execute(update(_inbox).where(came).values(retry_at=None, error=None))
    for external_id in connection.execute(select(_inbox.c.external_id).where(came)).scalars().all():
        _blank(connection, channel, external_id, ERASED)
    for table in (_outbox, _chats):
        connection.execute(delete(table).where(table.c.channel == channel, table.c.address == address))
    connection.execute(delete(_votes).where(_votes.c.channel == channel, _votes.c.voter == address))
