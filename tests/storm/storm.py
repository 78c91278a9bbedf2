"""A storm: workers under load are killed at named points and at random instants, and started again each time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import aiohttp
from sqlalchemy import Engine, NullPool, create_engine, text

from bot.channels.message import Incoming
from bot.talking.turn import take_turn
from storage.database import open_database
from tests.fakes.telegram import BOT_ID, FakeTelegram
from tests.storm import crowd, worker
from tests.storm.crowd import Household
from tests.storm.fleet import Fleet
from tests.storm.injector import Injector
from tests.storm.points import STRETCHES, Orders

LANES = 4
"""So many businesses talk at the same time."""
API_SECONDS = 0.01
PATIENCE_SECONDS = 60.0
RANDOMLY = "randomly"
RANDOM_INSTANTS = 2
"""So many kills of a round are at no named point, but up to RANDOM_SECONDS after the lull."""
RANDOM_SECONDS = 1.5
UNDER_WAY = """
    SELECT outbox_id FROM outbox WHERE state IN ('queued', 'retry', 'sending')
    UNION ALL SELECT attempts FROM inbox WHERE retry_at IS NOT NULL"""

LAPSES = (
    "UPDATE outbox SET lease_until = '2000-01-01 00:00:00.000000' WHERE lease_owner LIKE :owner RETURNING outbox_id",
    "UPDATE lead SET lease_until = '2000-01-01 00:00:00.000000' WHERE owner LIKE :owner RETURNING 0",
)


@dataclass(frozen=True)
class Kill:
    """One death: the point, or RANDOMLY, and the outbox rows that the worker was about to send or had just sent."""

    point: str
    sending: tuple[int, ...]


@dataclass
class Storm:
    """A database and its crowd, of whom the first household spoke before, in calm. Chance comes from the seed."""

    url: str
    folder: Path
    seed: int
    workers: int
    longest_lull: float
    talked: list[Household] = field(default_factory=list)
    kills: list[Kill] = field(default_factory=list)
    telegram: FakeTelegram = field(default_factory=lambda: FakeTelegram(API_SECONDS))

    def __post_init__(self) -> None:
        self._engine = open_database(self.url)
        self._numbers = count(10_000)
        self.calm = self._found()
        self._chance = random.Random(self.seed)
        self._orders = Orders(self.folder)
        self._is_over = False

    def lull(self) -> None:
        """The first household says everything undisturbed, before there are workers."""
        says = ((who, said) for part in crowd.parts(self.calm) for who, several in part for said in several)
        for number, (who, said) in enumerate(says):
            moment = crowd.EARLIER + crowd.MINUTE * number
            with self._engine.begin() as connection:
                take_turn(connection, Incoming("telegram", f"{BOT_ID}:{number}", str(who), moment, said), moment)

    async def rage(self, plan: Sequence[str]) -> Injector:
        """Kill as planned while people talk; return when they are through and nothing is left to be sent."""
        async with self.telegram, aiohttp.ClientSession() as http:
            self._fleet = Fleet(self.url, self.telegram.url, self.folder, self._orders, self.workers)
            injector = Injector(self.telegram, self._fleet.ports, random.Random(self.seed), http)
            try:
                await self._kill_all(plan, injector)
            finally:
                self._fleet.stop()
            return injector

    def close(self) -> None:
        self._engine.dispose()

    async def _kill_all(self, plan: Sequence[str], injector: Injector) -> None:
        async with asyncio.TaskGroup() as lanes:
            for _ in range(LANES):
                lanes.create_task(self._lane(injector))
            for point in plan:
                self.kills.append(await self._kill(point))
            self._is_over = True
        await self._quiet()

    async def _lane(self, injector: Injector) -> None:
        """One business after the other, until the last kill."""
        while not self._is_over:
            self.talked.append(await asyncio.to_thread(self._found))
            await injector.household(self.talked[-1])

    def _found(self) -> Household:
        with self._engine.begin() as connection:
            return crowd.found(connection, self._numbers)

    async def _kill(self, point: str) -> Kill:
        await self._fleet.is_ready(PATIENCE_SECONDS)
        await asyncio.sleep(self._chance.uniform(0, self.longest_lull))
        if point == RANDOMLY:
            await asyncio.sleep(self._chance.uniform(0, RANDOM_SECONDS))
            self._fleet.kill(self._chance.randrange(self.workers))
        else:
            self._orders.give(point)
        pid = await self._fleet.next_death(PATIENCE_SECONDS)
        assert point == RANDOMLY or self._orders.obeyed(point, pid), f"not killed at {point}\n{self._fleet.log()}"
        await self._buried(pid)
        return Kill(point, self._let_run_out(pid))

    async def _buried(self, pid: int) -> None:
        """Wait until the database knows that a worker is dead, and has ended what that one was about to commit."""
        if self._engine.dialect.name == "postgresql":
            sessions = f"SELECT pid FROM pg_stat_activity WHERE application_name = '{worker.session_name(pid)}'"  # noqa: S608
            async with asyncio.timeout(PATIENCE_SECONDS):
                while self._ask(sessions):  # noqa: ASYNC110 - a database tells nobody
                    await asyncio.sleep(0.01)

    def _let_run_out(self, pid: int) -> tuple[int, ...]:
        """Let the leases of a dead worker run out at once; which messages it was sending.

        So the dead are not waited for, and leases can be so long that a living worker never loses one, however slow.
        """
        with self._engine.begin() as connection:
            sending, _ = (connection.execute(text(lapse), {"owner": f"{pid}-%"}).scalars().all() for lapse in LAPSES)
        return tuple(sending)

    async def _quiet(self) -> None:
        """Wait until nothing is to be sent any more, and no message is to be tried again."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while self._ask(UNDER_WAY):  # noqa: ASYNC110 - a database tells nobody
                await asyncio.sleep(0.1)

    def _ask(self, question: str) -> list[int]:
        engine = plain_engine(self.url)
        with engine.connect() as connection:
            return list(connection.execute(text(question)).scalars())


def planned(kills: int, seed: int) -> list[str]:
    """A plan of so many kills: each named point in turn and two random instants, shuffled round by round."""
    chance = random.Random(seed)
    plan: list[str] = []
    while len(plan) < kills:
        once = [*STRETCHES, *[RANDOMLY] * RANDOM_INSTANTS]
        chance.shuffle(once)
        plan += once
    return plan[:kills]


def plain_engine(url: str) -> Engine:
    """The database as anybody may open it, without what the product sets up."""
    return create_engine(url, poolclass=NullPool)
