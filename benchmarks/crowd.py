"""Messages a second of 200 people at once through one worker, without a network: on SQLite FULL and on PostgreSQL."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import cycle

from rich.console import Console
from starlette.routing import BaseRoute

from benchmarks.databases import each_database
from benchmarks.turn import CHANNEL, config_on, said
from benchmarks.village import settle
from bot.app import App, build
from bot.channels.message import Limits, Parcel, Take

PEOPLE = 200
WARM_UP_SECONDS, SECONDS = 2.0, 8.0
MESSAGES = ("lapor", "keripik 14 nastar 5 kacang 2", "ya", "lewati", "saldo", "stok")


def main(console: Console) -> None:
    for database, url in each_database():
        _print(console, database, url)


def _print(console: Console, database: str, url: str) -> None:
    seen = asyncio.run(measure(url))
    console.print(
        f"{database}: {seen.taken / seen.seconds:,.0f} messages a second of {PEOPLE} people at once, "
        f"{seen.cpu_seconds / seen.taken * 1_000:.2f} s of this process's CPU for 1,000, {seen.sent:,} replies sent"
    )


@dataclass
class Seen:
    taken: int = 0
    sent: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0


@dataclass
class Sink:
    """A channel whose platform answers at once; `answered` is set by address once a reply is out."""

    seen: Seen = field(default_factory=Seen)
    answered: dict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    name: str = CHANNEL
    limits: Limits = field(default_factory=lambda: Limits(text=4_096, buttons=30))

    def routes(self, take: Take) -> list[BaseRoute]:
        return []

    async def receive(self, take: Take) -> None:
        """Nothing comes by itself."""

    async def send(self, parcel: Parcel) -> str:
        self.seen.sent += 1
        self.answered[parcel.address].set()
        return str(parcel.outbox_id)

    def close(self) -> None:
        """There is nothing to let go of."""


async def measure(url: str) -> Seen:
    """Everybody writes as soon as the last message is answered; counted after a warm-up."""
    sink = Sink()
    app = build(config_on(url), more=[sink])
    settle(app.engine, PEOPLE, CHANNEL)
    async with app.running():
        await asyncio.sleep(0.5)
        talking = [asyncio.create_task(_talk(app, sink, number)) for number in range(1, PEOPLE + 1)]
        await asyncio.sleep(WARM_UP_SECONDS)
        seen = await _count(sink)
        for task in talking:
            task.cancel()
        await asyncio.gather(*talking, return_exceptions=True)
    await app.close()
    return seen


async def _talk(app: App, sink: Sink, number: int) -> None:
    answered = sink.answered[str(number)]
    for text in cycle(MESSAGES):
        answered.clear()
        await app.take(said(number, text))
        sink.seen.taken += 1
        await answered.wait()


async def _count(sink: Sink) -> Seen:
    sink.seen = seen = Seen()
    started, cpu = time.perf_counter(), time.process_time()
    await asyncio.sleep(SECONDS)
    sink.seen = Seen()
    seen.seconds, seen.cpu_seconds = time.perf_counter() - started, time.process_time() - cpu
    return seen
