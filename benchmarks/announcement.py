"""An announcement to 5,000 chats: how much of Telegram's rate it uses, and what another business waits meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from statistics import median

from rich.console import Console
from sqlalchemy import Connection

from benchmarks.databases import each_database
from benchmarks.village import BUSINESS, ZONE, settle
from bot import timetable
from bot.app import build
from bot.clock import Clock
from bot.config import Config
from bot.domain.speaker import Role
from storage import businesses, people, prompts
from storage.books import Books
from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.fakes.telegram_rules import Limiter
from tests.storm.crowd import FRIDAY, found

RATE = 30
"""Messages a second that Telegram takes of one bot."""
CHATS = 5_000
OWNER, NEIGHBOURS = 900_001, 910_001
SECONDS = 20.0
QUESTIONS = 10
PAUSE_SECONDS = 1.1
"""Between two questions of one person: Telegram takes one answer a second to a chat."""


@dataclass
class Seen:
    """Milliseconds to a neighbour's answer in a quiet hour and during an announcement, and how that went out."""

    quiet: list[float]
    meanwhile: list[float]
    queued_seconds: float
    rate: float
    refused: int


def main(console: Console) -> None:
    for database, url in each_database():
        _print(console, database, url)


def _print(console: Console, database: str, url: str) -> None:
    seen = asyncio.run(measure(url))
    console.print(
        f"{database}: to {CHATS:,} chats, queued in {seen.queued_seconds:.1f} s; {seen.rate:.2f} messages a second, "
        f"{seen.rate / RATE:.1%} of what is allowed, {seen.refused} refused"
    )
    console.print(f"a neighbour's answer: quiet {_said(seen.quiet)}, meanwhile {_said(seen.meanwhile)}; ", end="")
    console.print(f"ratio of medians {median(seen.meanwhile) / median(seen.quiet):.2f}")


def _said(times: list[float]) -> str:
    return f"{median(times):.0f} ms (longest {max(times):.0f})"


async def measure(url: str, chats: int = CHATS, seconds: float = SECONDS) -> Seen:
    """Ask as a neighbour in quiet; then let the owner announce, and ask on for so long."""
    limiter = Limiter()
    async with FakeTelegram(limiter=limiter) as telegram, _worker(url, telegram, chats) as siti:
        quiet = [await _answer_ms(telegram, siti) for _ in range(QUESTIONS)]
        end = time.perf_counter() + seconds
        announcing = asyncio.create_task(_announce(telegram))
        meanwhile = []
        while time.perf_counter() < end:
            meanwhile.append(await _answer_ms(telegram, siti))
        return Seen(quiet, meanwhile, await announcing, _rate(telegram, chats), limiter.breaches)


def _rate(telegram: FakeTelegram, chats: int) -> float:
    """Messages a second from the first that was announced to the last."""
    sent = [call for call in telegram.calls if call.method == "sendMessage"]
    moments = [call.at for call in sent if int(call.parameters["chat_id"]) <= chats]
    counted = [call.at for call in sent if moments[0] <= call.at <= moments[-1]]
    return (len(counted) - 1) / (moments[-1] - moments[0])


async def _answer_ms(telegram: FakeTelegram, who: int) -> float:
    """One question, from its being there to be fetched to its answer; then the person pauses."""
    seen, started = len(telegram.chats[who]), time.perf_counter()
    await telegram.says(who, "stok")
    await telegram.until(lambda: len(telegram.chats[who]) > seen)
    took = time.perf_counter() - started
    await asyncio.sleep(PAUSE_SECONDS)
    return took * 1_000


async def _announce(telegram: FakeTelegram) -> float:
    """The owner announces; seconds until that is confirmed."""
    await telegram.says(OWNER, "umumkan Besok libur dulu")
    await telegram.hears(OWNER, 0)
    await asyncio.sleep(PAUSE_SECONDS)
    seen, started = len(telegram.chats[OWNER]), time.perf_counter()
    await telegram.says(OWNER, "ya")
    await telegram.until(lambda: len(telegram.chats[OWNER]) > seen, 60)
    return time.perf_counter() - started


@asynccontextmanager
async def _worker(url: str, telegram: FakeTelegram, chats: int) -> AsyncIterator[int]:
    """A worker for the village and a neighbour's business; the number of that neighbour's partner."""
    settings = {"token": TOKEN, "mode": "polling", "api_base_url": telegram.url}
    config = {"database": url, "simulator": {"enabled": False}, "telegram": settings}
    app = build(Config.model_validate(config), Clock(FRIDAY - datetime.now(UTC)))
    settle(app.engine, chats, "telegram", FRIDAY)
    await app.store.do(_employ)
    neighbours = await app.store.do(partial(found, numbers=count(NEIGHBOURS)))
    await app.store.do(_catch_up)
    async with app.running():
        await telegram.until(lambda: app.delivery.sender)
        yield neighbours.siti
    await app.close()


def _employ(connection: Connection) -> None:
    """The owner of the village."""
    books = Books(connection, BUSINESS, datetime.now(UTC), ZONE)
    owner = people.meet(connection, "telegram", str(OWNER), "Bu Rina", books.now)
    people.join(books, owner.person_id, Role.OWNER)


def _catch_up(connection: Connection) -> None:
    """Whatever is due was done: drawing a summary would slow the announcement."""
    for business in businesses.businesses(connection):
        books = Books(connection, business.id, FRIDAY, ZONE)
        for act, day, _ in timetable.due(business, FRIDAY):
            prompts.once(books, act.kind, business.id, act.week_of(day).monday)
