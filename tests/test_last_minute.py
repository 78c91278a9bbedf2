"""A worker that takes the lead keeps to the pace that the one before it has used up."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.channels.message import Parcel, Throttled
from bot.channels.telegram.pace import Pace
from bot.sending import last_minute
from storage import outbox, tables
from storage.tables.columns import table_of
from tests.fakes.channel import Fake, delivered, row
from tests.fakes.telegram_rules import Limiter

_outbox = table_of(tables.Outbox)
GROUP = -1_001


@dataclass
class Listening(Fake):
    """A channel that keeps what it is told of earlier messages."""

    seconds_since: list[tuple[float, ...]] = field(default_factory=list)

    async def send(self, parcel: Parcel) -> str:
        self.seconds_since.append(parcel.seconds_since)
        return await super().send(parcel)


def sent_before(engine: Engine, *seconds: float) -> None:
    """Another worker has sent messages to a chat so long ago."""
    now = datetime.now(UTC)
    with engine.begin() as connection:
        for ago in seconds:
            [held] = outbox.post(connection, [row("a", f"{ago}")], now, "another")
            outbox.close(connection, held, "sent", sent_at=now - timedelta(seconds=ago))


def test_a_new_leader_is_told_once_what_was_sent_to_a_chat(engine: Engine) -> None:
    sent_before(engine, 200, 40, 2)
    channel = Listening()
    delivered(engine, channel, [row("a", "first"), row("a", "second"), row("b", "other")], 10)
    told = sorted(channel.seconds_since, key=len)
    assert [len(one) for one in told] == [0, 0, 2]
    assert sorted(told[-1]) == [pytest.approx(2, abs=5), pytest.approx(40, abs=5)]


def test_who_has_led_for_a_minute_knows_by_itself(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_minute, "MINUTE", timedelta())
    sent_before(engine, 0)
    channel = Listening()
    delivered(engine, channel, [row("a", "first")], 10)
    assert channel.seconds_since == [()]


def test_a_group_that_was_written_to_twenty_times_waits_for_the_rest_of_its_minute() -> None:
    now = 1_000.0
    limiter = Limiter(now=lambda: now)
    pace = Pace(now=lambda: now)

    async def write() -> None:
        nonlocal now
        for _ in range(20):
            limiter.admits(GROUP)
            now += 1.1
        now += 5
        pace.recall(GROUP, [now - 1_000.0 - number * 1.1 for number in range(20)])
        with pytest.raises(Throttled) as failed:
            await pace.wait(GROUP, answers=False)
        now += failed.value.after_seconds
        await pace.wait(GROUP, answers=False)
        limiter.admits(GROUP)

    asyncio.run(write())
    assert limiter.breaches == 0
