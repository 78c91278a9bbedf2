"""Everything is wired together here, and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Engine
from starlette.applications import Starlette

from bot import timetable
from bot.channels import Wiring, channels_of
from bot.channels.message import Channel, Incoming
from bot.clock import Clock
from bot.config import Config
from bot.domain.business import Business
from bot.drawing.drawing import Drawing
from bot.logs import set_up_logs
from bot.sending.announcing import Announcing
from bot.sending.delivery import Delivery
from bot.sending.mail import Mail
from bot.store import Store, store_on
from bot.talking.turn import INCOMING, keep_failed, take_again, take_turn
from bot.web import web_app
from storage import businesses, chat_links, inbox
from storage.claims import Claimed
from storage.database import for_reading, migrate, open_database

log = structlog.get_logger()
T = TypeVar("T")
TICK_SECONDS = 20
TICKS_AT_ONCE = 4
"""So many businesses share a commit, and no more of the writer's time is taken from those who write just then."""


class App:
    """One worker: its store, channels, delivery and clock. Build it with `build`, within a running event loop."""

    def __init__(self, config: Config, engine: Engine, clock: Clock, more: Sequence[Channel] = ()) -> None:
        self.config = config
        self.engine = engine
        self.clock = clock
        self._reader = for_reading(engine)
        self.store: Store = store_on(engine)
        self.drawing = Drawing(self.store)
        wiring = Wiring(config, engine, self.store, clock, self.drawing, self.move)
        self.channels = {channel.name: channel for channel in (*channels_of(wiring), *more)}
        announcing = Announcing(self.store, clock)
        self.delivery = Delivery(self.store, {**self.channels, announcing.name: announcing}, self.drawing, clock)
        self._unfinished: set[asyncio.Task[Any]] = set()

    async def take(self, incoming: Incoming) -> None:
        """Take one message; when this returns it is committed, if only as one that failed and will be tried again."""
        incoming = incoming.writable()
        await self._turn(partial(take_turn, incoming=incoming), incoming)

    async def tick(self) -> None:
        """Do what is due: failed messages once more, then the timetable of each business, in small transactions."""
        await self._retry()
        found, now = await self.store.do(businesses.businesses), self.clock.now()
        for first in range(0, len(found), TICKS_AT_ONCE):
            await asyncio.gather(*(self._tick(one, now) for one in found[first : first + TICKS_AT_ONCE]))
        self.delivery.wake()

    async def _tick(self, business: Business, now: datetime) -> None:
        """What fails for one business is tried again with the next tick, and is no other one's matter."""
        mark, written = timetable.BEGINNING, None
        try:
            while mark:
                part = partial(timetable.tick, business=business, now=now, mark=mark, written=written)
                mark = await self.store.do(part)
                written = await self._to_its_end(self._written(business, now, mark)) if mark else None
        except Exception:
            log.exception("tick failed", business_id=business.id)

    async def _written(self, business: Business, now: datetime, mark: timetable.Mark) -> Mail | None:
        """What can be written beside the writer, in a thread that would go on with its connection if nobody waited."""

        def read() -> Mail | None:
            with self._reader.connect() as connection:
                return timetable.written_at(connection, business, now, mark)

        return await asyncio.to_thread(read)

    async def _retry(self) -> None:
        """A message that cannot even be kept as failed is no reason to leave the others undone."""
        for waiting in await self.store.do(partial(inbox.due_again, now=self.clock.now())):
            try:
                await self._turn(partial(take_again, waiting=waiting), INCOMING.validate_python(waiting.message))
            except Exception:
                log.exception("failed message not kept", channel=waiting.channel, external_id=waiting.external_id)

    async def _turn(self, turn: Callable[..., list[Claimed]], incoming: Incoming) -> None:
        """Run a turn to its end: it would be committed all the same."""
        await self._to_its_end(self._run(turn, incoming))

    async def _to_its_end(self, work: Coroutine[Any, Any, T]) -> T:
        """Do work to its end, though whoever waits for it is told to stop; the app stops after it."""
        running = asyncio.create_task(work)
        self._unfinished.add(running)
        running.add_done_callback(self._unfinished.discard)
        return await asyncio.shield(running)

    async def _run(self, turn: Callable[..., list[Claimed]], incoming: Incoming) -> None:
        """Run a turn, keep the message where it fails, and hand what is to be sent to the sender."""
        now, sender = self.clock.now(), self.delivery.sender
        self.delivery.make_way(incoming.channel, incoming.address)
        try:
            held = await self.store.do(partial(turn, now=now, sender=sender))
        except Exception as error:
            log.exception("turn failed", channel=incoming.channel, external_id=incoming.external_id)
            held = await self.store.do(partial(keep_failed, incoming=incoming, error=error, now=now, sender=sender))
        self.delivery.hand_over(held)
        if not held:
            self.delivery.look_behind(incoming.channel, incoming.address)

    async def move(self, moment: datetime) -> None:
        """Move the clock on, stopping wherever something falls due on the way; ValueError for a moment that is past."""
        start = self.clock.now()
        if moment < start:
            raise ValueError(f"{moment} is past")
        stops = await self.store.do(partial(timetable.moments_between, start=start, end=moment))
        for stop in [*stops, moment]:
            if stop > self.clock.now():
                self.clock.move_to(stop)
            await self.tick()
            await self.delivery.send_all()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Receive, deliver and tick for as long as the block lasts."""
        await self.store.do(partial(chat_links.keep_only, channels=list(self.channels)))
        scheduler = AsyncIOScheduler(timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True})
        scheduler.add_job(self.tick, "interval", seconds=TICK_SECONDS, id="tick", next_run_time=datetime.now(UTC))
        scheduler.start()
        delivering = asyncio.create_task(self.delivery.run())
        receiving = [asyncio.create_task(channel.receive(self.take)) for channel in self.channels.values()]
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)
            await self._wind_up(delivering, receiving)

    async def _wind_up(self, delivering: asyncio.Task[None], receiving: Sequence[asyncio.Task[None]]) -> None:
        """Send what is to be sent, and only then stop receiving, as channels close their connections with that."""
        self.delivery.hold_back()
        await asyncio.gather(*self._unfinished, return_exceptions=True)
        delivering.cancel()
        await asyncio.gather(delivering, return_exceptions=True)
        for task in receiving:
            task.cancel()
        await asyncio.gather(*receiving, *self._unfinished, return_exceptions=True)

    async def close(self) -> None:
        await self.drawing.close()
        await self.store.close()
        self.engine.dispose()

    def web(self) -> Starlette:
        """The web application on what the channels receive."""
        routes = [route for channel in self.channels.values() for route in channel.routes(self.take)]
        return web_app(routes, self.running)


def build(config: Config, clock: Clock | None = None, more: Sequence[Channel] = ()) -> App:
    """Bring the database up to date and wire a worker on it."""
    set_up_logs()
    migrate(config.database)
    return App(config, open_database(config.database), clock or Clock(), more)
