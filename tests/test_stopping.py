"""A worker that is told to stop finishes what it has begun, before its channels close their connections."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from bot.app import build
from bot.channels.message import Incoming, Parcel, Take, Unreachable
from bot.config import Config
from storage import tables
from storage.tables.columns import table_of
from tests.fakes.channel import Fake

_outbox, _inbox = table_of(tables.Outbox), table_of(tables.Inbox)


@dataclass
class Line(Fake):
    """A channel whose connection lasts as long as it receives. `sending` is set once an answer is on its way."""

    is_cut: bool = False

    def __post_init__(self) -> None:
        self.taking, self.sending = asyncio.Event(), asyncio.Event()

    async def receive(self, take: Take) -> None:
        try:
            self.taking.set()
            await take(Incoming("fake", "1", "a", datetime.now(UTC), "halo"))
            await asyncio.Event().wait()
        finally:
            self.is_cut = True

    async def send(self, parcel: Parcel) -> str:
        self.sending.set()
        await asyncio.sleep(0.2)
        if self.is_cut:
            raise Unreachable("the connection is closed")
        return await super().send(parcel)


def stopped_when(database_url: str, event: str) -> list[str]:
    """Run a worker and stop it at an event of its channel; the states of its answers."""

    async def run() -> list[str]:
        line = Line()
        app = build(Config.model_validate({"database": database_url, "simulator": {"enabled": False}}), more=[line])
        async with app.running():
            await getattr(line, event).wait()
        with app.engine.connect() as connection:
            assert connection.execute(select(_inbox.c.attempts)).scalars().all() == [0]
            found = connection.execute(select(_outbox.c.state)).scalars().all()
        await app.close()
        return list(found)

    return asyncio.run(run())


def test_an_answer_on_its_way_arrives_before_the_line_is_cut(database_url: str) -> None:
    assert stopped_when(database_url, "sending") == ["sent"]


def test_a_message_that_is_being_taken_is_taken_to_its_end(database_url: str) -> None:
    assert stopped_when(database_url, "taking") in (["sent"], ["queued"])
