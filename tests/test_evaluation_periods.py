"""Three months are counted from the first agreement on, to the day, and none is left out or counted twice."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.evaluation import Period

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("first", "number", "begins", "ends"),
    [
        (date(2026, 11, 16), 0, date(2026, 11, 16), date(2027, 2, 16)),
        (date(2026, 11, 16), 1, date(2027, 2, 16), date(2027, 5, 16)),
        (date(2026, 11, 30), 0, date(2026, 11, 30), date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2027, 2, 28), date(2027, 5, 30)),
        (date(2024, 2, 29), 3, date(2024, 11, 29), date(2025, 2, 28)),
    ],
)
def test_a_period_ends_on_the_same_day_of_the_month(first: date, number: int, begins: date, ends: date) -> None:
    assert Period.of(first, number) == Period(begins, ends)


@given(DAYS, st.integers(0, 30))
def test_periods_and_their_months_follow_each_other_without_a_gap(first: date, number: int) -> None:
    period = Period.of(first, number)
    assert period.ends == Period.of(first, number + 1).begins
    months = period.months()
    assert (months[0].begins, months[-1].ends, len(months)) == (period.begins, period.ends, 3)
    assert all(one.ends == other.begins for one, other in pairwise(months))
    assert all(27 < (month.ends - month.begins).days < 34 for month in months)


@given(DAYS, st.integers(0, 2_000))
def test_the_last_that_ended_is_the_newest_that_is_over(first: date, days: int) -> None:
    today = first + timedelta(days=days)
    found = Period.last_ended(first, today)
    over = [period for period in (Period.of(first, number) for number in range(30)) if period.ends <= today]
    assert found == (over[-1] if over else None)
