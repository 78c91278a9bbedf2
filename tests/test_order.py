"""Messages of a chat have the order in which they were committed, whichever workers put them in."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlalchemy import Engine, select

from storage import claims, outbox, tables
from storage.tables import columns
from storage.tables.columns import new_id, table_of
from tests.fakes.channel import row

_outbox = table_of(tables.Outbox)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
HOUR_NS = 3_600 * 10**9
BY_CLOCK = time.time_ns


def ids_of(engine: Engine) -> dict[str, int]:
    with engine.begin() as connection:
        found = connection.execute(select(_outbox.c.message, _outbox.c.outbox_id)).all()
    return {one.message["text"]: one.outbox_id for one in found}


def becomes_another_worker(monkeypatch: pytest.MonkeyPatch, clock_ahead_ns: int = 0) -> None:
    """From here on ids are drawn as by a worker that has drawn none, by its own clock."""
    monkeypatch.setattr(columns, "_worker", (columns._worker + 1024) % columns._MILLISECOND)
    monkeypatch.setattr(columns, "_last_id", 0)
    monkeypatch.setattr("storage.tables.columns.time.time_ns", lambda: BY_CLOCK() + clock_ahead_ns)


def test_whoever_writes_to_a_chat_second_waits_for_the_first_and_sees_its_message(engine: Engine) -> None:
    begun = threading.Event()

    def second() -> list[claims.Claimed]:
        begun.set()
        with engine.begin() as connection:
            return outbox.post(connection, [row("rina", "younger")], NOW, "me")

    with ThreadPoolExecutor() as threads:
        with engine.begin() as connection:
            assert len(outbox.post(connection, [row("rina", "older")], NOW, "me")) == 1
            younger = threads.submit(second)
            begun.wait()
            time.sleep(0.2)
            assert not younger.done()
        assert younger.result(10) == []
    ids = ids_of(engine)
    assert ids["older"] < ids["younger"]


def test_whoever_writes_to_other_chats_waits_for_nobody(database_url: str, engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer")
    with engine.begin() as first, engine.begin() as second:
        assert outbox.post(first, [row("rina", "one")], NOW, "me")
        assert outbox.post(second, [row("eko", "two")], NOW, "me")


def test_a_worker_whose_clock_is_behind_gives_higher_ids_all_the_same(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("one worker draws all ids on SQLite")
    for number, ahead in enumerate((HOUR_NS, -HOUR_NS, 0)):
        becomes_another_worker(monkeypatch, ahead)
        with engine.begin() as connection:
            outbox.post(connection, [row("rina", f"{number}{part}") for part in "abc"], NOW)
    ids = ids_of(engine)
    assert sorted(ids, key=ids.__getitem__) == ["0a", "0b", "0c", "1a", "1b", "1c", "2a", "2b", "2c"]


def test_two_that_write_to_many_chats_do_not_wait_for_each_other_for_ever(engine: Engine) -> None:
    chats = [f"warung {number}" for number in range(50)]

    def announce(addresses: list[str]) -> None:
        for _ in range(20):
            with engine.begin() as connection:
                outbox.post(connection, [row(address, "libur") for address in addresses], NOW)

    with ThreadPoolExecutor() as threads:
        for done in [threads.submit(announce, order) for order in (chats, chats[::-1], chats, chats[::-1])]:
            done.result(60)


def test_ids_grow_and_keep_to_their_worker_however_many_are_drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.tables.columns.time.time_ns", lambda: 10**18)
    becomes_another_worker(monkeypatch, 0)
    ids = [new_id() for _ in range(3_000)]
    columns.draw_after(ids[-1] + 5 * columns._COUNTING)
    ids += [new_id() for _ in range(3_000)]
    assert all(older < younger for older, younger in pairwise(ids))
    assert {one % columns._MILLISECOND // columns._COUNTING for one in ids} == {columns._worker // columns._COUNTING}
