"""Lines: kept connections to one server, each with one HTTP/1.1 request on its way at a time.

Every answer to a person is such a request. aiohttp's client takes 0.6 ms of CPU for one, most of a reply's share of the
event loop, and this a fifth of that. It posts small bodies and follows no redirects; for all else there is aiohttp.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections import deque
from typing import cast

import httptools
from yarl import URL

CONNECT_SECONDS = 5.0
"""For each of the families of addresses."""
KEPT_SECONDS = 60.0
FAMILIES = (socket.AF_INET, socket.AF_UNSPEC)
"""Where a host has addresses of both kinds, those of IPv6 are the ones that may lead nowhere: they come second."""
REQUEST = "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
Answer = tuple[int, bytes]
"""A status, and the body."""


class NoLine(Exception):
    """No connection was made, so nothing was sent."""


class BrokenOff(Exception):
    """The connection ended, or made no sense, before the whole answer had come."""


class Line(asyncio.Protocol):
    """One connection. After an answer it may be asked again while it `is_open`."""

    def __init__(self) -> None:
        self.idle_since = 0.0
        self._transport: asyncio.Transport | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._body = bytearray()
        self._answer: asyncio.Future[Answer] | None = None
        self._has_length = self._ends_with_line = False

    @property
    def is_open(self) -> bool:
        """Whether another request may be sent."""
        return self._transport is not None and not self._transport.is_closing() and self._answer is None

    def ask(self, request: bytes) -> asyncio.Future[Answer]:
        """Send a request; the future raises BrokenOff where no answer comes any more."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        if self._transport is None:
            answer.set_exception(BrokenOff("closed"))
            return answer
        self._answer, self._ends_with_line = answer, False
        self._transport.write(request)
        return answer

    def hang_up(self) -> None:
        if self._transport:
            self._transport.abort()

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is no subclass

    def data_received(self, received: bytes) -> None:
        try:
            self._parser.feed_data(received)
        except httptools.HttpParserError as error:
            self._end(BrokenOff(str(error)))
            self.hang_up()

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        if self._ends_with_line and not error:
            self._end()
        self._end(BrokenOff(type(error).__name__ if error else "closed"))

    # What the parser calls.

    def on_message_begin(self) -> None:
        self._body, self._has_length = bytearray(), False
        if self._answer is None:  # nobody asked: it must not be taken for the next answer
            self.hang_up()

    def on_header(self, name: bytes, _value: bytes) -> None:
        self._has_length = self._has_length or name.lower() in (b"content-length", b"transfer-encoding")

    def on_headers_complete(self) -> None:
        self._ends_with_line = not self._has_length

    def on_body(self, part: bytes) -> None:
        self._body += part

    def on_message_complete(self) -> None:
        if self._parser.get_status_code() < 200:
            return  # more is to come
        if not self._parser.should_keep_alive() and self._transport:
            self._transport.close()
        self._end()

    def _end(self, error: BrokenOff | None = None) -> None:
        answer, self._answer = self._answer, None
        if answer is None or answer.done():
            return
        if error:
            answer.set_exception(error)
        else:
            answer.set_result((self._parser.get_status_code(), bytes(self._body)))


class Lines:
    """The lines to one server, `most` at a time; whoever finds all of them taken waits."""

    def __init__(self, server: URL, most: int) -> None:
        self._server = server
        self._tls = ssl.create_default_context() if server.scheme == "https" else None
        self._places = asyncio.Semaphore(most)
        self._kept: deque[Line] = deque()

    async def post(self, url: URL, kind: str, body: bytes, patience: float) -> Answer:
        """Post a body and return the answer. Raises NoLine, BrokenOff, and TimeoutError after `patience` seconds."""
        head = REQUEST.format(path=url.raw_path_qs, host=url.host_port_subcomponent, kind=kind, length=len(body))
        async with asyncio.timeout(patience), self._places:
            line = self._idle() or await self._open()
            try:
                return await line.ask(head.encode() + body)
            finally:
                self._keep(line)

    def hang_up(self) -> None:
        """Close the lines that nobody uses."""
        while self._kept:
            self._kept.pop().hang_up()

    def _idle(self) -> Line | None:
        """The line that was used last, if there is one that the server may still keep."""
        while self._kept:
            line = self._kept.pop()
            if line.is_open and line.idle_since > time.monotonic() - KEPT_SECONDS:
                return line
            line.hang_up()
        return None

    def _keep(self, line: Line) -> None:
        if line.is_open:
            line.idle_since = time.monotonic()
            self._kept.append(line)
        else:
            line.hang_up()

    async def _open(self) -> Line:
        """A new line, to an address of IPv4 or else to any."""
        failed = OSError()
        for family in FAMILIES:
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    return await self._connect(family)
            except OSError as error:
                failed = error
        raise NoLine(str(failed) or "not in time")

    async def _connect(self, family: int) -> Line:
        host, port = self._server.host or "", self._server.port or 0
        loop = asyncio.get_running_loop()
        _, line = await loop.create_connection(Line, host, port, ssl=self._tls, family=family)
        return line
