"""One message sent through a Telegram channel of its own."""

from __future__ import annotations

import asyncio

from pydantic import SecretStr
from sqlalchemy import Engine

from bot.channels.message import Parcel
from bot.channels.telegram import Telegram
from bot.clock import Clock
from bot.config import Telegram as Settings
from bot.store import store_on
from tests.fakes.telegram import TOKEN, FakeTelegram, Fault


def sent(
    database_url: str, engine: Engine, parcel: Parcel, *faults: Fault, method: str = "sendMessage"
) -> FakeTelegram:
    """Send one parcel through a channel of its own; SendFailed is raised on."""

    async def run() -> FakeTelegram:
        store = store_on(engine)
        async with FakeTelegram() as telegram:
            telegram.fails(method, *faults)
            channel = Telegram(Settings(token=SecretStr(TOKEN), api_base_url=telegram.url), store, Clock())
            try:
                await channel.send(parcel)
            finally:
                await channel._hang_up()
                await store.close()
            return telegram

    return asyncio.run(run())
