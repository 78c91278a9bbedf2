"""Pictures and documents that Twilio fetches: under signed links that cannot be guessed and soon expire."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
from datetime import timedelta
from urllib.parse import quote

from sqlalchemy import Engine
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.message import Attachment
from bot.clock import Clock
from bot.config import WhatsApp
from storage import files
from storage.files import KeptFile

LASTS = timedelta(hours=12)
"""Twilio may hold a message back for four hours before it fetches what belongs to it."""
MAC_BYTES = 16
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
}


class Links:
    """Makes and serves the links of one worker; all workers have the same key, as it comes from the auth token."""

    def __init__(self, config: WhatsApp, reader: Engine, clock: Clock) -> None:
        tokens = (config.auth_token.get_secret_value(), config.secondary_auth_token.get_secret_value())
        self._keys = [hashlib.sha256(b"media links\0" + token.encode()).digest() for token in tokens if token]
        self._base = config.public_base_url.rstrip("/")
        self._reader = reader
        self._clock = clock

    def to(self, attachment: Attachment) -> str:
        """The address of a file, good for some hours; its name stands last, with its ending."""
        file = f"{attachment.business_id:x}-{attachment.file_id:x}"
        expires = f"{int((self._clock.now() + LASTS).timestamp()):x}"
        mac = _mac(self._keys[0], file, expires)
        return f"{self._base}/m/{file}/{expires}/{mac}/{quote(attachment.name, safe='')}"

    def route(self) -> Route:
        """Answers GET and HEAD."""
        return Route("/m/{file}/{expires}/{mac}/{name}", self._serve)

    async def _serve(self, request: Request) -> Response:
        file, expires, mac, _ = (str(request.path_params[name]) for name in ("file", "expires", "mac", "name"))
        if not self._is_good(file, expires, mac):
            raise HTTPException(404)
        kept = await asyncio.to_thread(self._read, *(int(part, 16) for part in file.split("-")))
        if kept is None:
            raise HTTPException(404)
        names = f"filename=\"{_ascii(kept.name)}\"; filename*=UTF-8''{quote(kept.name, safe='')}"
        headers = HEADERS | {"Content-Disposition": f"inline; {names}"}
        return Response(kept.content, media_type=kept.media_type, headers=headers)

    def _is_good(self, file: str, expires: str, mac: str) -> bool:
        right = [hmac.compare_digest(_mac(key, file, expires).encode(), mac.encode()) for key in self._keys]
        return any(right) and int(expires, 16) > self._clock.now().timestamp()

    def _read(self, business_id: int, file_id: int) -> KeptFile | None:
        with self._reader.connect() as connection:
            return files.kept(connection, business_id, file_id)


def _mac(key: bytes, file: str, expires: str) -> str:
    return hmac.new(key, f"{file}/{expires}".encode(), hashlib.sha256).digest()[:MAC_BYTES].hex()


def _ascii(name: str) -> str:
    """A name for readers that know no other letters."""
    return re.sub(r"[^A-Za-z0-9._ -]", "_", name)
