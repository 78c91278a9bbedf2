"""A whole worker that talks to the fake Twilio over real sockets, with a clock that can be moved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import uvicorn
from sqlalchemy import select

from bot.app import App
from bot.channels.whatsapp.approval import Approval
from bot.channels.whatsapp.channel import WhatsApp
from bot.clock import Clock
from bot.config import Config
from storage import codes, tables
from storage.database import open_database
from storage.tables.columns import table_of
from tests.fakes.twilio import SENDER, FakeTwilio
from tests.fakes.twilio_rules import ACCOUNT, TOKEN
from tests.town import CAST

_outbox = table_of(tables.Outbox)
JAKARTA = ZoneInfo("Asia/Jakarta")
RINA, SITI, EKO = "+6281200000001", "+6281200000002", "+6281200000003"
NAMES = {RINA: CAST["rina"], SITI: CAST["siti"], EKO: CAST["eko"]}


@dataclass
class WhatsAppTown:
    """The worker, and the Twilio that it is connected to."""

    app: App
    twilio: FakeTwilio

    @property
    def channel(self) -> WhatsApp:
        channel = self.app.channels["whatsapp"]
        assert isinstance(channel, WhatsApp)
        return channel

    async def says(self, who: str, text: str, **more: str) -> str:
        """Say something and return what is answered."""
        return await self.twilio.asks(who, text, ProfileName=NAMES.get(who, ""), **more)

    async def taps(self, who: str, label: str) -> str:
        return await self.twilio.taps(who, label)

    async def approves(self) -> None:
        """All templates are made, submitted and approved."""
        approval: Approval = self.channel.approval
        await approval.create()
        await approval.submit()
        self.twilio.approve()
        await approval.refresh()

    async def goes_to(self, moment: str) -> None:
        """Move the clock to a local moment such as `2026-11-21 16:00`, and do what falls due on the way."""
        await self.app.move(datetime.fromisoformat(moment).replace(tzinfo=JAKARTA))

    async def settles(self) -> None:
        """Wait until nothing more is to be sent."""
        asked = select(_outbox.c.outbox_id).where(_outbox.c.state.in_(("queued", "retry", "sending")))
        async with asyncio.timeout(20):
            while await self.app.store.do(lambda connection: connection.execute(asked).first()):  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def claim_code(self) -> str:
        return await self.app.store.do(partial(codes.issue_claim, now=self.app.clock.now()))

    async def opens(self) -> str:
        """The owner's first minutes; the last answer."""
        await self.says(RINA, await self.claim_code())
        for text in (
            "Bu Rina",
            "Kue Bu Rina",
            "keripik pisang 10rb per bungkus\nnastar 40rb toples\nkacang 60rb/kg",
            "ya",
            "25% buat warung",
            "ya",
            "sabtu jam 4 sore",
            "WIB",
        ):
            await self.says(RINA, text)
        return await self.says(RINA, "ya")

    async def invites(self, partner: str) -> str:
        """The code that the owner gets to hand on."""
        said = await self.says(RINA, f"undang {partner} 25%")
        while "MULAI" not in said:
            said = await self.says(RINA, "ya")
        return said.split("MULAI ")[1][:8]

    async def joins(self, who: str, partner: str, goods: str) -> None:
        """A partner accepts an invitation and receives goods."""
        code = await self.invites(partner)
        await self.says(who, f"MULAI {code}")
        await self.says(who, "SETUJU")
        await self.says(RINA, f"titip {goods} ke {partner}")
        before = len(self.twilio.at(who))
        await self.says(RINA, "ya")
        await self.twilio.until(lambda: len(self.twilio.at(who)) > before)
        await self.taps(who, "Sudah datang")


@asynccontextmanager
async def whatsapp_town(
    database_url: str, twilio: FakeTwilio | None = None, at: str = "2026-11-16 08:00", **settings: Any
) -> AsyncIterator[WhatsAppTown]:
    """A running worker on a migrated database, whose clock starts at a local moment."""
    twilio = twilio or FakeTwilio()
    clock = Clock()
    clock.ahead = datetime.fromisoformat(at).replace(tzinfo=JAKARTA) - clock.now()
    twilio.now = clock.now
    async with twilio.running():
        socket = uvicorn.Config("", host="127.0.0.1", port=0).bind_socket()
        twilio.hook = f"http://127.0.0.1:{socket.getsockname()[1]}"
        section = {
            "account_sid": ACCOUNT,
            "auth_token": TOKEN,
            "sender": SENDER,
            "public_base_url": twilio.hook,
            "api_base_url": twilio.url,
            **settings,
        }
        config = Config.model_validate({"database": database_url, "simulator": {"enabled": False}, "whatsapp": section})
        app = App(config, open_database(config.database), clock)
        server = uvicorn.Server(uvicorn.Config(app.web(), log_level="warning", timeout_graceful_shutdown=2))
        serving = asyncio.create_task(server.serve(sockets=[socket]))
        await twilio.until(lambda: server.started)
        try:
            yield WhatsAppTown(app, twilio)
        finally:
            server.should_exit = True
            await serving
            await app.close()


def in_town(database_url: str, walk: Callable[[WhatsAppTown], Awaitable[None]], **settings: Any) -> None:
    """Run what happens in a town from beginning to end."""

    async def run() -> None:
        async with whatsapp_town(database_url, **settings) as town:
            await walk(town)

    asyncio.run(run())
