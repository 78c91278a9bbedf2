"""`mitra whatsapp templates`: what the terminal shows of the templates, and what it sets going."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from rich.console import Console
from rich.table import Table

from bot.channels.message import SendFailed
from bot.channels.whatsapp.approval import Approval, Standing
from bot.channels.whatsapp.client import client_of
from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.send import APPROVED
from bot.clock import Clock
from bot.config import Config, ConfigBroken
from bot.domain.template import Approved
from bot.store import store_on
from storage.database import for_reading, migrate, open_database


async def show(config: Config, console: Console) -> bool:
    """List all templates with how far each is and what to do next; whether all are approved."""
    async with _approval(config) as approval:
        standings = await approval.standings()
    table = Table("template", "class", "state", "next", title="WhatsApp templates")
    for one in standings:
        table.add_row(one.wording.name, one.wording.category, _state(one), one.next_step)
    console.print(table)
    return all(one.approval == APPROVED for one in standings)


def _state(standing: Standing) -> str:
    return f"{standing.approval}: {standing.reason}" if standing.reason else standing.approval


async def create(config: Config, console: Console) -> None:
    """Make those that are missing, and show their words."""
    await _do(config, console, "made", lambda approval: approval.create())


async def submit(config: Config, console: Console) -> None:
    """Ask Meta to approve those that wait for it."""
    await _do(config, console, "submitted", lambda approval: approval.submit())


async def _do(
    config: Config, console: Console, word: str, act: Callable[[Approval], Awaitable[list[Approved]]]
) -> None:
    async with _approval(config) as approval:
        done = await act(approval)
    console.print(f"{word}: {', '.join(done)}" if done else f"nothing to be {word}", highlight=False)


@asynccontextmanager
async def _approval(config: Config) -> AsyncIterator[Approval]:
    """ConfigBroken where WhatsApp is not set up, or Twilio does not answer as it should."""
    if not config.whatsapp.enabled:
        raise ConfigBroken("WhatsApp is not set up: config.toml has no [whatsapp]. See config.example.toml.")
    migrate(config.database)
    engine = open_database(config.database)
    store, client = store_on(engine), client_of(config.whatsapp)
    try:
        yield Approval(client, Contents(client, store, for_reading(engine), Clock()), store)
    except SendFailed as error:
        raise ConfigBroken(f"Twilio did not take it: {error}") from None
    finally:
        await client.http_client.close()
        await store.close()
        engine.dispose()
