"""Delivery: claims what is queued, sends it, and writes down what became of it."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Mapping
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.channels.message import Blocked, Channel, Outgoing, OutsideWindow, Parcel, Refused, SendFailed, Throttled
from bot.clock import Clock
from bot.store import Store
from storage import outbox
from storage.outbox import Claimed

log = structlog.get_logger()
NET = 5.0
"""Seconds after which the outbox is looked at though nobody said that there is mail."""
FINAL = (Blocked, OutsideWindow, Refused)
MOST_TRIES = 8


class Delivery:
    """Sends for all channels of one worker. `wake` says that there is mail; without it the outbox is polled."""

    def __init__(self, store: Store, channels: Mapping[str, Channel], clock: Clock) -> None:
        self._store = store
        self._channels = channels
        self._clock = clock
        self._mail = asyncio.Event()
        self._owner = f"{os.getpid()}-{secrets.token_hex(4)}"

    def wake(self) -> None:
        self._mail.set()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            self._mail.clear()
            if await self.send_waiting():
                continue
            try:
                await asyncio.wait_for(self._mail.wait(), NET)
            except TimeoutError:
                await self._store.do(lambda connection: outbox.give_up_unknown(connection, self._clock.now()))

    async def send_all(self) -> None:
        """Send until nothing is waiting that may go out now."""
        while await self.send_waiting():
            pass

    async def send_waiting(self) -> int:
        """Send what may go out now; how many messages were tried."""
        claim = partial(outbox.claim, channels=list(self._channels), owner=self._owner, now=self._clock.now())
        claimed = await self._store.do(claim)
        await asyncio.gather(*(self._send(one) for one in claimed))
        return len(claimed)

    async def _send(self, claimed: Claimed) -> None:
        try:
            parcel = await self._store.do(partial(_packed, claimed=claimed))
            provider_id = await self._channels[claimed.channel].send(parcel)
        except SendFailed as error:
            await self._failed(claimed, error)
        else:
            sent = {"provider_id": provider_id, "sent_at": self._clock.now()}
            await self._store.do(lambda connection: outbox.close(connection, claimed, self._owner, "sent", **sent))

    async def _failed(self, claimed: Claimed, error: SendFailed) -> None:
        log.warning("send failed", outbox_id=claimed.outbox_id, kind=type(error).__name__, error=str(error))
        final = isinstance(error, FINAL) or claimed.attempts >= MOST_TRIES
        wait = error.after_seconds if isinstance(error, Throttled) else 2.0**claimed.attempts
        values = {
            "error": f"{type(error).__name__}: {error}",
            "not_before": self._clock.now() + timedelta(seconds=wait),
        }
        state = "failed" if final else "retry"
        await self._store.do(lambda connection: outbox.close(connection, claimed, self._owner, state, **values))


def _packed(connection: Connection, claimed: Claimed) -> Parcel:
    """The message with the bytes of its attachment."""
    message = Outgoing.read(claimed.message)
    content = b""
    if message.attachment:
        kept = outbox.file(connection, message.attachment.business_id, message.attachment.file_id)
        content = kept[2] if kept else b""
    return Parcel(claimed.outbox_id, claimed.address, message, content, claimed.business_id, claimed.attempts)
