"""What people send along: who may, what of it is kept, and where it lies until a turn finds out what it is about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from bot.channels.message import Attachment
from bot.clock import Clock
from bot.store import Store
from storage import evidence, files

MOST_BYTES = 10 << 20
DAY = timedelta(days=1)
KINDS = (
    (0, b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (8, b"WEBP", "image/webp", "webp"),
    (0, b"%PDF-", "application/pdf", "pdf"),
    (0, b"OggS", "audio/ogg", "ogg"),
    (0, b"ID3", "audio/mpeg", "mp3"),
    (4, b"ftypM4A", "audio/mp4", "m4a"),
)
"""What is kept, by the bytes it begins with; the word of the sender counts for nothing."""


def kind_of(content: bytes) -> tuple[str, str] | None:
    """Media type and file ending by the first bytes; None for what is not kept."""
    found = ((kind, end) for at, magic, kind, end in KINDS if content[at : at + len(magic)] == magic)
    return next(found, None)


@dataclass(frozen=True, slots=True)
class Brought:
    """Keeps what one channel has fetched, outside of any turn. Whoever belongs to no partner has nothing fetched."""

    store: Store
    clock: Clock
    channel: str

    async def home_of(self, address: str) -> int | None:
        """The business that files from an address lie in, as `storage.evidence` has it; None: fetch nothing."""
        since = self.clock.now() - DAY
        return await self.store.do(partial(evidence.home_of, channel=self.channel, address=address, since=since))

    async def keep(self, home: int, content: bytes, stem: str) -> Attachment | None:
        """Keep a file in a business under that name; None where it is too large, or of a kind that is not kept."""
        kind = kind_of(content)
        if kind is None or len(content) > MOST_BYTES:
            return None
        name, digest, now = f"{stem}.{kind[1]}", hashlib.sha256(content).hexdigest(), self.clock.now()

        def bring(connection: Connection) -> int:
            return files.bring(connection, home, name, kind[0], content, digest, now)

        return Attachment(await self.store.do(bring), name, kind[0], home)
