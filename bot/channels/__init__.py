"""Every channel, in one list: one file and one line each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from bot.clock import Clock
from bot.config import Config

if TYPE_CHECKING:
    from bot.channels.message import Channel

Move = Callable[[datetime], Awaitable[None]]


def _simulator(config: Config, engine: Engine, clock: Clock, move: Move) -> Channel | None:
    if not config.simulator.enabled:
        return None
    from bot.channels.phones import simulator_on

    return simulator_on(engine, clock, move)


CHANNELS: tuple[Callable[[Config, Engine, Clock, Move], Channel | None], ...] = (_simulator,)


def channels_of(config: Config, engine: Engine, clock: Clock, move: Move) -> list[Channel]:
    """The channels that are switched on."""
    made = (channel(config, engine, clock, move) for channel in CHANNELS)
    return [channel for channel in made if channel]
