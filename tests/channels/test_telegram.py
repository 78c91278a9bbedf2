"""Receiving and sending on Telegram when things go wrong."""

import asyncio
import io
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, select, text
from structlog.testing import capture_logs

from bot.channels.message import (
    Attachment,
    Blocked,
    Button,
    Incoming,
    Outgoing,
    Parcel,
    Refused,
    SendFailed,
    Throttled,
    Unreachable,
)
from bot.channels.telegram import Telegram
from bot.channels.telegram.polling import by_chat
from bot.clock import Clock
from bot.config import Telegram as Settings
from bot.store import store_on
from storage import tables
from storage.tables.columns import table_of
from tests.channels.telegram_sending import sent
from tests.channels.telegram_town import RINA, SECRET, SITI, TelegramTown, telegram_town
from tests.fakes.telegram import TOKEN, FakeTelegram, Fault, blocked, too_many
from tests.town import Town

inbox_table = table_of(tables.Inbox)
Play = Callable[[TelegramTown], Awaitable[None]]


def played(database_url: str, play: Play, mode: str = "polling", **settings: Any) -> FakeTelegram:
    """Play with a worker on the fake, and return the fake."""

    async def run() -> FakeTelegram:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram, mode, **settings) as town:
            await play(town)
            return telegram

    return asyncio.run(run())


async def quiet(town: TelegramTown) -> None:
    """Long enough for anything that would still come."""
    await asyncio.sleep(0.3)


def is_so(asked: Callable[[], object], expected: object) -> bool:
    return asked() == expected


# Receiving.


@pytest.mark.parametrize("mode", ["polling", "webhook"])
def test_an_update_that_comes_twice_is_answered_once(database_url: str, mode: str) -> None:
    async def play(town: TelegramTown) -> None:
        update = await town.telegram.says(SITI, "/start")
        await town.telegram.hears(SITI, 0)
        await asyncio.gather(*(town.telegram.repeats(update) for _ in range(5)))
        await quiet(town)
        assert len(town.telegram.chats[SITI]) == 1

    played(database_url, play, mode)


def test_the_offset_moves_on_only_when_all_before_it_is_committed(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        seen: list[int] = []
        held = asyncio.Event()
        store_do = town.app.store.do

        async def slow(work):
            await held.wait()
            return await store_do(work)

        town.app.store.do = slow  # type: ignore[method-assign]
        update = await town.telegram.says(SITI, "/start")
        await asyncio.sleep(0.2)
        seen = [call.get("offset", 0) for call in town.telegram.called("getUpdates")]
        held.set()
        town.app.store.do = store_do  # type: ignore[method-assign]
        await town.telegram.hears(SITI, 0)
        await town.telegram.until(lambda: town.telegram.called("getUpdates")[-1].get("offset"))
        assert max(seen) <= update["update_id"]
        assert town.telegram.called("getUpdates")[-1]["offset"] == update["update_id"] + 1

    played(database_url, play)


def test_chats_go_side_by_side_and_one_chat_in_order() -> None:
    updates: list[dict[str, Any]] = [
        {"update_id": 1, "message": {"chat": {"id": 7}}},
        {"update_id": 2, "message": {"chat": {"id": 8}}},
        {"update_id": 3, "callback_query": {"from": {"id": 9}, "message": {"chat": {"id": 7}}}},
        {"update_id": 4, "poll_answer": {"user": {"id": 8}}},
        {"update_id": 5, "something_new": 5},
    ]
    assert [[one["update_id"] for one in chat] for chat in by_chat(updates)] == [[1, 3], [2, 4], [5]]


def test_polling_goes_on_after_errors_and_says_what_is_wrong(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        with capture_logs() as logs:
            town.telegram.fails("getUpdates", Fault(409, "Conflict: terminated by other getUpdates request"))
            await town.telegram.says(SITI, "/start")
            await town.telegram.hears(SITI, 0)
            town.telegram.fails("getUpdates", Fault(drops=True))
            await town.says(SITI, "halo")
        assert any("another program receives for this bot" in entry.get("why", "") for entry in logs)
        assert TOKEN not in json.dumps(logs, default=str)

    played(database_url, play)


def test_a_server_that_knows_no_commands_and_no_webhooks_will_do(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        assert "LaporMitra" in await town.says(SITI, "/start")

    async def run() -> None:
        async with FakeTelegram() as telegram:
            for method in ("setMyCommands", "deleteWebhook", "getMe"):
                telegram.fails(method, *[Fault(500, "Internal Server Error")] * 9)
            async with telegram_town(database_url, telegram) as town:
                await play(town)

    asyncio.run(run())


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, "{}", 403),
        ({"X-Telegram-Bot-Api-Secret-Token": "wrong"}, "{}", 403),
        ({"X-Telegram-Bot-Api-Secret-Token": SECRET + "é"}, "{}", 403),
        ({"X-Telegram-Bot-Api-Secret-Token": SECRET}, "no json", 400),
        ({"X-Telegram-Bot-Api-Secret-Token": SECRET}, "[1]", 200),
        ({"X-Telegram-Bot-Api-Secret-Token": SECRET}, '{"update_id": 1, "message": 5}', 200),
        ({"X-Telegram-Bot-Api-Secret-Token": SECRET}, '{"update_id": 1, "message": {"chat": {"id": "x"}}}', 200),
        ({"X-Telegram-Bot-Api-Secret-Token": SECRET}, '"' + "x" * (1 << 20) + '"', 413),
    ],
)
def test_the_webhook_takes_only_what_telegram_sends(
    database_url: str, headers: dict[str, str], body: str, status: int
) -> None:
    async def play(town: TelegramTown) -> None:
        async with (
            aiohttp.ClientSession() as http,
            http.post(town.hook, data=io.BytesIO(body.encode()), headers=headers) as answer,
        ):
            assert answer.status == status
            assert await answer.text() == ""

    telegram = played(database_url, play, "webhook")
    assert not telegram.chats


def test_the_webhook_is_registered_where_nobody_can_guess_it(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        hook = town.telegram.called("setWebhook")[0]
        assert len(hook["url"].rsplit("/", 1)[1]) >= 32
        assert TOKEN.split(":")[1] not in hook["url"]
        assert len(hook["secret_token"]) >= 32
        assert "poll_answer" in hook["allowed_updates"]

    played(database_url, play, "webhook", secret_token="")


def test_an_update_that_cannot_be_committed_is_asked_for_again(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        store_do = town.app.store.do
        tries: list[object] = []

        async def broken(work):
            if "incoming" in getattr(work, "keywords", {}) and len(tries) < 4:
                tries.append(work)
                raise OSError("disk full")
            return await store_do(work)

        town.app.store.do = broken  # type: ignore[method-assign]
        await town.telegram.says(SITI, "/start")
        await town.telegram.hears(SITI, 0)
        await quiet(town)
        assert 503 in town.telegram.refused_pushes
        assert len(town.telegram.chats[SITI]) == 1

    played(database_url, play, "webhook")


def test_an_edited_report_is_never_booked_twice(database_url: str, engine: Engine) -> None:
    async def play(town: TelegramTown) -> None:
        await town.opens()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20 nastar 8")
        await town.says(SITI, "keripik 14 nastar 5")
        seen = len(town.telegram.chats[SITI])
        edited = town.telegram.message(SITI, text="keripik 13 nastar 5", edit_date=1_780_000_009)
        await town.telegram.brings("edited_message", edited)
        assert "13" in await town.telegram.hears(SITI, seen)
        await town.says(SITI, "ya")
        seen = len(town.telegram.chats[SITI])
        await town.telegram.brings("edited_message", edited | {"text": "keripik 12 nastar 5"})
        assert "12" in await town.telegram.hears(SITI, seen)
        live = town.telegram.message(SITI, location={"latitude": 1.0, "longitude": 2.0}, edit_date=1_780_000_009)
        seen = len(town.telegram.chats[SITI])
        await town.telegram.brings("edited_message", live)
        await quiet(town)
        assert len(town.telegram.chats[SITI]) == seen

    played(database_url, play)
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from report")).scalar() == 1


def test_an_edit_that_changes_no_word_says_nothing_again(database_url: str, engine: Engine) -> None:
    async def play(town: TelegramTown) -> None:
        await town.opens()
        await town.joins(SITI, "Warung Bu Siti", "keripik 20 nastar 8")
        await town.says(SITI, "keripik 14 nastar 5")
        await town.says(SITI, "ya")
        seen = len(town.telegram.chats[SITI])
        said = (await town.telegram.says(SITI, "sudah setor 100rb"))["message"]
        assert "100.000" in await town.telegram.hears(SITI, seen)
        seen = len(town.telegram.chats[SITI])
        await town.telegram.brings("edited_message", said | {"edit_date": 1_780_000_009})
        await quiet(town)
        assert len(town.telegram.chats[SITI]) == seen
        changed = await town.telegram.brings("edited_message", said | {"edit_date": 1_780_000_010, "text": "saldo"})
        assert "255.000" in await town.telegram.hears(SITI, seen)
        seen = len(town.telegram.chats[SITI])
        await town.telegram.brings("edited_message", changed["edited_message"] | {"edit_date": 1_780_000_011})
        await quiet(town)
        assert len(town.telegram.chats[SITI]) == seen

    played(database_url, play)
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from remittance")).scalar() == 1


def test_a_photo_of_the_nota_is_kept_with_its_words(database_url: str, engine: Engine) -> None:
    picture = b"\xff\xd8\xff\xe0 a picture"
    neighbours = Town(engine)
    neighbours.opens()
    neighbours.joins("siti", "Warung Bu Siti")
    neighbours.also_at("siti", "telegram", str(SITI))

    async def play(town: TelegramTown) -> None:
        town.telegram.files = {"large": picture, "program": b"MZ\x90"}
        photo = [{"file_id": "small", "file_size": 9}, {"file_id": "large", "file_size": 99}]
        seen = len(town.telegram.chats[SITI])
        update = await town.telegram.brings("message", town.telegram.message(SITI, photo=photo, caption="/start"))
        await town.telegram.hears(SITI, seen)
        await town.telegram.repeats(update)
        await town.telegram.until(lambda: town.telegram.called("getUpdates")[-1].get("offset") > update["update_id"])
        await town.says(SITI, "menu")
        assert len(town.telegram.called("getFile")) == 1
        document = {"file_id": "program", "file_size": 9, "file_name": "nota.pdf", "mime_type": "application/pdf"}
        await town.telegram.brings("message", town.telegram.message(SITI, document=document))
        await town.telegram.brings("message", town.telegram.message(SITI, photo=[{"file_id": "gone"}]))
        await town.telegram.until(lambda: len(town.telegram.chats[SITI]) == seen + 4)

    played(database_url, play)
    with engine.connect() as connection:
        came = connection.execute(text("select content, media_type from file where digest <> ''")).all()
        on_telegram = select(inbox_table).where(inbox_table.c.channel == "telegram").order_by("received_at")
        messages = [row.message for row in connection.execute(on_telegram)]
    assert came == [(picture, "image/jpeg")]
    assert [len(message.get("files", ())) for message in messages] == [1, 0, 0, 0]


# Sending.


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        (too_many(3), Throttled),
        (blocked(), Blocked),
        (Fault(403, "Forbidden: bot was kicked from the supergroup chat"), Blocked),
        (Fault(400, "Bad Request: chat not found"), Blocked),
        (Fault(400, "Bad Request: not enough rights to send text messages to the chat"), Blocked),
        (Fault(400, "Bad Request: message is too long"), Refused),
        (Fault(401, "Unauthorized"), Throttled),
        (Fault(409, "Conflict: terminated by other getUpdates request"), Throttled),
        (Fault(413, "Request Entity Too Large"), Refused),
        (Fault(429, "Too Many Requests"), Throttled),
        (Fault(500, "Internal Server Error"), Unreachable),
        (Fault(502, "Bad Gateway"), Unreachable),
        (Fault(drops=True), Unreachable),
    ],
)
def test_every_failure_is_one_of_a_few(
    database_url: str, engine: Engine, fault: Fault, failure: type[SendFailed]
) -> None:
    with pytest.raises(failure):
        sent(database_url, engine, Parcel(1, str(SITI), Outgoing("Halo")), fault)


def test_without_a_connection_nothing_was_sent_and_it_may_be_tried_again(engine: Engine) -> None:
    async def run() -> None:
        store = store_on(engine)
        channel = Telegram(Settings(token=SecretStr(TOKEN), api_base_url="http://127.0.0.1:9"), store, Clock())
        with pytest.raises(Throttled):
            await channel.send(Parcel(1, str(SITI), Outgoing("Halo")))
        await channel._hang_up()
        await store.close()

    asyncio.run(run())


@pytest.mark.parametrize(("people", "shown"), [(2, 2), (25, 0)])
def test_who_waits_long_sees_the_bot_typing_unless_so_many_wait(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, people: int, shown: int
) -> None:
    monkeypatch.setattr("bot.channels.telegram.channel.TYPING_AFTER", 0.3)

    async def run() -> FakeTelegram:
        store = store_on(engine)
        async with FakeTelegram() as telegram:
            for person in range(people):
                await telegram.says(SITI + person, "keripik 14")
            channel = Telegram(Settings(token=SecretStr(TOKEN), api_base_url=telegram.url), store, Clock())
            receiving = asyncio.create_task(channel.receive(lambda _incoming: asyncio.sleep(0.8)))
            await asyncio.sleep(1.5)
            receiving.cancel()
            await asyncio.gather(receiving, return_exceptions=True)
            await store.close()
            return telegram

    assert len(asyncio.run(run()).called("sendChatAction")) == shown


def test_a_server_that_accepts_and_hangs_leaves_the_outcome_unknown(
    database_url: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.wire.PATIENCE", aiohttp.ClientTimeout(total=0.3))
    with pytest.raises(Unreachable):
        sent(database_url, engine, Parcel(1, str(SITI), Outgoing("Halo")), Fault(accepts=True, hangs=1.0))


def test_text_that_telegram_cannot_read_goes_out_plain(database_url: str, engine: Engine) -> None:
    unread = Fault(400, "Bad Request: can't parse entities: Unsupported start tag")
    telegram = sent(database_url, engine, Parcel(1, str(SITI), Outgoing("Laku *14*")), unread)
    assert telegram.chats[SITI][0].sent["text"] == "Laku 14"
    assert "parse_mode" not in telegram.chats[SITI][0].sent


def test_long_texts_come_in_pieces_with_the_buttons_below_the_last(database_url: str, engine: Engine) -> None:
    message = Outgoing("\n\n".join(["Keripik Pisang laku *14*."] * 400), (Button("Betul", "t:1:a:yes"),))
    telegram = sent(database_url, engine, Parcel(1, str(SITI), message, answers=True))
    assert [shown.labels for shown in telegram.chats[SITI]] == [[], [], ["Betul"]]


def test_pieces_that_went_out_are_not_sent_again(engine: Engine) -> None:
    async def run() -> None:
        store = store_on(engine)
        async with FakeTelegram() as telegram:
            telegram.fails("sendMessage", Fault(), too_many(1))
            channel = Telegram(Settings(token=SecretStr(TOKEN), api_base_url=telegram.url), store, Clock())
            parcel = Parcel(1, str(SITI), Outgoing("satu " * 1_000), answers=True)
            with pytest.raises(Throttled):
                await channel.send(parcel)
            await channel.send(parcel)
            assert len(telegram.chats[SITI]) == 2
            await channel._hang_up()
        await store.close()

    asyncio.run(run())


def test_a_file_is_uploaded_once_and_then_called_by_its_id(engine: Engine) -> None:
    async def run() -> None:
        store = store_on(engine)
        async with FakeTelegram() as telegram:
            file = Attachment(5, "ringkasan.xlsx", "application/vnd.ms-excel", 9)
            for _restart in range(2):
                channel = Telegram(Settings(token=SecretStr(TOKEN), api_base_url=telegram.url), store, Clock())
                parcels = [
                    Parcel(n, str(who), Outgoing("Minggu ini", attachment=file), b"xlsx")
                    for n, who in enumerate((1, 2, 3))
                ]
                await asyncio.gather(*(channel.send(parcel) for parcel in parcels))
                await channel._hang_up()
            assert telegram.uploads == 1
            assert [len(telegram.chats[who]) for who in (1, 2, 3)] == [2, 2, 2]
            telegram.fails(
                "sendDocument", Fault(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
            )
            await channel.send(Parcel(9, "4", Outgoing("Minggu ini", attachment=file), b"xlsx"))
            assert telegram.uploads == 2
            await channel._hang_up()
        await store.close()

    asyncio.run(run())


def test_whoever_blocks_the_bot_is_left_alone_until_coming_back(database_url: str, engine: Engine) -> None:
    def gone() -> int:
        with engine.connect() as connection:
            asked = text("select count(*) from identity where unreachable_at is not null")
            return int(connection.execute(asked).scalar() or 0)

    async def play(town: TelegramTown) -> None:
        await town.says(SITI, "/start")
        chat = {"id": SITI, "type": "private", "first_name": "Siti"}
        for status, expected in (("kicked", 1), ("member", 0)):
            member = {"user": {"id": 123456, "is_bot": True, "first_name": "b"}, "status": status}
            change = {
                "chat": chat,
                "from": {"id": SITI},
                "date": 1,
                "old_chat_member": member,
                "new_chat_member": member,
            }
            await town.telegram.brings("my_chat_member", change)
            await town.telegram.until(partial(is_so, gone, expected))

    played(database_url, play)


def test_nobody_hears_of_the_token_when_a_request_fails(database_url: str, engine: Engine) -> None:
    for fault in (Fault(500, "Internal Server Error"), Fault(drops=True), Fault(404, "Not Found")):
        with pytest.raises(SendFailed) as failed:
            sent(database_url, engine, Parcel(1, str(RINA), Outgoing("Halo")), fault)
        assert TOKEN not in repr(failed.getrepr(style="long"))


def test_dates_in_milliseconds_are_read(database_url: str) -> None:
    from bot.channels.telegram.receive import Me, incoming_of
    from bot.channels.telegram.update import Update

    message = {"message_id": 1, "from": {"id": 7}, "chat": {"id": 7}, "date": 1_780_000_000_000, "text": "halo"}
    said = incoming_of(Update.read({"update_id": 1, "message": message}), Me(1), datetime.now(UTC))
    assert isinstance(said, Incoming)
    assert said.sent_at == datetime.fromtimestamp(1_780_000_000, UTC)
