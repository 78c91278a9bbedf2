"""Days that are to come, as an owner names them on Sunday 22 November 2026."""

from datetime import date

import pytest

from bot.domain.holidays import DaysOff
from handlers.understand.span import read_span

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("8-14 maret", "2027-03-08", "2027-03-14"),
        ("8–14 Mar", "2027-03-08", "2027-03-14"),
        ("tgl 8 s/d 14 mrt ya", "2027-03-08", "2027-03-14"),
        ("lebaran dari 8 sampe 14 maret", "2027-03-08", "2027-03-14"),
        ("8/3 sampai 14/3/2027", "2027-03-08", "2027-03-14"),
        ("8 maret - 14", "2027-03-08", "2027-03-14"),
        ("28 feb sampai 3 maret", "2027-02-28", "2027-03-03"),
        ("24 desember sampai 2 januari 2027", "2026-12-24", "2027-01-02"),
        ("30 des - 2 jan", "2026-12-30", "2027-01-02"),
        ("20-25 november", "2026-11-22", "2026-11-25"),
        ("25 sampai 27", "2026-11-25", "2026-11-27"),
        ("14 maret", "2027-03-14", "2027-03-14"),
        ("2027-03-08", "2027-03-08", "2027-03-08"),
        ("hari ini", "2026-11-22", "2026-11-22"),
        ("besok ya", "2026-11-23", "2026-11-23"),
        ("lusa", "2026-11-24", "2026-11-24"),
        ("besok sampe 27", "2026-11-23", "2026-11-27"),
        ("lusa - 2 des", "2026-11-24", "2026-12-02"),
        ("hari ini sampai 3", "2026-11-22", "2026-12-03"),
        ("hari jumat", "2026-11-27", "2026-11-27"),
        ("minggu depan", "2026-11-23", "2026-11-29"),
        ("next week", "2026-11-23", "2026-11-29"),
    ],
)
def test_days_are_the_next_such(words: str, first: str, last: str) -> None:
    assert read_span(words, TODAY) == DaysOff(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words",
    [
        *("", "dulu ya", "3 hari", "2 minggu", "seminggu", "jumat depan", "1.500"),
        *("31 februari", "40 maret", "8/13", "2027-13-40", "8 maret 2020", "8, 9 dan 10 maret"),
    ],
)
def test_what_names_no_day_or_several_is_none(words: str) -> None:
    assert read_span(words, TODAY) is None
