"""The pace that Telegram asks for: about 30 messages a second in all, 1 a second to a chat, 20 a minute to a group.

What is sent on our own account keeps to it always. Answers to people who have just written are counted too, but go
at once, until Telegram says that it is too much; from then on they keep to it as well, for a minute.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.channels.message import Throttled

USED = 29 / 30
"""The part of the allowed rate that is used; the rest makes up for requests that overtake each other."""
CHAT_SECONDS = 1.02
GROUP_MOST = 20
GROUP_SECONDS = 61.0
LONGEST_WAIT = 10.0
"""A message that would have to wait for longer than that goes back to the outbox, whose leases are short."""
STRAIN_SECONDS = 60.0
MOST_AHEAD = 2.0
"""Seconds by which answers that went at once can hold back what keeps to the pace."""
FORGET_AT = 20_000


@dataclass(slots=True)
class Chat:
    """When a chat may be written to next, and when a group was written to of late; in monotonic seconds."""

    free_at: float = 0.0
    written: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_MOST))


class Pace:
    """The pace of one bot in one worker. A message waits for its chat first, and then for its turn among all."""

    def __init__(
        self,
        per_second: float = 30.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._interval = 1 / (per_second * USED)
        self._now = now
        self._sleep = sleep
        self._free_at = 0.0
        self._strained_until = 0.0
        self._chats: dict[int, Chat] = {}

    async def wait(self, chat_id: int, *, answers: bool) -> None:
        """Return when the message may go out; raises Throttled where that is too far off."""
        now = self._now()
        chat = self._chat(chat_id, now)
        if answers and chat_id > 0 and now >= self._strained_until:
            self._goes_at_once(chat, now)
            return
        await self._until(self._chat_slot(chat, chat_id, now))
        slot = max(self._now(), self._free_at)
        if slot - now <= LONGEST_WAIT:
            self._free_at = slot + self._interval
            chat.free_at = slot + CHAT_SECONDS
            chat.written.append(slot)
        await self._until(slot)

    def refused(self, chat_id: int, after_seconds: float) -> None:
        """Telegram said that it was too much."""
        now = self._now()
        self._chat(chat_id, now).free_at = now + after_seconds
        self._strained_until = now + max(after_seconds, STRAIN_SECONDS)

    def _goes_at_once(self, chat: Chat, now: float) -> None:
        chat.free_at = now + CHAT_SECONDS
        counted = min(max(self._free_at, now) + self._interval, now + MOST_AHEAD)
        self._free_at = max(self._free_at, counted)

    def _chat_slot(self, chat: Chat, chat_id: int, now: float) -> float:
        full = chat_id < 0 and len(chat.written) == GROUP_MOST
        return max(now, chat.free_at, chat.written[0] + GROUP_SECONDS if full else 0.0)

    async def _until(self, moment: float) -> None:
        wait = moment - self._now()
        if wait > LONGEST_WAIT:
            raise Throttled(wait)
        if wait > 0:
            await self._sleep(wait)

    def _chat(self, chat_id: int, now: float) -> Chat:
        if len(self._chats) > FORGET_AT:
            self._chats = {one: chat for one, chat in self._chats.items() if _recent(chat, now)}
        return self._chats.setdefault(chat_id, Chat())


def _recent(chat: Chat, now: float) -> bool:
    return chat.free_at > now or bool(chat.written and chat.written[-1] > now - GROUP_SECONDS)
