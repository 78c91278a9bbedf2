"""After a time in which nobody listened, what was missed is taken once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from bot.channels.whatsapp import channel
from storage import tables
from storage.tables.columns import table_of
from tests.channels.whatsapp_town import RINA, SITI, WhatsAppTown, in_town

_inbox = table_of(tables.Inbox)


def test_missed_messages_are_taken_once_and_in_order(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        town.app.clock.ahead += timedelta(hours=3)
        missed = []
        for text in ("satu", "dua", "tiga"):
            missed.append(town.twilio.inbound(SITI, text))
            town.app.clock.ahead += timedelta(seconds=1)
        await town.channel.catch_up(town.app.take)
        await town.channel.catch_up(town.app.take)
        await town.twilio.post(f"{town.twilio.hook}/whatsapp", missed[0])
        await town.settles()
        assert len(town.twilio.at(SITI)) == 4

    in_town(database_url, walk)
    with engine.connect() as connection:
        rows = connection.execute(select(_inbox.c.message).order_by(_inbox.c.received_at, _inbox.c.external_id))
        assert [row.message["text"] for row in rows] == ["halo", "satu", "dua", "tiga"]


def test_what_was_missed_is_found_though_others_wrote_before_twilio_could_be_asked(
    database_url: str, engine: Engine
) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        await town.channel.catch_up(town.app.take)
        town.app.clock.ahead += timedelta(hours=3)
        town.twilio.inbound(SITI, "satu")
        town.twilio.lists = "<html>502</html>"
        town.app.clock.ahead += timedelta(hours=1)
        await town.says(RINA, "halo")
        await town.channel.catch_up(town.app.take)
        town.twilio.lists = ""
        await town.channel.catch_up(town.app.take)

    in_town(database_url, walk)
    with engine.connect() as connection:
        rows = connection.execute(select(_inbox.c.message).order_by(_inbox.c.received_at))
        assert [row.message["text"] for row in rows] == ["halo", "halo", "satu"]


def test_a_look_that_failed_from_the_first_is_made_up_for(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.lists = "<html>502</html>"
        await town.says(SITI, "halo")
        await town.channel.catch_up(town.app.take)
        town.twilio.inbound(SITI, "satu")
        town.app.clock.ahead += timedelta(hours=1)
        await town.says(RINA, "halo")
        town.twilio.lists = ""
        await town.channel.catch_up(town.app.take)

    in_town(database_url, walk)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(_inbox)).scalar_one() == 3


def test_a_photo_that_twilio_does_not_list_keeps_nothing_else_back(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        nowhere = {"MediaUrl0": f"{town.twilio.url}/Media/ME404", "MediaContentType0": "image/jpeg"}
        town.twilio.inbound(SITI, "notanya", **nowhere)
        town.twilio.inbound(RINA, "satu")
        await town.channel.catch_up(town.app.take)

    in_town(database_url, walk)
    with engine.connect() as connection:
        rows = connection.execute(select(_inbox.c.message).order_by(_inbox.c.received_at))
        assert [(row.message["text"], row.message.get("attached")) for row in rows] == [
            ("halo", None),
            ("notanya", "document"),
            ("satu", None),
        ]


def test_our_own_messages_are_not_taken_for_the_persons(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        await town.says(RINA, "halo")
        await town.channel.catch_up(town.app.take)

    in_town(database_url, walk)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(_inbox)).scalar_one() == 2


def test_a_new_deployment_takes_nothing_of_the_past(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        town.twilio.inbound(SITI, "pesan lama")
        await town.channel.catch_up(town.app.take)

    in_town(database_url, walk)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(_inbox)).scalar_one() == 0


def test_a_list_that_nobody_can_read_stops_neither_looking_nor_sending(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "EVERY", 0.05)

    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        town.twilio.lists = "<html>502</html>"
        await town.twilio.until(lambda: town.twilio.looks() > 3)
        assert await town.says(SITI, "menu")
        town.twilio.lists = ""
        town.app.clock.ahead += timedelta(hours=3)
        before = len(town.twilio.at(SITI))
        town.twilio.inbound(SITI, "halo lagi")
        await town.twilio.hears(SITI, before)

    in_town(database_url, walk)
