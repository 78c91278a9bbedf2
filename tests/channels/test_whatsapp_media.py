"""What people send along is fetched from Twilio alone, and nowhere else whatever it says."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest
from sqlalchemy import Engine, select

from bot.channels.whatsapp import media
from bot.channels.whatsapp.media import NotFetched, PublicOnly, check
from bot.talking.turn import INCOMING
from storage import tables
from storage.tables.columns import table_of
from tests.channels.whatsapp_town import EKO, SITI, WhatsAppTown, in_town
from tests.fakes.twilio_rules import ACCOUNT
from tests.town import Town

API = "https://api.twilio.com"
SID = "ME" + "0" * 31 + "7"
PHOTO = b"\xff\xd8\xff\xe0" + b"a photo" * 100
_inbox = table_of(tables.Inbox)
_files = table_of(tables.File)


def came(engine: Engine) -> Any:
    """The newest message as it was taken, and the content of all files that came."""
    with engine.connect() as connection:
        on_whatsapp = select(_inbox.c.message).where(_inbox.c.channel == "whatsapp").order_by(_inbox.c.received_at)
        messages = connection.execute(on_whatsapp).scalars().all()
        contents = connection.execute(select(_files.c.content).where(_files.c.digest != "")).scalars().all()
        return INCOMING.validate_python(messages[-1]), contents


@pytest.fixture(autouse=True)
def _she_is_a_partner(engine: Engine) -> None:
    """From strangers nothing is fetched."""
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti")
    town.also_at("siti", "whatsapp", SITI)


async def sends(town: WhatsAppTown, url: str = f"{API}/2010-04-01/Accounts/AC1/Messages/MM1/Media/{SID}") -> None:
    await town.says(SITI, "", MessageType="image", MediaUrl0=url, MediaContentType0="image/jpeg")


def test_a_photo_is_kept_with_the_message(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.media[SID] = ("text/html", PHOTO)
        await sends(town)

    in_town(database_url, walk)
    message, contents = came(engine)
    assert [(file.name, file.media_type) for file in message.files] == [(f"{SID}.jpg", "image/jpeg")]
    assert contents == [PHOTO]


def test_from_a_stranger_nothing_is_fetched(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.media[SID] = ("image/jpeg", PHOTO)
        url = f"{API}/2010-04-01/Accounts/AC1/Messages/MM1/Media/{SID}"
        await town.says(EKO, "", MessageType="image", MediaUrl0=url, MediaContentType0="image/jpeg")
        assert [path for _, path, _ in town.twilio.requests if "/Media/" in path] == []

    in_town(database_url, walk)
    assert came(engine)[1] == []


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ\x90\x00", b"PK\x03\x04", b"", b"GIF89a"]
)
def test_what_is_no_evidence_is_not_kept(database_url: str, engine: Engine, content: bytes) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.media[SID] = ("image/jpeg", content)
        await sends(town)

    in_town(database_url, walk)
    message, contents = came(engine)
    assert (message.files, contents) == ((), [])
    assert message.attached is not None


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://169.254.169.254/",
        "http://[::1]/",
        "http://2130706433/",
        "file:///etc/passwd",
        "https://evil.example/",
        "https://api.twilio.com.evil.example/",
        "http://media.twiliocdn.com/a",
        "https://media.twiliocdn.com:8443/a",
    ],
)
def test_no_redirect_leads_elsewhere(database_url: str, engine: Engine, target: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.redirects[SID] = target
        await sends(town)

    in_town(database_url, walk)
    assert came(engine)[0].files == ()
    with pytest.raises(NotFetched):
        check(target, API)


def test_a_name_that_cannot_be_looked_up_costs_no_message(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.redirects[SID] = f"https://{'a' * 64}.twilio.com/a"
        await sends(town)

    in_town(database_url, walk)
    assert came(engine)[0].files == ()


def test_a_photo_that_is_delivered_many_times_is_fetched_and_kept_once(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.media[SID] = ("image/jpeg", PHOTO)
        media = {"MediaUrl0": f"{town.twilio.url}/Media/{SID}", "MediaContentType0": "image/jpeg"}
        form = town.twilio.inbound(SITI, "nota", **media)
        for _ in range(2):
            answers = await asyncio.gather(*(town.twilio.post(f"{town.twilio.hook}/whatsapp", form) for _ in range(9)))
            assert {answer.status for answer in answers} == {200}

    in_town(database_url, walk)
    assert came(engine)[1] == [PHOTO]


def test_the_address_in_the_message_is_never_asked(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.media[SID] = ("image/jpeg", PHOTO)
        await sends(town, f"http://169.254.169.254/Media/{SID}")
        asked = [path for method, path, _ in town.twilio.requests if "/Media/" in path]
        [message] = [one for one in town.twilio.messages if one.direction == "inbound"]
        assert asked == [f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{message.sid}/Media/{SID}"]

    in_town(database_url, walk)
    assert came(engine)[1] == [PHOTO]


def test_too_much_is_not_read(database_url: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "MESSAGE_BYTES", 500)

    async def walk(town: WhatsAppTown) -> None:
        town.twilio.media[SID] = ("image/jpeg", PHOTO)
        await sends(town)

    in_town(database_url, walk)
    assert came(engine)[1] == []


@pytest.mark.parametrize("private", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "192.168.1.1", "100.64.0.1"])
def test_a_good_name_at_a_private_address_is_refused(private: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        async def points_inside(*_: Any, **__: Any) -> list[Any]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (private, 443))]

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", points_inside)
        with pytest.raises(OSError, match="private"):
            await PublicOnly("api.twilio.com").resolve("media.twiliocdn.com", 443)
        assert await PublicOnly("emulator").resolve("emulator", 443)

    asyncio.run(run())


def test_twilios_own_stores_are_good() -> None:
    for url in (
        f"{API}/x",
        "https://media.twiliocdn.com/a",
        "https://s3-external-1.amazonaws.com/media.twiliocdn.com/a",
    ):
        check(url, API)
