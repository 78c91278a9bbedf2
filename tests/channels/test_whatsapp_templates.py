"""`mitra whatsapp templates`: made once, submitted once, and shown with how far they are."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable

import pytest
from rich.console import Console

from bot.channels.whatsapp import desk
from bot.commands.biaya import show_spending
from bot.config import Config, ConfigBroken
from tests.channels.whatsapp_town import RINA, SITI, WhatsAppTown, in_town


async def shown(act: Callable[[Config, Console], Awaitable[object]], config: Config) -> str:
    console = Console(file=io.StringIO(), width=160)
    await act(config, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_templates_are_made_submitted_and_approved(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        config = town.app.config
        assert "not made" in await shown(desk.show, config)
        assert "made: weekly_prompt, reminder, summary_ready" in await shown(desk.create, config)
        assert "nothing to be made" in await shown(desk.create, config)
        assert "mitra whatsapp templates submit" in await shown(desk.show, config)
        assert "submitted: weekly_prompt" in await shown(desk.submit, config)
        assert "nothing to be submitted" in await shown(desk.submit, config)
        assert "wait for Meta" in await shown(desk.show, config)
        town.twilio.approve()
        table = await shown(desk.show, config)
        assert table.count("approved") == len(town.twilio.approvals) == 6
        assert {one["category"] for one in town.twilio.approvals.values()} == {"UTILITY"}

    in_town(database_url, walk)


def test_a_template_that_meta_made_marketing_is_priced_so(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.approves()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20")
        town.twilio.approve(category="MARKETING")
        await shown(desk.show, town.app.config)
        await town.goes_to("2026-11-21 16:00")
        await town.settles()
        console = Console(file=io.StringIO(), width=160)
        weeks = 60
        show_spending(town.app.config, weeks, console)
        assert isinstance(console.file, io.StringIO)
        [row] = [line for line in console.file.getvalue().splitlines() if "Warung Bu Siti" in line]
        assert row.split("│")[5].strip() == "1"

    in_town(database_url, walk)


def test_whoever_has_not_written_for_a_day_hears_of_changed_terms(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.approves()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20")
        await town.goes_to("2026-11-18 09:00")
        await town.settles()
        before = len(town.twilio.at(SITI))
        await town.says(RINA, "ubah bagian warung siti 30%")
        await town.says(RINA, "ya")
        told = await town.twilio.hears(SITI, before)
        assert town.twilio.at(SITI)[-1].template
        assert "*Kue Bu Rina* mengusulkan perubahan kesepakatan dengan *Warung Bu Siti*" in told
        assert "25%" in told
        assert "30%" in told
        assert "SETUJU" in await town.taps(SITI, "Lihat kesepakatan")
        assert "Kesepakatan baru" in await town.taps(SITI, "SETUJU")
        assert "30%" in await town.says(SITI, "kesepakatan")

    in_town(database_url, walk)


def test_without_a_set_up_it_says_so() -> None:
    with pytest.raises(ConfigBroken, match="not set up"):
        asyncio.run(shown(desk.show, Config()))


def test_a_wrong_token_is_said_in_a_sentence(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        whatsapp = town.app.config.whatsapp.model_copy(update={"account_sid": "AC" + "9" * 32})
        config = town.app.config.model_copy(update={"whatsapp": whatsapp})
        with pytest.raises(ConfigBroken, match="Twilio did not take it"):
            await shown(desk.create, config)

    in_town(database_url, walk)
