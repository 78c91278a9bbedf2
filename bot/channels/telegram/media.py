"""What people send along: pictures, documents and voice notes are fetched from Telegram, as far as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import structlog
from telegram.error import TelegramError

from bot.channels.brought import MOST_BYTES, Brought
from bot.channels.message import Attachment
from bot.channels.telegram.send import kind_of
from bot.channels.telegram.update import Message, Photo
from bot.channels.telegram.wire import Wire
from storage import sent_files

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Media:
    """Fetches and keeps what came with a message to the bot that is called `sender` in our books."""

    wire: Wire
    brought: Brought
    sender: str

    async def keep(self, message: Message) -> tuple[Attachment, ...]:
        """Fetch and keep a picture in its largest size, a document or a voice note. Without it the message counts."""
        sort, file = _file_of(message)
        if file is None or (file.file_size or 0) > MOST_BYTES:
            return ()
        home = await self.brought.home_of(str(message.chat.id))
        if home is None:
            return ()
        try:
            content = await self._fetch(file)
        except TelegramError as error:
            log.warning("media not kept", why=type(error).__name__)
            return ()
        kept = await self.brought.keep(home, content, f"{message.chat.id}-{message.message_id}")
        if kept and kind_of(kept) == sort:
            await self._remember(kept, file.file_id)
        return (kept,) if kept else ()

    async def _fetch(self, file: Photo) -> bytes:
        found = await self.wire.ask("getFile", file_id=file.file_id)
        path = found.get("file_path") if isinstance(found, dict) else None
        if not path or int(found.get("file_size") or 0) > MOST_BYTES:
            return b""
        return await self.wire.fetch(str(path))

    async def _remember(self, kept: Attachment, reference: str) -> None:
        """Telegram has the file already: the same bot need not upload it to show it to the owner."""
        key = (kept.business_id, kept.file_id)
        await self.brought.store.do(partial(sent_files.keep, key=key, sender=self.sender, reference=reference))


def _file_of(message: Message) -> tuple[str, Photo | None]:
    """What came, and as what Telegram would send it on."""
    if message.photo:
        return "photo", max(message.photo, key=lambda size: size.file_size or 0)
    if message.voice:
        return "voice", message.voice
    return "document", message.document or message.audio
