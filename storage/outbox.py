"""Messages to be sent: held by one sender at a time under a lease, and closed with what became of them.

1. A turn adds rows in its own transaction, and holds their chats until it ends (`storage.chats`). So of two rows of a
   chat the one with the lower id was committed first, and whoever sees the younger one sees the older one too.
2. Where the sender is at hand, and the chat has no row that is still open, its rows are `sending` from the start, with
   the sender's name, a lease and the first attempt: so the attempt is on record before the call, and no claim is
   needed after. All others are `queued`.
3. One worker leads: it alone claims what else may go out, with one conditional update, and goes on only with the rows
   that it changed. A row may go out when no older one of its chat is open, in whatever state that is; so a chat has
   one message on its way at a time, and a younger one never passes an older one that waits to be tried again.
4. It sends, and closes the row only while the attempt is still its own: `sent`, `retry` at a later time, `failed`,
   or `unknown` where a careful message may or may not have gone out.
5. A `sending` row whose lease ran out may have gone out: a careful one becomes `unknown`, any other is tried again.
   Whoever sent it and only slept may still say what became of it, as long as nobody else has tried.
6. The lead (`storage.leads`) is a lease too. A worker that stops gives it back; for a killed one the others wait.

Leases and waiting are measured in the database's time.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
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
from storage.books import insert_all
from storage.chats import Chat, ids_in
from storage.database_clock import database_now
from storage.statements import run, run_for_each
from storage.tables.columns import Moment, one_of, table_of

_outbox = table_of(tables.Outbox)
LEASE = timedelta(seconds=10)
MOST_AT_ONCE = 20
"""So many messages of one turn may be sent at once; the rest of a large fan-out waits to be claimed."""
FAIR_SHARE = 20
"""So many messages of one business are claimed in one go, so that a large fan-out leaves room for others."""
MOST_BUSINESSES = 100
"""So many businesses are asked for their mail in one go."""
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


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that went out, and what the platform calls it."""

    claimed: Claimed
    provider_id: str
    at: datetime


_CLAIMED = [_outbox.c[name] for name in Claimed.__dataclass_fields__]


def _is_open(outbox: FromClause) -> ColumnElement[bool]:
    """Whether a message may still go out, in the very words of the index of such messages."""
    return outbox.c.state.in_([literal_column(f"'{state}'") for state in OPEN])


_ANSWERED = (
    select(_outbox.c.channel, _outbox.c.address)
    .where(_is_open(_outbox), _outbox.c.kind == literal_column("'reply'"), _outbox.c.state != "sending")
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
_OPEN_IN_CHAT = (
    select(_outbox.c.outbox_id)
    .where(_outbox.c.channel == bindparam("channel"), _outbox.c.address == bindparam("address"), _is_open(_outbox))
    .limit(1)
)
_ATTEMPT = update(_outbox).where(
    _outbox.c.business_id == bindparam("of_business"),
    _outbox.c.outbox_id == bindparam("of_message"),
    _outbox.c.attempts == bindparam("of_attempt"),
)
_UNDER_WAY = _ATTEMPT.where(_outbox.c.state == "sending")
_UNDECIDED = _ATTEMPT.where(one_of(_outbox.c.state, "sending", "unknown"))

_SENT = _ATTEMPT.values(
    state="sent", lease_owner=None, lease_until=None, provider_id=bindparam("provider_id"), sent_at=bindparam("sent_at")
)


def post(connection: Connection, rows: Sequence[dict[str, Any]], now: datetime, sender: str = "") -> list[Claimed]:
    """Queue messages; those that `sender` is to send at once are returned as claimed by it.

    Each row names business_id, channel, address, message, kind and careful. `now` is when it is said.
    """
    if not rows:
        return []
    ids = ids_in(connection, [_chat(row) for row in rows])
    clock = database_now(connection)
    lease = {"state": "sending", "lease_owner": sender, "lease_until": clock + LEASE, "attempts": 1, "failures": 0}
    free = _free_chats(connection, rows[:MOST_AT_ONCE]) if sender else set()
    held, queued = [], []
    for place, (outbox_id, row) in enumerate(zip(ids, rows, strict=True)):
        ready = {"outbox_id": outbox_id, "queued_at": now, "not_before": clock, **row}
        if place < MOST_AT_ONCE and _chat(row) in free:
            held.append(ready | lease)
        else:
            queued.append(ready)
    insert_all(connection, _outbox, held)
    insert_all(connection, _outbox, queued)
    return [Claimed(**{name: row[name] for name in Claimed.__dataclass_fields__}) for row in held]


def _free_chats(connection: Connection, rows: Sequence[dict[str, Any]]) -> set[Chat]:
    """Those of the chats in which no older message is still open."""
    chats = {_chat(row) for row in rows}
    return {one for one in chats if not run(connection, _OPEN_IN_CHAT, {"channel": one[0], "address": one[1]}).first()}


def _chat(row: dict[str, Any]) -> Chat:
    return row["channel"], row["address"]


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
    names = tuple(channels)
    keys: set[Key] = set()
    for channel, address in run(connection, _ANSWERED, {}):
        chat = {"clock": clock, "to_channel": channel, "to_address": address}
        keys.update(run(connection, _head_of_chat(names), chat))
    for business_id in _businesses(connection) if most else ():
        share = {"clock": clock, "of_business": business_id, "most": min(FAIR_SHARE, most)}
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
        .where(_is_open(_outbox), one_of(_outbox.c.channel, *channels), _ready(), ~exists().where(*_is_earlier()))
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
    """That there is an older message in the same chat that may still go out."""
    older = _outbox.alias()
    same_chat = older.c.channel == _outbox.c.channel, older.c.address == _outbox.c.address
    return *same_chat, older.c.outbox_id < _outbox.c.outbox_id, _is_open(older)


def _ready() -> ColumnElement[bool]:
    """That it may be tried by now, `clock`: it has waited long enough, or whoever sent it is gone."""
    clock = bindparam("clock", type_=Moment)
    waiting = and_(one_of(_outbox.c.state, "queued", "retry"), _outbox.c.not_before <= clock)
    stuck = and_(_outbox.c.state == "sending", _outbox.c.lease_until < clock, ~_outbox.c.careful)
    return or_(waiting, stuck)


def close(connection: Connection, claimed: Claimed, state: str, wait: timedelta = timedelta(), **values: Any) -> bool:
    """Write down what became of an attempt; False where another one was made in the meantime."""
    again = {"not_before": database_now(connection) + wait} if state in ("retry", "queued") else {}
    attempt = {"of_business": claimed.business_id, "of_message": claimed.outbox_id, "of_attempt": claimed.attempts}
    ended = {"state": state, "lease_owner": None, "lease_until": None, **again, **values}
    changed = connection.execute(_UNDECIDED, attempt | ended)
    return changed.rowcount == 1


def close_sent(connection: Connection, several: Iterable[Sent]) -> None:
    """Write down that messages went out, each only while the attempt is still its own.

    Like `hold_on` it takes them in the order of their ids, so that two who write down several do not deadlock.
    """
    run_for_each(
        connection,
        _SENT,
        [
            {
                "of_business": sent.claimed.business_id,
                "of_message": sent.claimed.outbox_id,
                "of_attempt": sent.claimed.attempts,
                "provider_id": sent.provider_id,
                "sent_at": sent.at,
            }
            for sent in sorted(several, key=lambda sent: sent.claimed.outbox_id)
        ],
    )


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
    """Mark careful messages whose sender vanished as `unknown`, for the owner to decide; how many there were."""
    stuck = and_(_outbox.c.state == "sending", _outbox.c.lease_until < database_now(connection), _outbox.c.careful)
    return connection.execute(update(_outbox).where(stuck).values(state="unknown", lease_owner=None)).rowcount
