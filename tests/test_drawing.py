"""Charts and workbooks are drawn beside everything else: no turn, no tick and no message waits for them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import Engine, select

from bot import drawing
from bot.app import App
from bot.channels.message import Attachment, Incoming, Limits, Parcel, Take
from bot.clock import Clock
from bot.config import Config
from bot.drawing import Drawing, Sketch
from storage import files, tables
from storage.database import open_database
from storage.tables.columns import table_of
from tests.summary.kue_bu_rina import STORY_22
from tests.town import JAKARTA, Town

_files = table_of(tables.File)
MONDAY = datetime(2026, 11, 23, 7, 1, tzinfo=JAKARTA)


class Phones:
    """A channel that remembers what it sent, under the name of the town's."""

    name = "simulator"
    limits = Limits(text=4_096, buttons=10)

    def __init__(self) -> None:
        self.sent: list[Parcel] = []

    def routes(self, take: Take) -> list[object]:
        return []

    async def receive(self, take: Take) -> None:
        return None

    async def send(self, parcel: Parcel) -> str:
        self.sent.append(parcel)
        return f"p{len(self.sent)}"

    def close(self) -> None: ...

    def contents(self) -> list[bytes]:
        return [parcel.content[:4] for parcel in self.sent if parcel.message.attachment]


@pytest.fixture
def town(engine: Engine) -> Town:
    """It is Sunday evening, and one warung has reported."""
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 20")
    town.goes_to("2026-11-21", 17)
    town.says("siti", "keripik 14")
    town.says("siti", "ya")
    return town


def at_work(database_url: str, play: Callable[[App, Phones], Awaitable[None]]) -> None:
    """Run a worker on Monday morning."""

    async def run() -> None:
        phones = Phones()
        config = Config.model_validate({"database": database_url, "simulator": {"enabled": False}})
        app = App(config, open_database(database_url), Clock(MONDAY - datetime.now(UTC)), [phones])  # type: ignore[list-item]
        await play(app, phones)
        await app.close()

    asyncio.run(run())


def drawn(engine: Engine) -> list[bool]:
    """Which of the files have content."""
    with engine.connect() as connection:
        return [row.content is not None for row in connection.execute(select(_files.c.content))]


def test_the_tick_keeps_a_sketch_and_the_sender_draws_it(town: Town, engine: Engine, database_url: str) -> None:
    threads: list[str] = []
    draw = drawing._draw

    def watched(sketch: Sketch) -> bytes:
        threads.append(threading.current_thread().name)
        return draw(sketch)

    async def tick(app: App, phones: Phones) -> None:
        await app.tick()

    async def send(app: App, phones: Phones) -> None:
        await app.delivery.send_all()
        assert phones.contents()[-2:] == [b"\x89PNG", b"PK\x03\x04"]

    before = len(drawn(engine))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "_draw", watched)
        at_work(database_url, tick)
        assert (drawn(engine)[before:], threads) == ([False, False], [])
        at_work(database_url, send)
    assert all(drawn(engine))
    assert len(threads) == 2
    assert not {"writer", "MainThread"} & set(threads)


def test_messages_come_and_go_while_a_chart_is_being_drawn(town: Town, database_url: str) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(_sketch: Sketch) -> bytes:
        begun.set()
        go_on.wait(20)
        return b"drawn at last"

    async def play(app: App, phones: Phones) -> None:
        async with app.running():
            await until(begun.is_set)
            await app.take(Incoming("simulator", "late", "siti", app.clock.now(), "saldo"))
            await until(lambda: "*Rp105.000*" in last_said_to("siti", phones))
            go_on.set()
            await until(lambda: phones.contents()[-2:] == [b"draw", b"draw"])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "_draw", slow)
        at_work(database_url, play)


def last_said_to(who: str, phones: Phones) -> str:
    return [parcel.message.text for parcel in phones.sent if parcel.address == who][-1]


async def until(met: Callable[[], bool], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not met():  # noqa: ASYNC110 - it may be anything that happens
            await asyncio.sleep(0.01)


def test_a_sketch_says_all_that_the_picture_shows(town: Town) -> None:
    sketch = Sketch("sheet", STORY_22, "en")
    assert Sketch.read(sketch.stored()) == sketch


def test_a_file_that_is_not_there_is_empty(database_url: str) -> None:
    async def play(app: App, phones: Phones) -> None:
        assert await Drawing(app.store).content(Attachment(1, "gone.png", "image/png", 1)) == b""
        keep = partial(files.keep, business_id=1, name="a", media_type="image/png", now=MONDAY, content=b"kept")
        assert await Drawing(app.store).content(Attachment(await app.store.do(keep), "a", "image/png", 1)) == b"kept"

    at_work(database_url, play)
