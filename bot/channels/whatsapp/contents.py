"""Forms of messages at Twilio: each is made once, and found again by what it consists of."""

from __future__ import annotations

import asyncio
import hashlib
import json
from functools import partial

from sqlalchemy import Engine
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList

from bot.channels.whatsapp.errors import told_as_failures
from bot.channels.whatsapp.layout import Form, gap
from bot.clock import Clock
from bot.store import Store
from storage import templates
from storage.templates import Kept

LANGUAGE = "id"


class Contents:
    """The forms of one account. Those of messages with buttons are few: their texts are gaps."""

    def __init__(self, client: Client, store: Store, reader: Engine, clock: Clock) -> None:
        self._client = client
        self._store = store
        self._reader = reader
        self._clock = clock
        self._making = asyncio.Lock()
        self._sids: dict[str, str] = {}

    async def sid(self, form: Form) -> str:
        """Twilio's id of a form, which is made where there is none yet. Raises SendFailed."""
        digest = self.digest(form)
        if digest not in self._sids:
            async with self._making:
                kept = await self.kept(digest)
                self._sids[digest] = kept.sid if kept else await self.make(form)
        return self._sids[digest]

    def digest(self, form: Form) -> str:
        """What a form is found by: the account and all that it consists of."""
        told = json.dumps([self._client.account_sid, form], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()

    async def kept(self, digest: str) -> Kept | None:
        return await asyncio.to_thread(self._read, digest)

    def _read(self, digest: str) -> Kept | None:
        with self._reader.connect() as connection:
            return templates.kept(connection, digest)

    async def make(self, form: Form, name: str = "", samples: tuple[str, ...] = ()) -> str:
        """Make a form at Twilio and remember it. Raises SendFailed."""
        digest = self.digest(form)
        asked = ContentList.ContentCreateRequest(
            {
                "friendly_name": f"lapormitra_{name or digest[:12]}",
                "language": LANGUAGE,
                "variables": _samples(form, samples),
                "types": ContentList.Types(dict(form)),
            }
        )
        with told_as_failures():
            made = await self._client.content.v1.contents.create_async(asked)
        sid = str(made.sid)
        await self._store.do(partial(templates.keep, digest=digest, sid=sid, name=name, now=self._clock.now()))
        return sid


def _samples(form: Form, samples: tuple[str, ...]) -> dict[str, str]:
    """What stands in each gap where nothing is given; approval needs it."""
    told = json.dumps(form)
    gaps = [number for number in range(1, 101) if gap(number) in told]
    return {str(number): samples[number - 1] if number <= len(samples) else "…" for number in gaps}
