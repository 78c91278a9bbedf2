"""A whole worker that talks to the fake Bot API over real sockets, by polling or by webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn

from bot.app import App
from bot.clock import Clock
from bot.config import Config
from storage.database import open_database
from tests.fakes.telegram import TOKEN, FakeTelegram

SECRET = "a-secret-of-the-tests"


@dataclass
class TelegramTown:
    """The worker, and what it is connected to."""

    app: App
    telegram: FakeTelegram
    hook: str = ""

    async def says(self, who: int, text: str, **more: Any) -> str:
        """Say something and return what is answered."""
        before = len(self.telegram.chats[who])
        await self.telegram.says(who, text, **more)
        return await self.telegram.hears(who, before)

    async def taps(self, who: int, label: str) -> str:
        before = len(self.telegram.chats[who])
        await self.telegram.taps(who, label)
        return await self.telegram.hears(who, before)


@asynccontextmanager
async def telegram_town(
    database_url: str, telegram: FakeTelegram, mode: str = "polling", clock: Clock | None = None, **settings: Any
) -> AsyncIterator[TelegramTown]:
    """A running worker on a migrated database."""
    section = {"token": TOKEN, "mode": mode, "api_base_url": telegram.url, **settings}
    simulator = {"enabled": False}
    if mode == "polling":
        app = _app(Config(database=database_url, simulator=simulator, telegram=section), clock)
        async with app.running():
            yield TelegramTown(app, telegram)
        await app.close()
        return
    socket = uvicorn.Config("", host="127.0.0.1", port=0).bind_socket()
    base = f"http://127.0.0.1:{socket.getsockname()[1]}"
    section |= {"public_base_url": base, "secret_token": SECRET}
    app = _app(Config(database=database_url, simulator=simulator, telegram=section), clock)
    server = uvicorn.Server(uvicorn.Config(app.web(), log_level="warning", timeout_graceful_shutdown=2))
    serving = asyncio.create_task(server.serve(sockets=[socket]))
    await telegram.until(lambda: telegram.called("setWebhook"))
    yield TelegramTown(app, telegram, telegram.called("setWebhook")[0]["url"])
    server.should_exit = True
    await serving
    await app.close()


def _app(config: Config, clock: Clock | None) -> App:
    return App(config, open_database(config.database), clock or Clock())
