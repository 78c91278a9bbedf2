"""Targets are proposed and told of once, on time in everybody's own zone, and of the outlet that is meant."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, update

from storage import tables
from storage.tables.columns import table_of
from tests.town import JAKARTA, Town

SATURDAYS = ("2026-11-07", "2026-11-14", "2026-11-21")
ASKED = "Bulan ini kita coba"
_partners = table_of(tables.Partner)


@pytest.fixture
def town(engine: Engine) -> Town:
    """Bu Siti has two outlets, which sell 10 keripik a week and 20; the last of November."""
    town = Town(engine, datetime(2026, 11, 2, 8, tzinfo=JAKARTA))
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 200")
    town.joins("siti", "Kantin SD", "keripik 200")
    for day in SATURDAYS:
        town.goes_to(day, 17)
        for outlet, figures in (("Warung Bu Siti", "keripik 10"), ("Kantin SD", "keripik 20")):
            town.says("siti", "ganti")
            town.taps("siti", outlet)
            town.reports("siti", figures)
    town.goes_to("2026-11-30", 20)
    town.hears("siti")
    return town


def proposals(town: Town) -> list[str]:
    """The outlets for which something is proposed, in the order of the letters."""
    return [one.text.partition("\n")[0] for one in town.bubbles("siti") if ASKED in one.text]


def test_each_outlet_has_an_aim_of_its_own(town: Town) -> None:
    town.goes_to("2026-12-01", 9, 1)
    heard = town.hears("siti")
    assert "laku 30 bungkus 👏 Bulan ini kita coba *35* ya" in heard
    assert "laku 60 bungkus 👏 Bulan ini kita coba *70* ya" in heard


def test_a_typed_word_is_for_the_outlet_asked_about_last(town: Town) -> None:
    town.goes_to("2026-12-01", 9, 1)
    last = proposals(town)[-1].strip("*")
    assert last in town.says("siti", "setuju")
    said = town.says("rina", "target")
    assert next(line for line in said.split("\n") if "(setuju)" in line).startswith(f"• {last}")
    assert said.count("(belum dijawab)") == 1


def test_the_clock_of_the_partner_decides(town: Town) -> None:
    with town.engine.begin() as connection:
        far = update(_partners).where(_partners.c.name == "Kantin SD").values(zone="Asia/Jayapura")
        connection.execute(far)
    town.goes_to("2026-12-01", 7, 1)
    assert len(proposals(town)) == 1
    town.goes_to("2026-12-01", 9, 1)
    assert len(proposals(town)) == 2


def test_a_late_tick_proposes_once_and_a_later_one_no_more(town: Town) -> None:
    town.now = datetime(2026, 12, 3, 8, tzinfo=JAKARTA)
    for _again in range(3):
        town.now += timedelta(minutes=1)
        town.ticks()
    assert len(proposals(town)) == 2


def test_after_three_days_nothing_is_proposed_any_more(town: Town) -> None:
    town.now = datetime(2026, 12, 4, 10, tzinfo=JAKARTA)
    town.ticks()
    assert not proposals(town)


def test_where_the_owner_has_set_one_nothing_is_proposed(town: Town) -> None:
    town.now = datetime(2026, 12, 1, 8, tzinfo=JAKARTA)
    town.says("rina", "target kantin sd keripik 90")
    town.says("rina", "ya")
    town.goes_to("2026-12-01", 9, 1)
    assert len(proposals(town)) == 1
    assert "Kantin SD: Keripik Pisang. Sudah 0 dari 90" in town.says("rina", "target")
