"""The Telegram channel: its limits, receive, send, errors."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

import structlog
from pydantic import ValidationError
from starlette.routing import BaseRoute
from telegram.error import InvalidToken, TelegramError

from bot.channels.brought import Brought
from bot.channels.message import Incoming, Limits, Parcel, Take
from bot.channels.telegram import commands, webhook
from bot.channels.telegram.address import Address
from bot.channels.telegram.edits import LatestWords
from bot.channels.telegram.files import KnownFiles
from bot.channels.telegram.markup import LONGEST
from bot.channels.telegram.media import Media
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.polling import Polling, why
from bot.channels.telegram.pressed import answer, mark
from bot.channels.telegram.receive import NAME, Me, incoming_of
from bot.channels.telegram.send import Sender
from bot.channels.telegram.update import ALLOWED, Message, Update
from bot.channels.telegram.wire import Wire
from bot.clock import Clock
from bot.config import Telegram as Settings
from bot.store import Store
from storage import chat_links, groups, inbox

log = structlog.get_logger()
TYPING_AFTER = 0.7
"""Seconds that a turn may take before the person is shown that the bot is at it."""
MOST_SHOWN = 20
"""Where more than these wait for their turn, nobody is shown it: telling them would hold up the answers."""
Json = dict[str, Any]


class Telegram:
    """One bot on Telegram. `store` keeps what groups and uploaded files are called there."""

    def __init__(self, settings: Settings, store: Store, clock: Clock) -> None:
        token = settings.token.get_secret_value()
        self._settings = settings
        self._store = store
        self._clock = clock
        self._wire = Wire(token, settings.api_base_url)
        self._me = Me(int(token.partition(":")[0]) if token.partition(":")[0].isdigit() else 0)
        known = f"{NAME}:{self._me.id}"
        self._media = Media(self._wire, Brought(store, clock, NAME), known)
        self._pace = Pace(settings.messages_per_second)
        self._sender = Sender(self._wire, self._pace, KnownFiles(store, known), self._moved)
        self._latest_words = LatestWords()
        self._fetching: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._beside: set[asyncio.Task[None]] = set()
        self._turns = 0

    @property
    def name(self) -> str:
        return NAME

    @property
    def limits(self) -> Limits:
        return Limits(text=LONGEST, buttons=30, button_label=40)

    def routes(self, take: Take) -> list[BaseRoute]:
        """The webhook, where Telegram is to call it."""
        if self._settings.mode == "polling":
            return []
        return [webhook.route_of(self._settings, partial(self._take, take))]

    async def receive(self, take: Take) -> None:
        """Poll until cancelled; with a webhook, tell Telegram where it is and wait for the end."""
        try:
            self._aside(self._until_done(self._introduce))
            if self._settings.mode == "polling":
                await self._tried(self._wire.ask("deleteWebhook"))
                await Polling(self._wire, partial(self._take, take)).run()
            else:
                await self._register()
                await asyncio.Event().wait()
        finally:
            await self._hang_up()

    async def send(self, parcel: Parcel) -> str:
        """Send and return Telegram's id of the message; raises SendFailed."""
        return await self._sender.send(parcel)

    async def _take(self, take: Take, update: Json) -> None:
        """Take one update; returns once it is committed, or is known to be none of our business."""
        try:
            read = Update.read(update)
        except ValidationError as error:
            log.warning("update left aside", update_id=update["update_id"], why=error.errors()[0]["msg"])
            return
        if self._latest_words.is_repeated_by(read):
            return
        if read.callback_query:
            self._aside(answer(self._wire, read.callback_query))
        incoming = incoming_of(read, self._me, self._clock.now())
        if incoming and incoming.attached and read.message:
            await self._fetch_and_take(take, incoming, read.message)
        elif incoming:
            await self._shown_at_it(take, incoming)
        self._latest_words.note(read)
        if read.callback_query:
            self._aside(mark(self._wire, read.callback_query))

    async def _fetch_and_take(self, take: Take, incoming: Incoming, message: Message) -> None:
        """Take a message with what came along, which is fetched once, however often Telegram repeats the update."""
        async with self._fetching.setdefault(incoming.external_id, asyncio.Lock()):
            known = partial(inbox.known, channel=NAME, external_ids=[incoming.external_id])
            if not await self._store.do(known):
                await self._shown_at_it(take, replace(incoming, files=await self._media.keep(message)))

    async def _shown_at_it(self, take: Take, incoming: Incoming) -> None:
        """Take a message; a person for whom that takes long sees the bot typing."""
        typing = asyncio.get_running_loop().call_later(TYPING_AFTER, self._typing, incoming)
        self._turns += 1
        try:
            await take(incoming)
        finally:
            self._turns -= 1
            typing.cancel()

    def _typing(self, incoming: Incoming) -> None:
        if not incoming.event and self._turns <= MOST_SHOWN:
            self._aside(self._wire.ask("sendChatAction", chat_id=incoming.address, action="typing"))

    async def _introduce(self) -> None:
        """Learn the bot's name and offer its commands; until then it runs without either."""
        me = await self._wire.ask("getMe")
        if isinstance(me, dict):
            self._me = Me(self._me.id, str(me.get("username", "")))
            await self._store.do(partial(chat_links.keep, channel=NAME, link=f"{self._me.link}?start={{code}}"))
        await commands.offer(self._wire)

    async def _register(self) -> None:
        """Tell Telegram where the webhook is, until it has understood."""
        base = self._settings.public_base_url.rstrip("/")
        if not base:
            return
        await self._until_done(partial(self._set_webhook, base + webhook.path_of(self._settings)))

    async def _set_webhook(self, url: str) -> None:
        secret = webhook.secret_of(self._settings)
        await self._wire.ask(
            "setWebhook",
            url=url,
            secret_token=secret,
            allowed_updates=ALLOWED,
            max_connections=webhook.CONNECTIONS,
        )

    async def _until_done(self, act: Callable[[], Awaitable[object]]) -> None:
        pause = 1.0
        while not await self._tried(act()):
            await asyncio.sleep(pause)
            pause = min(pause * 2, 60.0)

    async def _tried(self, work: Awaitable[object]) -> bool:
        """Whether it went well; a token that will never do is no reason to try again."""
        try:
            await work
        except InvalidToken as error:
            log.error("telegram", why=why(error))
        except TelegramError as error:
            log.warning("telegram", why=why(error))
            return False
        return True

    def _aside(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something that nobody waits for."""
        task = asyncio.create_task(self._quietly(work))
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _quietly(self, work: Awaitable[object]) -> None:
        try:
            await work
        except TelegramError as error:
            log.info("telegram left it undone", why=why(error))

    async def _moved(self, old: Address, new_chat_id: int) -> None:
        moved = partial(groups.moved, channel=NAME, old=str(old.chat_id), new=str(new_chat_id))
        await self._store.do(moved)

    def close(self) -> None:
        """Nothing to let go of yet: `receive` ends with its task, and then the connections do."""

    async def _hang_up(self) -> None:
        for task in list(self._beside):
            task.cancel()
        await self._wire.hang_up()
