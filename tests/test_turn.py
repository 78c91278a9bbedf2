"""A turn is all or nothing, taken once, and never in anybody's way."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, func, select

from bot.channels.message import Incoming
from bot.talking.turn import keep_failed, take_again, take_turn
from storage import inbox, tables
from storage.tables.columns import table_of
from tests.town import Town
from tests.watched import watched

WEEK = ("keripik 14 nastar 5", "ya", "lewati", "ralat keripik 13", "ya", "setor 100rb", "saldo")
DIGESTED = (tables.Report, tables.ReportLine, tables.Entry, tables.StockEntry, tables.Remittance, tables.Outbox)


class PowerCut(Exception):
    """Everything stops here."""


@pytest.fixture
def town(engine: Engine) -> Town:
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 20 nastar 8")
    town.goes_to("2026-11-21", 16, 5)
    return town


def messages(town: Town) -> list[Incoming]:
    return [
        Incoming("simulator", f"w{number}", "siti", town.now + timedelta(minutes=number), text)
        for number, text in enumerate(WEEK)
    ]


def digest(connection: Connection) -> list[tuple[str, int]]:
    """How many rows there are of everything that counts, and the sums of the money."""
    counted = [
        (model.__name__, connection.execute(select(func.count()).select_from(table_of(model))).scalar_one())
        for model in DIGESTED
    ]
    entries = table_of(tables.Entry)
    sums = connection.execute(
        select(entries.c.account, func.sum(entries.c.amount)).group_by(entries.c.account).order_by(entries.c.account)
    )
    return counted + [(account, int(amount)) for account, amount in sums]


def test_a_message_delivered_three_times_counts_once(town: Town) -> None:
    for incoming in messages(town):
        for _copy in range(3):
            town.receives(incoming)
    with town.engine.begin() as connection:
        rows = dict(digest(connection))
    assert rows["Report"] == 2
    assert rows["Remittance"] == 1
    assert "*Rp247.500*" in town.says("siti", "saldo")


def test_a_power_cut_at_any_statement_and_redelivery_give_the_state_without_one(town: Town) -> None:
    """Every message is cut off at every one of its statements once, then delivered again."""
    cuts = 0
    for incoming in messages(town):
        statement = 1
        while _cut_off(town, incoming, statement):
            cuts += 1
            statement += 1
    assert cuts > 100
    with town.engine.begin() as connection:
        rows = dict(digest(connection))
    assert rows["Report"] == 2
    assert rows["Remittance"] == 1
    assert rows["sales"] == -330_000
    assert rows["partner"] == 247_500


def _cut_off(town: Town, incoming: Incoming, statement: int) -> bool:
    """Take a message with the power cut at its n-th statement; False where it came through before that."""
    seen = iter(range(1, 10_000))

    def cut() -> None:
        if next(seen) == statement:
            raise PowerCut

    connection = town.engine.connect()
    transaction = connection.begin()
    try:
        with watched(town.engine, before=cut):
            take_turn(connection, incoming, incoming.sent_at)
    except PowerCut:
        transaction.rollback()
        return True
    finally:
        if transaction.is_active:
            transaction.commit()
        connection.close()
    return False


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """The word `racun` makes the turn fail."""
    from bot.talking import turn

    heard_in = turn.heard_in

    def fails(incoming: Incoming) -> object:
        if incoming.text == "racun":
            raise ValueError("poison")
        return heard_in(incoming)

    monkeypatch.setattr(turn, "heard_in", fails)


@pytest.mark.usefixtures("poisoned")
def test_a_message_that_always_fails_is_set_aside_and_said_sorry_for_once(town: Town) -> None:
    town.hears("siti")
    incoming = replace(messages(town)[0], text="racun", external_id="poison")
    now = town.now
    for attempt in range(inbox.MOST_ATTEMPTS):
        with town.engine.begin() as connection:
            due = inbox.due_again(connection, now)
            assert len(due) == (0 if attempt == 0 else 1)
        with pytest.raises(ValueError, match="poison"), town.engine.begin() as connection:
            take_again(connection, due[0], now) if due else take_turn(connection, incoming, now)
        with town.engine.begin() as connection:
            keep_failed(connection, incoming, ValueError("poison"), now)
        now += timedelta(minutes=5)
    assert "Maaf" in town.hears("siti")
    with town.engine.begin() as connection:
        assert inbox.due_again(connection, now + timedelta(days=1)) == []
        assert inbox.set_aside(connection) == 1
    assert "Keripik Pisang" in town.says("siti", "stok")


def test_a_failed_message_that_goes_well_later_is_answered(town: Town) -> None:
    incoming = replace(messages(town)[0], text="stok", external_id="unlucky")
    town.hears("siti")
    with town.engine.begin() as connection:
        keep_failed(connection, incoming, ValueError("out of luck"), town.now)
    assert town.hears("siti") == ""
    later = town.now + timedelta(minutes=5)
    with town.engine.begin() as connection:
        (waiting,) = inbox.due_again(connection, later)
        take_again(connection, waiting, later)
    assert "Keripik Pisang 20" in town.hears("siti")
    with town.engine.begin() as connection:
        assert inbox.due_again(connection, later + timedelta(days=1)) == []


def test_two_businesses_do_not_see_each_other(engine: Engine) -> None:
    town = Town(engine)
    town.opens()
    town.opens("tini", "Sambal Ibu")
    town.joins("siti", "Warung Bu Siti", "keripik 20 nastar 8")
    town.joins("eko", "Warung Pak Eko", "keripik 5", owner="tini")
    for asked in ("detail siti", "ringkasan", "siapa belum lapor", "produk"):
        assert "Siti" not in town.says("tini", asked)
    town.says("siti", "keripik 14")
    town.says("siti", "ya")
    town.says("siti", "setor 50rb")
    number = town.hears("rina").split("nomor ")[1].split(")")[0]
    assert "Rp50.000" not in town.says("tini", f"terima {number}")
