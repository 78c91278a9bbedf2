"""What is scheduled is done once, on time in everybody's own zone, whatever was down in between."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, update

from bot import timetable
from bot.app import App
from bot.clock import Clock
from bot.config import Config
from bot.domain.business import ZONES, Business
from bot.domain.calendar import joined
from bot.domain.holidays import DaysOff
from bot.domain.week import Week
from storage import businesses, tables
from storage.database import open_database
from storage.tables.columns import table_of
from tests.town import JAKARTA, Town

IDULFITRI = {
    2027: (date(2027, 3, 10),),
    2028: (date(2028, 2, 27),),
    2029: (date(2029, 2, 15),),
    2030: (date(2030, 2, 4),),
    2031: (date(2031, 1, 25),),
    2032: (date(2032, 1, 14),),
    2033: (date(2033, 1, 3), date(2033, 12, 23)),
    2034: (date(2034, 12, 12),),
    2035: (date(2035, 12, 1),),
}
_outbox = table_of(tables.Outbox)
_partners = table_of(tables.Partner)
_businesses = table_of(tables.Business)


@pytest.fixture
def town(engine: Engine) -> Town:
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 20")
    town.joins("eko", "Warung Pak Eko", "nastar 8")
    for who in ("rina", "siti", "eko"):
        town.hears(who)
    return town


def kinds(town: Town) -> Counter[tuple[str, str]]:
    """How many scheduled messages of each kind went to each person."""
    with town.engine.begin() as connection:
        rows = connection.execute(
            select(_outbox.c.kind, _outbox.c.address).where(_outbox.c.kind.not_in(("reply", "letter")))
        ).all()
    return Counter((row.kind, row.address) for row in rows)


def on_report_day(*people: str) -> dict[tuple[str, str], int]:
    """The question for the report, to each of these."""
    return {("weekly_prompt", who): 1 for who in people}


def test_a_week_of_prompts_reminders_and_a_summary(town: Town) -> None:
    town.goes_to("2026-11-21", 15, 59)
    assert not kinds(town)
    town.goes_to("2026-11-21", 16, 1)
    assert kinds(town) == on_report_day("siti", "eko")
    town.says("siti", "keripik 14")
    town.says("siti", "ya")
    town.goes_to("2026-11-25", 12)
    assert kinds(town) == {
        **on_report_day("siti", "eko"),
        ("summary", "rina"): 3,  # the text, the chart and the sheet
        ("reminder_1", "eko"): 1,
        ("reminder_2", "eko"): 1,
    }


def test_the_clock_of_the_partner_decides(town: Town) -> None:
    with town.engine.begin() as connection:
        connection.execute(update(_partners).where(_partners.c.name == "Warung Pak Eko").values(zone="Asia/Jayapura"))
    town.goes_to("2026-11-21", 14, 1)
    assert kinds(town) == on_report_day("eko")
    town.goes_to("2026-11-21", 16, 1)
    assert kinds(town)["weekly_prompt", "siti"] == 1


def test_ticking_again_and_again_repeats_nothing(town: Town) -> None:
    town.goes_to("2026-11-23", 9, 1)
    before = kinds(town)
    for _minute in range(60):
        town.now += timedelta(minutes=1)
        town.ticks()
    assert kinds(town) == before


@pytest.mark.parametrize(
    ("down", "expected"),
    [
        (timedelta(minutes=5), {"weekly_prompt"}),
        (timedelta(hours=3), {"weekly_prompt"}),
        (timedelta(days=3), {"summary", "reminder_2"}),
        (timedelta(weeks=4), {"summary"}),
    ],
)
def test_after_downtime_what_still_makes_sense_is_done(town: Town, down: timedelta, expected: set[str]) -> None:
    town.goes_to("2026-11-21", 15, 59)
    town.now += down
    town.ticks()
    assert {kind for kind, _who in kinds(town)} == expected
    if down > timedelta(weeks=3):
        assert kinds(town)["summary", "rina"] == 4 * 3


def test_nobody_is_written_to_at_night(town: Town) -> None:
    town.goes_to("2026-11-21", 15, 59)
    town.now += timedelta(hours=6)
    town.ticks()
    assert not kinds(town)


def test_nobody_is_written_to_while_men_are_at_prayer_on_friday(town: Town) -> None:
    report_on(town, weekday=4, minute=12 * 60)
    for hour, minute in ((12, 0), (12, 59)):
        town.goes_to("2026-11-20", hour, minute)
        assert not kinds(town)
    town.goes_to("2026-11-20", 13)
    assert kinds(town) == on_report_day("siti", "eko")


def report_on(town: Town, weekday: int, minute: int) -> None:
    with town.engine.begin() as connection:
        connection.execute(update(_businesses).values(report_weekday=weekday, report_minute=minute))


def test_a_question_that_moved_past_sunday_is_about_the_week_before_and_no_report_on_it_is_late(town: Town) -> None:
    """Christmas of 2027 is a Saturday, and the Sunday after it a holiday too."""
    town.now = datetime(2027, 12, 25, 15, tzinfo=JAKARTA)
    town.goes_to("2027-12-27", 15, 59)
    town.hears("siti")
    assert not [kind for kind, _who in kinds(town) if kind == "weekly_prompt"]
    town.goes_to("2027-12-27", 16, 1)
    assert "20–26 Des" in town.hears("siti")
    assert "20–26 Des" in town.says("siti", "keripik 14")
    town.says("siti", "ya")
    town.goes_to("2027-12-28", 9, 1)
    assert ("reminder_1", "siti") not in kinds(town)
    assert kinds(town)["reminder_1", "eko"] == 1
    with town.engine.begin() as connection:
        assert connection.execute(select(table_of(tables.Report).c.days_late)).scalar() == 0


def test_eight_workers_at_one_second_do_it_once(town: Town, database_url: str) -> None:
    moment = datetime(2026, 11, 21, 16, 0, 5, tzinfo=JAKARTA)
    engines = [open_database(database_url) for _worker in range(8)]

    with ThreadPoolExecutor(8) as workers:
        list(workers.map(lambda engine: Town(engine, moment).ticks(), engines))
    for engine in engines:
        engine.dispose()
    assert kinds(town) == on_report_day("siti", "eko")


def parts_of_a_tick(town: Town, most: int = 100) -> list[int]:
    """Do what is due in the first business, at most so many parts of it; how many messages each part wrote."""
    with town.engine.begin() as connection:
        business = businesses.businesses(connection)[0]
    mark, written = timetable.BEGINNING, None
    wrote: list[int] = []
    while mark and len(wrote) < most:
        before = kinds(town).total()
        with town.engine.begin() as connection:
            mark = timetable.tick(connection, business, town.now, mark, written)
            written = timetable.written_at(connection, business, town.now, mark) if mark else None
        wrote.append(kinds(town).total() - before)
    return wrote


def test_many_partners_are_written_to_in_small_parts_and_none_of_them_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that is killed between two parts leaves the rest to the next tick."""
    cast = ("siti", "eko", "dita", "citra", "tini")
    for who in cast[2:]:
        town.joins(who, f"Warung {who}", "keripik 5")
    monkeypatch.setattr("bot.timetable.act.MOST_AT_ONCE", 2)
    town.goes_to("2026-11-21", 15, 59)
    town.now += timedelta(minutes=2)
    assert parts_of_a_tick(town, most=1) == [2]
    assert parts_of_a_tick(town) == [2, 1]
    assert parts_of_a_tick(town) == [0]
    assert kinds(town) == on_report_day(*cast)


def test_a_summary_is_written_before_the_transaction_that_sends_it(town: Town) -> None:
    town.goes_to("2026-11-23", 6, 59)
    town.now += timedelta(minutes=2)
    with town.engine.begin() as connection:
        business = businesses.businesses(connection)[0]
        mark = timetable.tick(connection, business, town.now, timetable.Mark())
        assert mark
        assert timetable.written_at(connection, business, town.now, mark)
    assert parts_of_a_tick(town) == [0, 3]
    assert parts_of_a_tick(town) == [0]


def test_a_business_that_fails_stops_no_other_and_is_tried_again(town: Town, database_url: str) -> None:
    town.opens("tini", "Sambal Bu Tini")
    town.joins("citra", "Warung Citra", "keripik 5", owner="tini")
    town.hears("citra")
    at = datetime(2026, 11, 21, 16, 1, tzinfo=JAKARTA)

    async def tick() -> None:
        config = Config.model_validate({"database": database_url, "simulator": {"enabled": False}})
        app = App(config, open_database(database_url), Clock(at - datetime.now(UTC)))
        await app.tick()
        await app.close()

    live_in(town, "Kue Bu Rina", "Mars/Olympus")
    asyncio.run(tick())
    assert kinds(town) == on_report_day("citra")
    live_in(town, "Kue Bu Rina", "Asia/Jakarta")
    asyncio.run(tick())
    assert kinds(town) == on_report_day("citra", "siti", "eko")


def live_in(town: Town, business: str, zone: str) -> None:
    with town.engine.begin() as connection:
        connection.execute(update(_businesses).where(_businesses.c.name == business).values(zone=zone))


def test_a_prompt_never_breaks_an_open_conversation(town: Town) -> None:
    town.goes_to("2026-11-21", 15, 59)
    town.says("siti", "keripik 14")
    town.goes_to("2026-11-21", 16, 1)
    assert "16–22 Nov" in town.hears("siti")
    assert "sudah dicatat" in town.says("siti", "ya")


YEAR = st.integers(2027, 2034)
OFF = st.lists(st.tuples(st.integers(0, 360), st.integers(0, 9)), max_size=12)


@settings(max_examples=6, deadline=None)
@given(YEAR, OFF, st.integers(0, 6), st.integers(0, 1439), st.booleans(), st.sampled_from(ZONES), st.integers())
def test_through_a_year_of_ticks_no_question_is_lost_or_comes_at_a_bad_time(
    year: int, off: list, weekday: int, minute: int, holidays: bool, zone: str, seed: int
) -> None:
    """Up to five hours are between two ticks, so every day has one at which people may be written to.

    A question that was late by then is lost where a pause begins.
    """
    begins, home = date(year, 1, 1), ZoneInfo(zone)
    stretches = [DaysOff(begins + timedelta(n), begins + timedelta(n + more)) for n, more in off]
    business = Business(1, "Kue", zone, weekday, minute, 2500, holidays, joined(stretches))
    now, asked = datetime(year, 1, 1, tzinfo=home).astimezone(UTC), dict[tuple[str, Week], datetime]()
    random = Random(seed)
    while now.year <= year:
        for act, day, where in timetable.due(business, now):
            if act.asks and where == zone:
                asked.setdefault((act.kind, act.week_of(day)), now.astimezone(home))
        now += timedelta(minutes=random.randint(1, 300))
    for moment in asked.values():
        assert time(7) <= moment.time() < time(21)
        assert not (moment.weekday() == 4 and time(11, 30) <= moment.time() < time(13))
        assert not is_off(business, moment.date())
    for week in (Week.of(begins + timedelta(weeks=n)) for n in range(1, 51)):
        report_day, prompted = week.monday + timedelta(weekday), asked.get(("weekly_prompt", week))
        reminded = [asked[kind, week] for kind in ("reminder_1", "reminder_2") if (kind, week) in asked]
        assert (business.calendar.asked_on(week) is None) == is_off(business, report_day)
        meant = business.calendar.asked_on(week)
        assert prompted or meant is None or is_off(business, meant + timedelta(1))
        assert [prompted, *reminded] == sorted([prompted, *reminded]) if prompted else not reminded


def is_off(business: Business, day: date) -> bool:
    """Whether a day lies within a week of Idulfitri, or among more than three days off."""
    idulfitri = [day for year in (day.year - 1, day.year, day.year + 1) for day in IDULFITRI.get(year, ())]
    long = [days for days in business.off if days.last - days.first >= timedelta(days=3)]
    return any(abs(day - one) <= timedelta(days=7) for one in idulfitri) or any(day in days for days in long)


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_thousand_weeks_have_each_act_once(zone: str) -> None:
    business = Business(1, "Kue", zone, 5, 16 * 60, 2500)
    seen: Counter[tuple[str, date]] = Counter()
    moment = datetime(2020, 1, 6, 1, tzinfo=UTC)
    due_before: set[tuple[str, date]] = set()
    for _hour in range(24 * 7 * 150):
        due = {
            (act.kind, act.week_of(day).monday) for act, day, where in timetable.due(business, moment) if where == zone
        }
        seen.update(due - due_before)
        due_before = due
        moment += timedelta(hours=1)
    weeks = {week for kind, week in seen if kind == "weekly_prompt"}
    in_lebaran = {
        date(2020, 5, 18),
        date(2020, 5, 25),
        date(2021, 5, 3),
        date(2021, 5, 10),
        date(2022, 4, 25),
        date(2022, 5, 2),
    }
    assert len(weeks) >= 149 - len(in_lebaran)
    assert not weeks & in_lebaran
    assert all(times == 1 for (kind, _week), times in seen.items() if kind.startswith("reminder"))
    assert Week(max(weeks)).sunday < moment.astimezone(ZoneInfo(zone)).date() + timedelta(days=7)
