"""Stories 27, 1, 2, 12 and 21 on Telegram, over real sockets, as the people see them."""

import asyncio

import pytest

from tests.channels.telegram_town import RINA, SITI, TelegramTown, telegram_town
from tests.fakes.telegram import FakeTelegram


async def the_owners_first_minutes(town: TelegramTown) -> None:
    code = await town.claim_code()
    assert "panggil" in await town.says(RINA, f"/start {code}")
    await town.says(RINA, "Bu Rina")
    await town.says(RINA, "Kue Bu Rina")
    table = await town.says(RINA, "keripik pisang 10rb per bungkus\nnastar 40rb toples\nkacang 60rb/kg")
    assert "Rp10.000" in table
    await town.taps(RINA, "Betul")
    assert "Rp25.000" in await town.says(RINA, "25% buat warung")
    await town.taps(RINA, "Betul")
    await town.says(RINA, "sabtu jam 4 sore")
    await town.says(RINA, "WIB")
    assert "Kue Bu Rina" in await town.taps(RINA, "Betul")


async def the_partner_joins(town: TelegramTown) -> None:
    asked = await town.says(RINA, "undang Warung Bu Siti 25%")
    assert "Rp25.000" in asked
    invitation = await town.taps(RINA, "Betul")
    code = invitation.split("MULAI ")[1][:8]
    await town.telegram.until(lambda: town.telegram.uploads)  # the same as a picture to print
    agreement = await town.says(SITI, f"/start {code}")
    while "SETUJU" not in agreement:
        agreement = await town.says(SITI, "Bu Siti")
    assert "25%" in agreement
    seen = len(town.telegram.chats[RINA])
    await town.says(SITI, "SETUJU")
    await town.telegram.hears(RINA, seen)
    await town.says(RINA, "titip keripik 20 nastar 8 ke Warung Bu Siti")
    seen = len(town.telegram.chats[SITI])
    await town.taps(RINA, "Betul")
    assert "Keripik" in await town.telegram.hears(SITI, seen)
    await town.taps(SITI, "Sudah datang")


async def the_report(town: TelegramTown) -> None:
    seen = len(town.telegram.chats[SITI])
    await town.goes_to("2026-11-21T16:05")
    assert "Keripik Pisang 20" in await town.telegram.hears(SITI, seen)
    answer = await town.says(SITI, "keripik 15 nastar 5")
    assert "Rp262.500" in answer
    shown = town.telegram.chats[SITI][-1]
    assert shown.sent["parse_mode"] == "HTML"
    assert "<b>" in shown.sent["text"]
    assert "sudah dicatat" in await town.taps(SITI, "Betul")
    await town.telegram.until(lambda: "✓ Betul" in shown.labels)
    assert town.telegram.called("answerCallbackQuery")


async def the_correction(town: TelegramTown) -> None:
    answer = await town.says(SITI, "ralat keripik 14 bukan 15")
    assert "Rp340.000" in answer
    assert "Rp255.000" in answer
    await town.says(SITI, "ya")
    assert "Rp255.000" in await town.says(SITI, "saldo")


async def the_money(town: TelegramTown) -> None:
    seen = len(town.telegram.chats[RINA])
    assert "Rp155.000" in await town.says(SITI, "sudah setor 100rb")
    assert "Rp100.000" in await town.telegram.hears(RINA, seen)
    await town.taps(RINA, "Terima")
    assert "Rp155.000" in await town.says(SITI, "saldo")


@pytest.mark.parametrize("mode", ["polling", "webhook"])
def test_the_first_weeks_of_kue_bu_rina_on_telegram(database_url: str, mode: str) -> None:
    async def story() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram, mode) as town:
            await the_owners_first_minutes(town)
            await the_partner_joins(town)
            await the_report(town)
            await the_correction(town)
            await the_money(town)

    asyncio.run(story())
