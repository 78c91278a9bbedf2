"""Claims: which messages a sender takes next, holds, and leaves behind, as `storage.outbox` has it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    text,
    tuple_,
    update,
)

from storage import tables
from storage.database_clock import database_now
from storage.statements import run
from storage.tables.columns import Moment, one_of, table_of

_outbox = table_of(tables.Outbox)
LEASE = timedelta(seconds=10)
FAIR_SHARE = 20
"""So many messages of one business are claimed in one go, so that a large fan-out leaves room for others."""
MOST_BUSINESSES = 100
"""So many businesses are asked for their mail in one go."""
HOLDS_UP_FOR = timedelta(minutes=15)
"""A message that is to wait for longer than this lets younger ones of its chat pass until then."""
OPEN = ("queued", "retry", "sending")
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that one sender holds for one attempt. `failures` counts those that are not to be made for ever."""

    business_id: int
    outbox_id: int
    channel: str
    address: str
    message: dict[str, Any]
    kind: str
    careful: bool
    attempts: int
    failures: int


_CLAIMED = [_outbox.c[name] for name in Claimed.__dataclass_fields__]


def is_open(outbox: FromClause) -> ColumnElement[bool]:
    """Whether a message may still go out, in the very words of the index of such messages."""
    return outbox.c.state.in_([literal_column(f"'{state}'") for state in OPEN])


def holds_up(outbox: FromClause) -> ColumnElement[bool]:
    """Whether younger messages of its chat wait for a message, where `soon` is HOLDS_UP_FOR from now."""
    return and_(is_open(outbox), outbox.c.not_before <= bindparam("soon", type_=Moment))


_ANSWERED = (
    select(_outbox.c.channel, _outbox.c.address)
    .where(is_open(_outbox), _outbox.c.kind == literal_column("'reply'"), _outbox.c.state != "sending")
    .limit(50)
)
"""Chats in which somebody waits for an answer."""
_HAVE_MAIL = text("""
    WITH RECURSIVE mail (business_id) AS (
        SELECT MIN(business_id) FROM outbox WHERE state IN ('queued', 'retry', 'sending')
        UNION ALL
        SELECT (
            SELECT MIN(business_id) FROM outbox
            WHERE state IN ('queued', 'retry', 'sending') AND business_id > mail.business_id
        ) FROM mail WHERE business_id IS NOT NULL
    )
    SELECT business_id FROM mail WHERE business_id IS NOT NULL""").columns(_outbox.c.business_id)
"""Businesses with mail, each found by one step in the index, however much mail it has."""
ATTEMPT = update(_outbox).where(
    _outbox.c.business_id == bindparam("of_business"),
    _outbox.c.outbox_id == bindparam("of_message"),
    _outbox.c.attempts == bindparam("of_attempt"),
)
"""One attempt at one message, while no other has been made."""
_UNDER_WAY = ATTEMPT.where(_outbox.c.state == "sending")


def claim(connection: Connection, channels: Sequence[str], owner: str, most: int = 100) -> list[Claimed]:
    """Take messages that may go out now: at most one a chat, and never one before an older one of its chat.

    Chats in which somebody waits for an answer come first, and beyond `most`. The rest is shared out fairly.
    """
    clock = database_now(connection)
    keys = _candidates(connection, channels, clock, most)
    if not keys:
        return []
    rows = connection.execute(
        update(_outbox)
        .where(*_are(keys), _ready())
        .values(state="sending", lease_owner=owner, lease_until=clock + LEASE, attempts=_outbox.c.attempts + 1)
        .returning(*_CLAIMED),
        {"clock": clock},
    ).all()
    return sorted((Claimed(**row._mapping) for row in rows), key=lambda one: one.outbox_id)


def _candidates(connection: Connection, channels: Sequence[str], clock: datetime, most: int) -> set[Key]:
    """Keys of rows to claim, in each business the oldest first."""
    names, by = tuple(channels), {"clock": clock, "soon": clock + HOLDS_UP_FOR}
    keys: set[Key] = set()
    for channel, address in run(connection, _ANSWERED, {}):
        chat = {**by, "to_channel": channel, "to_address": address}
        keys.update(run(connection, _head_of_chat(names), chat))
    for business_id in _businesses(connection) if most else ():
        share = {**by, "of_business": business_id, "most": min(FAIR_SHARE, most)}
        found = run(connection, _heads_of_one(names), share)
        keys.update(found)
        most -= len(found)
        if not most:
            break
    return keys


@cache
def _heads(channels: tuple[str, ...]) -> Select[int, int]:
    """Messages on these channels that may go out by the clock, the oldest first."""
    return (
        select(_outbox.c.business_id, _outbox.c.outbox_id)
        .where(is_open(_outbox), one_of(_outbox.c.channel, *channels), _ready(), ~exists().where(*_is_earlier()))
        .order_by(_outbox.c.outbox_id)
        .with_for_update(skip_locked=True)
    )


@cache
def _head_of_chat(channels: tuple[str, ...]) -> Select[int, int]:
    """The one of them that is next in a chat."""
    chat = _outbox.c.channel == bindparam("to_channel"), _outbox.c.address == bindparam("to_address")
    return _heads(channels).where(*chat)


@cache
def _heads_of_one(channels: tuple[str, ...]) -> Select[int, int]:
    """So many of those of one business."""
    return _heads(channels).where(_outbox.c.business_id == bindparam("of_business")).limit(bindparam("most"))


def _businesses(connection: Connection) -> list[int]:
    """Some of those that have mail. Chance says in which order, so that none always comes last."""
    found = run(connection, _HAVE_MAIL, {}).scalars()
    return random.sample(found, min(len(found), MOST_BUSINESSES))


def _are(keys: set[Key]) -> tuple[ColumnElement[bool], ...]:
    """That a row has one of these keys. SQLite finds pairs in no index, so both halves are named once more."""
    businesses, messages = map(set, zip(*keys, strict=True))
    pair = tuple_(_outbox.c.business_id, _outbox.c.outbox_id)
    return _outbox.c.business_id.in_(businesses), _outbox.c.outbox_id.in_(messages), pair.in_(keys)


def _is_earlier() -> tuple[ColumnElement[bool], ...]:
    """That there is an older message in the same chat that holds it up."""
    older = _outbox.alias()
    same_chat = older.c.channel == _outbox.c.channel, older.c.address == _outbox.c.address
    return *same_chat, older.c.outbox_id < _outbox.c.outbox_id, holds_up(older)


def _ready() -> ColumnElement[bool]:
    """That it may be tried by now, `clock`: it has waited long enough, or whoever sent it is gone."""
    clock = bindparam("clock", type_=Moment)
    waiting = and_(one_of(_outbox.c.state, "queued", "retry"), _outbox.c.not_before <= clock)
    stuck = and_(_outbox.c.state == "sending", _outbox.c.lease_until < clock, ~_outbox.c.careful)
    return or_(waiting, stuck)


def hold_on(connection: Connection, held: Sequence[Claimed]) -> None:
    """Keep up the leases of messages that are still on their way, however long the platform takes."""
    if not held:
        return
    until = database_now(connection) + LEASE
    attempts = [
        {"of_business": one.business_id, "of_message": one.outbox_id, "of_attempt": one.attempts, "lease_until": until}
        for one in sorted(held, key=lambda one: one.outbox_id)
    ]
    connection.execute(_UNDER_WAY, attempts)


def give_up_unknown(connection: Connection) -> int:
    """Mark careful messages whose sender vanished as `unknown`: they are not sent once more. How many there were."""
    stuck = and_(_outbox.c.state == "sending", _outbox.c.lease_until < database_now(connection), _outbox.c.careful)
    return connection.execute(update(_outbox).where(stuck).values(state="unknown", lease_owner=None)).rowcount
