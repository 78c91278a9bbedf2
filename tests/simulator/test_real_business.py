"""The whole product behind the page: what is typed on one phone is booked, and told on another, as time moves on."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import uvicorn
from playwright.sync_api import Browser, expect
from sqlalchemy import Engine

from bot.app import build
from bot.clock import Clock
from bot.commands.serve import StoppableServer
from bot.config import Config
from tests.simulator.phones import last, phone, say
from tests.town import Town

FRIDAY = "2026-11-20"


@contextmanager
def served(database_url: str, now: datetime) -> Iterator[str]:
    """The real application in a thread of its own, with its clock set; its address for a browser."""
    door = socket.create_server(("127.0.0.1", 0))
    ready: list[StoppableServer] = []

    async def run() -> None:
        app = build(Config(database=database_url), Clock(now - datetime.now(UTC)))
        ready.append(StoppableServer(uvicorn.Config(app.web(), log_level="critical"), app))
        await ready[0].serve([door])
        await app.close()

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{door.getsockname()[1]}/"
    ready[0].stop()
    thread.join(20)
    assert not thread.is_alive()


@pytest.fixture
def url(engine: Engine, database_url: str) -> Iterator[str]:
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 20 nastar 8")
    town.goes_to(FRIDAY, 12)
    with served(database_url, town.now) as address:
        yield address


def test_a_week_in_the_browser(browser: Browser, url: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID") as context:
        page = context.new_page()
        page.goto(url)
        page.get_by_role("button", name="Sabtu 16.00").first.click()
        siti = phone(page, "Bu Siti")
        expect(last(siti)).to_contain_text("Titipan: Keripik Pisang 20 dan Nastar 8", timeout=15_000)
        say(siti, "keripik 14 nastar 5")
        expect(last(siti)).to_contain_text("Rp255.000", timeout=15_000)
        siti.get_by_role("button", name="Betul").last.click()
        expect(last(siti)).to_contain_text("sudah dicatat", timeout=15_000)
        say(siti, "sudah setor 100rb")
        rina = page.get_by_role("region", name="HP Bu Rina")
        expect(last(rina)).to_contain_text("Rp100.000", timeout=15_000)
        rina.get_by_role("button", name="Terima").last.click()
        expect(last(siti)).to_contain_text("Rp155.000", timeout=15_000)
        page.get_by_role("button", name="Senin 07.00").first.click()
        expect(rina.get_by_text("Ini kabar")).to_contain_text("Rp340.000", timeout=20_000)
        expect(rina.locator(".theirs img").last).to_be_visible(timeout=15_000)
        with page.expect_download() as downloading:
            rina.get_by_role("link", name="ringkasan-2026-W47.xlsx").click()
        assert downloading.value.suggested_filename == "ringkasan-2026-W47.xlsx"


def test_a_photo_sent_on_one_phone_is_seen_on_the_owners(browser: Browser, url: str, picture: bytes) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID") as context:
        page = context.new_page()
        page.goto(url)
        siti, rina = phone(page, "Bu Siti"), phone(page, "Bu Rina")
        siti.locator(".attach input").set_input_files({"name": "nota.png", "mimeType": "image/png", "buffer": picture})
        expect(last(siti)).to_contain_text("Foto diterima")
        for one in (siti, rina):
            shown = one.locator(".bubble .picture img").last
            expect(shown).to_be_visible()
            assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 600
        expect(rina.locator(".log")).to_contain_text("Foto dari Warung Bu Siti")
