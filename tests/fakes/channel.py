"""A channel that fails as it is told, and a sender that works on it until nothing is left to send."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, select
from starlette.routing import BaseRoute

from bot.channels.message import Limits, Outgoing, Parcel, SendFailed, Take
from bot.clock import Clock
from bot.drawing.drawing import Drawing
from bot.sending.delivery import Delivery
from bot.store import store_on
from storage import outbox, tables
from storage.tables.columns import table_of

_outbox = table_of(tables.Outbox)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
OPEN = ("queued", "retry", "sending")


def row(
    address: str, text: str, *, careful: bool = False, business_id: int = 7, kind: str = "letter"
) -> dict[str, Any]:
    message = Outgoing(text).stored()
    return {
        "business_id": business_id,
        "channel": "fake",
        "address": address,
        "message": message,
        "kind": kind,
        "careful": careful,
    }


@dataclass
class Fake:
    """A channel that records what it sends, and fails as it is told."""

    fails: dict[str, list[SendFailed]] = field(default_factory=dict)
    sent: list[tuple[str, str]] = field(default_factory=list)
    takes_seconds: dict[str, float] = field(default_factory=dict)
    name: str = "fake"
    limits: Limits = field(default_factory=lambda: Limits(4096, 10))

    def routes(self, take: Take) -> list[BaseRoute]:
        return []

    async def receive(self, take: Take) -> None:
        return

    async def send(self, parcel: Parcel) -> str:
        await asyncio.sleep(self.takes_seconds.get(parcel.address, 0))
        waiting = self.fails.get(parcel.message.text)
        if waiting:
            raise waiting.pop(0)
        self.sent.append((parcel.address, parcel.message.text))
        return f"fake-{parcel.outbox_id}"

    def close(self) -> None:
        """Nothing is kept open."""


def delivered(engine: Engine, channel: Fake, rows: list[dict[str, Any]], seconds: float = 1.0) -> None:
    """Post rows, and let a sender work until all are closed or the time is over."""

    async def run() -> None:
        store = store_on(engine)
        delivery = Delivery(store, {"fake": channel}, Drawing(store), Clock())
        await store.do(lambda connection: outbox.post(connection, rows, NOW))
        task = asyncio.create_task(delivery.run())
        end = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < end and await store.do(_is_busy):  # noqa: ASYNC110 - a database tells nobody
            await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await store.close()

    asyncio.run(run())


def _is_busy(connection: Connection) -> bool:
    return connection.execute(select(_outbox.c.outbox_id).where(_outbox.c.state.in_(OPEN))).first() is not None
