"""Writing down what went out: as many messages at once as were sent while the last ones were written down."""

from __future__ import annotations

import asyncio
from functools import partial

from bot.store import Store
from storage import outbox
from storage.outbox import Sent


class SentBook:
    """Keeps what was sent, in few commits however many send side by side."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[Sent] = []
        self._next: asyncio.Task[None] | None = None
        self._pen = asyncio.Lock()

    async def note(self, sent: Sent) -> None:
        """Write down that a message went out; returns once that is committed."""
        self._waiting.append(sent)
        if self._next is None:
            self._next = asyncio.create_task(self._write())
        await self._next

    async def _write(self) -> None:
        async with self._pen:
            several, self._waiting, self._next = self._waiting, [], None
            await self._store.do(partial(outbox.close_sent, several=several))
