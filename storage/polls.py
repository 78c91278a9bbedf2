"""Polls: put to groups and people, voted in by partners, counted when somebody wants to know."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, select, update

from bot.domain.poll import Poll, PollDraft, PollReach
from bot.domain.speaker import Reader, Role
from storage import businesses, groups, people, tables
from storage.books import Books
from storage.numbers import next_number
from storage.tables.columns import table_of

_polls = table_of(tables.Poll)
_choices = table_of(tables.PollChoice)
_votes = table_of(tables.PollVote)
_outbox = table_of(tables.Outbox)
_identities = table_of(tables.Identity)
_members = table_of(tables.Member)
_partners = table_of(tables.Partner)


def ask(books: Books, draft: PollDraft, person_id: int) -> Poll:
    """Put a poll on record under a short number."""
    number = next_number(books)
    row = {"number": number, "question": draft.question, "options": list(draft.options), "asked_by": person_id}
    books.write(_polls, row | {"asked_at": books.now})
    return Poll(number, _business(books), draft.question, draft.options, (0,) * len(draft.options), 0, False)


def reach(books: Books) -> PollReach:
    """How many groups, and how many people beside them, a poll would be put to."""
    return PollReach(len(groups.readers(books)), len({one.person_id for one in elsewhere(books)}))


def elsewhere(books: Books) -> list[Reader]:
    """Partners' people on channels where no group of the business is: those are asked one by one."""
    grouped = {one.channel for one in groups.readers(books)}
    return [one for one in people.readers(books, Role.PARTNER) if one.channel not in grouped]


def polls(books: Books) -> tuple[Poll, ...]:
    """The polls that are open, and the one closed last; the newest first."""
    rows = books.run(select(_polls).where(books.own(_polls)).order_by(_polls.c.number.desc())).all()
    closed = max((row for row in rows if row.closed_at), key=lambda row: row.closed_at, default=None)
    return tuple(_counted(books, row) for row in rows if row.closed_at is None or row is closed)


def choose(books: Books, number: int, partner_id: int, option: int, person_id: int) -> None:
    """Keep a partner's choice in place of its former one."""
    key = {"number": number, "partner_id": partner_id}
    books.run(delete(_choices).where(books.own(_choices, **key)))
    books.write(_choices, key | {"option": option, "chosen_by": person_id, "chosen_at": books.now})


def close(books: Books, number: int, person_id: int) -> None:
    """End a poll: what is chosen later does not count."""
    mine = books.own(_polls, number=number, closed_at=None)
    books.run(update(_polls).where(mine).values(closed_at=books.now, closed_by=person_id))


def _counted(books: Books, row: Any) -> Poll:
    latest: dict[int, tuple[datetime, int | None]] = {}
    for partner_id, at, option in [*_in_private(books, row.number), *_in_groups(books, row)]:
        in_time = row.closed_at is None or at <= row.closed_at
        if in_time and (partner_id not in latest or latest[partner_id][0] < at):
            latest[partner_id] = (at, option)
    counts = Counter(option for _at, option in latest.values())
    votes = tuple(counts[place] for place in range(len(row.options)))
    closed = row.closed_at is not None
    return Poll(row.number, _business(books), row.question, tuple(row.options), votes, _voters(books), closed)


def _in_private(books: Books, number: int) -> list[tuple[int, datetime, int | None]]:
    rows = books.run(
        select(_choices.c.partner_id, _choices.c.chosen_at, _choices.c.option).where(books.own(_choices, number=number))
    )
    return [(row.partner_id, row.chosen_at, row.option) for row in rows]


def _in_groups(books: Books, row: Any) -> list[tuple[int, datetime, int | None]]:
    """Votes in the polls that were sent to groups at that moment; one that was taken back has no option."""
    member = and_(
        _members.c.person_id == _identities.c.person_id,
        books.own(_members, role=Role.PARTNER, ended_at=None),
    )
    voted = (
        select(_members.c.partner_id, _votes.c.voted_at, _votes.c.options)
        .join(_identities, and_(_identities.c.channel == _votes.c.channel, _identities.c.address == _votes.c.voter))
        .join(_members, member)
        .where(_votes.c.poll_id.in_(_sent(books, row)))
    )
    return [(one.partner_id, one.voted_at, (*one.options, None)[0]) for one in books.run(voted)]


def _sent(books: Books, row: Any) -> list[str]:
    """What platforms call the polls that one act of asking has sent to groups."""
    sent = books.run(
        select(_outbox.c.message, _outbox.c.provider_id).where(
            books.own(_outbox, queued_at=row.asked_at), _outbox.c.provider_id.is_not(None)
        )
    )
    return [one.provider_id for one in sent if one.message.get("poll")]


def _voters(books: Books) -> int:
    asked = select(func.count()).where(books.own(_partners, ended_at=None))
    return int(books.run(asked).scalar_one())


def _business(books: Books) -> str:
    return businesses.business(books.connection, books.business_id).name
