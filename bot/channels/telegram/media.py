"""What people send along: pictures and documents are fetched from Telegram and kept, as far as we keep such things."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import structlog
from telegram.error import TelegramError

from bot.channels.message import Attachment
from bot.channels.telegram.update import Message, Photo
from bot.channels.telegram.wire import Wire
from bot.clock import Clock
from bot.domain.business import NO_BUSINESS
from bot.store import Store
from storage import files

log = structlog.get_logger()
MOST_BYTES = 10 << 20
MAGIC = (
    (0, b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (8, b"WEBP", "image/webp", "webp"),
    (0, b"%PDF-", "application/pdf", "pdf"),
)
"""What is kept, by the bytes it begins with; the word of the sender counts for nothing."""


@dataclass(frozen=True, slots=True)
class Media:
    """Fetches and keeps what came with a message."""

    wire: Wire
    store: Store
    clock: Clock

    async def keep(self, message: Message) -> tuple[Attachment, ...]:
        """Fetch and keep a picture in its largest size, or a document. Without it the message counts all the same."""
        file = max(message.photo, key=lambda size: size.file_size or 0) if message.photo else message.document
        if file is None or (file.file_size or 0) > MOST_BYTES:
            return ()
        try:
            content = await self._fetch(file)
        except TelegramError as error:
            log.warning("media not kept", why=type(error).__name__)
            return ()
        return await self._kept(message, content)

    async def _fetch(self, file: Photo) -> bytes:
        found = await self.wire.ask("getFile", file_id=file.file_id)
        path = found.get("file_path") if isinstance(found, dict) else None
        if not path or int(found.get("file_size") or 0) > MOST_BYTES:
            return b""
        return await self.wire.fetch(str(path))

    async def _kept(self, message: Message, content: bytes) -> tuple[Attachment, ...]:
        kind = next((kind for kind in MAGIC if content[kind[0] :].startswith(kind[1])), None)
        if kind is None or len(content) > MOST_BYTES:
            return ()
        _, _, media_type, ending = kind
        name = f"{message.chat.id}-{message.message_id}.{ending}"
        keep = partial(files.keep, business_id=NO_BUSINESS, name=name, media_type=media_type)
        file_id = await self.store.do(partial(keep, content=content, now=self.clock.now()))
        return (Attachment(file_id, name, media_type, NO_BUSINESS),)
