"""Each signal at the edge of its threshold: one step before it nothing is said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.signals import found_in
from bot.domain.signals.all_sold import AllSold, all_sold
from bot.domain.signals.dependence import Dependence, dependence
from bot.domain.signals.gaps import Gaps, Short, gaps
from bot.domain.signals.history import PastReport, Turnover
from bot.domain.signals.lateness import Lateness, lateness
from bot.domain.signals.returns import Returns, returns
from bot.domain.signals.same_number import SameNumber, same_number
from bot.domain.signals.silence import Silence, silence
from tests.signals.past import NEWEST, back, counts, history, referred, report, turnover

WELL = report(counts(sold=12, left=8))
LATE = report(counts(sold=13, left=7), late=2)
SHORT = report(counts(sold=12, left=6, missing=2))
ENTERED = report(counts(sold=12, left=8), late=5, by_itself=False)


def test_gaps_are_told_from_the_third_on_with_what_was_missing() -> None:
    found = gaps(history(SHORT, WELL, SHORT, WELL, SHORT))
    assert found == Gaps(tuple(Short(back(n), "Keripik", "bungkus", Decimal(2)) for n in (4, 2, 0)), 5)


@pytest.mark.parametrize(
    "reports",
    [
        (SHORT, SHORT, WELL),  # the newest count was whole
        (SHORT, SHORT, None),  # it has not come yet
        (WELL, SHORT, SHORT),  # twice may happen
        (SHORT, SHORT, *[WELL] * 6, SHORT),  # the first one is nine reports ago
    ],
)
def test_gaps_that_are_few_or_over_are_not_told(reports: tuple[PastReport | None, ...]) -> None:
    assert gaps(history(*reports)) is None


@pytest.mark.parametrize(("missing", "told"), [(1, False), (2, True)])
def test_less_than_a_fiftieth_is_no_gap(missing: int, told: bool) -> None:
    one = report(counts(sold=80 - missing, left=20, missing=missing))
    assert bool(gaps(history(one, one, one))) is told


def test_two_weeks_without_an_answer_are_a_silence() -> None:
    assert silence(history(WELL, None, None)) == Silence((back(1), NEWEST))
    assert silence(history(None, None, None)) == Silence((back(2), back(1), NEWEST))


def test_one_week_is_no_silence_nor_is_one_that_nobody_can_break() -> None:
    assert silence(history(None, WELL, None)) is None
    assert silence(history(None, None, WELL)) is None
    assert silence(history(None)) is None
    assert silence(history(None, None, reachable=False)) is None


def test_counts_that_only_lack_a_yes_are_no_silence() -> None:
    quiet = history(WELL, None, None)
    weeks = (*quiet.weeks[:2], replace(quiet.weeks[2], answered=True))
    assert silence(replace(quiet, weeks=weeks)) is None


def returning(back: int) -> PastReport:
    """So many of 50 came back."""
    return report(counts(sold=40 - back, left=10, returned=back))


def test_twice_the_usual_two_weeks_running_is_told_in_rupiah() -> None:
    usual = [returning(n) for n in (4, 6, 5, 5, 4, 6)]
    found = returns(history(*usual, returning(10), returning(12)))
    assert found == Returns((back(1), NEWEST), 220_000, 1_000_000, 300_000, 3_000_000, 6)
    assert returns(history(*usual, returning(9), returning(20))) is None
    assert returns(history(*usual, returning(20), returning(9))) is None
    assert returns(history(*usual, returning(10), None)) is None


def test_goods_that_spoiled_came_back_too() -> None:
    usual, twice = report(counts(35, 10, damaged=5)), report(counts(30, 10, returned=5, damaged=5))
    assert returns(history(*[usual] * 6, twice, twice))


def test_twice_as_much_of_twice_as_many_is_as_usual() -> None:
    twice = report(counts(sold=70, left=20, returned=10))
    assert returns(history(*[returning(5)] * 6, twice, twice)) is None


@pytest.mark.parametrize(
    "before",
    [
        [returning(5)] * 5,  # nobody knows yet what is usual
        [returning(0)] * 12,  # nothing ever came back
        [*[returning(0)] * 11, returning(1)],  # once is not usual either
    ],
)
def test_without_a_usual_there_is_no_twice(before: list[PastReport]) -> None:
    assert returns(history(*before, returning(10), returning(10))) is None


def test_twice_very_little_is_not_told() -> None:
    usual = [returning(2)] * 6
    assert returns(history(*usual, returning(4), returning(4))) is None
    assert returns(history(*usual, returning(5), returning(5)))


def test_reports_that_begin_to_come_late_are_told() -> None:
    found = lateness(history(*[WELL] * 6, LATE, WELL, LATE, LATE))
    assert found == Lateness((back(3), back(1), NEWEST), 1, 6, 6)


@pytest.mark.parametrize(
    "reports",
    [
        [WELL] * 5 + [LATE] * 4,  # too short to know what was usual
        [WELL] * 6 + [LATE, WELL, LATE, WELL],  # twice in four
        [WELL, LATE] * 6,  # it never was otherwise
        [WELL] * 4 + [LATE] * 2 + [LATE] * 4,  # four of six is less than three in four
        [WELL] * 8 + [ENTERED] * 4,  # the house was late
        [WELL] * 8 + [LATE, LATE, WELL, WELL, None],  # the newest may still come
        [WELL] * 8 + [LATE, LATE, None, None],  # that is silence
    ],
)
def test_reports_that_are_late_as_ever_or_seldom_are_not_told(reports: list[PastReport | None]) -> None:
    assert lateness(history(*reports)) is None


def test_a_report_that_never_came_was_not_on_time() -> None:
    found = lateness(history(*[WELL] * 6, LATE, None, LATE, WELL))
    assert found == Lateness((back(3), back(2), back(1)), 1, 6, 6)


def selling(*sold: int) -> list[PastReport]:
    return [report(counts(sold=n, left=7)) for n in sold]


def test_the_same_round_number_is_told_the_fifth_time() -> None:
    found = same_number(history(*selling(15, 15, 15, 15, 15)))
    assert found == SameNumber(tuple(back(n) for n in (4, 3, 2, 1, 0)), "Keripik", "bungkus", Decimal(15))
    assert same_number(history(*selling(15, 15, 15, 15))) is None


@pytest.mark.parametrize("sold", [(14,) * 5, (5,) * 5, (20, 20, 20, 20, 25), (20, 20, 25, 20, 20), (0,) * 5])
def test_other_numbers_are_not_told(sold: tuple[int, ...]) -> None:
    assert same_number(history(*selling(*sold))) is None


def test_a_number_that_the_delivery_made_is_not_told() -> None:
    sold_out = report(counts(sold=20))
    assert same_number(history(*[sold_out] * 5)) is None
    assert same_number(history(*[referred(sold_out)] * 5))


def test_a_number_that_the_house_entered_is_not_the_partners() -> None:
    assert same_number(history(*selling(20, 20, 20, 20), report(counts(20, 7), by_itself=False))) is None


def test_a_week_between_without_a_report_ends_the_row() -> None:
    assert same_number(history(*selling(20, 20), None, *selling(20, 20, 20))) is None


def test_everything_sold_six_times_running_is_told() -> None:
    out = report(counts(sold=13), counts(sold=4))
    found = all_sold(history(*[out] * 6))
    assert found == AllSold(tuple(back(n) for n in (5, 4, 3, 2, 1, 0)), Decimal(17))


@pytest.mark.parametrize(
    "one",
    [
        report(counts(sold=13), counts(sold=4, left=1)),
        report(counts(sold=13, damaged=1)),
        report(counts()),
        referred(report(counts(sold=13))),
        None,
    ],
)
def test_one_thing_left_in_one_week_ends_it(one: PastReport | None) -> None:
    out = report(counts(sold=13))
    assert all_sold(history(*[out] * 5, one)) is None
    assert all_sold(history(out, out, one, out, out, out)) is None
    assert all_sold(history(*[out] * 5)) is None


def test_more_than_four_tenths_of_the_turnover_are_told() -> None:
    found = dependence(history(WELL, sold=turnover(4_000_001, 3_000_000, 2_999_999)))
    assert found == Dependence(tuple(back(n) for n in (7, 6, 5, 4, 3, 2, 1, 0)), 4_000_001, 10_000_000)


@pytest.mark.parametrize(
    "sold",
    [
        turnover(4_000_000, 3_000_000, 3_000_000),
        turnover(9_000_000, 1_000_000),
        turnover(9_000_000, 1_000_000, 1, weeks=7),
        turnover(0, 9_000_000, 500_000, 500_000),
    ],
)
def test_four_tenths_two_partners_or_seven_weeks_are_not(sold: tuple[Turnover, int]) -> None:
    assert dependence(history(WELL, sold=sold)) is None


def test_a_partner_as_one_wishes_gives_no_signal() -> None:
    weeks = [report(counts(sold=n, left=20 - n)) for n in (11, 14, 9, 12, 15, 10, 13, 12, 14, 11, 12, 16, 13)]
    assert list(found_in(history(*weeks))) == []
