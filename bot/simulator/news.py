"""Who on the web waits to hear that a phone has something new: one stream a page, for all its phones.

A stream never carries the message itself. It says whose history changed, and the page reads that history again, so
nothing is lost or shown twice whatever breaks in between, and a slow reader costs no more than the names it waits for.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass, field

RETRY_MS = 1000
"""How soon a browser that lost its stream tries again."""

BREATH_SECONDS = 15.0
"""How long a stream is silent at most, so that proxies and browsers know it lives."""

MOST_STREAMS = 200


@dataclass(eq=False, slots=True)
class Listener:
    """One stream: what it listens to, and what it has not been told yet."""

    addresses: frozenset[str]
    untold: set[tuple[str, str]] = field(default_factory=set)
    awake: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, event: str, subject: str) -> None:
        self.untold.add((event, subject))
        self.awake.set()

    async def next(self) -> list[tuple[str, str]]:
        """What is new; empty when nothing came for a breath."""
        try:
            async with asyncio.timeout(BREATH_SECONDS):
                await self.awake.wait()
        except TimeoutError:
            return []
        self.awake.clear()
        news, self.untold = sorted(self.untold), set()
        return news


class News:
    """Tells every stream what concerns it. Lives on one event loop."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._open = True

    @property
    def full(self) -> bool:
        return len(self._listeners) >= MOST_STREAMS

    def changed(self, address: str) -> None:
        """There is something new in the history of `address`."""
        for listener in self._listeners:
            if address in listener.addresses:
                listener.tell("changed", address)

    def clock_moved(self) -> None:
        for listener in self._listeners:
            listener.tell("clock", "")

    def close(self) -> None:
        """End all streams, which a server that stops would otherwise wait for."""
        self._open = False
        for listener in self._listeners:
            listener.awake.set()

    async def stream(self, addresses: Iterable[str]) -> AsyncGenerator[bytes, None]:
        """Server-sent events: `ready` once nothing can be missed any more, then `changed` and `clock` as they come."""
        listener = Listener(frozenset(addresses))
        self._listeners.add(listener)
        try:
            yield f"retry: {RETRY_MS}\n".encode() + _event("ready", "")
            while self._open:
                news = await listener.next()
                yield b"".join(_event(*one) for one in news) or b": still here\n\n"
        finally:
            self._listeners.discard(listener)


def _event(name: str, subject: str) -> bytes:
    return f"event: {name}\ndata: {json.dumps(subject)}\n\n".encode()
