"""What people send along: fetched from Twilio alone, never where a message points, and only what we keep."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import aiohttp
import structlog
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.channels.brought import Brought
from bot.channels.message import Attachment
from bot.channels.whatsapp.client import API, bases_of
from bot.channels.whatsapp.limits import MESSAGE_BYTES
from bot.config import WhatsApp

log = structlog.get_logger()
SECONDS = 10
MOST_REDIRECTS = 3
HOSTS = ("twilio.com", "twiliocdn.com")
"""Twilio hands on to its own stores; every host at or below these names."""

STORES = ("s3-external-1.amazonaws.com", "media.twiliocdn.com.s3-external-1.amazonaws.com")


class NotFetched(Exception):
    """What was sent along could not be had, or is not kept. Says why."""


@dataclass(frozen=True, slots=True)
class Media:
    """Fetches and keeps what came with a message."""

    config: WhatsApp
    brought: Brought

    async def keep(self, address: str, message_sid: str, media_sids: list[str]) -> tuple[Attachment, ...]:
        """Fetch and keep files from an address. One that cannot be had is left out: the message counts without it."""
        home = await self.brought.home_of(address) if media_sids else None
        if home is None:
            return ()
        kept = await asyncio.gather(*(self._try(home, message_sid, media_sid) for media_sid in media_sids))
        return tuple(one for one in kept if one)

    async def _try(self, home: int, message_sid: str, media_sid: str) -> Attachment | None:
        try:
            return await self._keep(home, message_sid, media_sid)
        except (NotFetched, aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            log.warning("media not kept", media=media_sid, kind=type(error).__name__)
            return None

    async def _keep(self, home: int, message_sid: str, media_sid: str) -> Attachment:
        api = bases_of(self.config)[API]
        content = await fetch(
            f"{api}/2010-04-01/Accounts/{self.config.account_sid}/Messages/{message_sid}/Media/{media_sid}",
            api,
            aiohttp.encode_basic_auth(self.config.account_sid, self.config.auth_token.get_secret_value()),
        )
        kept = await self.brought.keep(home, content, media_sid)
        if kept is None:
            raise NotFetched("of a kind that is not kept")
        return kept


async def fetch(url: str, api: str, authorization: str) -> bytes:
    """The bytes at an address of Twilio's API, wherever that hands on to.

    Raises NotFetched, aiohttp's errors, and ValueError where that is no address.

    Only the API itself is told our token, and only it may be at a private address, where it is an emulator.
    """
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    connector = aiohttp.TCPConnector(resolver=PublicOnly(trusted=urlsplit(api).hostname or ""))
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        for _ in range(MOST_REDIRECTS + 1):
            check(url, api)
            told = {"Authorization": authorization} if _origin(url) == _origin(api) else {}
            async with session.get(url, headers=told, allow_redirects=False) as response:
                if response.status not in {301, 302, 303, 307, 308}:
                    return await _content(response)
                url = urljoin(url, response.headers.get("Location", ""))
    raise NotFetched("too many redirects")


def check(url: str, api: str) -> None:
    """NotFetched unless the address is the API's own, or one over TLS that Twilio hands on to."""
    parts = urlsplit(url)
    host = (parts.hostname or "").casefold()
    ours = host in STORES or any(host == one or host.endswith(f".{one}") for one in HOSTS)
    plain_port = parts.port in {None, 443}
    if _origin(url) != _origin(api) and not (parts.scheme == "https" and ours and plain_port):
        raise NotFetched(f"handed on to {host or 'nowhere'}")


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


async def _content(response: aiohttp.ClientResponse) -> bytes:
    if response.status != 200:
        raise NotFetched(f"HTTP {response.status}")
    content = bytearray()
    async for chunk in response.content.iter_chunked(2**16):
        content += chunk
        if len(content) > MESSAGE_BYTES:
            raise NotFetched("too long")
    return bytes(content)


class PublicOnly(AbstractResolver):
    """Finds the addresses of a name and hands out none that is private: the name was checked, not where it points."""

    def __init__(self, trusted: str) -> None:
        self._trusted = trusted

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
        if host != self._trusted and not all(ipaddress.ip_address(one[4][0]).is_global for one in found):
            raise OSError(f"{host} is at a private address")
        return [
            ResolveResult(
                hostname=host, host=str(one[4][0]), port=port, family=one[0], proto=one[2], flags=socket.AI_NUMERICHOST
            )
            for one in found
        ]

    async def close(self) -> None:
        """Nothing is held open."""
