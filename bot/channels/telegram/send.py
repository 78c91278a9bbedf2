"""Sending: one message to one chat, in as many pieces as Telegram needs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial

from telegram import InputFile
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.channels.message import Attachment, Button, Outgoing, Parcel
from bot.channels.telegram.address import Address
from bot.channels.telegram.errors import NO_TOPIC, UNREADABLE, WRONG_FILE, failure, says, seconds_of
from bot.channels.telegram.files import KnownFiles
from bot.channels.telegram.markup import LONGEST_CAPTION, html_of, keyboard, length, pieces, plain_of
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.wire import UPLOAD_SECONDS, Wire

KINDS = {"image/png": "photo", "image/jpeg": "photo", "audio/ogg": "voice"}
"""What Telegram sends as more than a document, by media type."""
NO_PREVIEW = {"is_disabled": True}
HINT_SECONDS = 2.0
Moved = Callable[[Address, int], Awaitable[None]]
"""Told once that a chat has another number now."""


class Sender:
    """Sends for one bot. What of a long message has gone out already is not sent again."""

    def __init__(self, wire: Wire, pace: Pace, files: KnownFiles, moved: Moved) -> None:
        self._wire = wire
        self._pace = pace
        self._files = files
        self._moved = moved
        self._gone: dict[int, int] = {}

    async def send(self, parcel: Parcel) -> str:
        """Send and return Telegram's id of the last piece; raises SendFailed."""
        try:
            address = Address.read(parcel.address)
            if parcel.seconds_since:
                self._pace.recall(address.chat_id, parcel.seconds_since)
            try:
                return await self._steps(parcel, address)
            except ChatMigrated as moved:
                if type(moved.new_chat_id) is not int:
                    raise  # a stand-in for Telegram names a place that cannot be
                await self._moved(address, moved.new_chat_id)
                return await self._steps(parcel, Address(moved.new_chat_id, address.topic))
        except TelegramError as error:
            raise failure(error) from None

    async def _steps(self, parcel: Parcel, address: Address) -> str:
        provider_id = ""
        steps = self._planned(parcel, address)
        for number, step in enumerate(steps):
            if number >= self._gone.get(parcel.outbox_id, 0):
                await self._pace.wait(address.chat_id, answers=parcel.answers)
                provider_id = await self._tried(step, address)
                self._pace.went(address.chat_id)
                self._gone[parcel.outbox_id] = number + 1
        self._gone.pop(parcel.outbox_id, None)
        return provider_id

    async def _tried(self, step: Callable[[Address], Awaitable[str]], address: Address) -> str:
        """Do a step; in a topic that is no more, in the group itself."""
        try:
            return await step(address)
        except RetryAfter as error:
            self._pace.refused(address.chat_id, seconds_of(error))
            raise
        except BadRequest as error:
            if address.topic is None or not says(error, NO_TOPIC):
                raise
            return await step(Address(address.chat_id))

    def _planned(self, parcel: Parcel, address: Address) -> list[Callable[[Address], Awaitable[str]]]:
        """The pieces of the text, with the buttons below the last; what is attached has a short text as its caption."""
        message = parcel.message
        if message.poll:
            return [partial(self._poll, message)]
        captioned = message.attachment is not None and length(message.text) <= LONGEST_CAPTION
        texts = [] if captioned else pieces(message.text)
        steps: list[Callable[[Address], Awaitable[str]]] = [
            partial(self._text, text, () if message.attachment or text is not texts[-1] else message.buttons)
            for text in texts
        ]
        if message.attachment:
            caption = message.text if captioned else ""
            steps.append(partial(self._file, parcel, message.attachment, caption))
        return steps

    async def _text(self, text: str, buttons: Sequence[Button], address: Address) -> str:
        markup = {"reply_markup": keyboard(buttons)} if buttons else {}
        where = _where(address) | {"link_preview_options": NO_PREVIEW} | markup
        return _id(await self._written("sendMessage", "text", text, where))

    async def _written(self, method: str, name: str, text: str, where: dict[str, object], **more: object) -> object:
        """Call a method with a text in HTML; where Telegram cannot read that, with the bare text."""
        try:
            return await self._wire.ask(method, **where, **more, **{name: html_of(text)}, parse_mode="HTML")
        except BadRequest as error:
            if not says(error, UNREADABLE):
                raise
            return await self._wire.ask(method, **where, **more, **{name: plain_of(text)})

    async def _file(self, parcel: Parcel, attachment: Attachment, caption: str, address: Address) -> str:
        """A picture or document: by the id that Telegram knows it by, else by its bytes, and then it is known."""
        kind = kind_of(attachment)
        async with self._files.of(attachment) as known:
            if known.reference:
                try:
                    return _id(await self._attached(kind, known.reference, caption, parcel.message, address))
                except BadRequest as error:
                    if not says(error, *WRONG_FILE):
                        raise
            with suppress(TelegramError):
                await self._wire.ask("sendChatAction", HINT_SECONDS, **_where(address), action=f"upload_{kind}")
            upload = InputFile(parcel.content, attachment.name)
            sent = await self._attached(kind, upload, caption, parcel.message, address)
            await known.keep(_reference(sent, kind))
            return _id(sent)

    async def _attached(
        self, kind: str, file: str | InputFile, caption: str, message: Outgoing, address: Address
    ) -> object:
        where = _where(address) | ({"reply_markup": keyboard(message.buttons)} if message.buttons else {})
        method = f"send{kind.capitalize()}"
        if not caption:
            return await self._wire.ask(method, UPLOAD_SECONDS, **where, **{kind: file})
        return await self._written(method, "caption", caption, where, **{kind: file})

    async def _poll(self, message: Outgoing, address: Address) -> str:
        """A poll whose votes we are told of; its own id is the provider's id, as the votes name it."""
        options = [{"text": option} for option in message.poll]
        sent = await self._wire.ask(
            "sendPoll", **_where(address), question=plain_of(message.text), options=options, is_anonymous=False
        )
        return str(sent["poll"]["id"]) if isinstance(sent, dict) and "poll" in sent else _id(sent)


def kind_of(attachment: Attachment) -> str:
    """As what Telegram is to send a file: the name of the parameter, and of the method."""
    return KINDS.get(attachment.media_type, "document")


def _where(address: Address) -> dict[str, object]:
    if address.topic is None:
        return {"chat_id": address.chat_id}
    return {"chat_id": address.chat_id, "message_thread_id": address.topic}


def _id(sent: object) -> str:
    return str(sent.get("message_id", "")) if isinstance(sent, dict) else ""


def _reference(sent: object, kind: str) -> str:
    """The file's id at Telegram; of a picture that of its largest size."""
    found = sent.get(kind) if isinstance(sent, dict) else None
    if isinstance(found, list) and found:
        found = found[-1]
    return str(found.get("file_id", "")) if isinstance(found, dict) else ""
