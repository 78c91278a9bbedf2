"""Every kind of message is taken, once, by whatever way it comes."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from twilio.request_validator import RequestValidator

from bot.channels.message import Attached
from bot.channels.whatsapp.receive import incoming
from storage import tables
from storage.tables.columns import table_of
from tests.channels.contracts import contract
from tests.channels.whatsapp_town import RINA, SITI, WhatsAppTown, in_town
from tests.fakes.twilio_rules import TOKEN

FORMS = json.loads((Path(__file__).parent / "whatsapp" / "inbound.json").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
WHO = {"From": f"whatsapp:{SITI}", "MessageSid": "SM1"}
_inbox = table_of(tables.Inbox)


@pytest.mark.parametrize(
    ("name", "text", "pressed", "attached"),
    [
        ("text", "keripik 14 nastar 5", None, None),
        ("quick_reply", "Betul", "t:1f:2a25f476:yes", None),
        ("list_reply", "Undang", "s:undang", None),
        ("blank_fields", "saldo", None, None),
        ("location", "", None, Attached.LOCATION),
        ("contact", "", None, Attached.CONTACT),
        ("photo", "", None, Attached.PHOTO),
        ("photo_called_text", "nota", None, Attached.PHOTO),
        ("document", "", None, Attached.DOCUMENT),
        ("voice", "", None, Attached.VOICE),
        ("sticker", "", None, Attached.STICKER),
        ("forwarded", "", None, Attached.OTHER),
    ],
)
def test_a_form_says_what_was_sent(name: str, text: str, pressed: str | None, attached: Attached | None) -> None:
    heard = incoming(WHO | FORMS[name], NOW)
    assert heard is not None
    assert (heard.text, heard.pressed, heard.attached, heard.address) == (text, pressed, attached, SITI)


def test_a_reply_names_what_it_replies_to() -> None:
    heard = incoming(WHO | FORMS["quick_reply"], NOW)
    assert heard is not None
    assert heard.replies_to == "MM00000000000000000000000000000009"


def test_somebody_who_hides_the_number_is_answered_by_account() -> None:
    heard = incoming(WHO | FORMS["hidden_number"], NOW)
    assert heard is not None
    assert (heard.address, heard.holder) == ("ID.4566000000000001", "ID.4566000000000001")


@pytest.mark.parametrize("name", ["sms", "other_product"])
def test_what_is_not_whatsapp_is_left_alone(name: str) -> None:
    assert incoming(WHO | FORMS[name], NOW) is None


def test_a_message_without_an_id_has_one_by_what_it_says() -> None:
    form = {"From": f"whatsapp:{SITI}", "Body": "halo"}
    first, again, other = (incoming(one, NOW) for one in (form, form, form | {"Body": "lagi"}))
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.external_id == again.external_id != other.external_id


def test_a_replay_that_parts_the_signed_fields_otherwise_is_the_same_message() -> None:
    sid = "SM" + "0a" * 16
    form = {"Body": "setor 50rb", "From": f"whatsapp:{SITI}", "MessageSid": sid, "NumMedia": "0", "SmsMessageSid": sid}
    without_id = {"MessageSi": f"d{sid}", "SmsMessageSi": f"d{sid}", "NumMedia": "0"}
    longer_id = {"MessageSid": f"{sid}NumMedia0", "SmsMessageSid": sid}
    who = {"Body": form["Body"], "From": form["From"]}
    signed = RequestValidator(TOKEN).compute_signature("https://bot.example.id/whatsapp", form)
    for parted in (form, who | without_id, who | longer_id):
        assert RequestValidator(TOKEN).validate("https://bot.example.id/whatsapp", parted, signed)
        heard = incoming(parted, NOW)
        assert heard is not None
        assert heard.external_id == sid


def test_a_message_delivered_many_times_counts_once(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        form = town.twilio.inbound(SITI, "halo")
        answers = await asyncio.gather(*(town.twilio.post(f"{town.twilio.hook}/whatsapp", form) for _ in range(20)))
        assert {answer.status for answer in answers} == {200}
        await town.twilio.hears(SITI, 0)
        await town.says(SITI, "bantuan")
        assert len(town.twilio.at(SITI)) == 2

    in_town(database_url, walk)
    with engine.connect() as connection:
        assert len(connection.execute(select(_inbox.c.external_id)).all()) == 2


@pytest.mark.parametrize(
    "odd",
    [
        {"ProfileName": "Si\0ti"},
        {"ExternalUserId": "whatsapp:ID.\0"},
        {"OriginalRepliedMessageSid": "\0"},
        {"ButtonPayload": "s:me\0nu"},
        {"Body": "me\0nu"},
    ],
    ids=str,
)
def test_letters_that_no_database_takes_cost_no_message(database_url: str, engine: Engine, odd: dict[str, str]) -> None:
    async def walk(town: WhatsAppTown) -> None:
        form = town.twilio.inbound(SITI, "menu") | odd
        assert (await town.twilio.post(f"{town.twilio.hook}/whatsapp", form)).status == 200
        await town.twilio.hears(SITI, 0)

    in_town(database_url, walk)
    with engine.connect() as connection:
        assert connection.execute(select(_inbox.c.attempts)).scalars().all() == [0]


def test_twilio_is_told_nothing_but_that_it_is_committed(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        form = town.twilio.inbound(RINA, "halo")
        answer = await town.twilio.post(f"{town.twilio.hook}/whatsapp", form)
        assert (answer.status, answer.content_type) == (200, "text/xml")
        assert (await answer.text()).endswith("<Response/>")
        with engine.connect() as connection:
            assert connection.execute(select(_inbox.c.external_id)).scalars().all() == [form["MessageSid"]]

    in_town(database_url, walk)


def test_every_form_on_record_is_taken(database_url: str) -> None:
    recorded = contract("twilio_inbound.json")

    async def walk(town: WhatsAppTown) -> None:
        for one in recorded:
            path = "/whatsapp" if one["direction"] == "inbound" else "/whatsapp/status?b=1&n=2&a=1"
            answer = await town.twilio.post(town.twilio.hook + path, one["form"])
            assert answer.status == 200, one["id"]
        senders = {one["form"].get("From", "") for one in recorded if one["direction"] == "inbound"}
        people = {sender for sender in senders if sender.startswith("whatsapp:")}
        await town.twilio.until(lambda: people <= {message.to for message in town.twilio.messages})
        assert {message.to for message in town.twilio.messages} == people

    in_town(database_url, walk)
