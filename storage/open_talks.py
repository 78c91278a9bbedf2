"""Open conversations: what was answered so far, at each identity; the deepest one is being held, others wait."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from bot.domain.week import Week
from storage import tables
from storage.books import Books, mine
from storage.statements import run
from storage.tables.columns import new_id, table_of

FORGOTTEN_AFTER = timedelta(hours=48)
_open = table_of(tables.OpenTalk)
_identities = table_of(tables.Identity)


@dataclass(slots=True)
class OpenTalk:
    """A conversation under way. `depth` of 0 means that it is not stored yet."""

    identity_id: int
    name: str
    business_id: int
    partner_id: int
    memory: dict[str, Any]
    touched_at: datetime | None = None
    talk_id: int = field(default_factory=lambda: new_id() & 0xFFFFFFFFFF)
    depth: int = 0

    def is_old(self, now: datetime) -> bool:
        """Whether it was left standing for so long that nobody remembers it."""
        return self.touched_at is not None and self.touched_at < now - FORGOTTEN_AFTER


_STACK = (
    select(*(_open.c[one.name] for one in fields(OpenTalk)))
    .where(_open.c.identity_id == bindparam("identity_id"))
    .order_by(_open.c.depth.desc())
)
_deepest = select(func.coalesce(func.max(_open.c.depth), 0)).where(_open.c.identity_id == bindparam("identity_id"))
_OPENED = (
    insert(_open)
    .inline()
    .values({one.name: bindparam(one.name) for one in _open.c} | {"depth": _deepest.scalar_subquery() + 1})
)
_UNCONFIRMED = (
    select(_open.c.partner_id, _identities.c.channel, _identities.c.address)
    .join(_identities, _identities.c.identity_id == _open.c.identity_id)
    .where(
        _open.c.business_id == mine,
        _open.c.name == "report",
        _open.c.memory["about"].as_string() == bindparam("week"),
    )
)
_AT_ADDRESS = (
    select(_open.c.depth)
    .join(_identities, _identities.c.identity_id == _open.c.identity_id)
    .where(_identities.c.channel == bindparam("channel"), _identities.c.address == bindparam("address"))
)
_ASKING = _AT_ADDRESS.where(_open.c.memory["about"].as_string() == bindparam("about"))
_at_depth = and_(_open.c.identity_id == bindparam("of"), _open.c.depth == bindparam("at"))
_STORED = update(_open).where(_at_depth).values(memory=bindparam("memory"), touched_at=bindparam("touched_at"))
_SHOWN = update(_open).where(_at_depth).values(touched_at=bindparam("touched_at"))
_ENDED = delete(_open).where(_at_depth)


def stack(connection: Connection, identity_id: int) -> list[OpenTalk]:
    """The conversations under way at an identity, the deepest first."""
    return [OpenTalk(*row) for row in run(connection, _STACK, {"identity_id": identity_id})]


def keep(connection: Connection, talk: OpenTalk, now: datetime) -> None:
    """Store a conversation as it stands; a new one lies above all others."""
    if talk.depth:
        now_at = {"memory": talk.memory, "touched_at": now}
        run(connection, _STORED, {"of": talk.identity_id, "at": talk.depth, **now_at})
        return
    row = {
        "identity_id": talk.identity_id,
        "talk_id": talk.talk_id,
        "name": talk.name,
        "business_id": talk.business_id,
        "partner_id": talk.partner_id,
        "memory": talk.memory,
        "touched_at": now,
    }
    run(connection, _OPENED, row)


def asks_about(connection: Connection, channel: str, address: str, about: str) -> bool:
    """Whether a conversation at an address, the one being held or one that waits, asks about that."""
    return bool(run(connection, _ASKING, {"channel": channel, "address": address, "about": about}))


def is_open(connection: Connection, channel: str, address: str) -> bool:
    """Whether any conversation is under way at an address."""
    return bool(run(connection, _AT_ADDRESS, {"channel": channel, "address": address}))


def end(connection: Connection, talk: OpenTalk) -> None:
    """Forget a conversation that is over."""
    if talk.depth:
        run(connection, _ENDED, {"of": talk.identity_id, "at": talk.depth})


def shown_again(connection: Connection, talk: OpenTalk, now: datetime) -> None:
    """Its question stands before the person anew, so it is not old."""
    run(connection, _SHOWN, {"of": talk.identity_id, "at": talk.depth, "touched_at": now})


class Giver(NamedTuple):
    """Somebody who gave counts for a week, and was shown them, but has not said yes to them."""

    partner_id: int
    channel: str
    address: str


def unconfirmed(books: Books, week: Week) -> set[Giver]:
    """Everybody whose counts for a week wait for a yes."""
    return {Giver(*row) for row in books.ask(_UNCONFIRMED, week=str(week))}
