"""Story 20 over real sockets: what a partner sends along reaches the owner's own phone as it is."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp

from tests.channels.telegram_town import RINA, SITI, TelegramTown, telegram_town
from tests.channels.whatsapp_town import RINA as RINA_ON_WHATSAPP
from tests.channels.whatsapp_town import SITI as SITI_ON_WHATSAPP
from tests.channels.whatsapp_town import WhatsAppTown, in_town
from tests.fakes.telegram import FakeTelegram

PHOTO = b"\xff\xd8\xff\xe0 a nota"
MEDIA = ["ME" + f"{n:032x}" for n in range(3)]


def test_telegram_sends_it_on_by_the_name_it_has(database_url: str) -> None:
    async def story() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram) as town:
            await town.opens()
            await town.joins(SITI, "Warung Bu Siti", "keripik 20 nastar 8")
            telegram.files = {"large": PHOTO, "spoken": b"OggS a voice"}
            uploads = telegram.uploads
            shown = await brings(
                town, photo=[{"file_id": "small", "file_size": 9}, {"file_id": "large", "file_size": 99}]
            )
            assert "Warung Bu Siti" in shown
            assert telegram.called("sendPhoto")[-1]["photo"] == "large"
            await brings(town, voice={"file_id": "spoken", "duration": 3})
            assert telegram.called("sendVoice")[-1]["voice"] == "spoken"
            assert telegram.uploads == uploads

    asyncio.run(story())


async def brings(town: TelegramTown, **content: Any) -> str:
    """Siti sends something; what reaches Rina, a text and the thing itself."""
    seen = len(town.telegram.chats[RINA])
    await town.telegram.brings("message", town.telegram.message(SITI, **content))
    await town.telegram.until(lambda: len(town.telegram.chats[RINA]) > seen)
    await town.telegram.until(lambda: town.telegram.chats[RINA][-1].sent.keys() & {"photo", "voice"})
    return "\n".join(one.text for one in town.telegram.chats[RINA][seen:])


def test_an_album_on_telegram_is_answered_once(database_url: str) -> None:
    async def story() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram) as town:
            await town.opens()
            await town.joins(SITI, "Warung Bu Siti", "keripik 20 nastar 8")
            telegram.files = {f"p{n}": PHOTO + bytes([n]) for n in range(4)}
            siti, rina = len(telegram.chats[SITI]), len(telegram.chats[RINA])
            for name in telegram.files:
                photo = [{"file_id": name, "file_size": 9}]
                await telegram.brings("message", telegram.message(SITI, photo=photo, media_group_id="77"))
            await telegram.until(lambda: len(telegram.chats[RINA]) == rina + 1 + len(telegram.files))
            await asyncio.sleep(0.3)  # long enough for an answer too many
            assert len(telegram.chats[SITI]) == siti + 1
            assert {sent["photo"] for sent in telegram.called("sendPhoto")} >= telegram.files.keys()

    asyncio.run(story())


def test_whatsapp_shows_it_under_a_link_that_expires(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.joins(SITI_ON_WHATSAPP, "Warung Bu Siti", "keripik 20 nastar 8")
        town.twilio.media |= {sid: ("image/jpeg", PHOTO + sid.encode()) for sid in MEDIA}
        more = {f"MediaUrl{n}": f"{town.twilio.url}/Media/{sid}" for n, sid in enumerate(MEDIA)}
        types = {f"MediaContentType{n}": "image/jpeg" for n in range(len(MEDIA))}
        await town.settles()
        siti, rina = len(town.twilio.at(SITI_ON_WHATSAPP)), len(town.twilio.at(RINA_ON_WHATSAPP))
        answer = await town.says(SITI_ON_WHATSAPP, "", MessageType="image", **more, **types)
        await town.settles()
        assert "Foto" in answer
        assert len(town.twilio.at(SITI_ON_WHATSAPP)) == siti + 1
        told, *pictures = town.twilio.at(RINA_ON_WHATSAPP)[rina:]
        assert "Warung Bu Siti" in told.text
        assert [await fetched(one.media[0]) for one in pictures] == [PHOTO + sid.encode() for sid in MEDIA]
        await town.goes_to("2026-11-17 21:00")
        assert await fetched(pictures[0].media[0]) is None

    in_town(database_url, walk)


def test_outside_the_window_the_owner_is_told_and_asks_for_it(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.approves()
        await town.joins(SITI_ON_WHATSAPP, "Warung Bu Siti", "keripik 20 nastar 8")
        await town.goes_to("2026-11-18 10:00")
        await town.settles()
        rina = len(town.twilio.at(RINA_ON_WHATSAPP))
        town.twilio.media[MEDIA[0]] = ("image/jpeg", PHOTO)
        photo = {"MediaUrl0": f"{town.twilio.url}/Media/{MEDIA[0]}", "MediaContentType0": "image/jpeg"}
        await town.says(SITI_ON_WHATSAPP, "", MessageType="image", **photo)
        await town.settles()
        [told] = town.twilio.at(RINA_ON_WHATSAPP)[rina:]
        assert told.template
        assert "Foto dari *Warung Bu Siti*" in told.text
        assert "*foto warung bu siti*" in told.text
        await town.says(RINA_ON_WHATSAPP, "foto warung bu siti")
        await town.settles()
        assert await fetched(town.twilio.at(RINA_ON_WHATSAPP)[-1].media[0]) == PHOTO

    in_town(database_url, walk)


async def fetched(url: str) -> bytes | None:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.read() if answer.status == 200 else None
