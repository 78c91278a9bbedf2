"""The daily tier: how many people Meta lets a business write to within 24 hours without having been written to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy import Engine

from bot.channels.message import Throttled
from bot.channels.whatsapp.limits import NAME
from bot.clock import Clock
from storage import costs

DAY = timedelta(hours=24)
AGAIN_SECONDS = 1_800.0
"""The people of a day leave it one by one, at the hour at which they were written to the day before."""


class Tier:
    """Who was written to is counted in the books, so it holds for all workers and after a restart."""

    def __init__(self, people_per_day: int, reader: Engine, clock: Clock) -> None:
        self._most = people_per_day
        self._reader = reader
        self._clock = clock
        self._on_their_way: set[str] = set()

    @asynccontextmanager
    async def room_for(self, address: str) -> AsyncIterator[None]:
        """Within this block one more person is written to; Throttled where the day is full."""
        others, is_known = await asyncio.to_thread(self._written_to, address)
        if not is_known and others + len(self._on_their_way - {address}) >= self._most:
            raise Throttled(AGAIN_SECONDS)
        self._on_their_way.add(address)
        try:
            yield
        finally:
            self._on_their_way.discard(address)

    def _written_to(self, address: str) -> tuple[int, bool]:
        with self._reader.connect() as connection:
            return costs.written_to(connection, NAME, address, self._clock.now() - DAY)
