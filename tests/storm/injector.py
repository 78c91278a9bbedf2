"""Delivers messages as Telegram does: each once or more, to any worker, again and again until the answer is 2xx."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import aiohttp

from tests.fakes.telegram import BOT_ID, FakeTelegram
from tests.storm.crowd import Household, parts

SECRET = "a-secret-of-the-storm"
PATH = "telegram/storm"
PATIENCE = aiohttp.ClientTimeout(total=10)
COPIES = (1, 1, 2, 3)
LONGEST_PAUSE = 0.2
"""Seconds that a person thinks at most before writing again."""
AGAIN_SECONDS = 0.03


@dataclass
class Injector:
    """Lets people talk, and records which messages were accepted and how often a delivery came to nothing."""

    telegram: FakeTelegram
    ports: Sequence[int]
    chance: random.Random
    http: aiohttp.ClientSession
    accepted: set[str] = field(default_factory=set)
    copies: int = 0
    cut_off: int = 0
    refused: list[int] = field(default_factory=list)
    _numbers: count[int] = field(default_factory=lambda: count(1_000))

    async def household(self, household: Household) -> None:
        """Everybody of one business says what there is to say."""
        for part in parts(household):
            await asyncio.gather(*(self._talk(who, says) for who, says in part))

    async def _talk(self, who: int, says: Sequence[str]) -> None:
        """One person's messages, in order: each is accepted before the next is written. Some old ones come again."""
        told: list[dict[str, Any]] = []
        for text in says:
            await asyncio.sleep(self.chance.uniform(0, LONGEST_PAUSE))
            told.append({"update_id": next(self._numbers), "message": self.telegram.message(who, text=text)})
            again = self.chance.choices(told)
            copies = [*[told[-1]] * self.chance.choice(COPIES), *again]
            await asyncio.gather(*(self._deliver(update) for update in copies))

    async def _deliver(self, update: dict[str, Any]) -> None:
        self.copies += 1
        while not await self._accepts(update):  # noqa: ASYNC110 - Telegram tries again too
            await asyncio.sleep(AGAIN_SECONDS)
        self.accepted.add(f"{BOT_ID}:{update['update_id']}")

    async def _accepts(self, update: dict[str, Any]) -> bool:
        url = f"http://127.0.0.1:{self.chance.choice(self.ports)}/{PATH}"
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        try:
            async with self.http.post(url, json=update, headers=headers, timeout=PATIENCE) as answer:
                if not answer.ok:
                    self.refused.append(answer.status)
                return answer.ok
        except aiohttp.ClientConnectorError:
            return False
        except (aiohttp.ClientError, TimeoutError):
            self.cut_off += 1
            return False
