"""Story 35: what a partner is thanked for, figure by figure."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.summary import Thanked
from bot.domain.thanks import Reason, ReportedWeek, Thanks, TrackRecord, earned
from bot.domain.week import Week
from handlers.group import recap
from tests.summary.kue_bu_rina import STORY_22, WEEK

NOW = Week.parse("2026-W47")
SATURDAY = NOW.sunday - timedelta(days=1)


def back(weeks: int) -> Week:
    return Week(NOW.monday - timedelta(weeks=weeks))


def record(*reports: str, since: date | None = None, thanked: tuple[Thanks, ...] = ()) -> TrackRecord:
    """Weeks up to NOW, the newest last: `100` thousand on time, `100!` late, `100?` entered late by the house,
    `-` asked for in vain, empty where nobody asked."""
    weeks = [(back(len(reports) - n), said) for n, said in enumerate(reports, 1)]
    punctual = {"!": False, "?": None}
    return TrackRecord(
        tuple(
            ReportedWeek(week, punctual.get(said[-1], True), int(said.rstrip("!?")) * 1000)
            for week, said in weeks
            if said not in ("", "-")
        ),
        frozenset(week for week, said in weeks if said == "-"),
        since,
        thanked,
    )


def on_time(of: TrackRecord) -> int:
    """How many reports on time in a row are thanked for; 0 where it is something else."""
    thanks = earned(of, NOW, SATURDAY)
    return thanks.count if thanks and thanks.reason is Reason.ON_TIME else 0


def best(of: TrackRecord) -> int:
    thanks = earned(of, NOW, SATURDAY)
    return thanks.sales if thanks and thanks.reason is Reason.BEST_WEEK else 0


def years(since: date, today: date, told: int = 0) -> int:
    thanked = (Thanks(Reason.YEARS, told, back(52)),) if told else ()
    thanks = earned(record("100", since=since, thanked=thanked), NOW, today)
    return thanks.count if thanks and thanks.reason is Reason.YEARS else 0


@pytest.mark.parametrize(
    ("reports", "count"),
    [
        (["100"] * 4, 0),
        (["100"] * 5, 5),
        (["100", "100!", *["100"] * 4], 0),
        (["100", "-", *["100"] * 4], 0),
        (["100!", *["100"] * 5], 5),
        (["100", "", "100", "", "", "100", "100", "100"], 5),
        (["100", "0", "0", "100", "100"], 5),
        (["100", "100?", *["100"] * 4], 5),
        (["100"] * 4 + ["100!"], 0),
        (["100"] * 4 + ["100?"], 0),
        (["100"] * 7, 7),
        (["100"] * 25, 25),
    ],
)
def test_five_reports_on_time_in_a_row_are_thanked_for(reports: list[str], count: int) -> None:
    assert on_time(record(*reports)) == count


@pytest.mark.parametrize(
    ("in_a_row", "told", "weeks_ago", "count"),
    [(5, 5, 0, 0), (6, 5, 1, 0), (9, 5, 4, 0), (10, 5, 5, 10), (11, 10, 1, 0), (12, 6, 6, 12), (50, 25, 25, 50)],
)
def test_each_round_number_is_thanked_for_once_in_a_streak(
    in_a_row: int, told: int, weeks_ago: int, count: int
) -> None:
    thanked = (Thanks(Reason.ON_TIME, told, back(weeks_ago)),)
    assert on_time(record(*["100"] * in_a_row, thanked=thanked)) == count


def test_a_new_streak_is_thanked_for_anew() -> None:
    thanked = (Thanks(Reason.ON_TIME, 10, back(6)),)
    assert on_time(record(*["100"] * 10, "100!", *["100"] * 5, thanked=thanked)) == 5


@pytest.mark.parametrize(
    ("reports", "sales"),
    [
        (["100"] * 8 + ["110"], 110_000),
        (["100"] * 8 + ["109"], 0),
        (["100"] * 7 + ["500"], 0),
        (["100!"] * 8 + ["110!"], 110_000),
        (["100"] * 7 + ["0", "500"], 0),
        (["0"] * 9 + ["500"], 0),
        (["300", *["100"] * 8, "320"], 0),
    ],
)
def test_the_best_week_needs_eight_others_and_a_margin(reports: list[str], sales: int) -> None:
    assert best(record(*["-", *reports])) == sales


def test_a_late_report_does_not_win_over_a_better_week_after_it() -> None:
    of = record(*["100"] * 8, "150!", "200")
    assert earned(of, back(1), SATURDAY) is None


@pytest.mark.parametrize(
    ("since", "today", "told", "count"),
    [
        (date(2025, 11, 21), SATURDAY, 0, 1),
        (date(2025, 11, 22), SATURDAY, 0, 0),
        (date(2025, 10, 24), SATURDAY, 0, 1),
        (date(2025, 10, 23), SATURDAY, 0, 0),
        (date(2025, 11, 21), SATURDAY, 1, 0),
        (date(2023, 11, 20), SATURDAY, 2, 3),
        (date(2024, 2, 29), date(2025, 2, 28), 0, 0),
        (date(2024, 2, 29), date(2025, 3, 1), 0, 1),
        (date(2026, 11, 21), SATURDAY, 0, 0),
        (date(2024, 12, 20), date(2026, 1, 10), 0, 1),
    ],
)
def test_a_year_together_is_told_within_four_weeks_of_the_day(since: date, today: date, told: int, count: int) -> None:
    assert years(since, today, told) == count


def test_the_most_meaningful_comes_first() -> None:
    year_ago = date(2025, 11, 18)
    weeks = ["-", *["100"] * 8]
    assert earned(record(*weeks, *["100"] * 2, "200", since=year_ago), NOW, SATURDAY) == Thanks(Reason.YEARS, 1, NOW)
    assert on_time(record(*weeks, *["100"] * 2, "200")) == 11
    assert best(record(*weeks, "100!", *["100"] * 4, "200")) == 200_000
    assert on_time(record(*weeks, "100!", *["100"] * 4, "200", "100")) == 6


def test_the_recap_names_ten_at_most_and_those_alone_who_let_it() -> None:
    thanks = Thanks(Reason.ON_TIME, 5, WEEK)
    many = tuple(Thanked(f"Warung {n}", thanks, public=n % 2 == 0) for n in range(30))
    told = recap(replace(STORY_22, thanked=many)).text
    assert "*Warung 18* (5 laporan berturut-turut tepat waktu) dan 5 lain." in told
    assert "Warung 1*" not in told
    assert "Warung 20*" not in told
