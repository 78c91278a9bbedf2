"""What the books say of three months is counted from rows, and nobody is blamed for a week without a question."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, select

from bot.domain.evaluation import Facts, Period
from bot.domain.holidays import DaysOff
from storage import days_off, period_facts, tables
from storage.businesses import books_of, businesses
from storage.tables.columns import table_of
from tests.town import Town

_partners = table_of(tables.Partner)
PERIOD = Period(date(2026, 11, 16), date(2027, 2, 16))


@pytest.fixture
def town(engine: Engine) -> Town:
    """Bu Siti has 20 keripik and 8 nastar since Monday 16 November."""
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 20 nastar 8")
    return town


def facts(town: Town, period: Period = PERIOD) -> Facts:
    with town.engine.begin() as connection:
        partner_id = connection.execute(select(_partners.c.partner_id)).scalar_one()
        books = books_of(connection, businesses(connection)[0].id, town.now)
        return period_facts.facts(books, partner_id, period)


def test_late_and_silent_weeks_count_and_what_the_house_enters_is_on_time(town: Town) -> None:
    town.goes_to("2026-11-21", 17)
    town.reports("siti", "keripik 4")
    town.goes_to("2026-12-02", 9)
    town.reports("siti", "minggu lalu keripik 2")
    town.goes_to("2026-12-08", 9)
    town.says("rina", "catat siti minggu lalu keripik 3")
    town.says("rina", "ya")
    town.goes_to("2026-12-16", 9)
    found = facts(town)
    assert (found.weeks, found.on_time, found.late) == (4, 2, 1)


def test_weeks_in_which_nothing_lay_there_count_for_nothing(town: Town) -> None:
    town.goes_to("2026-11-21", 17)
    town.reports("siti", "habis semua")
    town.goes_to("2026-12-16", 9)
    found = facts(town)
    assert (found.weeks, found.on_time, found.late) == (1, 1, 0)


def test_a_pause_counts_for_nothing_even_where_it_was_asked_before(town: Town) -> None:
    town.goes_to("2026-11-25", 9)
    assert facts(town).weeks == 1
    with town.engine.begin() as connection:
        books = books_of(connection, businesses(connection)[0].id, town.now)
        days_off.take(books, DaysOff(date(2026, 11, 16), date(2026, 11, 29)), person_id=1)
    assert facts(town).weeks == 0


def test_goods_are_counted_by_their_price_and_gaps_by_report(town: Town) -> None:
    town.goes_to("2026-11-21", 17)
    town.says("siti", "keripik laku 10 rusak 2 sisa 6, nastar laku 5 retur 1")
    town.says("siti", "4")
    town.says("siti", "ya")
    found = facts(town)
    assert found.gaps == 1
    assert found.lost_percent == round((2 * 10 + 1 * 40) / (12 * 10 + 6 * 40) * 100)
    assert found.sales == (
        (Period(date(2026, 11, 16), date(2026, 12, 16)), 300_000),
        (Period(date(2026, 12, 16), date(2027, 1, 16)), 0),
        (Period(date(2027, 1, 16), date(2027, 2, 16)), 0),
    )


def test_a_week_is_paid_once_its_money_has_come_and_corrections_count(town: Town) -> None:
    town.goes_to("2026-11-21", 17)
    town.reports("siti", "keripik 14 nastar 5")
    assert (facts(town).owed, facts(town).paid) == (1, 0)
    town.says("siti", "setor 255rb")
    town.says("siti", "ya")
    town.says("rina", "terima")
    assert (facts(town).owed, facts(town).paid) == (1, 1)
    town.says("siti", "bu yang kemarin nastar harusnya 4")
    town.says("siti", "ya")
    town.says("rina", "setuju")
    assert sum(amount for _month, amount in facts(town).sales) == 340_000 - 40_000


def test_a_week_belongs_to_the_period_of_its_sunday(town: Town) -> None:
    town.goes_to("2026-11-21", 17)
    town.reports("siti", "keripik 4")
    assert facts(town, Period(date(2026, 8, 22), date(2026, 11, 22))).weeks == 0
    assert facts(town, Period(date(2026, 8, 23), date(2026, 11, 23))).weeks == 1
    assert facts(town, Period(date(2026, 11, 22), date(2027, 2, 22))).weeks == 1
