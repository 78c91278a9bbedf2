"""Every channel, in one list: one file and one line each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from bot.clock import Clock
from bot.config import Config
from bot.store import Store

if TYPE_CHECKING:
    from bot.channels.message import Channel
    from bot.drawing.drawing import Drawing

Move = Callable[[datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Wiring:
    """What a channel may be built from: reads go beside the writer by `engine`, writes through `store`."""

    config: Config
    engine: Engine
    store: Store
    clock: Clock
    drawing: Drawing
    move: Move


def _simulator(wiring: Wiring) -> Channel | None:
    if not wiring.config.simulator.enabled:
        return None
    from bot.channels.phones import simulator_on

    return simulator_on(wiring.engine, wiring.store, wiring.clock, wiring.drawing, wiring.move)


def _telegram(wiring: Wiring) -> Channel | None:
    if not wiring.config.telegram.enabled:
        return None
    from bot.channels.telegram import Telegram

    return Telegram(wiring.config.telegram, wiring.store, wiring.clock)


def _whatsapp(wiring: Wiring) -> Channel | None:
    if not wiring.config.whatsapp.enabled:
        return None
    from bot.channels.whatsapp.channel import WhatsApp

    return WhatsApp(wiring)


CHANNELS: tuple[Callable[[Wiring], Channel | None], ...] = (_simulator, _telegram, _whatsapp)


def channels_of(wiring: Wiring) -> list[Channel]:
    """The channels that are switched on."""
    made = (channel(wiring) for channel in CHANNELS)
    return [channel for channel in made if channel]
