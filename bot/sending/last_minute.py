"""What was sent to a chat shortly before this worker took the lead: platforms count it, whoever sent it."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial

from bot.clock import Clock
from bot.store import Store
from storage import outbox
from storage.claims import Claimed

MINUTE = timedelta(minutes=1)
"""The longest time that a platform counts messages over."""


class LastMinute:
    """Asks the outbox about each chat once, in the first minute of a lead; after that a worker knows by itself."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._knows_from = 0.0
        self._asked: set[tuple[str, str]] = set()

    def begins(self) -> None:
        """This worker leads from now on."""
        self._knows_from = time.monotonic() + MINUTE.total_seconds()
        self._asked.clear()

    async def seconds_since(self, claimed: Claimed) -> tuple[float, ...]:
        """How long ago each message went to the chat that another worker sent within the last minute."""
        chat = claimed.channel, claimed.address
        if time.monotonic() >= self._knows_from or chat in self._asked:
            return ()
        self._asked.add(chat)
        now = self._clock.now()
        sent = await self._store.do(partial(outbox.sent_since, chat=chat, moment=now - MINUTE))
        return tuple(max(0.0, (now - moment).total_seconds()) for moment in sent)
