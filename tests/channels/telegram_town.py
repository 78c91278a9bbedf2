"""A whole worker that talks to the fake Bot API over real sockets, by polling or by webhook."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import uvicorn

from bot.app import App
from bot.clock import Clock
from bot.config import Config
from storage import codes
from storage.database import open_database
from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.town import CAST

SECRET = "a-secret-of-the-tests"
RINA, SITI, EKO = 1001, 1002, 1003
GROUP = -100_777
NAMES = {RINA: CAST["rina"], SITI: CAST["siti"], EKO: CAST["eko"]}
FAMILY = {"id": GROUP, "type": "supergroup", "title": "Mitra Bu Rina"}


@dataclass
class TelegramTown:
    """The worker, and the Telegram that it is connected to. `hook` is the webhook's address, where there is one."""

    app: App
    telegram: FakeTelegram
    hook: str = ""

    async def says(self, who: int, text: str, **more: Any) -> str:
        """Say something and return what is answered."""
        before = len(self.telegram.chats[who])
        await self.telegram.says(who, text, **more)
        return await self.telegram.hears(who, before)

    async def taps(self, who: int, label: str) -> str:
        """Press the newest button of that label and return what is answered."""
        before = len(self.telegram.chats[who])
        await self.telegram.taps(who, label)
        return await self.telegram.hears(who, before)

    async def in_group(self, who: int, text: str, **more: Any) -> str:
        """Say something in the group and return what is answered there."""
        before = len(self.telegram.chats[GROUP])
        await self.telegram.says(who, text, chat=FAMILY, **more)
        return await self.telegram.hears(GROUP, before)

    async def goes_to(self, moment: str) -> None:
        """Move the clock to a local moment such as `2026-11-21T16:05`, and do what falls due on the way."""
        self.app.clock.ahead = _ahead(moment)
        await self.app.tick()

    async def claim_code(self) -> str:
        return await self.app.store.do(partial(codes.issue_claim, now=self.app.clock.now()))

    async def opens(self) -> None:
        """The owner's first minutes."""
        code = await self.claim_code()
        goods = "keripik pisang 10rb per bungkus\nnastar 40rb toples\nkacang 60rb/kg"
        for said in (f"/start {code}", "Bu Rina", "Kue Bu Rina", goods, "ya", "25% buat warung", "ya"):
            await self.says(RINA, said)
        for said in ("sabtu jam 4 sore", "WIB", "ya"):
            await self.says(RINA, said)

    async def joins(self, who: int, partner: str, goods: str) -> None:
        """The owner invites, the partner follows the link, and goods arrive."""
        code = await self.invites(partner)
        answer = await self.says(who, f"/start {code}")
        if "panggil" in answer:
            await self.says(who, NAMES[who])
        seen = len(self.telegram.chats[RINA])
        await self.says(who, "SETUJU")
        await self.telegram.hears(RINA, seen)
        await self.says(RINA, f"titip {goods} ke {partner}")
        seen = len(self.telegram.chats[who])
        await self.says(RINA, "ya")
        await self.telegram.hears(who, seen)
        seen = len(self.telegram.chats[RINA])
        await self.taps(who, "Sudah datang")
        await self.telegram.hears(RINA, seen)

    async def invites(self, partner: str) -> str:
        """The code that the owner gets to hand on."""
        said = await self.says(RINA, f"undang {partner} 25%")
        while "MULAI" not in said:
            said = await self.says(RINA, "ya")
        return said.split("MULAI ")[1][:8]

    async def binds_group(self) -> str:
        """The owner binds the group; what is said there then."""
        code = (await self.says(RINA, "grup")).split("/ikat ")[1][:8]
        return await self.in_group(RINA, f"/ikat@lapormitra_bot {code}")


@asynccontextmanager
async def telegram_town(
    database_url: str, telegram: FakeTelegram, mode: str = "polling", now: str = "2026-11-16T08:00", **settings: Any
) -> AsyncIterator[TelegramTown]:
    """A running worker on a migrated database, whose clock stands at a local moment."""
    section: dict[str, Any] = {"token": TOKEN, "mode": mode, "api_base_url": telegram.url, **settings}
    with socket.create_server(("127.0.0.1", 0)) as listening:
        if mode == "webhook":
            base = f"http://127.0.0.1:{listening.getsockname()[1]}"
            section = {"public_base_url": base, "secret_token": SECRET, **section}
        config = Config.model_validate({"database": database_url, "simulator": {"enabled": False}, "telegram": section})
        app = App(config, open_database(database_url), Clock(_ahead(now)))
        try:
            async with _served(app, listening) if mode == "webhook" else app.running():
                await telegram.until(
                    lambda: app.delivery.sender and (mode == "polling" or telegram.called("setWebhook"))
                )
                hook = telegram.called("setWebhook")[0]["url"] if mode == "webhook" else ""
                yield TelegramTown(app, telegram, hook)
        finally:
            await app.close()


@asynccontextmanager
async def _served(app: App, listening: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(app.web(), log_level="warning", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


def _ahead(moment: str) -> Any:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Jakarta")) - datetime.now(UTC)
