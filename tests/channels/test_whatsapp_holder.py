"""A number that changes hands speaks for nobody until the owner has said who it is."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from typer.testing import CliRunner

from bot import cli
from storage import tables
from storage.tables.columns import table_of
from tests.channels.whatsapp_town import JAKARTA, RINA, SITI, WhatsAppTown, in_town

_people = table_of(tables.Person)
HELD = "masih dipakai orang yang sama"
OLD, NEW = "whatsapp:ID.1000000000000001", "whatsapp:ID.2000000000000002"
HIDDEN = "ID.1000000000000001"


async def comes_into_doubt(town: WhatsAppTown) -> str:
    """Bu Siti joined with one account; now another one writes from her number. What the owner is told."""
    await town.opens()
    await town.joins(SITI, "Warung Bu Siti", "keripik 20")
    await town.says(SITI, "saldo", ExternalUserId=OLD)
    await town.settles()
    before = len(town.twilio.at(RINA))
    answer = await town.says(SITI, "saldo", ExternalUserId=NEW)
    assert "Keripik" not in answer
    assert "Rp" not in answer
    return await town.twilio.hears(RINA, before)


@pytest.mark.parametrize(("label", "is_stranger"), [("Orang yang sama", False), ("Orang lain", True)])
def test_the_owner_says_who_it_is(database_url: str, label: str, is_stranger: bool) -> None:
    async def walk(town: WhatsAppTown) -> None:
        assert "Bu Siti" in await comes_into_doubt(town)
        told = len(town.twilio.at(RINA))
        assert HELD in await town.says(SITI, "stok", ExternalUserId=NEW)
        await town.settles()
        assert len(town.twilio.at(RINA)) == told
        await town.taps(RINA, label)
        answer = await town.says(SITI, "saldo", ExternalUserId=NEW)
        assert HELD not in answer
        assert ("*MULAI" in answer) == is_stranger

    in_town(database_url, walk)


def test_nothing_is_sent_to_a_number_in_doubt(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await comes_into_doubt(town)
        await town.settles()
        before = len(town.twilio.at(SITI))
        await town.goes_to("2026-11-22 12:00")
        await town.settles()
        assert len(town.twilio.at(SITI)) == before

    in_town(database_url, walk)


def test_the_account_we_know_lifts_the_doubt(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await comes_into_doubt(town)
        assert HELD not in await town.says(SITI, "saldo", ExternalUserId=OLD)

    in_town(database_url, walk)


def test_somebody_who_now_hides_the_number_is_the_same_person(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo", ExternalUserId=OLD)
        await town.says(HIDDEN, "halo", ExternalUserId=OLD)

    in_town(database_url, walk)
    with engine.connect() as connection:
        assert len(connection.execute(select(_people.c.person_id)).all()) == 1


def test_a_number_silent_for_ninety_days_waits_for_the_owner_s_word(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.approves()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20")
        await town.settles()
        await leaps_to(town, "2027-02-08 08:05")  # 84 days
        assert HELD not in await town.says(SITI, "stok")
        await leaps_to(town, "2027-05-10 08:05")  # 91 days more
        assert "90 hari" in town.twilio.read(RINA)
        assert HELD in await town.says(SITI, "stok")
        before = len(town.twilio.at(SITI))
        assert "bisa kirim pesan lagi" in await town.says(RINA, "orang sama siti")
        assert "Keripik" in await town.says(SITI, "stok")
        await leaps_to(town, "2027-05-17 08:05")
        assert HELD not in town.twilio.read(SITI, before)

    in_town(database_url, walk)


def test_the_account_that_is_known_ends_the_doubt_of_a_silence(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20")
        await town.says(SITI, "stok", ExternalUserId=OLD)
        await leaps_to(town, "2027-03-01 08:05")
        assert HELD in await town.says(SITI, "stok", ExternalUserId=NEW)
        assert "Keripik" in await town.says(SITI, "stok", ExternalUserId=OLD)

    in_town(database_url, walk)


async def leaps_to(town: WhatsAppTown, moment: str) -> None:
    """Let time pass without anything happening on the way, and do what is due then."""
    town.app.clock.move_to(datetime.fromisoformat(moment).replace(tzinfo=JAKARTA))
    await town.app.tick()
    await town.settles()


def test_the_host_confirms_a_number_only_where_no_owner_can(database_url: str, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'database = "{database_url}"', encoding="utf-8")

    def confirm(number: str) -> str:
        return CliRunner().invoke(cli.app, ["whatsapp", "confirm", number, "--config", str(config)]).output

    async def walk(town: WhatsAppTown) -> None:
        await comes_into_doubt(town)
        assert "Bu Rina can say so in the chat" in await asyncio.to_thread(confirm, SITI)
        await town.says(RINA, "ringkasan", ExternalUserId="whatsapp:ID.3")
        assert HELD in await town.says(RINA, "ringkasan", ExternalUserId="whatsapp:ID.4")
        assert "can write again" in await asyncio.to_thread(confirm, RINA)
        assert HELD not in await town.says(RINA, "ringkasan", ExternalUserId="whatsapp:ID.4")
        assert "is not in doubt" in await asyncio.to_thread(confirm, RINA)

    in_town(database_url, walk)


@pytest.mark.parametrize("word", ["STOP", "Berhenti", "keluar"])
def test_whoever_wants_no_messages_gets_none_until_he_says_so(database_url: str, word: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.approves()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20")
        await town.settles()
        assert "mulai" in await town.says(SITI, word)
        before = len(town.twilio.at(SITI))
        await town.goes_to("2026-11-21 17:00")
        await town.settles()
        assert len(town.twilio.at(SITI)) == before
        await town.says(SITI, "mulai")
        await town.goes_to("2026-11-23 10:00")
        await town.settles()
        assert "reminder" in town.twilio.at(SITI)[-1].template

    in_town(database_url, walk)
