"""The pace that Telegram asks for: about 30 messages a second in all, 1 a second to a chat, 20 a minute to a group.

What is sent on our own account keeps to it always. Answers to people who have just written are counted too and go
first: at once, or where others have used up the second, in the next turn. Where there are so many answers that they
would stand in line, they go at once until Telegram says that it is too much, and keep to the pace for a minute.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from bot.channels.message import Throttled

SLACK_SECONDS = 0.03
WINDOW_SECONDS = 1.0 + SLACK_SECONDS
"""No more than a second's worth leaves within this time; the rest makes up for requests that overtake each other."""
CATCHING_UP = 1.15
"""After a pause messages leave by so much faster than the allowed rate, never all at once."""
CHAT_SECONDS = 1.02
GROUP_MOST = 20
GROUP_SECONDS = 61.0
LONGEST_WAIT = 10.0
"""A message that would have to wait for longer than that goes back to the outbox, whose leases are short."""
STRAIN_SECONDS = 60.0
ANSWERS_COUNTED = 2 / 3
"""The part of the rate that answers may take from the rest, so that it never stands still."""
FORGETTING = 1.01
"""By so much the quickest answer grows with each message, until there is another."""
FORGET_AT = 20_000


@dataclass(slots=True)
class Departure:
    """When a message left, and when it is taken to have arrived, reckoned from then; in monotonic seconds."""

    left: float
    counts_from: float


class Second:
    """The messages of the last second, of which there are to be no more than so many.

    One whose answer took longer than the quickest may have arrived by so much later, and counts from then: else those
    that a slow network has held back would meet the next ones at Telegram.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._gone: list[Departure] = []
        self._quickest = LONGEST_WAIT

    def free_at(self) -> float:
        """When one more may leave."""
        return min(one.counts_from for one in self._gone) + WINDOW_SECONDS if len(self._gone) == self._most else 0.0

    def spaced(self, spacing: float) -> float:
        """The same, where they are not to leave all at once."""
        return max(self._gone[-1].left + spacing, self.free_at()) if self._gone else 0.0

    def leaves(self, now: float) -> Departure:
        if len(self._gone) == self._most:
            self._gone.remove(min(self._gone, key=lambda one: one.counts_from))
        self._gone.append(Departure(now, now))
        return self._gone[-1]

    def answered(self, departure: Departure, now: float) -> None:
        took = now - departure.left
        self._quickest = min(took, self._quickest * FORGETTING)
        departure.counts_from = departure.left + max(0.0, took - self._quickest - SLACK_SECONDS / 2)


@dataclass(slots=True)
class Chat:
    """When a chat may be written to next, and when a group was written to of late; in monotonic seconds."""

    free_at: float = 0.0
    last: Departure | None = None
    written: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_MOST))


class Pace:
    """The pace of one bot in one worker. A message waits for its chat first, and then for its turn among all.

    What counts is when messages really leave: a pause of the event loop must not send what it held back at once.
    """

    def __init__(
        self,
        per_second: float = 30.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._spacing = 1 / (per_second * CATCHING_UP)
        self._second = Second(max(1, int(per_second)))
        self._answered: deque[float] = deque(maxlen=max(1, int(per_second * ANSWERS_COUNTED)))
        self._queued = 0
        self._lane = asyncio.Lock()
        self._gate = asyncio.Lock()
        self._strained_until = 0.0
        self._chats: dict[int, Chat] = {}

    async def wait(self, chat_id: int, *, answers: bool) -> None:
        """Return when the message may go out; raises Throttled where that is too far off."""
        now = self._now()
        chat = self._chat(chat_id, now)
        if answers and chat_id > 0 and now >= self._strained_until:
            await self._answer(chat, now)
            return
        await self._until(self._chat_slot(chat, chat_id, now))
        if self._queued * self._spacing > LONGEST_WAIT:
            raise Throttled(self._queued * self._spacing)
        self._queued += 1
        try:
            await self._in_turn(chat, answers)
        finally:
            self._queued -= 1

    async def _in_turn(self, chat: Chat, answers: bool) -> None:
        """First come, first served; but only one of those that answer nobody stands between answers and the gate."""
        if answers:
            await self._pass(chat)
            return
        async with self._lane:
            await self._pass(chat)

    async def _pass(self, chat: Chat) -> None:
        async with self._gate:
            await self._until(self._second.spaced(self._spacing))
            self._leaves(chat, self._now())

    def _leaves(self, chat: Chat, now: float) -> None:
        chat.last = self._second.leaves(now)
        chat.free_at = now + CHAT_SECONDS
        chat.written.append(now)

    def recall(self, chat_id: int, seconds_since: Sequence[float]) -> None:
        """Others have written to the chat so long ago."""
        now = self._now()
        chat = self._chat(chat_id, now)
        chat.written = deque(sorted([*chat.written, *(now - ago for ago in seconds_since)]), maxlen=GROUP_MOST)
        chat.free_at = max(chat.free_at, *(now - ago + CHAT_SECONDS for ago in seconds_since))

    def went(self, chat_id: int) -> None:
        """Telegram has answered: by its own clock the message came no later than now."""
        now = self._now()
        chat = self._chat(chat_id, now)
        chat.free_at = max(chat.free_at, now + CHAT_SECONDS)
        if chat.last:
            self._second.answered(chat.last, now)
            chat.last = None

    def refused(self, chat_id: int, after_seconds: float) -> None:
        """Telegram said that it was too much."""
        now = self._now()
        self._chat(chat_id, now).free_at = now + after_seconds
        self._strained_until = now + max(after_seconds, STRAIN_SECONDS)

    async def _answer(self, chat: Chat, now: float) -> None:
        """Go at once, or in the next turn. What comes on top of the counted answers leaves no trace but in its chat."""
        if len(self._answered) == self._answered.maxlen and self._answered[0] + WINDOW_SECONDS > now:
            chat.free_at = now + CHAT_SECONDS
            return
        self._answered.append(now)
        if self._second.free_at() > now:
            await self._pass(chat)
        else:
            self._leaves(chat, now)

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
