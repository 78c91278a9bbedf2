"""On which days partners are asked: never in a pause, behind holidays, and no question is lost on the way."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Calendar, joined
from bot.domain.holidays import DaysOff, is_lebaran, lebaran, next_lebaran, public_holidays
from bot.domain.week import Week

SATURDAY, SUNDAY = 5, 6
DAYS = st.dates(date(2027, 1, 1), date(2035, 12, 31))
STRETCHES = st.builds(lambda first, n: DaysOff(first, first + timedelta(days=n)), DAYS, st.integers(0, 20))
CALENDARS = st.builds(Calendar, st.integers(0, 6), st.booleans(), st.lists(STRETCHES, max_size=200).map(joined))


def week(day: str) -> Week:
    return Week.of(date.fromisoformat(day))


@pytest.mark.parametrize("year", range(2027, 2036))
def test_idulfitri_is_known_for_years_and_said_to_be_estimated(year: int) -> None:
    found = lebaran(year)
    assert len(found) == (2 if year == 2033 else 1)
    assert all(one.estimated and one.days.count == 15 for one in found)


def test_a_day_that_the_state_has_named_is_no_estimate() -> None:
    (found,) = lebaran(2026)
    assert not found.estimated
    assert found.days == DaysOff(date(2026, 3, 14), date(2026, 3, 28))


def test_a_lebaran_may_begin_in_the_year_before() -> None:
    assert is_lebaran(date(2032, 12, 27))
    assert not is_lebaran(date(2032, 12, 26))
    assert next_lebaran(date(2033, 1, 11)).days.first == date(2033, 12, 16)


def test_joint_leave_is_no_holiday() -> None:
    assert date(2027, 3, 26) in public_holidays(2027)
    assert date(2027, 3, 25) not in public_holidays(2027)


def test_weeks_around_lebaran_do_not_count() -> None:
    calendar = Calendar(SATURDAY)
    left_out = [str(one) for one in weeks_of(2027) if not calendar.counts(one)]
    assert left_out == ["2027-W09", "2027-W10"]
    assert calendar.asked_on(week("2027-03-06")) is None
    assert calendar.asked_on(week("2027-03-20")) == date(2027, 3, 20)


def test_a_week_that_ends_in_a_pause_is_asked_about_and_does_not_count() -> None:
    asked_on_monday = Calendar(0)
    assert asked_on_monday.asked_on(week("2027-03-01")) == date(2027, 3, 1)
    assert not asked_on_monday.counts(week("2027-03-01"))
    assert asked_on_monday.reminded_on(week("2027-03-01")) is None


def test_a_holiday_moves_the_question_to_the_next_day() -> None:
    assert Calendar(SATURDAY).asked_on(week("2027-05-01")) == date(2027, 5, 2)
    assert Calendar(SATURDAY, asks_on_holidays=True).asked_on(week("2027-05-01")) == date(2027, 5, 1)


def test_reminders_stay_behind_a_question_that_moved_past_sunday() -> None:
    """Christmas of 2027 is a Saturday, and the day after it a holiday too."""
    calendar, christmas = Calendar(SATURDAY), week("2027-12-25")
    assert calendar.asked_on(christmas) == date(2027, 12, 27)
    assert calendar.reminded_on(christmas) == date(2027, 12, 28)
    assert calendar.reminded_again_on(christmas) == date(2027, 12, 29)
    assert calendar.days_late(christmas, date(2027, 12, 27)) == 0
    assert calendar.days_late(christmas, date(2027, 12, 29)) == 2


def test_a_few_days_off_move_the_question_and_more_leave_the_week_out() -> None:
    few = Calendar(SATURDAY, off=(DaysOff(date(2027, 6, 11), date(2027, 6, 13)),))
    more = Calendar(SATURDAY, off=joined([*few.off, DaysOff(date(2027, 6, 14), date(2027, 6, 14))]))
    assert few.asked_on(week("2027-06-12")) == date(2027, 6, 14)
    assert few.counts(week("2027-06-12"))
    assert more.asked_on(week("2027-06-12")) is None
    assert not more.counts(week("2027-06-12"))


def test_days_of_a_pause_make_no_report_late() -> None:
    calendar, before = Calendar(SATURDAY), week("2027-02-27")
    assert calendar.days_late(before, date(2027, 3, 2)) == 2
    assert calendar.days_late(before, date(2027, 3, 17)) == 2
    assert calendar.days_late(before, date(2027, 3, 18)) == 3
    assert calendar.days_late(week("2027-03-06"), date(2027, 3, 20)) == 0


@given(CALENDARS, DAYS)
def test_a_question_is_never_in_a_pause_and_only_a_pause_takes_it_away(calendar: Calendar, day: date) -> None:
    meant = Week.of(day)
    planned, asked = meant.monday + timedelta(days=calendar.report_weekday), calendar.asked_on(meant)
    assert (asked is None) == calendar.is_paused(planned)
    if asked:
        assert planned <= asked < planned + timedelta(days=7)
        assert not calendar.is_paused(asked)
        moments = [asked, calendar.reminded_on(meant), calendar.reminded_again_on(meant)]
        days = [one for one in moments if one]
        assert days == sorted(set(days))
        assert not any(calendar.is_paused(one) for one in days)


@given(CALENDARS, DAYS)
def test_every_week_has_a_day_of_its_own(calendar: Calendar, day: date) -> None:
    meant = Week.of(day)
    asked, after = calendar.asked_on(meant), calendar.asked_on(meant.after)
    assert asked is None or after is None or asked < after


@given(st.lists(STRETCHES, max_size=20))
def test_days_off_that_touch_are_one(stretches: list[DaysOff]) -> None:
    found = joined(stretches)
    assert all(one.last + timedelta(days=1) < other.first for one, other in pairwise(found))
    days = {stretch.first + timedelta(days=n) for stretch in stretches for n in range(stretch.count)}
    assert days == {one.first + timedelta(days=n) for one in found for n in range(one.count)}


def weeks_of(year: int) -> list[Week]:
    first = Week.of(date(year, 1, 4))
    return [Week(first.monday + timedelta(weeks=n)) for n in range(52)]
