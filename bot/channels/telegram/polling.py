"""Long polling: asks for updates, and asks for newer ones only when all before them are committed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.telegram.update import ALLOWED
from bot.channels.telegram.wire import Wire

log = structlog.get_logger()
HOLD_SECONDS = 30
"""How long Telegram may hold a request open while there is nothing new."""
SLACK_SECONDS = 10
BREATH_SECONDS = 0.2
"""Between two requests where the answer came at once and held nothing new, as stand-ins for Telegram give it."""
LONGEST_PAUSE = 30.0
Json = dict[str, Any]


class Polling:
    """Hands every update to `take`, those of different chats side by side, those of one chat in order.

    The offset is moved on only when `take` has returned for all of them, so that what a crash cut off comes again.
    """

    def __init__(self, wire: Wire, take: Callable[[Json], Awaitable[None]]) -> None:
        self._wire = wire
        self._take = take
        self._offset: int | None = None
        self._pause = 0.0

    async def run(self) -> None:
        """Poll until cancelled."""
        while True:
            try:
                await self._once()
                self._pause = 0.0
            except Exception as error:  # noqa: BLE001 - whatever it is, the updates are still at Telegram's
                await self._rest(error)

    async def _once(self) -> None:
        asked_at, before = asyncio.get_running_loop().time(), self._offset
        updates = await self._ask()
        await asyncio.gather(*(self._in_order(chat) for chat in by_chat(updates)))
        newest = max((update["update_id"] for update in updates), default=-1)
        if newest >= 0:  # an offset below zero would make Telegram forget what was not fetched yet
            self._offset = newest + 1
        if self._offset == before and asyncio.get_running_loop().time() - asked_at < BREATH_SECONDS:
            await asyncio.sleep(BREATH_SECONDS)

    async def _ask(self) -> list[Json]:
        known = {} if self._offset is None else {"offset": self._offset}
        patience = HOLD_SECONDS + SLACK_SECONDS
        found = await self._wire.ask("getUpdates", patience, timeout=HOLD_SECONDS, allowed_updates=ALLOWED, **known)
        return [one for one in found if isinstance(one, dict) and isinstance(one.get("update_id"), int)]

    async def _in_order(self, updates: Iterable[Json]) -> None:
        for update in updates:
            await self._take(update)

    async def _rest(self, error: Exception) -> None:
        """Wait a little longer each time."""
        self._pause = min(max(1.0, self._pause * 2), LONGEST_PAUSE)
        log.warning("polling pauses", seconds=self._pause, why=why(error))
        await asyncio.sleep(self._pause)
        if isinstance(error, Conflict) and "webhook" in error.message:
            with suppress(TelegramError):
                await self._wire.ask("deleteWebhook")


def by_chat(updates: Iterable[Json]) -> list[list[Json]]:
    """The updates of each chat, in the order in which they came."""
    chats: dict[object, list[Json]] = {}
    for update in updates:
        chats.setdefault(chat_of(update), []).append(update)
    return list(chats.values())


def chat_of(update: Json) -> object:
    """The chat that an update is about, or the person; updates about neither may go in any order."""
    for name, about in update.items():
        if isinstance(about, dict):
            message = about.get("message") if name == "callback_query" else about
            chat = message.get("chat") if isinstance(message, dict) else None
            for place in (chat, about.get("from"), about.get("user")):
                if isinstance(place, dict) and isinstance(place.get("id"), int):
                    return place["id"]
    return update["update_id"]


def why(error: Exception) -> str:
    """The reason in words, without the token."""
    if isinstance(error, Conflict):
        return 'another program receives for this bot: stop it, or set mode = "webhook" where several workers run'
    if isinstance(error, InvalidToken):
        return "Telegram does not know this token: copy it from @BotFather into [telegram] token"
    return error.message if isinstance(error, TelegramError) else repr(error)
