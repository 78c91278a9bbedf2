"""Delivery: sends what a turn hands over at once, claims what else is queued, and writes down what became of it."""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from collections import defaultdict
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Connection

from bot.channels.message import Channel, Outgoing, Parcel, SendFailed, Unreachable
from bot.clock import Clock
from bot.drawing.drawing import Drawing
from bot.sending.last_minute import LastMinute
from bot.sending.reactions import reaction
from bot.sending.sent import SentBook
from bot.store import Store
from storage import claims, leads, outbox, people
from storage.claims import Claimed
from storage.outbox import Sent

log = structlog.get_logger()
NET_SECONDS = 0.1
"""How often the outbox is looked at though nobody said that there is mail: for what other workers have queued."""
RENEW_SECONDS = 3.0
"""How often the one that leads says so, and keeps up the leases of what is on its way."""
TRY_SECONDS = 1.0
"""How often the others ask whether they may lead: so long, and the rest of its lease, a killed one is waited for."""
FINISH_SECONDS = 5.0
"""So long the lead is kept for what is on its way when the worker is told to stop."""
MOST_AT_ONCE = 64
"""So many claimed messages are on their way at a time. Answers come on top, so that they never wait."""
LEAST_ROOM = 16
"""Less is not worth a claim."""


class Delivery:
    """Sends for all channels of a database, while this worker leads. Chats go side by side, one chat in order."""

    def __init__(self, store: Store, channels: Mapping[str, Channel], drawing: Drawing, clock: Clock) -> None:
        self._store = store
        self._book = SentBook(store)
        self._channels = channels
        self._clock = clock
        self._drawing = drawing
        self._last_minute = LastMinute(store, clock)
        self._mail = asyncio.Event()
        self._name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._leads = False
        self._stops = asyncio.Event()
        self._sending: set[asyncio.Task[Any]] = set()
        self._claimed = 0
        self._held: dict[int, tuple[float, Claimed]] = {}
        self._looked_behind: set[tuple[str, str]] = set()

    @property
    def sender(self) -> str:
        """The name under which a turn may hand messages over; empty while another worker leads, or nobody sends."""
        return self._name if self._leads and not self._stops.is_set() else ""

    def hand_over(self, held: Iterable[Claimed]) -> None:
        """Send messages that a committed turn has given to this sender, and look for others."""
        chats: dict[tuple[str, str], list[Claimed]] = defaultdict(list)
        for claimed in held:
            self._held[claimed.outbox_id] = (time.monotonic(), claimed)
            chats[claimed.channel, claimed.address].append(claimed)
        for chat in chats.values():
            self._start(self._send_in_order(chat))

    def make_way(self, channel: str, address: str) -> None:
        """A turn is about to begin: its reply need not wait for what has gone out to that chat already."""
        self._book.make_haste(channel, address)

    def look_behind(self, channel: str, address: str) -> None:
        """A turn could hand nothing over: claim its reply as soon as what is on its way to that chat is out."""
        if any((one.channel, one.address) == (channel, address) for _, one in self._held.values()):
            self._looked_behind.add((channel, address))
        else:
            self.wake()

    def hold_back(self) -> None:
        """Claim and be handed nothing more: another worker will send it, or this one when it runs again."""
        self._stops.set()
        self._mail.set()

    def wake(self) -> None:
        """There is mail in the outbox that nobody was handed."""
        self._mail.set()

    async def run(self) -> None:
        """Lead and send until cancelled; what is on its way then is finished first."""
        self._stops.clear()
        over = asyncio.Event()
        leading = asyncio.create_task(self._keep_leading(over))
        claiming = asyncio.create_task(self._keep_claiming())
        try:
            await asyncio.wait((leading, claiming))
        finally:
            await self._stop(leading, claiming, over)

    async def _stop(self, leading: asyncio.Task[None], claiming: asyncio.Task[None], over: asyncio.Event) -> None:
        """Finish what is on its way and give the lead back, so that nobody waits for its lease to run out.

        Neither task is cancelled: its piece of work would be committed all the same, and nobody would know.
        """
        self.hold_back()
        await claiming
        if self._sending:
            await asyncio.wait(self._sending, timeout=FINISH_SECONDS)
        over.set()
        await leading
        await self._store.do(partial(leads.step_down, owner=self._name))
        await self._drawing.close()
        await asyncio.gather(*self._sending, return_exceptions=True)

    async def send_all(self) -> None:
        """Send until nothing is waiting that may go out now: for those who play the clock themselves."""
        while True:
            claimed = await self._store.do(partial(claims.claim, channels=list(self._channels), owner=self._name))
            if not claimed:
                return
            await asyncio.gather(*(self._send(one) for one in claimed))

    async def _keep_leading(self, over: asyncio.Event) -> None:
        while not over.is_set():
            try:
                led, self._leads = self._leads, await self._store.do(partial(leads.lead, owner=self._name))
                if self._leads and not led:
                    self._last_minute.begins()
                if self._leads:
                    await self._store.do(partial(_give_up_unknown, slow=self._slow()))
            except Exception:
                log.exception("cannot keep leading")
                self._leads = False
            self._mail.set()
            await _comes(over, RENEW_SECONDS if self._leads else TRY_SECONDS)

    async def _keep_claiming(self) -> None:
        while not self._stops.is_set():
            self._mail.clear()
            if not self._leads or not await self._claimed_some():
                await _comes(self._mail, NET_SECONDS)

    async def _claimed_some(self) -> bool:
        """Whether there was anything to send; a database that is away is waited for."""
        try:
            return await self._claim()
        except Exception:
            log.exception("cannot claim")
            return False

    async def _claim(self) -> bool:
        """Start sending answers, and as much else as there is room for; whether there was any."""
        room = MOST_AT_ONCE - self._claimed
        room = room if room >= LEAST_ROOM else 0
        claimed = await self._store.do(
            partial(_claim, slow=self._slow(), channels=list(self._channels), owner=self._name, most=room)
        )
        for one in claimed:
            self._claimed += 1
            self._held[one.outbox_id] = (time.monotonic(), one)
            self._start(self._send(one)).add_done_callback(self._one_is_done)
        return bool(claimed)

    def _slow(self) -> list[Claimed]:
        """Messages that have been on their way for a good part of their lease."""
        since = time.monotonic() - claims.LEASE.total_seconds() / 3
        return [claimed for started, claimed in self._held.values() if started < since]

    def _one_is_done(self, _task: asyncio.Task[Any]) -> None:
        self._claimed -= 1
        if self._claimed == MOST_AT_ONCE - LEAST_ROOM:
            self._mail.set()

    def _start(self, sending: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(sending)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        return task

    async def _send_in_order(self, chat: list[Claimed]) -> None:
        """Send what was handed over for one chat; after a failure the rest goes back to the queue."""
        for place, claimed in enumerate(chat):
            if not await self._send(claimed):
                for rest in chat[place + 1 :]:
                    await self._store.do(partial(outbox.close, claimed=rest, state="queued"))
                    self._held.pop(rest.outbox_id, None)
                return

    async def _send(self, claimed: Claimed) -> bool:
        """Send one message and write down what became of it; whether it went out. Until then its lease is kept up."""
        try:
            return await self._sent(claimed)
        finally:
            self._held.pop(claimed.outbox_id, None)
            chat = claimed.channel, claimed.address
            if chat in self._looked_behind:
                self._looked_behind.discard(chat)
                self.wake()

    async def _sent(self, claimed: Claimed) -> bool:
        try:
            provider_id = await self._channels[claimed.channel].send(await self._packed(claimed))
        except SendFailed as error:
            await self._failed(claimed, error)
            return False
        except Exception as error:
            log.exception("a channel broke", channel=claimed.channel, outbox_id=claimed.outbox_id)
            await self._failed(claimed, Unreachable(repr(error)))
            return False
        await self._book.note(Sent(claimed, provider_id, self._clock.now()))
        return True

    async def _packed(self, claimed: Claimed) -> Parcel:
        """The message with the bytes of its attachment."""
        message = Outgoing.read(claimed.message)
        content = await self._drawing.content(message.attachment) if message.attachment else b""
        return Parcel(
            claimed.outbox_id,
            claimed.address,
            message,
            content,
            claimed.business_id,
            claimed.attempts,
            answers=claimed.kind == "reply",
            seconds_since=await self._last_minute.seconds_since(claimed),
        )

    async def _failed(self, claimed: Claimed, error: SendFailed) -> None:
        outcome = reaction(claimed, error)
        log.warning("send failed", outbox_id=claimed.outbox_id, kind=type(error).__name__, then=outcome.state)

        def note(connection: Connection) -> None:
            why = f"{type(error).__name__}: {error}"
            failures = max(claimed.failures, outcome.failures)
            outbox.close(connection, claimed, outcome.state, outcome.wait, error=why, failures=failures)
            if outcome.gives_up_address:
                people.give_up(connection, claimed.channel, claimed.address, self._clock.now())

        await self._store.do(note)


async def _comes(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, but no longer. (`wait_for` of Python 3.11 can swallow a cancellation.)"""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


def _claim(
    connection: Connection, slow: Sequence[Claimed], channels: Sequence[str], owner: str, most: int
) -> list[Claimed]:
    """Claim, but never what this very sender still has on its way."""
    claims.hold_on(connection, slow)
    return claims.claim(connection, channels, owner, most)


def _give_up_unknown(connection: Connection, slow: Sequence[Claimed]) -> int:
    """Give up what a sender has left behind, but nothing that is still on its way."""
    claims.hold_on(connection, slow)
    return claims.give_up_unknown(connection)
