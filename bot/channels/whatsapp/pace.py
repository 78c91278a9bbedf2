"""The pace that a WhatsApp sender keeps: so many messages a second in all; what Twilio gets beyond that only queues."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.channels.message import Throttled

USED = 0.97
"""The part of the allowed rate that is used; the rest makes up for requests that overtake each other."""
LONGEST_WAIT_SECONDS = 10.0
"""A message that would have to wait for longer goes back to the outbox, whose leases are short."""


class Pace:
    """The pace of one sender in the one worker that sends."""

    def __init__(
        self,
        per_second: float,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._interval = 1 / (per_second * USED)
        self._now = now
        self._sleep = sleep
        self._free_at = 0.0

    async def wait(self) -> None:
        """Return when a message may go out; Throttled where that is too far off."""
        now = self._now()
        slot = max(now, self._free_at)
        if slot - now > LONGEST_WAIT_SECONDS:
            raise Throttled(slot - now)
        self._free_at = slot + self._interval
        if slot > now:
            await self._sleep(slot - now)
