"""Send: freely within 24 hours of the person's last message, with an approved template after it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

import structlog
from sqlalchemy import Connection, Engine
from twilio.rest import Client

from bot.channels.message import Attachment, Outgoing, OutsideWindow, Parcel, Refused, SendFailed, Unreachable
from bot.channels.whatsapp import layout
from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.errors import told_as_failures
from bot.channels.whatsapp.limits import IMAGE_BYTES, MESSAGE_BYTES, NAME, WINDOW
from bot.channels.whatsapp.links import Links
from bot.channels.whatsapp.pace import Pace
from bot.channels.whatsapp.receive import PREFIX
from bot.channels.whatsapp.templates import approved, filled, wordings
from bot.channels.whatsapp.tier import Tier
from bot.clock import Clock
from bot.config import Prices, WhatsApp
from bot.domain.costs import Bill, Category
from bot.domain.template import Template
from bot.store import Store
from storage import costs, people, receipts
from storage.receipts import Sending

log = structlog.get_logger()
APPROVED = "approved"


class Sender:
    """Sends what is handed to it, and writes down what each message costs."""

    def __init__(
        self,
        config: WhatsApp,
        client: Client,
        contents: Contents,
        links: Links,
        store: Store,
        reader: Engine,
        clock: Clock,
    ) -> None:
        self._config = config
        self._client = client
        self._contents = contents
        self._links = links
        self._store = store
        self._reader = reader
        self._clock = clock
        self._pace = Pace(config.messages_per_second)
        self._tier = Tier(config.people_per_day, reader, clock)
        self._sent: dict[int, list[str]] = {}

    async def send(self, parcel: Parcel) -> str:
        """Send one message and return Twilio's id of it, of its last part where it is long. Raises SendFailed.

        1. A message that Twilio spoke of as sent, though we never heard the answer, is not sent again.
        2. Within the window it is said freely; where Twilio knows better, the window is noted as shut.
        3. Outside of it the approved template that says the same goes out; while there is none it is OutsideWindow.
        """
        sending = Sending(parcel.business_id, parcel.outbox_id, parcel.attempt)
        gone, heard = await asyncio.to_thread(self._standing, sending, parcel.address)
        if gone:
            return gone
        if heard and self._clock.now() - heard < WINDOW:
            try:
                return await self._say(sending, parcel)
            except OutsideWindow:
                await self._store.do(partial(self._shut, address=parcel.address))
        template = approved(parcel.message)
        if template is None:
            raise Refused("outside of the window no file is taken: it comes when the person asks for it")
        return await self._fill(sending, parcel.address, template)

    def _standing(self, sending: Sending, address: str) -> tuple[str | None, datetime | None]:
        with self._reader.connect() as connection:
            return receipts.went_out(connection, sending), people.last_heard(connection, NAME, address)

    def _shut(self, connection: Connection, address: str) -> None:
        people.not_heard_since(connection, NAME, address, self._clock.now() - WINDOW)

    async def _say(self, sending: Sending, parcel: Parcel) -> str:
        """Say it freely: a file, buttons where they fit, else text in as many parts as it takes."""
        message = parcel.message
        if message.attachment:
            _check(message.attachment, len(parcel.content))
            link = self._links.to(message.attachment)
            return await self._create(sending, parcel.address, Category.FREE_FORM, media_url=[link])
        laid_out = layout.interactive(message)
        sid = await self._session_content(laid_out) if laid_out else None
        if laid_out and sid:
            return await self._create(
                sending,
                parcel.address,
                Category.FREE_FORM,
                content_sid=sid,
                content_variables=_gaps(laid_out.variables),
            )
        return await self._say_in_parts(sending, parcel.address, message)

    async def _session_content(self, laid_out: layout.Filled) -> str | None:
        """The form for buttons; None where it cannot be made now, as a menu in the text serves as well."""
        try:
            return await self._contents.sid(laid_out.form)
        except SendFailed as error:
            log.warning("buttons could not be made", error=str(error))
            return None

    async def _say_in_parts(self, sending: Sending, address: str, message: Outgoing) -> str:
        """Parts that went out before another one failed are not repeated by this worker."""
        sent = self._sent.setdefault(sending.outbox_id, [])
        for part in layout.parts(layout.plain(message))[len(sent) :]:
            sent.append(await self._create(sending, address, Category.FREE_FORM, body=part))
        del self._sent[sending.outbox_id]
        return sent[-1]

    async def _fill(self, sending: Sending, address: str, template: Template) -> str:
        wording = wordings()[template.name]
        kept = await self._contents.kept(self._contents.digest(wording.form))
        if kept is None or kept.approval != APPROVED:
            raise OutsideWindow(f"the template {template.name} is not approved: mitra whatsapp templates list")
        category = Category(kept.category) if kept.category in {*Category} else wording.category
        variables = _gaps(filled(wording, template))
        async with self._tier.room_for(address):
            return await self._create(sending, address, category, content_sid=kept.sid, content_variables=variables)

    async def _create(self, sending: Sending, address: str, category: Category, **said: object) -> str:
        """One message at Twilio, and its price in our books."""
        await self._pace.wait(address)
        with told_as_failures():
            made = await self._client.messages.create_async(
                to=PREFIX + address,
                from_=PREFIX + self._config.sender,
                status_callback=self._callback(sending),
                **said,
            )
        if not made.sid:
            raise Unreachable("Twilio's answer names no message")
        now = self._clock.now()
        bill = Bill(NAME, address, str(made.sid), category, price(self._config.prices, category, now))
        await self._store.do(partial(costs.note, sending=sending, bill=bill, now=now))
        return bill.provider_id

    def _callback(self, sending: Sending) -> str:
        """Where Twilio tells what became of it; our own ids are in it, as word may come before Twilio's answer."""
        ours = urlencode({"b": sending.business_id, "n": sending.outbox_id, "a": sending.attempt})
        return f"{self._config.public_base_url.rstrip('/')}/whatsapp/status?{ours}"


def _check(attachment: Attachment, size: int) -> None:
    most = IMAGE_BYTES if attachment.media_type.startswith("image/") else MESSAGE_BYTES
    if not 0 < size <= most:
        raise Refused(f"{attachment.name} has {size} bytes; WhatsApp takes {most} at most")


def _gaps(variables: Sequence[str]) -> str:
    """Values by the number of their gap, as JSON text."""
    return json.dumps({str(n): value for n, value in enumerate(variables, 1)}, ensure_ascii=False)


def price(prices: Sequence[Prices], category: Category, now: datetime) -> int:
    """Rupiah for one message of a class on a day; 0 where the table begins later."""
    in_force = [one for one in prices if one.since <= now.date()]
    return int(getattr(max(in_force, key=lambda one: one.since), category.value)) if in_force else 0
