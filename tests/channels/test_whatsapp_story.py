"""The happy path (stories 27, 1, 2, 12 and 21) on WhatsApp: through a server like Twilio's, by its own client."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.channels.contracts import contract
from tests.channels.twilio_contract import faults_in
from tests.channels.whatsapp_town import RINA, SITI, WhatsAppTown, in_town


def test_the_first_week_of_kue_bu_rina(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await opens_and_joins(town)
        await reports_and_corrects(town)
        await hands_over(town)
        await reads_the_summary(town)

    in_town(database_url, walk)


async def opens_and_joins(town: WhatsAppTown) -> None:
    assert "Kue Bu Rina* sudah siap" in await town.opens()
    await town.approves()
    code = await town.invites("Warung Bu Siti")
    offer = await town.says(SITI, f"MULAI {code}")
    assert "25%" in offer
    assert "SETUJU" in offer
    assert "setuju" not in (await town.says(SITI, "ok")).split("*SETUJU*")[0]
    assert "Terima kasih, Bu Siti" in await town.says(SITI, "SETUJU")
    await town.says(RINA, "titip keripik 20 nastar 8 ke warung siti")
    before = len(town.twilio.at(SITI))
    await town.says(RINA, "ya")
    await town.twilio.hears(SITI, before)
    await town.taps(SITI, "Sudah datang")


async def reports_and_corrects(town: WhatsAppTown) -> None:
    before = len(town.twilio.at(SITI))
    await town.goes_to("2026-11-21 16:00")
    prompt = await town.twilio.hears(SITI, before)
    assert "Titipan: Keripik Pisang 20 dan Nastar 8" in prompt
    assert town.twilio.at(SITI)[-1].template
    question = await town.says(SITI, "keripik 15 nastar 5")
    assert "Setor ke Kue Bu Rina *Rp262.500*" in question
    assert [label for label, _ in town.twilio.at(SITI)[-1].buttons] == ["Betul", "Ubah", "Batal"]
    assert "dicatat" in await town.taps(SITI, "Betul")
    correction = await town.says(SITI, "ralat keripik 14 bukan 15")
    assert "*Rp255.000*" in correction
    assert "Rp255.000" in await town.says(SITI, "betul")


async def hands_over(town: WhatsAppTown) -> None:
    before = len(town.twilio.at(RINA))
    assert "Rp155.000" in await town.says(SITI, "sudah setor 100rb")
    asked = await town.twilio.hears(RINA, before)
    assert "Rp100.000" in asked
    before = len(town.twilio.at(SITI))
    news = town.twilio.at(RINA)[-1]
    assert news.template
    assert "terima 2" in news.text
    assert "Rp155.000" in await town.says(RINA, "terima 2")
    assert "Rp100.000" in await town.twilio.hears(SITI, before)


async def reads_the_summary(town: WhatsAppTown) -> None:
    before = len(town.twilio.at(RINA))
    await town.goes_to("2026-11-23 07:00")
    ready = await town.twilio.hears(RINA, before)
    await town.settles()
    assert "Ringkasan penjualan *Kue Bu Rina*" in ready
    before = len(town.twilio.at(RINA))
    summary = await town.taps(RINA, "Lihat ringkasan")
    assert "Rp340.000" in summary
    await town.twilio.until(lambda: len(town.twilio.at(RINA)) >= before + 3)
    assert [one.media[0].rpartition(".")[2] for one in town.twilio.at(RINA)[before + 1 :]] == ["png", "xlsx"]


@pytest.mark.parametrize("words", ["keripik 14 nastar 5", "keripik 14 nastar 5, kemasannya gampang sobek"])
def test_a_weekly_report_costs_one_template_and_two_free_messages(database_url: str, words: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.approves()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20 nastar 8")
        before = len(town.twilio.at(SITI))
        await town.goes_to("2026-11-21 16:00")
        await town.twilio.hears(SITI, before)
        await town.says(SITI, words)
        await town.says(SITI, "ya")
        await town.goes_to("2026-11-24 12:00")
        await town.settles()
        kinds = Counter("template" if one.template else "free" for one in town.twilio.at(SITI)[before:])
        assert kinds == {"template": 1, "free": 2}
        told = await town.says(RINA, "biaya")
        assert "Warung Bu Siti" in told

    in_town(database_url, walk)


def test_a_yes_to_approved_words_shows_the_figures_before_it_counts(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.opens()
        await town.approves()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20 nastar 8")
        await town.goes_to("2026-11-21 16:00")
        await town.settles()
        await town.says(SITI, "keripik 14 nastar 5")
        before = len(town.twilio.at(SITI))
        await town.goes_to("2026-11-23 09:00")
        await town.twilio.hears(SITI, before)
        assert town.twilio.at(SITI)[-1].template
        assert "laku *14*" in await town.says(SITI, "ya")
        assert "Rp255.000" in await town.says(SITI, "ya")
        assert "*Rp255.000*" in await town.says(SITI, "saldo")

    in_town(database_url, walk)


def test_every_request_is_as_twilio_describes_it(database_url: str) -> None:
    messages, content = contract("twilio_messages_openapi.json"), contract("twilio_content_v1_openapi.json")

    async def walk(town: WhatsAppTown) -> None:
        await opens_and_joins(town)
        await reports_and_corrects(town)
        await reads_the_summary(town)
        await town.says(RINA, "menu")
        await town.channel.catch_up(town.app.take)
        requests = town.twilio.requests
        assert [fault for one in requests for fault in faults_in(one, messages, content)] == []
        assert {method for method, _, _ in requests} == {"GET", "POST"}
        assert len(requests) > 40

    in_town(database_url, walk)
