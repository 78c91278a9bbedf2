"""Charts and workbooks are drawn beside everything else: no turn, no tick and no message waits for them."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from sqlalchemy import Engine, select

from bot.app import App
from bot.channels.message import Attachment, Incoming
from bot.domain.paper import Paper, Row, Section
from bot.drawing import pencil
from bot.drawing.pencil import NotDrawn, Pencil
from bot.drawing.sketch import Sketch
from bot.sending import delivery
from storage import files, tables
from storage.tables.columns import table_of
from tests.fakes.phones import MONDAY, Phones, at_work
from tests.summary.kue_bu_rina import STORY_22
from tests.town import Town

_files, _outbox = table_of(tables.File), table_of(tables.Outbox)
NEVER_DONE = (sys.executable, "-c", "import time; time.sleep(600)")


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


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """The process behind each drawing that was begun."""
    processes: list[Process] = []
    taken_up = Pencil._taken_up

    async def noted(pen: Pencil) -> Process:
        processes.append(await taken_up(pen))
        return processes[-1]

    monkeypatch.setattr(Pencil, "_taken_up", noted)
    return processes


def drawn(engine: Engine) -> list[bool]:
    """Which of the files have content."""
    with engine.connect() as connection:
        return [row.content is not None for row in connection.execute(select(_files.c.content))]


def test_the_tick_keeps_a_sketch_and_the_sender_draws_it(town: Town, engine: Engine, database_url: str) -> None:
    async def tick(app: App, phones: Phones) -> None:
        await app.tick()

    async def send(app: App, phones: Phones) -> None:
        await app.delivery.send_all()
        assert phones.contents()[-2:] == [b"\x89PNG", b"PK\x03\x04"]

    before = len(drawn(engine))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sketch, "drawn", None)  # in this process nothing can be drawn
        at_work(database_url, tick)
        assert drawn(engine)[before:] == [False, False]
        at_work(database_url, send)
    assert all(drawn(engine))


def test_messages_come_and_go_while_a_chart_is_being_drawn(
    town: Town, engine: Engine, database_url: str, started: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never done. A worker that is told to stop breaks it off, for another one to draw it."""
    monkeypatch.setattr(pencil, "COMMAND", NEVER_DONE)
    monkeypatch.setattr(delivery, "FINISH_SECONDS", 0.1)

    async def play(app: App, phones: Phones) -> None:
        async with app.running():
            await until(lambda: bool(started))
            await app.take(Incoming("simulator", "late", "siti", app.clock.now(), "saldo"))
            await until(lambda: "*Rp105.000*" in said_to("siti", phones))
            stops = time.monotonic()
        assert time.monotonic() - stops < 3

    at_work(database_url, play)
    with engine.connect() as connection:
        [chart] = connection.execute(select(_outbox.c.error).where(_outbox.c.state == "retry")).scalars()
    assert "NotDrawn" in chart


def draw_each(*sketches: Sketch) -> list[str]:
    """What becomes of drawing these with one pencil: what the file begins with, or why there is none."""

    async def run() -> list[str]:
        pen, became = Pencil(), []
        for sketch in sketches:
            try:
                became.append((await pen.draw(sketch.stored()))[1:4].decode())
            except NotDrawn as error:
                became.append(str(error).partition(":")[0])
            await asyncio.sleep(0.05)
        await pen.put_down()
        return became

    return asyncio.run(run())


PAPER = Paper(
    "kesepakatan",
    "Kesepakatan kerja sama",
    "Kue Bu Rina – Warung Bu Siti 🍪",
    date(2026, 11, 22),
    (Section("Bagian dan biaya", "Bagian warung *25%* dari harga jual: 10 × Rp10.000."),),
    (Row("Keripik Pisang", "10 × Rp10.000", "Rp100.000"), Row("Setor", "", "Rp75.000", total=True)),
    "Versi 1",
)
SHEET = Sketch("sheet", STORY_22, "id")
BROKEN = Sketch("sheet", replace(STORY_22, week=None), "id")  # type: ignore[arg-type]


def test_a_drawing_that_fails_is_the_only_one_that_does() -> None:
    assert draw_each(BROKEN, SHEET) == ["IncompleteReadError", "K\x03\x04"]


@pytest.mark.parametrize(("command", "error"), [(NEVER_DONE, "TimeoutError"), (("/nowhere",), "FileNotFoundError")])
def test_a_process_that_does_not_draw_is_given_up(
    command: tuple[str, ...], error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pencil, "COMMAND", command)
    monkeypatch.setattr(pencil, "LONGEST_SECONDS", 0.2)
    assert draw_each(SHEET, SHEET) == [error, error]


@pytest.mark.parametrize(("idle_seconds", "processes"), [(600.0, 1), (0.0, 2)])
def test_a_process_draws_on_until_it_was_idle_for_long(
    idle_seconds: float, processes: int, started: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pencil, "IDLE_SECONDS", idle_seconds)
    assert draw_each(SHEET, SHEET) == ["K\x03\x04", "K\x03\x04"]
    assert len(set(started)) == processes


def test_a_page_is_drawn_and_the_same_paper_gives_the_same_page() -> None:
    drawn = [Sketch("paper", PAPER, "id").drawn() for _ in range(2)]
    assert drawn[0].startswith(b"%PDF-")
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize(("sentences", "fits"), [(1, True), (200, True), (600, False)])
def test_a_page_is_written_smaller_rather_than_on_two(sentences: int, fits: bool) -> None:
    long = replace(PAPER, sections=(Section("Tujuan", "Supaya sama-sama untung. " * sentences),))
    pages = re.findall(rb"/Type /Page\b", Sketch("paper", long, "id").drawn())
    assert (len(pages) == 1) == fits


def said_to(who: str, phones: Phones) -> str:
    return "\n".join(parcel.message.text for parcel in phones.sent if parcel.address == who)


async def until(met: Callable[[], bool], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not met():  # noqa: ASYNC110 - it may be anything that happens
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("sketch", [Sketch("sheet", STORY_22, "en"), Sketch("paper", PAPER, "id")])
def test_a_sketch_says_all_that_the_picture_shows(sketch: Sketch) -> None:
    assert Sketch.read(sketch.stored()) == sketch


def test_a_file_that_is_not_there_is_empty(database_url: str) -> None:
    async def play(app: App, phones: Phones) -> None:
        assert await app.drawing.content(Attachment(1, "gone.png", "image/png", 1)) == b""
        keep = partial(files.keep, business_id=1, name="a", media_type="image/png", now=MONDAY, content=b"kept")
        assert await app.drawing.content(Attachment(await app.store.do(keep), "a", "image/png", 1)) == b"kept"

    at_work(database_url, play)
