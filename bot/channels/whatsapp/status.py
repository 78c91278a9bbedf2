"""What is done when Twilio tells later what became of a message; most failures come this way."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.channels.message import Blocked, Outgoing, OutsideWindow, SendFailed, Throttled
from bot.channels.whatsapp.errors import failure
from bot.channels.whatsapp.limits import NAME, WINDOW
from bot.channels.whatsapp.receive import Receipt
from bot.channels.whatsapp.templates import approved
from bot.clock import Clock
from bot.domain.costs import Category
from bot.store import Store
from storage import costs, people, receipts
from storage.receipts import FAILED, RANKS, Sending

log = structlog.get_logger()
OPTED_OUT = 21610
MOST_TRIES = 8
ID_LIMITS = (2**63, 2**63, 2**31)
"""What the database can hold of a business, a message and an attempt."""
LOOKS, PAUSE_SECONDS = 20, 0.25
"""A failure may be told before our own worker has written that it sent the message; so long we look again."""


class Follow:
    """Follows messages after they were sent."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def told(self, sending: Sending, receipt: Receipt) -> None:
        """Write down what Twilio tells, and do what a failure asks for. Telling it twice changes nothing."""
        note = partial(
            receipts.note,
            sending=sending,
            provider_id=receipt.provider_id,
            status=receipt.status,
            now=self._clock.now(),
        )
        if not await self._store.do(note) or RANKS.get(receipt.status) != FAILED:
            return
        error = failure(receipt.code or None)
        log.warning("not delivered", outbox_id=sending.outbox_id, code=receipt.code, kind=type(error).__name__)
        for _ in range(LOOKS):
            if await self._store.do(partial(self._react, sending=sending, receipt=receipt, error=error)):
                return
            await asyncio.sleep(PAUSE_SECONDS)

    def _react(self, connection: Connection, sending: Sending, receipt: Receipt, error: SendFailed) -> bool:
        """Do what a failure asks for, unless the message is still being sent: False."""
        over = receipts.over(connection, sending)
        if over is None:
            return False
        costs.waive(connection, sending.business_id, receipt.provider_id)
        now, told = self._clock.now(), f"{type(error).__name__}: {error}"
        message = Outgoing.read(over.message)
        if isinstance(error, OutsideWindow):
            people.not_heard_since(connection, NAME, over.address, now - WINDOW)
        if receipt.code == OPTED_OUT:
            people.stop_at(connection, NAME, over.address, now)
        elif isinstance(error, Blocked):
            people.give_up(connection, NAME, over.address, now)
        free = costs.category(connection, sending.business_id, receipt.provider_id) is Category.FREE_FORM
        wait = self._wait(error, approvable=free and approved(message) is not None)
        if wait is None or sending.attempt >= MOST_TRIES:
            receipts.fail(connection, sending, told)
        else:
            receipts.send_again(connection, sending, told, wait)
        return True

    def _wait(self, error: SendFailed, *, approvable: bool) -> timedelta | None:
        """How long until it is sent again, where it may be, once, as a template; None where it is not."""
        if isinstance(error, Throttled):
            return timedelta(seconds=error.after_seconds)
        return timedelta() if isinstance(error, OutsideWindow) and approvable else None


def sending_of(query: Mapping[str, str]) -> Sending | None:
    """Which message a callback is about, as our own address says; None for an address that is not ours."""
    try:
        ids = [int(query[name]) for name in ("b", "n", "a")]
    except (KeyError, ValueError):
        return None
    return Sending(*ids) if all(0 <= one < most for one, most in zip(ids, ID_LIMITS, strict=True)) else None
