"""An invitation carries the links that open the chat with its code, and a picture of one to print."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

from sqlalchemy import Engine

from bot.domain.joining import Invite
from storage import chat_links
from tests.channels import whatsapp_town
from tests.channels.telegram_town import RINA, SITI, telegram_town
from tests.channels.whatsapp_town import WhatsAppTown, in_town
from tests.fakes.telegram import FakeTelegram, Fault


def forwarded(telegram: FakeTelegram) -> str:
    """What the owner is to hand on."""
    return next(shown.text for shown in telegram.chats[RINA] if "MULAI" in shown.text)


def test_telegram_s_link_opens_the_chat_with_the_code(database_url: str) -> None:
    async def run() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram) as town:
            await town.opens()
            code = await town.invites("Warung Bu Siti")
            assert f"https://t.me/lapormitra_bot?start={code}" in forwarded(telegram)
            await telegram.until(lambda: telegram.chats[RINA][-1].sent.get("photo"))
            assert "Kue Bu Rina" in await town.says(SITI, f"/start {code}")

    asyncio.run(run())


def test_whatsapp_s_link_opens_the_chat_with_the_code(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        code = await town.invites("Warung Bu Siti")
        link = f"https://wa.me/6281200000000?text=MULAI%20{code}"
        assert link in town.twilio.read(whatsapp_town.RINA)
        assert "Kue Bu Rina" in await town.says(whatsapp_town.SITI, unquote(link.partition("text=")[2]))

    in_town(database_url, walk)


def test_a_telegram_that_is_away_leaves_the_link_that_was_known(database_url: str, engine: Engine) -> None:
    with engine.begin() as connection:
        chat_links.keep(connection, "telegram", "https://t.me/lapormitra_bot?start={code}")
        chat_links.keep(connection, "whatsapp", "https://wa.me/62?text=MULAI%20{code}")

    async def run() -> None:
        async with FakeTelegram() as telegram:
            telegram.fails("getMe", *[Fault(500, "Internal Server Error")] * 20)
            async with telegram_town(database_url, telegram) as town:
                await town.opens()
                code = await town.invites("Warung Bu Siti")
                assert f"t.me/lapormitra_bot?start={code}" in forwarded(telegram)
                assert "wa.me" not in forwarded(telegram)

    asyncio.run(run())


def test_where_both_are_on_both_links_are_given(engine: Engine) -> None:
    with engine.begin() as connection:
        for _twice in range(2):
            chat_links.keep(connection, "whatsapp", "https://wa.me/62?text=MULAI%20{code}")
            chat_links.keep(connection, "telegram", "https://t.me/bot?start={code}")
        links = chat_links.with_code(connection, "ABCD2345")
    assert links == ("https://t.me/bot?start=ABCD2345", "https://wa.me/62?text=MULAI%20ABCD2345")
    assert Invite("Siti", "Kue", "ABCD2345", links).qr == links[1]
    assert Invite("Siti", "Kue", "ABCD2345").qr == "MULAI ABCD2345"


def test_a_name_that_could_not_be_learned_at_the_start_is_asked_for_again(database_url: str) -> None:
    async def run() -> None:
        async with FakeTelegram() as telegram:
            telegram.fails("getMe", Fault(500, "Internal Server Error"))
            async with telegram_town(database_url, telegram) as town:
                await telegram.until(lambda: len(telegram.called("setMyCommands")) == 4)
                await town.opens()
                code = await town.invites("Warung Bu Siti")
                assert f"t.me/lapormitra_bot?start={code}" in forwarded(telegram)

    asyncio.run(run())
