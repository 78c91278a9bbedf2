"""Writing down what went out: as many messages at once as were sent while the last ones were written down."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from functools import partial

from bot.store import Store
from storage import outbox
from storage.chats import Chat
from storage.outbox import Sent


@dataclass(slots=True, eq=False)
class _Page:
    """What is written down in one go, by the chat that it went to. `written` is there once the store has it."""

    sent: list[Sent] = field(default_factory=list)
    chats: set[Chat] = field(default_factory=set)
    written: Awaitable[None] | None = None


class SentBook:
    """Keeps what was sent, in few commits however many send side by side."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._page = _Page()
        self._next: asyncio.Task[None] | None = None
        self._pen = asyncio.Lock()

    async def note(self, sent: Sent) -> None:
        """Write down that a message went out; returns once that is committed."""
        self._page.sent.append(sent)
        self._page.chats.add((sent.claimed.channel, sent.claimed.address))
        if self._next is None:
            self._next = asyncio.create_task(self._write(self._page))
        await self._next

    def make_haste(self, channel: str, address: str) -> None:
        """Let what went to a chat be written down ahead of the turn that comes next there, which then finds it free.

        Where the store does its work side by side nothing is ahead of anything, so there it waits for its page.
        """
        if self._store.in_order and (channel, address) in self._page.chats:
            self._hand_in(self._page)

    async def _write(self, page: _Page) -> None:
        async with self._pen:
            await (page.written or self._hand_in(page))

    def _hand_in(self, page: _Page) -> Awaitable[None]:
        self._page, self._next = _Page(), None
        page.written = self._store.do(partial(outbox.close_sent, several=page.sent))
        return page.written
