"""The channel: its routes, its watch for what was missed, and its sender, put together."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from weakref import WeakValueDictionary

import structlog
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from twilio.rest import Client

from bot.channels import Wiring
from bot.channels.brought import Brought
from bot.channels.message import Incoming, Limits, Parcel, SendFailed, Take
from bot.channels.whatsapp.approval import Approval
from bot.channels.whatsapp.client import client_of
from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.limits import LIMITS, NAME, link_of
from bot.channels.whatsapp.links import Links
from bot.channels.whatsapp.media import Media
from bot.channels.whatsapp.receive import incoming, media_sids, receipt
from bot.channels.whatsapp.reconcile import EVERY, Reconciler
from bot.channels.whatsapp.send import Sender
from bot.channels.whatsapp.signature import Seal
from bot.channels.whatsapp.status import Follow, sending_of
from storage import chat_links, inbox
from storage.database import for_reading

log = structlog.get_logger()
SAID_LATER = Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', media_type="text/xml")
"""Twilio is told nothing at once; what is answered goes out through the outbox."""


class WhatsApp:
    """WhatsApp through one Twilio account and one sender."""

    def __init__(self, wiring: Wiring) -> None:
        config, clock = wiring.config.whatsapp, wiring.clock
        self._reader = reader = for_reading(wiring.engine)
        self._client: Client = client_of(config)
        self._store, self._clock, self._number = wiring.store, clock, config.sender
        self._seal = Seal.of(config)
        self._fetching: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._links = Links(config, reader, clock)
        self._media = Media(config, Brought(wiring.store, clock, NAME))
        self._follow = Follow(wiring.store, clock)
        contents = Contents(self._client, wiring.store, reader, clock)
        self.approval = Approval(self._client, contents, wiring.store)
        self._reconciler = Reconciler(self._client, config.sender, self._media, wiring.store, reader, clock)
        self._sender = Sender(config, self._client, contents, self._links, wiring.store, reader, clock)

    @property
    def name(self) -> str:
        return NAME

    @property
    def limits(self) -> Limits:
        return LIMITS

    def routes(self, take: Take) -> list[BaseRoute]:
        async def hear(request: Request) -> Response:
            await self._hear(await self._seal.opened(request), take)
            return SAID_LATER

        return [
            Route("/whatsapp", hear, methods=["POST"]),
            Route("/whatsapp/status", self._told, methods=["POST"]),
            self._links.route(),
        ]

    async def _hear(self, form: FormData, take: Take) -> None:
        """Take a message; when this returns it is committed."""
        fields = {name: str(value) for name, value in form.multi_items()}
        heard = incoming(fields, self._clock.now())
        if heard and heard.attached:
            await self._fetch_and_take(heard, media_sids(fields), take)
        elif heard:
            await take(heard)

    async def _fetch_and_take(self, heard: Incoming, sids: list[str], take: Take) -> None:
        """Take a message with what came along, which is fetched once, however often the message is delivered."""
        async with self._fetching.setdefault(heard.external_id, asyncio.Lock()):
            if not await asyncio.to_thread(self._is_known, heard.external_id):
                await take(replace(heard, files=await self._media.keep(heard.address, heard.external_id, sids)))

    def _is_known(self, external_id: str) -> bool:
        with self._reader.connect() as connection:
            return bool(inbox.known(connection, NAME, [external_id]))

    async def _told(self, request: Request) -> Response:
        form = await self._seal.opened(request)
        told = receipt({name: str(value) for name, value in form.multi_items()})
        sending = sending_of(request.query_params)
        if told and sending:
            await self._follow.told(sending, told)
        return SAID_LATER

    async def receive(self, take: Take) -> None:
        """Now and then take what was missed, and look how far templates are approved, until cancelled."""
        try:
            await self._store.do(partial(chat_links.keep, channel=NAME, link=link_of(self._number)))
            while True:
                await self.catch_up(take)
                await asyncio.sleep(EVERY)
        finally:
            await self._client.http_client.close()

    async def catch_up(self, take: Take) -> None:
        """Take what Twilio lists and we have not; what cannot be asked now is asked the next time."""
        try:
            await self._reconciler.catch_up(take)
            await self.approval.refresh()
        except SendFailed as error:
            log.warning("could not ask Twilio", error=str(error))
        except Exception:
            log.exception("could not catch up")

    async def send(self, parcel: Parcel) -> str:
        """Send and return Twilio's id of the message; raises SendFailed."""
        return await self._sender.send(parcel)

    def close(self) -> None:
        """Nobody is kept waiting here: every request is answered at once."""
