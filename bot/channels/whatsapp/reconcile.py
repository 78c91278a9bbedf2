"""What came while nobody listened: Twilio calls once, but lists every message for those who ask."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Engine
from twilio.rest import Client

from bot.channels.message import Incoming, SendFailed, Take
from bot.channels.whatsapp.errors import told_as_failures
from bot.channels.whatsapp.limits import NAME
from bot.channels.whatsapp.media import Media
from bot.channels.whatsapp.receive import PREFIX, incoming
from bot.clock import Clock
from bot.store import Store
from storage import inbox

log = structlog.get_logger()
EVERY = 300.0
"""Seconds between two looks; the first is at the start."""
OVERLAP = timedelta(minutes=15)
FARTHEST = timedelta(days=7)
MOST = 5_000
UNKNOWN = "application/octet-stream"


class Reconciler:
    """Asks for the messages since the last look that went well."""

    def __init__(self, client: Client, sender: str, media: Media, store: Store, reader: Engine, clock: Clock) -> None:
        self._client = client
        self._sender = sender
        self._media = media
        self._store = store
        self._reader = reader
        self._clock = clock

    async def catch_up(self, take: Take) -> None:
        """Take what Twilio has and we have not, oldest first; nothing while none ever came. Raises SendFailed.

        What was looked through is not gone through again only when all that was found in it is taken.
        """
        now = self._clock.now()
        until = await self._store.do(partial(inbox.caught_up, channel=NAME))
        if until is None:
            return
        for missed in await self._missed(max(until - OVERLAP, now - FARTHEST)):
            await take(missed)
        await self._store.do(partial(inbox.catch_up, channel=NAME, until=now))

    async def _missed(self, since: datetime) -> list[Incoming]:
        listed = [message for message in await self._listed(since) if message.direction == "inbound"]
        known = await asyncio.to_thread(self._known, [str(message.sid) for message in listed])
        unknown = [message for message in listed if message.sid not in known and _sent(message) >= since]
        found = [await self._incoming(message) for message in sorted(unknown, key=_sent)]
        return [one for one in found if one]

    def _known(self, sids: list[str]) -> set[str]:
        with self._reader.connect() as connection:
            return inbox.known(connection, NAME, sids)

    async def _listed(self, since: datetime) -> list[Any]:
        """What Twilio lists, the oldest first also within a second."""
        with told_as_failures():
            listed = await self._client.messages.list_async(to=PREFIX + self._sender, date_sent_after=since, limit=MOST)
        return list(reversed(listed))

    async def _incoming(self, message: Any) -> Incoming | None:
        """A listed message in the form of a webhook; which button was pressed is not listed, but its title is."""
        form = {"MessageSid": str(message.sid), "From": str(message.from_), "Body": str(message.body or "")}
        sids, types = await self._media_of(message)
        form |= types
        heard = incoming(form, _sent(message))
        return heard and replace(heard, files=await self._media.keep(heard.address, heard.external_id, sids))

    async def _media_of(self, message: Any) -> tuple[list[str], Mapping[str, str]]:
        """What came along and of which type; where Twilio cannot say, the message counts without it."""
        if not int(message.num_media or 0):
            return [], {}
        try:
            with told_as_failures():
                media = await message.media.list_async(limit=10)
        except SendFailed as error:
            log.warning("media not listed", error=str(error))
            return [], {"MediaContentType0": UNKNOWN}
        return [str(one.sid) for one in media], {"MediaContentType0": str(media[0].content_type)} if media else {}


def _sent(message: Any) -> datetime:
    sent: datetime = message.date_sent or message.date_created
    return sent
