"""What no Telegram sends, but a forger or a stand-in may: it is taken or left, and keeps nobody else waiting."""

import asyncio
import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
import pytest
from sqlalchemy import Connection, Engine, select

from bot.channels.message import (
    LEAST_WAIT_SECONDS,
    LONGEST_WAIT_SECONDS,
    Blocked,
    Incoming,
    Outgoing,
    Parcel,
    SendFailed,
    Throttled,
    Unreachable,
)
from bot.channels.telegram import polling
from bot.channels.telegram.polling import Polling
from bot.talking.turn import keep_failed, take_again
from storage import tables
from storage.claims import Claimed
from storage.inbox import Waiting
from storage.tables.columns import table_of
from tests.channels.telegram_sending import sent
from tests.channels.telegram_town import RINA, SECRET, SITI, telegram_town
from tests.fakes.telegram import HOOKED, FakeTelegram, Fault, person

Json = dict[str, Any]
inbox = table_of(tables.Inbox)
PARCEL = Parcel(1, str(SITI), Outgoing("Halo"))
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


def said(number: int, who: int = SITI, **more: Any) -> Json:
    chat = {"id": who, "type": "private"}
    return {"update_id": number, "message": {"from": person(who), "chat": chat, "date": 1, "text": "menu", **more}}


NAMELESS: Json = {"from": {"id": 77, "first_name": "Si\0\udfffti"}}
UNREADABLE: list[Json] = [
    {"update_id": 3, "callback_query": {"message": "x"}},
    {"update_id": 3, "message": {"chat": {"id": [1]}}},
    {"update_id": 3, "message": {"chat": {"id": {}}, "from": 3}},
]
ODD = [
    said(3, date=10**20),
    said(3, date=-(10**15)),
    {"update_id": 3, "edited_message": said(3, edit_date=10**400)["message"]},
    said(3, text="menu\ud800"),
    said(3, text="me\0nu"),
    said(3, who=77, chat={"id": 77, "type": "private", "first_name": "\0"}, **NAMELESS),
    said(3, reply_to_message={"message_id": 10**40, "from": {"id": 123456}}),
    {"update_id": 3, "callback_query": {"id": "7", "from": person(SITI), "data": "a\0\ud800b"}},
    {"update_id": 3, "poll_answer": {"poll_id": "\0", "user": person(SITI), "option_ids": [10**30]}},
    {"update_id": 3, "message": {"chat": {"id": -7, "type": "group", "title": "\0"}, "date": 1, "text": "/ikat A\0B"}},
]


@pytest.mark.parametrize("update", [*UNREADABLE, *ODD])
def test_no_update_keeps_those_after_it_waiting(database_url: str, engine: Engine, update: Json) -> None:
    async def run() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram):
            await telegram.repeats(update)
            await telegram.repeats(said(4, RINA))
            await telegram.hears(RINA, 0)
            await telegram.until(lambda: telegram.called("getUpdates")[-1].get("offset") == 5)

    asyncio.run(run())
    assert failed(engine) == []


@pytest.mark.parametrize("update", ODD)
def test_what_can_be_read_is_committed_and_not_asked_for_again(database_url: str, engine: Engine, update: Json) -> None:
    assert asyncio.run(pushed(database_url, json.dumps(update))) == 200
    assert failed(engine) == []


async def pushed(database_url: str, body: str) -> int:
    """The status with which a webhook answers."""
    async with (
        FakeTelegram() as telegram,
        telegram_town(database_url, telegram, "webhook") as town,
        aiohttp.ClientSession() as http,
        http.post(town.hook, data=body.encode(), headers=HEADERS) as answer,
    ):
        return answer.status


def test_a_message_that_fails_in_every_way_leaves_the_others_their_turn(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> list[Claimed]:
        raise ValueError("poison")

    def again(connection: Connection, waiting: Waiting, now: datetime, sender: str = "") -> list[Claimed]:
        return never() if waiting.external_id == "poison" else take_again(connection, waiting, now, sender)

    monkeypatch.setattr("bot.app.take_again", again)
    monkeypatch.setattr("bot.app.keep_failed", never)

    async def run() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram) as town:
            now = town.app.clock.now()
            for name, who in (("poison", RINA), ("unlucky", SITI)):
                incoming = Incoming("telegram", name, str(who), now, "menu")
                await town.app.store.do(partial(keep_failed, incoming=incoming, error=ValueError(), now=now))
            await town.goes_to("2026-11-16T09:00")
            await telegram.hears(SITI, 0)
            assert not telegram.chats[RINA]

    asyncio.run(run())


def failed(engine: Engine) -> list[str | None]:
    """Why messages could not be taken."""
    with engine.connect() as connection:
        return list(connection.execute(select(inbox.c.error).where(inbox.c.attempts > 0)).scalars())


@pytest.mark.parametrize("body", ["[" * 100_000, '{"a":' * 50_000, "{", "9" * 5_000])
def test_json_that_nobody_can_read_is_refused(database_url: str, body: str) -> None:
    assert asyncio.run(pushed(database_url, body)) == 400


@pytest.mark.parametrize(
    "body", ["[]", "null", "1", '"x"', '{"ok": true}', '{"ok": false}', "<html>", "{}", "[" * 10_000]
)
@pytest.mark.parametrize("mode", ["polling", "webhook"])
def test_answers_that_make_no_sense_at_the_start_stop_nothing(database_url: str, mode: str, body: str) -> None:
    async def run() -> None:
        async with FakeTelegram() as telegram:
            for method in ("getMe", "deleteWebhook", "setMyCommands", "getUpdates"):
                telegram.fails(method, Fault(200, body=body))
            telegram.fails("setWebhook", Fault(200, body=body, accepts="true" in body))
            async with telegram_town(database_url, telegram, mode):
                if mode == "webhook" and "true" not in body:
                    await telegram.until(lambda: len(telegram.called("setWebhook")) == 2)
                await telegram.says(SITI, "/start")
                await telegram.hears(SITI, 0)

    asyncio.run(run())


def test_a_webhook_that_could_not_be_deleted_at_the_start_is_deleted_later(database_url: str) -> None:
    async def run() -> None:
        async with FakeTelegram() as telegram:
            telegram.fails("deleteWebhook", Fault(500, body="<html>"))
            telegram.fails("getUpdates", Fault(409, HOOKED))
            async with telegram_town(database_url, telegram):
                await telegram.until(lambda: len(telegram.called("deleteWebhook")) == 2)
                await telegram.says(SITI, "/start")
                await telegram.hears(SITI, 0)

    asyncio.run(run())


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}, Blocked),
        ({"ok": False, "error_code": 429, "description": "!", "parameters": {"retry_after": 7}}, Throttled),
        ({"ok": False}, Unreachable),
        ({"ok": False, "error_code": "x"}, Unreachable),
        ([], Unreachable),
    ],
)
def test_a_refusal_with_status_200_is_one_all_the_same(
    database_url: str, engine: Engine, answer: object, expected: type[SendFailed]
) -> None:
    with pytest.raises(expected) as refused:
        sent(database_url, engine, PARCEL, Fault(200, body=json.dumps(answer)))
    assert not isinstance(refused.value, Throttled) or refused.value.after_seconds == 7


def test_nobody_is_made_to_wait_for_years(database_url: str, engine: Engine) -> None:
    with pytest.raises(Throttled) as throttled:
        sent(database_url, engine, PARCEL, Fault(429, "Too Many Requests", {"retry_after": 10**12}))
    assert throttled.value.after_seconds == LONGEST_WAIT_SECONDS


def test_a_wait_of_less_than_nothing_is_a_wait(database_url: str, engine: Engine) -> None:
    with pytest.raises(Throttled) as throttled:
        sent(database_url, engine, PARCEL, Fault(429, "Too Many Requests", {"retry_after": -5}))
    assert throttled.value.after_seconds == LEAST_WAIT_SECONDS


def test_a_page_in_place_of_an_answer_fills_no_log(
    database_url: str, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Unreachable):
        sent(database_url, engine, PARCEL, Fault(502, body="<html>" + "gateway" * 1_000))
    assert not caplog.records


class Wire:
    """A Bot API whose answers to getUpdates are given."""

    def __init__(self, *answers: list[Json]) -> None:
        self.answers: Iterator[list[Json]] = iter(answers)
        self.offsets: list[object] = []

    async def ask(self, _method: str, *_: object, offset: int | None = None, **__: object) -> list[Json]:
        self.offsets.append(offset)
        answer = next(self.answers, None)
        if answer is None:
            raise asyncio.CancelledError
        return answer


def polled(*answers: list[Json]) -> list[object]:
    """The offsets that are asked for where these are the answers."""

    async def take(_update: Json) -> None:
        """Everything is taken."""

    async def run() -> list[object]:
        wire = Wire(*answers)
        with pytest.raises(asyncio.CancelledError):
            await Polling(wire, take).run()  # type: ignore[arg-type]
        return wire.offsets

    return asyncio.run(run())


def test_no_offset_makes_telegram_forget_what_was_not_fetched() -> None:
    assert polled([said(7)], [said(-5)], [said(-9), said(8)]) == [None, 8, 8, 9]


def test_a_server_that_repeats_itself_is_asked_in_peace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "BREATH_SECONDS", 0.05)

    async def run() -> float:
        started = asyncio.get_running_loop().time()
        await asyncio.to_thread(polled, *[[said(7)]] * 5)
        return asyncio.get_running_loop().time() - started

    assert asyncio.run(run()) >= 4 * 0.05
