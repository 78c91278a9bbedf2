"""Phones that remember what they were sent, and a worker that serves them on Monday morning."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bot.app import App
from bot.channels.message import Limits, Parcel, Take
from bot.clock import Clock
from bot.config import Config
from storage.database import open_database
from tests.town import JAKARTA

MONDAY = datetime(2026, 11, 23, 7, 1, tzinfo=JAKARTA)


class Phones:
    """A channel that remembers what it sent, under the name of the town's."""

    name = "simulator"
    limits = Limits(text=4_096, buttons=10)

    def __init__(self) -> None:
        self.sent: list[Parcel] = []

    def routes(self, take: Take) -> list[object]:
        return []

    async def receive(self, take: Take) -> None:
        return None

    async def send(self, parcel: Parcel) -> str:
        self.sent.append(parcel)
        return f"p{len(self.sent)}"

    def close(self) -> None: ...

    def contents(self) -> list[bytes]:
        return [parcel.content[:4] for parcel in self.sent if parcel.message.attachment]


def at_work(database_url: str, play: Callable[[App, Phones], Awaitable[None]]) -> None:
    """Run a worker on Monday morning."""

    async def run() -> None:
        phones = Phones()
        config = Config.model_validate({"database": database_url, "simulator": {"enabled": False}})
        app = App(config, open_database(database_url), Clock(MONDAY - datetime.now(UTC)), [phones])  # type: ignore[list-item]
        await play(app, phones)
        await app.close()

    asyncio.run(run())
