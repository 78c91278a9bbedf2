"""Links that open a private chat with the bot, with what is to be said there filled in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from storage import tables
from storage.books import insert_once
from storage.tables.columns import table_of

_links = table_of(tables.ChatLink)


def keep(connection: Connection, channel: str, link: str) -> None:
    """Note a channel's link, in which `{code}` stands for the code."""
    known = connection.execute(select(_links.c.link).where(_links.c.channel == channel)).scalar_one_or_none()
    if known == link:
        return
    connection.execute(delete(_links).where(_links.c.channel == channel))
    insert_once(connection, _links, {"channel": channel, "link": link})


def keep_only(connection: Connection, channels: Collection[str]) -> None:
    """Forget the links of channels that are switched off."""
    connection.execute(delete(_links).where(_links.c.channel.not_in(channels)))


def with_code(connection: Connection, code: str) -> tuple[str, ...]:
    """The links that bring a code along, in the order of their channels' names: Telegram's, then WhatsApp's."""
    rows = connection.execute(select(_links.c.link).order_by(_links.c.channel))
    return tuple(row.link.replace("{code}", code) for row in rows)
