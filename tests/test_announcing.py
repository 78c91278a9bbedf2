"""An announcement is confirmed at once and written in parts: to everybody once, whoever is killed in between."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, update

from bot.app import App
from bot.sending import announcing
from bot.sending.announcing import write_part
from storage import announcements, claims, tables
from storage.tables.columns import table_of
from tests.fakes.phones import Phones, at_work
from tests.town import Town

_outbox, _announcements = table_of(tables.Outbox), table_of(tables.Announcement)
CAST = ("siti", "eko", "dita", "citra", "tini")


@pytest.fixture
def town(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Five partners, of whom two are written to at a time; the owner is asked whether she means it."""
    monkeypatch.setattr(announcing, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(Town, "announces", lambda town: None)
    town = Town(engine)
    town.opens()
    for who in CAST:
        town.joins(who, f"Warung {who}", "keripik 5")
    town.says("rina", "umumkan Besok libur")
    return town


def announced(engine: Engine) -> Counter[str]:
    """How often each address is written to."""
    with engine.connect() as connection:
        return Counter(connection.execute(select(_outbox.c.address).where(_outbox.c.careful)).scalars())


def test_the_confirmation_waits_for_none_of_the_letters(town: Town, engine: Engine) -> None:
    assert "Sedang dikirim ke 5 orang" in town.says("rina", "ya")
    assert announced(engine) == {}


def test_a_part_that_was_undone_by_a_kill_is_written_again_and_no_other(town: Town, engine: Engine) -> None:
    town.says("rina", "ya")
    with engine.begin() as connection:
        row = connection.execute(select(_announcements)).one()
    this = row.business_id, row.announcement_id, town.now
    with engine.begin() as connection:
        assert write_part(connection, *this)
    assert announced(engine).total() == 2
    with engine.connect() as connection:
        write_part(connection, *this)
        connection.rollback()
    for _again in range(6):
        with engine.begin() as connection:
            write_part(connection, *this)
    assert announced(engine) == dict.fromkeys(CAST, 1)


def test_the_next_worker_goes_on_where_a_killed_one_was(town: Town, engine: Engine, database_url: str) -> None:
    town.says("rina", "ya")
    with engine.begin() as connection:
        [held] = claims.claim(connection, [announcements.CHANNEL], "killed")
        write_part(connection, held.business_id, int(held.address), town.now)
        connection.execute(update(_outbox).values(lease_until=town.now - timedelta(days=1)))

    async def send(app: App, phones: Phones) -> None:
        await app.delivery.send_all()
        said = Counter(parcel.address for parcel in phones.sent if "Besok libur" in parcel.message.text)
        assert said - Counter({"rina": 1}) == dict.fromkeys(CAST, 1)

    at_work(database_url, send)
    with engine.connect() as connection:
        of_its_own = select(_outbox.c.state, _outbox.c.attempts).where(_outbox.c.channel == announcements.CHANNEL)
        assert connection.execute(of_its_own).all() == [("sent", 2)]
