"""Story 12, said by reply: figures in reply to an older message about a report correct that very report."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from tests.channels import whatsapp_town
from tests.channels.telegram_town import SITI, TelegramTown, telegram_town
from tests.channels.whatsapp_town import WhatsAppTown, in_town
from tests.fakes.telegram import BOT_ID, FakeTelegram


def played(database_url: str, play: Callable[[TelegramTown], Awaitable[None]], goods: str) -> None:
    async def run() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram) as town:
            await town.opens()
            await town.joins(SITI, "Warung Bu Siti", goods)
            await play(town)

    asyncio.run(run())


async def reports(town: TelegramTown, figures: str) -> int:
    """Report, and return the number of the message that thanks for it."""
    await town.says(SITI, figures)
    await town.says(SITI, "ya")
    number = next(one.message_id for one in reversed(town.telegram.chats[SITI]) if "sudah dicatat" in one.text)
    await town.says(SITI, "lewati")
    return number


async def replies(town: TelegramTown, to: int, text: str) -> str:
    quoted = {"message_id": to, "from": {"id": BOT_ID, "is_bot": True}, "chat": {"id": SITI, "type": "private"}}
    return await town.says(SITI, text, reply_to_message=quoted)


def test_a_number_in_reply_corrects_the_one_line_there_is(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        thanks = await reports(town, "keripik 15")
        assert "15 → 14" in await replies(town, thanks, "14")
        assert "diralat" in await town.says(SITI, "ya")

    played(database_url, play, "keripik 20")


def test_of_several_lines_it_is_asked_which(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        thanks = await reports(town, "keripik 15 nastar 5")
        assert "Yang 4 itu yang mana?" in await replies(town, thanks, "4")
        assert "5 → 4" in await town.taps(SITI, "Nastar")
        await town.says(SITI, "batal")
        assert "15 → 14" in await replies(town, thanks, "keripik 14")

    played(database_url, play, "keripik 20 nastar 8")


def test_the_week_of_the_message_counts_and_not_the_newest(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        first = await reports(town, "keripik 5")
        await town.goes_to("2026-11-24T10:00")
        await reports(town, "minggu ini keripik 3")
        said = await replies(town, first, "4")
        assert "16–22 Nov" in said
        assert "5 → 4" in said

    played(database_url, play, "keripik 20")


def test_thanks_in_reply_are_no_correction_and_figures_that_wait_are_answered(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        thanks = await reports(town, "keripik 5")
        assert "→" not in await replies(town, thanks, "makasih ya")
        await town.goes_to("2026-11-24T10:00")
        await town.says(SITI, "minggu ini keripik 3")
        asked = town.telegram.chats[SITI][-1].message_id
        assert "laku 4" in await replies(town, asked, "eh 4")

    played(database_url, play, "keripik 20")


def test_a_swipe_on_whatsapp_does_the_same(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        siti = whatsapp_town.SITI
        await town.opens()
        await town.joins(siti, "Warung Bu Siti", "keripik 20")
        await town.says(siti, "keripik 15")
        await town.says(siti, "ya")
        await town.settles()
        thanks = next(one.sid for one in reversed(town.twilio.at(siti)) if "sudah dicatat" in one.text)
        assert "15 → *14*" in await town.says(siti, "14", OriginalRepliedMessageSid=thanks)

    in_town(database_url, walk)
