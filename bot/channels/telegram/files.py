"""Files that Telegram has already: sent once as bytes, from then on by the id it gave them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from weakref import WeakValueDictionary

from bot.channels.message import Attachment
from bot.store import Store
from storage import sent_files

MOST_REMEMBERED = 10_000


class KnownFiles:
    """What one bot has uploaded. An id is of use to no other bot."""

    def __init__(self, store: Store, sender: str) -> None:
        self._store = store
        self._sender = sender
        self._references: dict[tuple[int, int], str] = {}
        self._locks: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def of(self, attachment: Attachment) -> AsyncIterator[Known]:
        """What is known of a file. While nothing is, one sender at a time has it, so that it is uploaded once."""
        key = (attachment.business_id, attachment.file_id)
        if key in self._references:
            yield Known(self, key, self._references[key])
            return
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield Known(self, key, self._references.get(key) or await self._stored(key))

    async def _stored(self, key: tuple[int, int]) -> str:
        found = await self._store.do(partial(sent_files.reference, key=key, sender=self._sender))
        if found:
            self.remember(key, found)
        return found

    def remember(self, key: tuple[int, int], reference: str) -> None:
        if len(self._references) >= MOST_REMEMBERED:
            self._references.clear()
        self._references[key] = reference

    async def keep(self, key: tuple[int, int], reference: str) -> None:
        self.remember(key, reference)
        await self._store.do(partial(sent_files.keep, key=key, sender=self._sender, reference=reference))


@dataclass(frozen=True, slots=True)
class Known:
    """One file; `reference` is empty until Telegram has it."""

    files: KnownFiles
    key: tuple[int, int]
    reference: str

    async def keep(self, reference: str) -> None:
        if reference:
            await self.files.keep(self.key, reference)
