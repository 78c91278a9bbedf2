"""Each rhythm has each of its moments in exactly one of the stretches that a time is cut into."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.business import Business
from bot.rhythm import Daily, Monthly, Rhythm, Weekly

ZONE = ZoneInfo("Asia/Makassar")
BUSINESS = Business(1, "Kue Bu Rina", "Asia/Makassar", report_weekday=5, report_minute=16 * 60 + 30, partner_bps=2500)
START, END = datetime(2026, 11, 1, tzinfo=ZONE), datetime(2027, 4, 1, tzinfo=ZONE)
RHYTHMS = (
    (Weekly(), lambda day: day.weekday() == 5, time(16, 30)),
    (Weekly(0, time(7)), lambda day: day.weekday() == 0, time(7)),
    (Daily(time(9)), lambda day: True, time(9)),
    (Monthly(25, time(8)), lambda day: day.day == 25, time(8)),
)


@given(st.sampled_from(RHYTHMS), st.lists(st.datetimes(START.replace(tzinfo=None), END.replace(tzinfo=None))))
def test_no_moment_is_lost_or_comes_twice(rhythm_and_days: tuple, cuts: list[datetime]) -> None:
    rhythm, falls_on, at = rhythm_and_days
    stops = [START, *sorted(cut.replace(tzinfo=ZONE) for cut in cuts), END]
    found = [moment for start, end in pairwise(stops) for moment in rhythm.moments(BUSINESS, start, end)]
    days = (START.date() + timedelta(days=n) for n in range((END - START).days))
    assert found == [datetime.combine(day, at, ZONE) for day in days if falls_on(day)]


@pytest.mark.parametrize("rhythm", [rhythm for rhythm, _falls_on, _at in RHYTHMS])
def test_the_end_belongs_to_a_stretch_and_its_start_does_not(rhythm: Rhythm) -> None:
    first = next(rhythm.moments(BUSINESS, START, END))
    assert first.date() >= date(2026, 11, 1)
    assert list(rhythm.moments(BUSINESS, first - timedelta(minutes=1), first)) == [first]
    assert list(rhythm.moments(BUSINESS, first, first + timedelta(minutes=1))) == []


@pytest.mark.parametrize("day", [0, 29, 31])
def test_a_day_that_not_every_month_has_is_refused(day: int) -> None:
    with pytest.raises(ValueError, match="not every month"):
        Monthly(day, time(9))
