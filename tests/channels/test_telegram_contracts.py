"""What Telegram really sends is taken, and what is sent to it is what its documentation allows."""

import asyncio
import json
import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from bot.channels.message import Blocked, Happening, Incoming, Outgoing, Parcel, Refused, Throttled
from bot.channels.telegram.receive import Me, incoming_of
from bot.channels.telegram.update import Update
from tests.channels.telegram_town import GROUP, RINA, SITI, TelegramTown, telegram_town
from tests.fakes.telegram import Call, FakeTelegram, Fault

CONTRACTS = Path(os.environ.get("LAPORMITRA_CONTRACTS", "../shared/contracts"))
pytestmark = pytest.mark.skipif(
    not CONTRACTS.is_dir(), reason=f"no payloads recorded from the platforms in {CONTRACTS}"
)
ME = Me(123456, "foo_bot")
ANSWERED = {"text", "caption", "photo", "voice", "audio", "video", "video_note", "sticker", "document", "animation"}
ANSWERED |= {"location", "venue", "contact", "poll", "dice", "game", "story", "checklist"}


@cache
def updates() -> list[dict[str, Any]]:
    return list(json.loads((CONTRACTS / "telegram_updates.json").read_text(encoding="utf-8")))


@cache
def bot_api() -> dict[str, Any]:
    return dict(json.loads((CONTRACTS / "telegram_bot_api.json").read_text(encoding="utf-8")))


def meaning(update: dict[str, Any]) -> Incoming | None:
    return incoming_of(Update.read(update), ME, datetime.now(UTC))


def test_every_kind_of_update_can_be_read() -> None:
    assert len([Update.read(one["update"]) for one in updates()]) == 150


def test_only_what_a_person_writes_in_private_is_answered() -> None:
    for one in updates():
        said = meaning(one["update"])
        if said and not said.event and said.pressed is None:
            message = one["update"].get("message") or one["update"]["edited_message"]
            assert message["chat"]["type"] == "private", one["id"]
            assert ANSWERED & set(message), one["id"]


def test_whatever_a_person_writes_in_private_is_answered() -> None:
    for one in updates():
        message = one["update"].get("message", {})
        private = (
            message.get("chat", {}).get("type") == "private" and not message.get("from", {"is_bot": True})["is_bot"]
        )
        if private and ANSWERED & set(message):
            assert (meaning(one["update"]) is None) == (one["label"] == "command_tag_wrong"), one["id"]


def test_groups_are_heard_of_but_not_listened_to() -> None:
    kinds = {said.event.kind for one in updates() if (said := meaning(one["update"])) and said.event}
    assert kinds == set(Happening)
    talk = {"message_different_topic", "message_general_topic", "message_topic", "message_topic_reply"}
    assert all(meaning(one["update"]) is None for one in updates() if one["label"] in talk)


def test_the_bot_takes_them_all_and_goes_on(database_url: str, engine: Engine) -> None:
    async def run() -> list[Call]:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram) as town:
            for number, one in enumerate(updates(), start=10**9):
                await telegram.repeats({**one["update"], "update_id": number})
            assert "LaporMitra" in await town.says(SITI, "/start")
            expected = {
                int(said.address)
                for said in map(meaning, (one["update"] for one in updates()))
                if said and answers(said)
            }
            await telegram.until(lambda: expected <= set(telegram.chats))
            assert set(telegram.chats) == expected | {SITI}
            return telegram.calls

    calls = asyncio.run(run())
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from inbox where error is not null")).scalar() == 0
    assert not [fault for call in calls for fault in faults(call)]


def answers(said: Incoming) -> bool:
    return said.event is None or said.event.kind is Happening.CALLED


def test_every_request_is_as_the_documentation_has_it(database_url: str) -> None:
    async def run() -> list[Call]:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram, "webhook") as town:
            await play(town)
            return telegram.calls

    calls = asyncio.run(run())
    assert not [fault for call in calls for fault in faults(call)]
    wanted = {"setWebhook", "getMe", "setMyCommands", "sendMessage", "sendPhoto", "sendDocument", "sendChatAction"}
    assert wanted | {"answerCallbackQuery", "editMessageReplyMarkup"} <= {call.method for call in calls}


async def play(town: TelegramTown) -> None:
    """Everything that the bot sends: texts, buttons, pictures, a sheet, a group's answer."""
    await town.opens()
    await town.joins(SITI, "Warung Bu Siti", "keripik 20 nastar 8")
    await town.says(SITI, "keripik 14 nastar 5")
    await town.taps(SITI, "Betul")
    await town.binds_group()
    await town.in_group(SITI, "/lapor", is_topic_message=True, message_thread_id=9)
    assert town.telegram.chats[GROUP][-1].sent["message_thread_id"] == 9
    await town.says(RINA, "excel")
    await town.telegram.until(lambda: town.telegram.called("sendDocument"))


def faults(call: Call) -> list[str]:
    """What the documentation would not have: an unknown method or parameter, one that is missing or of a wrong type."""
    method = bot_api()["methods"].get(call.method)
    if method is None:
        return [f"{call.method} does not exist"]
    fields = {field["name"]: field for field in method.get("fields", [])}
    unknown = [f"{call.method}: {name}" for name in call.parameters if name not in fields]
    missing = [
        f"{call.method} lacks {name}" for name, f in fields.items() if f["required"] and name not in call.parameters
    ]
    wrong = [
        f"{call.method}: {name} is {value!r}, not {fields[name]['types']}"
        for name, value in call.parameters.items()
        if name in fields and not any(fits(value, kind) for kind in fields[name]["types"])
    ]
    return unknown + missing + wrong


def fits(value: Any, kind: str) -> bool:
    """Whether a value is of a type of the documentation, with all required fields where it is an object."""
    if kind.startswith("Array of "):
        return isinstance(value, list) and all(fits(one, kind.removeprefix("Array of ")) for one in value)
    plain: dict[str, tuple[type, ...]] = {
        "Integer": (int,),
        "String": (str, int),
        "Boolean": (bool,),
        "Float": (int, float),
    }
    if kind in plain:
        return isinstance(value, plain[kind])
    if kind == "InputFile":
        return isinstance(value, bytes)
    shape = bot_api()["types"][kind]
    if shape.get("subtypes"):
        return any(fits(value, subtype) for subtype in shape["subtypes"])
    fields = {field["name"]: field for field in shape.get("fields", [])}
    return (
        isinstance(value, dict)
        and all(name in value for name, field in fields.items() if field["required"])
        and all(name in fields and any(fits(v, k) for k in fields[name]["types"]) for name, v in value.items())
    )


def test_the_check_of_requests_finds_what_is_wrong() -> None:
    for method, parameters in (
        ("sendMesage", {}),
        ("sendMessage", {"chat_id": 7}),
        ("sendMessage", {"chat_id": 7, "text": "a", "markup": {}}),
        ("sendMessage", {"chat_id": 7, "text": "a", "reply_markup": {"inline_keyboard": [[{"label": "a"}]]}}),
        ("setMyCommands", {"commands": {"command": "a"}}),
    ):
        assert faults(Call(method, parameters, 0.0)), (method, parameters)
    assert not faults(Call("sendMessage", {"chat_id": 7, "text": "a"}, 0.0))


REFUSALS = {"too_long": Refused, "too_many_requests": Throttled, "user_deactivated": Blocked, "wrong_file_id": Refused}


@pytest.mark.parametrize("name", REFUSALS)
def test_refusals_as_recorded_are_told_apart(database_url: str, name: str) -> None:
    recorded = json.loads((CONTRACTS / "telegram_responses.json").read_text(encoding="utf-8"))[name]["response"]

    async def run() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram) as town:
            fault = Fault(recorded["error_code"], recorded["description"], recorded.get("parameters", {}))
            telegram.fails("sendMessage", fault)
            with pytest.raises(REFUSALS[name]) as failed:
                await town.app.channels["telegram"].send(Parcel(1, str(SITI), Outgoing("Halo")))
            if isinstance(failed.value, Throttled):
                assert failed.value.after_seconds == 14

    asyncio.run(run())
