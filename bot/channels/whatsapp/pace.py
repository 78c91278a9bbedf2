"""The pace that a WhatsApp sender keeps: so many messages a second in all, and to one person one in six seconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.channels.message import Throttled

USED = 0.97
"""The part of the allowed rate that is used; the rest makes up for requests that overtake each other."""
PERSON_SECONDS = 6.0
"""Meta takes about one message in so many seconds to the same person (its error 131056)."""
AT_ONCE = 45
"""Meta lets so many come in a row, as they do in a talk; each takes its time to be made up for."""
LONGEST_WAIT_SECONDS = 10.0
"""A message that would have to wait for longer goes back to the outbox, whose leases are short."""
FORGET_AT = 20_000


class Pace:
    """The pace of one sender in the one worker that sends. A message waits for its person first, then for its turn."""

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
        self._rested_at: dict[str, float] = {}

    async def wait(self, address: str) -> None:
        """Return when a message to this person may go out; Throttled where that is too far off."""
        now = self._now()
        rested_at = max(now, self._rested_at.get(address, now)) + PERSON_SECONDS
        await self._until(rested_at - AT_ONCE * PERSON_SECONDS)
        self._rest(address, rested_at)
        slot = max(self._now(), self._free_at)
        if slot - self._now() <= LONGEST_WAIT_SECONDS:
            self._free_at = slot + self._interval
        await self._until(slot)

    def _rest(self, address: str, rested_at: float) -> None:
        if len(self._rested_at) >= FORGET_AT:
            now = self._now()
            self._rested_at = {one: at for one, at in self._rested_at.items() if at > now}
        self._rested_at[address] = rested_at

    async def _until(self, moment: float) -> None:
        wait = moment - self._now()
        if wait > LONGEST_WAIT_SECONDS:
            raise Throttled(wait)
        if wait > 0:
            await self._sleep(wait)
