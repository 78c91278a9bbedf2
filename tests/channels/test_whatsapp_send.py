"""What goes out: free words, buttons, lists, menus, files and templates, each as it fits."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

import aiohttp
import pytest

from bot.channels.message import (
    Attachment,
    Blocked,
    Button,
    Outgoing,
    OutsideWindow,
    Parcel,
    Refused,
    SendFailed,
    Throttled,
    Unreachable,
)
from bot.channels.whatsapp.errors import MEANINGS, failure
from bot.channels.whatsapp.limits import IMAGE_BYTES, LIMITS, length
from bot.channels.whatsapp.pace import Pace
from bot.channels.whatsapp.send import price
from bot.config import PRICES
from bot.domain.costs import Category
from bot.domain.template import Approved, Template
from storage import files
from tests.channels.whatsapp_town import SITI, WhatsAppTown, in_town
from tests.fakes.twilio_rules import Fault

BUTTONS = tuple(Button(f"Pilihan {n}", f"t:1f:2a25f476:{n}") for n in range(1, 12))


def parcel(message: Outgoing, content: bytes = b"", number: int = 1) -> Parcel:
    return Parcel(number, SITI, message, content, 1, 1)


def test_a_fan_out_uses_the_rate_and_no_more() -> None:
    """A thousand messages at once, on a clock of the test's own."""
    clock, went = [0.0], []

    async def sleep(seconds: float) -> None:
        clock[0] += seconds

    async def run() -> None:
        pace = Pace(80, lambda: clock[0], sleep)
        for number in range(1_000):
            await pace.wait(f"+62{number}")
            went.append(clock[0])

    asyncio.run(run())
    assert max(sum(start <= one < start + 1 for one in went) for start in went) <= 80
    assert 999 / went[-1] >= 0.95 * 80


def test_one_person_gets_45_at_once_and_then_one_in_six_seconds_while_others_do_not_wait() -> None:
    clock, went = [0.0], []

    async def sleep(seconds: float) -> None:
        clock[0] += seconds

    async def run() -> None:
        pace = Pace(80, lambda: clock[0], sleep)
        for _ in range(55):
            await pace.wait(SITI)
            went.append(clock[0])
        await pace.wait("+6281200000009")
        assert clock[0] - went[-1] < 0.1

    asyncio.run(run())
    assert went[44] < 1
    assert went[54] - went[44] == pytest.approx(10 * 6, abs=1)


def test_beyond_the_daily_tier_people_wait_until_others_have_left_the_day(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.approves()
        message = Outgoing("Minggu ini laku berapa?", template=Template(Approved.REMINDER, ("Bu Siti", "16–22 Nov")))

        async def writes(number: int, to: int) -> str:
            return await town.channel.send(Parcel(number, f"+628120000010{to}", message, b"", 1, 1))

        assert await writes(1, to=1)
        town.app.clock.ahead += timedelta(hours=20)
        assert await writes(2, to=2)
        assert await writes(3, to=1)
        with pytest.raises(Throttled) as full:
            await writes(4, to=3)
        assert full.value.after_seconds == 1_800
        town.app.clock.ahead += timedelta(hours=5)
        with pytest.raises(Throttled):
            await writes(5, to=3)
        town.app.clock.ahead += timedelta(hours=20)
        assert await writes(6, to=3)

    in_town(database_url, walk, people_per_day=2)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (20429, Throttled),
        (21211, Blocked),
        (21408, Refused),
        (21610, Blocked),
        (21656, Refused),
        (21658, Refused),
        (63003, Blocked),
        (63007, Throttled),
        (63016, OutsideWindow),
        (63018, Throttled),
        (63021, Refused),
        (63024, Blocked),
        (63049, Throttled),
        (99999, Refused),
    ],
)
def test_each_code_has_its_meaning(code: int, kind: type[SendFailed]) -> None:
    assert type(failure(code)) is kind
    assert all(meaning.wait > 0 for meaning in MEANINGS.values() if meaning.kind is Throttled)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault(429, 20429, {"Retry-After": "7"}), Throttled),
        (Fault(429, 20429, {"Retry-After": "0"}), Throttled),
        (Fault(429), Throttled),
        (Fault(200), Unreachable),
        (Fault(400, 63018), Throttled),
        (Fault(400, 21610), Blocked),
        (Fault(400, 21211), Blocked),
        (Fault(400, 12345), Refused),
        (Fault(503), Unreachable),
        (Fault(drops=True), Unreachable),
        (Fault(takes=True, drops=True), Unreachable),
    ],
)
def test_a_failure_is_one_of_the_closed_set(database_url: str, fault: Fault, kind: type[SendFailed]) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        town.twilio.faults.append(fault)
        with pytest.raises(SendFailed) as caught:
            await town.channel.send(parcel(Outgoing("Baik, Bu")))
        assert type(caught.value) is kind
        if fault.headers:
            assert isinstance(caught.value, Throttled)
            assert caught.value.after_seconds == max(1, int(fault.headers["Retry-After"]))

    in_town(database_url, walk)


def test_an_answer_that_never_comes_is_waited_for_only_so_long(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.whatsapp.client.TIMEOUT_SECONDS", 0.3)

    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        town.twilio.faults.append(Fault(takes=True, delay=2))
        with pytest.raises(Unreachable):
            await town.channel.send(parcel(Outgoing("Baik, Bu")))

    in_town(database_url, walk)


def test_within_the_window_it_is_said_freely_and_after_it_by_template(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        message = Outgoing("Minggu ini laku berapa?", template=Template(Approved.REMINDER, ("Bu Siti", "16–22 Nov")))
        with pytest.raises(OutsideWindow):
            await town.channel.send(parcel(message))
        await town.approves()
        await town.channel.send(parcel(message))
        assert town.twilio.at(SITI)[-1].template
        await town.says(SITI, "halo")
        await town.channel.send(parcel(message, number=2))
        assert town.twilio.at(SITI)[-1].text == message.text
        town.app.clock.ahead += timedelta(hours=23, minutes=56)
        await town.channel.send(parcel(message, number=3))
        assert "Bu Siti" in town.twilio.at(SITI)[-1].text
        with pytest.raises(Refused):
            await town.channel.send(parcel(Outgoing(attachment=Attachment(1, "a.png", "image/png", 1)), b"x", 4))

    in_town(database_url, walk)


def test_where_twilio_knows_that_the_window_is_shut_the_template_goes_out(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.approves()
        await town.says(SITI, "halo")
        town.twilio.faults.append(Fault(400, 63016))
        before = len(town.twilio.at(SITI))
        await town.channel.send(parcel(Outgoing("Uangnya sudah diterima")))
        [sent] = town.twilio.at(SITI)[before:]
        assert sent.template
        assert "Uangnya sudah diterima" in sent.text
        await town.channel.send(parcel(Outgoing("Satu lagi"), number=2))
        assert town.twilio.at(SITI)[-1].template

    in_town(database_url, walk)


def test_without_the_content_api_choices_are_a_menu(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        town.twilio.content_faults.append(Fault(503))
        await town.channel.send(parcel(Outgoing("Satu\ndua\ntiga\nempat?", BUTTONS[:2])))
        assert town.twilio.at(SITI)[-1].text == "Satu\ndua\ntiga\nempat?\n\n1. Pilihan 1\n2. Pilihan 2"
        made = len(town.twilio.contents)
        for number in (2, 3, 4):
            await town.channel.send(parcel(Outgoing(f"a\nb\nc\n{number}?", BUTTONS[:2]), number=number))
        assert len(town.twilio.contents) == made + 1

    in_town(database_url, walk)


def test_a_long_text_goes_out_in_parts_and_none_twice(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        before = len(town.twilio.at(SITI))
        text = "\n\n".join(f"Paragraf {n}. " + "kata " * 100 for n in range(8))
        town.twilio.faults.extend([Fault(), Fault(503)])
        with pytest.raises(Unreachable):
            await town.channel.send(parcel(Outgoing(text)))
        await town.channel.send(parcel(Outgoing(text)))
        parts = [one.text for one in town.twilio.at(SITI)[before:]]
        assert all(length(part) <= LIMITS.text for part in parts)
        assert "".join("".join(parts).split()) == "".join(text.split())

    in_town(database_url, walk)


def test_a_file_is_fetched_under_a_signed_link_that_expires(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        kept = partial(files.keep, business_id=1, name="ringkasan W47.png", media_type="image/png", content=b"png")
        file_id = await town.app.store.do(lambda connection: kept(connection, now=datetime.now(UTC)))
        await town.channel.send(
            parcel(Outgoing(attachment=Attachment(file_id, "ringkasan W47.png", "image/png", 1)), b"png")
        )
        [link] = town.twilio.at(SITI)[-1].media
        async with aiohttp.ClientSession() as session:
            for method in ("GET", "HEAD", "GET"):
                async with session.request(method, link) as answer:
                    assert (answer.status, answer.content_type, answer.content_length) == (200, "image/png", 3)
                    assert 'inline; filename="ringkasan W47.png"' in answer.headers["Content-Disposition"]
                    assert "noindex" in answer.headers["X-Robots-Tag"]
            parts = link.split("/")
            for place, other in ((-4, "1-2"), (-3, "ffffffff"), (-2, "0" * 32), (-2, "é")):
                changed = [*parts]
                changed[place] = other
                async with session.get("/".join(changed)) as answer:
                    assert answer.status == 404
            town.app.clock.ahead += timedelta(hours=13)
            async with session.get(link) as answer:
                assert answer.status == 404

    in_town(database_url, walk)


def test_a_file_that_whatsapp_would_refuse_is_not_tried(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        for content in (b"", b"x" * (IMAGE_BYTES + 1)):
            with pytest.raises(Refused):
                await town.channel.send(parcel(Outgoing(attachment=Attachment(1, "a.png", "image/png", 1)), content))

    in_town(database_url, walk)


@pytest.mark.parametrize(
    ("day", "free", "utility"), [("2025-01-01", 0, 0), ("2026-09-30", 80, 410), ("2026-10-01", 410, 410)]
)
def test_a_message_has_the_price_of_its_day(day: str, free: int, utility: int) -> None:
    now = datetime.fromisoformat(day).replace(tzinfo=UTC)
    assert (price(PRICES, Category.FREE_FORM, now), price(PRICES, Category.UTILITY, now)) == (free, utility)


def test_sending_side_by_side_makes_a_form_once(database_url: str) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        made = len(town.twilio.contents)
        messages = [parcel(Outgoing(f"{n}\n\n\n\nlagi", BUTTONS[:3]), number=n) for n in range(1, 20)]
        await asyncio.gather(*(town.channel.send(one) for one in messages))
        assert len(town.twilio.contents) == made + 1

    in_town(database_url, walk)
