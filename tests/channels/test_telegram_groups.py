"""Groups on Telegram: bound by the owner's code, spoken to without money, never listened to."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from sqlalchemy import Engine, text

from storage import groups
from tests.channels.telegram_town import FAMILY, GROUP, RINA, SITI, TelegramTown, telegram_town
from tests.fakes.telegram import FakeTelegram, migrated


def played(database_url: str, play: Callable[[TelegramTown], Awaitable[None]]) -> None:
    """Play in a town whose owner has a partner and a group."""

    async def run() -> None:
        async with FakeTelegram() as telegram, telegram_town(database_url, telegram) as town:
            await town.opens()
            await town.joins(SITI, "Warung Bu Siti", "keripik 20 nastar 8")
            await play(town)

    asyncio.run(run())


def is_so(asked: Callable[[], bool], expected: bool) -> bool:
    return asked() is expected


async def quiet() -> None:
    await asyncio.sleep(0.4)


def test_the_owner_binds_a_group_with_a_code_that_works_once(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        code = (await town.says(RINA, "grup")).split("/ikat ")[1][:8]
        assert "tidak bisa dipakai" in await town.in_group(SITI, "/ikat ABCDEFGH")
        assert "Kue Bu Rina" in await town.in_group(RINA, f"/ikat {code}")
        assert "tidak bisa dipakai" in await town.in_group(RINA, f"/ikat {code}")

    played(database_url, play)


def test_codes_are_not_to_be_guessed(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        code = (await town.says(RINA, "grup")).split("/ikat ")[1][:8]
        for _ in range(5):
            await town.in_group(SITI, "/ikat ABCDEFGH")
        assert "Kue Bu Rina" not in await town.in_group(RINA, f"/ikat {code}")

    played(database_url, play)


def test_announcements_and_a_recap_without_money_go_to_the_group(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        await town.binds_group()
        await town.says(RINA, "umumkan Lebaran libur 8-14 Maret")
        seen = len(town.telegram.chats[GROUP])
        await town.says(RINA, "ya")
        assert "Lebaran libur" in await town.telegram.hears(GROUP, seen)
        await town.says(SITI, "keripik 14 nastar 5")
        await town.says(SITI, "ya")
        seen = len(town.telegram.chats[GROUP])
        await town.goes_to("2026-11-23T10:05")
        recap = await town.telegram.hears(GROUP, seen)
        assert "1 dari 1" in recap
        assert "Nastar" in recap
        assert not [shown for shown in town.telegram.chats[GROUP] if "Rp" in shown.text]

    played(database_url, play)


def test_talk_is_not_heard_and_commands_are_answered_with_one_line(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        for said in ("keripik 14", "halo semua", "/lapor@another_bot"):
            await town.telegram.says(SITI, said, chat=FAMILY)
        await quiet()
        assert not town.telegram.chats[GROUP]
        assert "https://t.me/lapormitra_bot" in await town.in_group(SITI, "/saldo@lapormitra_bot")
        assert "Rp" not in town.telegram.chats[GROUP][0].text

    played(database_url, play)


def test_an_announcement_stays_in_its_topic_and_falls_back_to_the_group(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        code = (await town.says(RINA, "grup")).split("/ikat ")[1][:8]
        await town.in_group(RINA, f"/ikat {code}", is_topic_message=True, message_thread_id=44)
        assert town.telegram.chats[GROUP][-1].sent["message_thread_id"] == 44

    played(database_url, play)


def test_a_group_that_moved_is_called_by_its_new_number_from_then_on(database_url: str, engine: Engine) -> None:
    async def play(town: TelegramTown) -> None:
        await town.binds_group()
        town.telegram.fails("sendMessage", migrated(-100_888))
        await town.telegram.says(SITI, "/lapor", chat=FAMILY)
        await town.telegram.hears(-100_888, 0)
        with engine.connect() as connection:
            assert connection.execute(text("select address from group_chat")).scalar() == "-100888"
        service = town.telegram.message(SITI, chat=FAMILY, migrate_to_chat_id=-100_888)
        await town.telegram.brings("message", service)
        await town.says(RINA, "umumkan Besok libur")
        await town.says(RINA, "ya")
        await town.telegram.until(lambda: len(town.telegram.chats[-100_888]) == 2)

    played(database_url, play)


@pytest.mark.parametrize("nonsense", ["elsewhere", True, -1.5, [7]])
def test_a_group_that_moved_nowhere_keeps_its_number(database_url: str, engine: Engine, nonsense: object) -> None:
    async def play(town: TelegramTown) -> None:
        await town.binds_group()
        town.telegram.fails("sendMessage", migrated(nonsense))
        await town.telegram.says(SITI, "/lapor", chat=FAMILY)
        await town.telegram.until(lambda: states(engine)[-1] == "failed")
        assert await town.says(SITI, "menu")

    played(database_url, play)
    with engine.connect() as connection:
        assert connection.execute(text("select address from group_chat")).scalar() == str(FAMILY["id"])


def states(engine: Engine) -> list[str]:
    """What became of each message to the group, the oldest first."""
    asked = text("select state from outbox where address like '-%' order by outbox_id")
    with engine.connect() as connection:
        return list(connection.execute(asked).scalars())


def test_a_group_that_put_the_bot_out_is_not_written_to(database_url: str, engine: Engine) -> None:
    def reachable() -> bool:
        with engine.connect() as connection:
            asked = text("select count(*) from group_chat where unreachable_at is null")
            return bool(connection.execute(asked).scalar())

    async def play(town: TelegramTown) -> None:
        await town.binds_group()
        for status, expected in (("kicked", False), ("administrator", True), ("left", False)):
            member = {"user": {"id": 123456, "is_bot": True, "first_name": "b"}, "status": status}
            change = {
                "chat": FAMILY,
                "from": {"id": SITI},
                "date": 1,
                "old_chat_member": member,
                "new_chat_member": member,
            }
            await town.telegram.brings("my_chat_member", change)
            await town.telegram.until(partial(is_so, reachable, expected))

    played(database_url, play)


def test_votes_are_kept_and_may_be_changed_or_taken_back(database_url: str, engine: Engine) -> None:
    async def vote(town: TelegramTown, who: int, *options: int) -> None:
        user = {"id": who, "is_bot": False, "first_name": "Siti"}
        await town.telegram.brings("poll_answer", {"poll_id": "p1", "user": user, "option_ids": list(options)})

    def votes() -> list[list[int]]:
        with engine.connect() as connection:
            return groups.votes(connection, "telegram", "p1")

    async def play(town: TelegramTown) -> None:
        await vote(town, SITI, 1)
        await vote(town, RINA, 0)
        await town.telegram.until(lambda: votes() == [[0], [1]])
        await vote(town, SITI, 0)
        await town.telegram.until(lambda: votes() == [[0], [0]])
        await vote(town, RINA)
        await town.telegram.until(lambda: votes() == [[], [0]])

    played(database_url, play)


def test_a_question_is_a_poll_in_the_group_and_a_partner_s_vote_there_counts_once(database_url: str) -> None:
    async def play(town: TelegramTown) -> None:
        await town.binds_group()
        assert "1 grup" in await town.says(RINA, "tanya mitra Varian baru: keju atau balado?")
        await town.says(RINA, "ya")
        await town.telegram.until(lambda: town.telegram.called("sendPoll"))
        [poll] = town.telegram.called("sendPoll")
        assert (poll["chat_id"], poll["is_anonymous"]) == (GROUP, False)
        assert [option["text"] for option in poll["options"]] == ["keju", "balado"]
        assert not [shown for shown in town.telegram.chats[SITI] if "keju" in shown.text]
        for who, option in ((SITI, 0), (SITI, 1), (RINA, 0), (4711, 0)):  # an owner and a stranger have no vote
            await votes(town, who, option)
        await until_said(town, "balado: 1")
        assert "keju: 0" in await town.says(RINA, "hasil")
        await votes(town, SITI)
        await until_said(town, "0 dari 1 mitra")

    played(database_url, play)


async def votes(town: TelegramTown, who: int, *options: int) -> None:
    user = {"id": who, "is_bot": False, "first_name": "Siti"}
    poll_id = next(f"poll-{shown.message_id}" for shown in town.telegram.chats[GROUP] if "question" in shown.sent)
    await town.telegram.brings("poll_answer", {"poll_id": poll_id, "user": user, "option_ids": list(options)})


async def until_said(town: TelegramTown, words: str) -> None:
    """Ask for the result until it is so."""
    async with asyncio.timeout(10):
        while words not in await town.says(RINA, "hasil"):
            await quiet()
