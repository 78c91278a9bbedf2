"""Messages go out at least once, in order, by one sender at a time; what is unknown is never repeated in silence."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from bot.channels.message import Blocked, Refused, SendFailed, Throttled, Unreachable
from bot.clock import Clock
from bot.drawing.drawing import Drawing
from bot.sending.delivery import Delivery
from bot.sending.sent import SentBook
from bot.store import store_on
from storage import claims, leads, outbox, tables
from storage.claims import Claimed
from storage.database_clock import database_now
from storage.outbox import Sent
from storage.tables.columns import table_of
from tests.fakes.channel import NOW, Fake, delivered, row

_outbox = table_of(tables.Outbox)


def states(engine: Engine) -> dict[str, str]:
    with engine.begin() as connection:
        found = connection.execute(select(_outbox.c.message, _outbox.c.state)).all()
    return {one.message["text"]: one.state for one in found}


def test_a_chat_keeps_its_order_while_chats_go_side_by_side(engine: Engine) -> None:
    channel = Fake(takes_seconds={"slow": 0.05})
    rows = [row("slow", f"s{number}") for number in range(5)] + [row("quick", f"q{number}") for number in range(5)]
    delivered(engine, channel, rows, 10)
    assert [text for address, text in channel.sent if address == "slow"] == ["s0", "s1", "s2", "s3", "s4"]
    assert [text for address, text in channel.sent if address == "quick"] == ["q0", "q1", "q2", "q3", "q4"]
    assert channel.sent.index(("quick", "q2")) < channel.sent.index(("slow", "s4"))


def test_what_is_handed_over_after_an_older_message_waits_for_it(engine: Engine) -> None:
    with engine.begin() as connection:
        assert outbox.post(connection, [row("a", "first")], NOW) == []
        assert outbox.post(connection, [row("a", "second")], NOW, "me") == []
        held = outbox.post(connection, [row("b", "other")], NOW, "me")
    assert [one.address for one in held] == ["b"]
    assert states(engine) == {"first": "queued", "second": "queued", "other": "sending"}


@pytest.mark.parametrize(("hours", "passes"), [(6, True), (0.1, False)])
def test_what_is_held_back_for_hours_lets_younger_ones_pass(engine: Engine, hours: float, passes: bool) -> None:
    delivered(engine, Fake(fails={"held back": [Throttled(hours * 3_600)]}), [row("a", "held back")], 0.3)
    with engine.begin() as connection:
        held = outbox.post(connection, [row("a", "answer", kind="reply")], NOW, "me")
        assert bool(held) == passes
        for one in held:
            outbox.close(connection, one, "queued")
    with engine.begin() as connection:
        claimed = claims.claim(connection, ["fake"], "me")
    assert [one.message["text"] for one in claimed] == (["answer"] if passes else [])
    assert states(engine)["held back"] == "retry"


def test_a_reply_behind_another_goes_as_soon_as_that_is_out(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sending.delivery.NET_SECONDS", 30)
    channel = Fake(takes_seconds={"a": 0.3})

    async def run() -> None:
        store = store_on(engine)
        delivery = Delivery(store, {"fake": channel}, Drawing(store), Clock())
        running = asyncio.create_task(delivery.run())
        while not delivery.sender:  # noqa: ASYNC110 - nobody tells who leads
            await asyncio.sleep(0.02)
        for text in ("first", "second"):
            post = partial(outbox.post, rows=[row("a", text, kind="reply")], now=NOW, sender=delivery.sender)
            held = await store.do(post)
            delivery.hand_over(held)
            if not held:
                delivery.look_behind("fake", "a")
        await asyncio.sleep(2)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await store.close()

    asyncio.run(run())
    assert channel.sent == [("a", "first"), ("a", "second")]


def test_a_reply_is_handed_over_though_the_last_one_is_still_to_be_written_down(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("only SQLite's work is done in order")

    async def run() -> list[Claimed]:
        store = store_on(engine)
        book = SentBook(store)
        rows = [row("a", "last"), row("b", "other")]
        last, other = await store.do(partial(outbox.post, rows=rows, now=NOW, sender="me"))
        noting = [asyncio.create_task(book.note(Sent(other, "id", NOW)))]
        await asyncio.sleep(0.01)  # until its page is with the store
        noting.append(asyncio.create_task(book.note(Sent(last, "id", NOW))))
        await asyncio.sleep(0)
        book.make_haste("fake", "a")
        held = await store.do(partial(outbox.post, rows=[row("a", "next")], now=NOW, sender="me"))
        await asyncio.gather(*noting)
        await store.close()
        return held

    assert [one.message["text"] for one in asyncio.run(run())] == ["next"]
    assert states(engine) == {"last": "sent", "other": "sent", "next": "sending"}


@pytest.mark.parametrize(
    ("error", "careful", "expected"),
    [
        (lambda: Throttled(0.05), False, "sent"),
        (lambda: Throttled(0.05), True, "sent"),
        (lambda: Unreachable("timeout"), True, "unknown"),
        (lambda: Blocked("stop"), False, "failed"),
        (lambda: Refused("too long"), False, "failed"),
    ],
)
def test_every_failure_has_its_one_reaction(
    engine: Engine, error: Callable[[], SendFailed], careful: bool, expected: str
) -> None:
    channel = Fake(fails={"hello": [error()]})
    delivered(engine, channel, [row("a", "hello", careful=careful)], 5)
    assert states(engine) == {"hello": expected}


def test_a_safe_message_with_an_unknown_outcome_is_tried_again_later(engine: Engine) -> None:
    delivered(engine, Fake(fails={"hello": [Unreachable("timeout")]}), [row("a", "hello")], 0.5)
    assert states(engine) == {"hello": "retry"}


def test_a_sender_that_vanished_loses_its_messages_when_the_lease_is_over(engine: Engine) -> None:
    with engine.begin() as connection:
        outbox.post(connection, [row("a", "safe"), row("b", "careful", careful=True)], NOW, "vanished")
        past = database_now(connection) - timedelta(seconds=1)
        connection.execute(update(_outbox).values(lease_until=past))
        assert claims.give_up_unknown(connection) == 1
        taken = claims.claim(connection, ["fake"], "me")
    assert [one.message["text"] for one in taken] == ["safe"]
    assert states(engine) == {"safe": "sending", "careful": "unknown"}


def test_a_sender_that_woke_up_too_late_closes_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        (late,) = outbox.post(connection, [row("a", "hello")], NOW, "sleeper")
        connection.execute(update(_outbox).values(lease_until=database_now(connection) - timedelta(seconds=1)))
        (mine,) = claims.claim(connection, ["fake"], "me")
        assert not outbox.close(connection, late, "failed")
        assert outbox.close(connection, mine, "sent", provider_id="x")
    assert states(engine) == {"hello": "sent"}


def test_a_slow_send_keeps_its_lease_and_is_not_sent_by_another(engine: Engine) -> None:
    with engine.begin() as connection:
        (slow,) = outbox.post(connection, [row("a", "slow", careful=True)], NOW, "me")
        past = database_now(connection) - timedelta(seconds=1)
        connection.execute(update(_outbox).values(lease_until=past))
        claims.hold_on(connection, [slow])
        assert claims.give_up_unknown(connection) == 0
        assert claims.claim(connection, ["fake"], "another") == []
        assert outbox.close(connection, slow, "sent", provider_id="x")


def test_a_sender_that_only_slept_says_late_what_became_of_a_careful_message(engine: Engine) -> None:
    with engine.begin() as connection:
        (late,) = outbox.post(connection, [row("a", "hello", careful=True)], NOW, "sleeper")
        connection.execute(update(_outbox).values(lease_until=database_now(connection) - timedelta(seconds=1)))
        assert claims.give_up_unknown(connection) == 1
    assert states(engine) == {"hello": "unknown"}
    with engine.begin() as connection:
        assert outbox.close(connection, late, "sent", provider_id="x")
    assert states(engine) == {"hello": "sent"}


def test_only_one_worker_leads_and_another_takes_over(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with engine.begin() as connection:
        assert leads.lead(connection, "one")
        assert leads.lead(connection, "one")
        assert not leads.lead(connection, "two")
        leads.step_down(connection, "two")
        assert not leads.lead(connection, "two")
        leads.step_down(connection, "one")
        assert not leads.lead(connection, "two")
    monkeypatch.setattr(leads, "BREATH", -leads.BREATH)
    with engine.begin() as connection:
        leads.step_down(connection, "one")
        assert leads.lead(connection, "two")


def test_a_worker_that_stops_finishes_what_is_on_its_way_and_gives_the_lead_back(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leads, "BREATH", timedelta())
    channel = Fake(takes_seconds={"slow": 0.3})

    async def run() -> bool:
        store = store_on(engine)
        delivery = Delivery(store, {"fake": channel}, Drawing(store), Clock())
        await store.do(lambda connection: outbox.post(connection, [row("slow", "hello", careful=True)], NOW))
        running = asyncio.create_task(delivery.run())
        await asyncio.sleep(0.2)
        assert delivery.sender
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert not delivery.sender
        is_free = await store.do(lambda connection: leads.lead(connection, "another"))
        await store.close()
        return is_free

    assert asyncio.run(run())
    assert states(engine) == {"hello": "sent"}


def test_what_is_claimed_while_a_worker_stops_goes_out(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, is_claiming = claims.claim, threading.Event()

    def slow_claim(*given: Any) -> list[claims.Claimed]:
        claimed = claim(*given)
        if claimed:
            is_claiming.set()
            time.sleep(0.3)
        return claimed

    async def run() -> None:
        store = store_on(engine)
        await store.do(lambda connection: outbox.post(connection, [row("a", "hello", careful=True)], NOW))
        monkeypatch.setattr(claims, "claim", slow_claim)
        running = asyncio.create_task(Delivery(store, {"fake": Fake()}, Drawing(store), Clock()).run())
        await asyncio.to_thread(is_claiming.wait, 5)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await store.close()

    asyncio.run(run())
    assert states(engine) == {"hello": "sent"}


def test_a_large_fan_out_leaves_room_for_another_business(engine: Engine) -> None:
    rows = [row(f"a{number}", f"a{number}", business_id=1) for number in range(500)]
    with engine.begin() as connection:
        outbox.post(connection, rows, NOW)
        outbox.post(connection, [row("b", "b", business_id=2)], NOW)
        first = claims.claim(connection, ["fake"], "me", 64)
    assert "b" in [one.address for one in first]


def test_several_large_fan_outs_leave_room_for_a_small_one(engine: Engine) -> None:
    rows = [row(f"a{number}", "libur", business_id=number % 9) for number in range(900)]
    with engine.begin() as connection:
        outbox.post(connection, rows, NOW)
        outbox.post(connection, [row("small", "hello", business_id=99)], NOW)
        claimed = [one.address for _ in range(20) for one in claims.claim(connection, ["fake"], "me", 32)]
    assert "small" in claimed


def test_whoever_waits_for_an_answer_comes_first_in_a_fan_out_and_when_there_is_no_room(engine: Engine) -> None:
    with engine.begin() as connection:
        outbox.post(connection, [row(f"a{number}", "libur") for number in range(300)], NOW)
        outbox.post(connection, [row("a299", "your stock", kind="reply"), row("b", "hello", kind="reply")], NOW)
        before = claims.claim(connection, ["fake"], "me", 0)
        assert [(one.address, one.message["text"]) for one in before] == [("a299", "libur"), ("b", "hello")]
        assert claims.claim(connection, ["fake"], "me", 0) == []
        for one in before:
            outbox.close(connection, one, "sent", provider_id="x")
        after = claims.claim(connection, ["fake"], "me", 0)
    assert [(one.address, one.message["text"]) for one in after] == [("a299", "your stock")]


def test_an_announcement_to_many_reaches_each_once(engine: Engine) -> None:
    channel = Fake()
    delivered(engine, channel, [row(f"a{number}", f"t{number}", careful=True) for number in range(300)], 30)
    assert sorted(channel.sent) == sorted((f"a{number}", f"t{number}") for number in range(300))
