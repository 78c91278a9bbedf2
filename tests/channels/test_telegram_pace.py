"""The pace keeps within Telegram's limits, uses nearly all of them, and lets answers go first."""

import asyncio
import heapq
from collections.abc import Coroutine
from random import Random
from statistics import median
from typing import Any

import pytest

from bot.channels.message import Throttled
from bot.channels.telegram.pace import Pace
from tests.fakes.telegram_rules import Limiter


class Time:
    """A clock that runs as fast as everybody who waits lets it."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._number = 0

    def pace(self) -> Pace:
        return Pace(now=lambda: self.now, sleep=self.sleep)

    def limiter(self) -> Limiter:
        return Limiter(now=lambda: self.now)

    async def sleep(self, seconds: float) -> None:
        self._number += 1
        woken = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + seconds, self._number, woken))
        await woken.wait()

    def plays(self, *work: Coroutine[Any, Any, None]) -> None:
        """Run work to its end, moving the clock to the next sleeper whenever all wait."""

        async def play() -> None:
            tasks = [asyncio.create_task(one) for one in work]
            while not all(task.done() for task in tasks):
                for _ in range(3):
                    await asyncio.sleep(0)
                if self._sleepers:
                    self.now, _, woken = heapq.heappop(self._sleepers)
                    woken.set()
            await asyncio.gather(*tasks)

        asyncio.run(play())


@pytest.fixture
def time() -> Time:
    return Time()


def sender(
    time: Time, pace: Pace, limiter: Limiter, chats: list[int], answers: bool = False
) -> Coroutine[Any, Any, None]:
    """Sends to one chat after the other; what would have to wait for long is tried again later, as the outbox does."""

    async def send() -> None:
        for chat in chats:
            while True:
                try:
                    await pace.wait(chat, answers=answers)
                except Throttled as error:
                    await time.sleep(error.after_seconds)
                else:
                    break
            limiter.admits(chat)

    return send()


def test_a_fan_out_uses_95_percent_of_the_rate_without_a_breach(time: Time) -> None:
    pace, limiter = time.pace(), time.limiter()
    start, chats = time.now, list(range(1, 10_001))
    time.plays(*(sender(time, pace, limiter, chats[at::64]) for at in range(64)))
    used = len(chats) / (time.now - start) / 30
    assert limiter.breaches == 0
    assert used >= 0.95, used


def test_a_network_that_holds_messages_back_now_and_then_causes_no_breach(time: Time) -> None:
    pace, limiter, chance = time.pace(), time.limiter(), Random(7)
    start = time.now

    async def send(chats: list[int]) -> None:
        for chat in chats:
            await pace.wait(chat, answers=False)
            await time.sleep(0.02 + chance.choice((0.0, 0.0, 0.0, 0.0, 0.15)))
            limiter.admits(chat)
            await time.sleep(0.02)
            pace.went(chat)

    time.plays(*(send(list(range(1, 1_501))[at::64]) for at in range(64)))
    assert limiter.breaches == 0
    assert 1_500 / (time.now - start) / 30 >= 0.9


def test_a_group_gets_20_a_minute_and_others_do_not_wait_for_it(time: Time) -> None:
    pace, limiter = time.pace(), time.limiter()
    start = time.now
    ended: list[float] = []

    async def others() -> None:
        await sender(time, pace, limiter, list(range(1, 601)))
        ended.append(time.now - start)

    time.plays(sender(time, pace, limiter, [-5] * 100), others())
    assert limiter.breaches == 0
    assert ended[0] < 30
    assert 100 / ((time.now - start) / 60) >= 0.95 * 20


def test_one_chat_gets_one_a_second(time: Time) -> None:
    pace, limiter = time.pace(), time.limiter()
    time.plays(sender(time, pace, limiter, [7] * 60))
    assert limiter.breaches == 0


def test_answers_go_first_in_a_fan_out_without_a_breach(time: Time) -> None:
    pace, limiter = time.pace(), time.limiter()
    waits: list[float] = []

    async def person(who: int) -> None:
        await time.sleep(who % 20 / 10)
        for _ in range(5):
            asked = time.now
            await pace.wait(who, answers=True)
            limiter.admits(who)
            waits.append(time.now - asked)
            await time.sleep(2.0)

    fan_out = (sender(time, pace, limiter, list(range(1, 300))[at::20]) for at in range(20))
    time.plays(*fan_out, *(person(10_000 + n) for n in range(20)))
    assert limiter.breaches == 0
    assert median(waits) < 0.1
    assert max(waits) < 0.5


def test_answers_to_a_crowd_do_not_stand_in_line(time: Time) -> None:
    pace = time.pace()
    waits: list[float] = []

    async def person(who: int) -> None:
        asked = time.now
        await pace.wait(who, answers=True)
        waits.append(time.now - asked)

    time.plays(*(person(10_000 + n) for n in range(200)))
    assert max(waits) == 0


def test_after_a_refusal_answers_keep_to_the_pace_too(time: Time) -> None:
    pace, limiter = time.pace(), time.limiter()

    async def refused() -> None:
        pace.refused(7, 2.0)

    time.plays(refused())
    start = time.now
    time.plays(*(sender(time, pace, limiter, [who], answers=True) for who in (*range(100, 200), 7)))
    assert limiter.breaches == 0
    assert time.now - start >= 3


def test_what_would_wait_for_long_goes_back(time: Time) -> None:
    pace = time.pace()

    async def refused() -> None:
        pace.refused(7, 30.0)
        with pytest.raises(Throttled) as failed:
            await pace.wait(7, answers=True)
        assert failed.value.after_seconds == pytest.approx(30.0)

    time.plays(refused())
