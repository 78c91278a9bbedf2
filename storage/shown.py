"""What stands on somebody's phone: the buttons of the messages sent there last, and what a message was about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from bot.domain.costs import Category
from bot.domain.week import Week
from storage import tables
from storage.costs import category
from storage.statements import Rows, run
from storage.tables.columns import table_of

_outbox = table_of(tables.Outbox)
MOST_MESSAGES = 20
APPROVED = frozenset(Category) - {Category.FREE_FORM}
_LATEST = (
    select(_outbox.c.message, _outbox.c.business_id, _outbox.c.provider_id)
    .where(_outbox.c.channel == bindparam("on"), _outbox.c.address == bindparam("at"))
    .order_by(_outbox.c.outbox_id.desc())
    .limit(bindparam("most"))
)


class Tap(NamedTuple):
    """A button on the phone: what stands on it, and what it carries."""

    label: str
    carries: str


def buttons_below(connection: Connection, channel: str, address: str) -> list[Tap]:
    """The buttons of the messages sent there last, the newest first."""
    messages = _latest(connection, channel, address).scalars()
    return [tap for message in messages for tap in _taps(message)]


def newest_buttons(connection: Connection, channel: str, address: str) -> list[Tap]:
    """Those of the newest message alone; none where it has none."""
    newest = _latest(connection, channel, address, 1).first()
    return _taps(newest.message) if newest else []


def _taps(message: dict[str, Any]) -> list[Tap]:
    return [Tap(button["label"], button["carries"]) for button in message.get("buttons", ())]


@dataclass(frozen=True, slots=True)
class Last:
    """What the buttons of a message carry. One in approved words was seen without its own text and buttons."""

    carries: tuple[str, ...]
    in_approved_words: bool


def last_with_buttons(connection: Connection, channel: str, address: str) -> Last | None:
    """The newest message that has buttons: mostly that is the newest of all."""
    row = _with_buttons(connection, channel, address, 1) or _with_buttons(connection, channel, address)
    if row is None:
        return None
    sent = row.message.get("template") and row.provider_id
    approved = bool(sent) and category(connection, row.business_id, row.provider_id) in APPROVED
    return Last(tuple(button["carries"] for button in row.message["buttons"]), approved)


def _latest(connection: Connection, channel: str, address: str, most: int = MOST_MESSAGES) -> Rows:
    return run(connection, _LATEST, {"on": channel, "at": address, "most": most})


def _with_buttons(connection: Connection, channel: str, address: str, most: int = MOST_MESSAGES) -> Any:
    rows = _latest(connection, channel, address, most)
    return next((row for row in rows if row.message.get("buttons")), None)


@dataclass(frozen=True, slots=True)
class About:
    """The report that a message of ours spoke of."""

    business_id: int
    partner_id: int
    week: Week


def about(connection: Connection, channel: str, address: str, provider_id: str) -> About | None:
    """What the message with the platform's id was about; None where it was about no one report."""
    row = connection.execute(
        select(_outbox.c.business_id, _outbox.c.message).where(
            _outbox.c.channel == channel, _outbox.c.address == address, _outbox.c.provider_id == provider_id
        )
    ).first()
    partner_id, _, week = (row.message.get("about", "") if row else "").partition(" ")
    return About(row.business_id, int(partner_id), Week.parse(week)) if row and week else None
