"""The terminal: one person's chat, typed and read line by line."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable

from starlette.routing import BaseRoute

from bot.channels.message import Button, Incoming, Limits, Parcel, Take
from bot.clock import Clock

NAME = "simulator"
"""The terminal shares its people with the web simulator: whoever chats here is seen there."""


class Terminal:
    """Says what `ask` returns, and shows answers with `show`, until `ask` returns None."""

    def __init__(
        self, address: str, ask: Callable[[], str | None], show: Callable[[Parcel], None], clock: Clock
    ) -> None:
        self._address = address
        self._ask = ask
        self._show = show
        self._clock = clock
        self._buttons: tuple[Button, ...] = ()

    @property
    def name(self) -> str:
        return NAME

    @property
    def limits(self) -> Limits:
        return Limits(text=4096, buttons=0)

    def routes(self, take: Take) -> list[BaseRoute]:
        return []

    async def receive(self, take: Take) -> None:
        """Read lines until the input ends."""
        while (line := await asyncio.to_thread(self._ask)) is not None:
            await take(self.incoming(line))

    def incoming(self, line: str) -> Incoming:
        """A typed line; the number of a button that is showing presses it."""
        number = int(line) if line.isascii() and line.isdigit() else 0
        pressed = self._buttons[number - 1].carries if 0 < number <= len(self._buttons) else None
        return Incoming(NAME, uuid.uuid4().hex, self._address, self._clock.now(), line, pressed)

    async def send(self, parcel: Parcel) -> str:
        """Show what is for this person; what is for others is on their phones."""
        if parcel.address == self._address:
            self._buttons = parcel.message.buttons
            self._show(parcel)
        return str(parcel.outbox_id)

    def close(self) -> None:
        """Nothing is kept open."""
