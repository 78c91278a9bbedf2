"""Story 35: thanks with the true figure, in private; in the group only what the partner allowed, without money."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import func, insert, select, update

from storage import tables
from storage.database import open_database
from storage.tables.columns import table_of
from tests.conversations.neighbours import sells_for_both
from tests.databases import Databases
from tests.town import Town

_groups = table_of(tables.GroupChat)
_businesses = table_of(tables.Business)
_acceptances = table_of(tables.Acceptance)
_partners = table_of(tables.Partner)
_thanks = table_of(tables.Thanks)
GROUP = "-100"
SATURDAY = date(2026, 11, 21)


@pytest.fixture
def town(town: Town) -> Town:
    """Warung Bu Siti has goods for months."""
    sends(town, "nastar 90")
    return town


@pytest.fixture(scope="module")
def fifth_report(settled_town: Town, databases: Databases) -> Iterator[Town]:
    """A group is bound, and the fifth report on time was given; made once, its engine is closed."""
    url = databases.copy(settled_town.engine.url.render_as_string(hide_password=False))
    town = replace(settled_town, engine=open_database(url), numbers=count(1_000), read=dict(settled_town.read))
    sends(town, "nastar 90")
    has_group(town)
    five(town)
    town.engine.dispose()
    yield town
    databases.drop(url)


@pytest.fixture
def asked(fifth_report: Town, databases: Databases) -> Iterator[Town]:
    """Bu Siti was thanked, and is asked whether the group may read of it."""
    url = databases.copy(fifth_report.engine.url.render_as_string(hide_password=False))
    engine = open_database(url)
    yield replace(fifth_report, engine=engine, numbers=count(2_000), read=dict(fifth_report.read))
    engine.dispose()
    databases.drop(url)


def sends(town: Town, goods: str) -> None:
    town.says("rina", f"titip {goods} ke warung bu siti")
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")


def reports(town: Town, number: int, figures: str = "nastar 1", *, late: int = 0) -> str:
    """The answer to the report of the week that ends so many weeks on, given so many days after it was asked for."""
    town.goes_to(str(SATURDAY + timedelta(weeks=number, days=late)), 16, 5)
    town.says("siti", figures)
    return town.says("siti", "ya")


def five(town: Town) -> str:
    """Five reports on time, and what is answered to the fifth."""
    return [reports(town, number) for number in range(5)][-1]


def has_group(town: Town) -> None:
    with town.engine.begin() as connection:
        business_id = connection.execute(select(_businesses.c.business_id)).scalar()
        row = {"business_id": business_id, "channel": "simulator", "address": GROUP, "title": "Mitra"}
        connection.execute(insert(_groups).values(row | {"bound_at": town.now}))


def group_reads(town: Town) -> str:
    """The recap of the fifth week, all alone."""
    town.goes_to("2026-12-21", 9)
    town.hears(GROUP)
    town.goes_to("2026-12-21", 10, 1)
    return town.hears(GROUP)


def accepted(town: Town, day: str) -> None:
    """Let the partnership have begun on that day."""
    with town.engine.begin() as connection:
        at = datetime.fromisoformat(day).replace(hour=3, tzinfo=UTC)
        connection.execute(update(_acceptances).values(accepted_at=at))


def times_thanked(town: Town) -> int:
    with town.engine.begin() as connection:
        return connection.execute(select(func.count()).select_from(_thanks)).scalar_one()


def test_five_reports_on_time_are_thanked_for_with_the_fifth(town: Town) -> None:
    answers = [reports(town, number) for number in range(6)]
    assert ["🌟" in answer for answer in answers] == [False] * 4 + [True, False]
    assert "sudah dicatat.\n🌟 Sudah *5 laporan berturut-turut* tepat waktu, Bu." in answers[4]


def test_after_a_late_report_the_count_begins_anew_without_a_word_of_it(town: Town) -> None:
    for number in range(3):
        reports(town, number)
    late = reports(town, 3, "minggu lalu nastar 1", late=3)
    assert late.startswith("Terima kasih, Bu Siti 🙏 Laporan minggu 7–13 Des sudah dicatat.\nYang perlu disetor")
    assert ["🌟" in reports(town, number) for number in range(4, 9)] == [False] * 4 + [True]


def test_a_week_that_was_asked_for_in_vain_ends_the_row_and_nobody_is_told(town: Town) -> None:
    answers = [reports(town, number) for number in (0, 1, 2, 4, 5, 6, 7, 8)]
    assert ["🌟" in answer for answer in answers] == [False] * 7 + [True]


def test_weeks_with_nothing_to_report_end_no_row(town: Town) -> None:
    for number in range(3):
        reports(town, number)
    reports(town, 3, "habis semua")
    town.goes_to("2027-01-04")
    sends(town, "nastar 9")
    assert "🌟 Sudah *5 laporan" in reports(town, 7)


def test_nothing_sold_is_a_report_on_time_too(town: Town) -> None:
    assert "🌟" in [reports(town, number, "gak ada yang laku") for number in range(5)][-1]


def test_it_is_said_once_whatever_is_corrected(asked: Town) -> None:
    asked.says("siti", "ralat nastar 2")
    assert "🌟" not in asked.says("siti", "ya")
    assert times_thanked(asked) == 1


def test_a_year_together_is_said_with_the_report_of_that_week_and_not_again(town: Town) -> None:
    accepted(town, "2025-12-10")
    assert "🌟" not in reports(town, 0) + reports(town, 1) + reports(town, 2)
    assert "🌟 Sudah *1 tahun* kita bekerja sama, Bu." in reports(town, 3)
    assert "5 laporan" in reports(town, 4)


def test_two_reports_in_one_week_are_thanked_for_once(town: Town) -> None:
    accepted(town, "2025-12-20")
    for number in range(4):
        reports(town, number)
    assert "1 tahun" in reports(town, 4, "minggu lalu nastar 1", late=4)
    accepted(town, "2024-12-20")
    assert "🌟" not in reports(town, 5)
    assert "2 tahun" in reports(town, 6)


def best_week(town: Town) -> str:
    """Eight weeks of one each, a late one among them, and a much better one that is reported late."""
    for number in range(8):
        reports(town, number, "minggu lalu nastar 1" if number == 5 else "nastar 1", late=3 if number == 5 else 0)
    return reports(town, 8, "minggu lalu nastar 4", late=4)


def test_the_best_week_is_said_with_its_true_figure(town: Town) -> None:
    assert "🌟 Minggu 11–17 Jan laku *Rp160.000*, paling ramai dari 9 minggu, Bu." in best_week(town)


def test_what_was_corrected_since_is_no_best_week_to_others(town: Town) -> None:
    has_group(town)
    town.says("siti", "boleh sebut di grup")
    best_week(town)
    assert "Warung Bu Siti (paling ramai dari 9 minggu)" in town.says("rina", "ringkasan")
    town.says("siti", "ralat minggu lalu nastar 2")
    town.says("siti", "ya")
    assert "paling ramai" not in town.says("rina", "ringkasan")


def test_the_owner_sees_who_was_thanked_for_what_and_may_do_so_too(asked: Town) -> None:
    told = asked.says("rina", "ringkasan")
    assert "terima kasih: Warung Bu Siti (5 laporan berturut-turut tepat waktu). Kalau disapa langsung" in told
    assert "terima kasih:" not in asked.says("rina", "minggu lalu")


def test_a_report_that_the_owner_entered_is_thanked_for_with_the_yes(town: Town) -> None:
    for number in range(4):
        reports(town, number)
    town.goes_to("2026-12-19", 16, 5)
    town.says("rina", "catat warung bu siti nastar 1")
    assert "🌟" not in town.says("rina", "ya")
    assert "🌟" not in town.hears("siti")
    assert "🌟 Sudah *5 laporan berturut-turut*" in town.taps("siti", "Betul")
    assert "🌟" not in town.says("siti", "laporan betul")


def test_the_group_reads_nothing_without_leave(asked: Town) -> None:
    asking = asked.bubbles("siti")[-1]
    assert "Boleh disebut di grup Kue Bu Rina, Bu? Hanya nama *Warung Bu Siti* dan ucapan ini, tanpa" in asking.text
    assert [button.label for button in asking.buttons] == ["Boleh", "Jangan"]
    told = group_reads(asked)
    assert "1 dari 1 mitra" in told
    assert "Siti" not in told


def test_the_group_reads_who_is_thanked_for_what_and_no_money(asked: Town) -> None:
    assert "*Warung Bu Siti* boleh disebut di grup" in asked.taps("siti", "Boleh")
    told = group_reads(asked)
    assert "Terima kasih khusus untuk *Warung Bu Siti* (5 laporan berturut-turut tepat waktu)." in told
    assert "Rp" not in told


@pytest.mark.parametrize(
    "words",
    ["ya", "boleh", "boleh bu", "iya boleh disebut", "1", "silakan", "gak papa", "ok", "iya makasih", "BOLEH DONG"],
)
def test_leave_is_given_in_ones_own_words(asked: Town, words: str) -> None:
    assert "*Warung Bu Siti* boleh disebut di grup" in asked.says("siti", words)


@pytest.mark.parametrize(
    "words", ["jangan", "jgn ya", "2", "gak usah", "tidak", "ga usah bu malu", "jangan disebut dulu", "lewati"]
)
def test_it_is_refused_in_ones_own_words(asked: Town, words: str) -> None:
    assert "*Warung Bu Siti* tidak disebut di grup" in asked.says("siti", words)


@pytest.mark.parametrize("words", ["makasih ya", "nanti", "sama-sama", "🙏", "nanti aja bu", "alhamdulillah"])
def test_thanks_and_later_are_no_leave(asked: Town, words: str) -> None:
    assert "Baik, Bu, tidak disebut di grup" in asked.says("siti", words)
    assert "Siti" not in group_reads(asked)


@pytest.mark.parametrize(
    ("words", "answer"), [("saldo", "Rp"), ("stok", "Nastar"), ("ralat nastar 2", "→ *2*"), ("setor 30rb", "Rp30.000")]
)
def test_whatever_else_is_said_goes_before_that_question(asked: Town, words: str, answer: str) -> None:
    assert answer in asked.says("siti", words)


@pytest.mark.parametrize("words", ["apaan tuh", "grup apa", "maksudnya?"])
def test_who_does_not_understand_is_told_what_it_is_about(asked: Town, words: str) -> None:
    assert "Tiap Senin ada kabar di grup mitra Kue Bu Rina" in asked.says("siti", words)
    assert "boleh disebut di grup" in asked.says("siti", "ya udah boleh")


def test_it_is_asked_once(asked: Town) -> None:
    said = [reports(asked, number) for number in range(5, 10)]
    assert "10 laporan" in said[-1]
    assert not any("Boleh disebut" in one for one in said)


def test_where_there_is_no_group_nothing_is_asked(town: Town) -> None:
    assert "Boleh disebut" not in five(town)


@pytest.mark.parametrize(
    "words",
    [
        "jangan sebut di grup",
        "jgn disebut di grup ya",
        "gak usah sebut nama saya di grup",
        "nama saya jangan disebut",
        "gausah disebut digrup deh",
    ],
)
def test_leave_is_taken_back_and_given_at_any_time(asked: Town, words: str) -> None:
    asked.says("siti", "boleh")
    assert "tidak disebut di grup" in asked.says("siti", words)
    assert "Siti" not in group_reads(asked)
    assert "boleh disebut di grup" in asked.says("siti", "boleh sebut di grup")


@pytest.mark.parametrize("words", ["boleh sebutkan harga keripik", "boleh sebut harganya bu", "boleh ga sebut di grup"])
def test_what_is_no_leave_gives_none(town: Town, words: str) -> None:
    town.says("siti", words)
    assert "Disebut di grup" not in town.says("siti", "data saya")


@pytest.mark.parametrize(
    "words", ["boleh sebut nama saya di grup", "Nama saya boleh disebut di grup kok", "you may name us"]
)
def test_leave_may_be_given_before_anybody_asks(town: Town, words: str) -> None:
    has_group(town)
    town.says("siti", words)
    assert "Boleh disebut" not in five(town)
    assert "Warung Bu Siti" in group_reads(town)


def test_who_is_forgotten_is_named_in_no_group(asked: Town) -> None:
    asked.says("siti", "boleh")
    for who, words in (("siti", "hapus data"), ("siti", "ya"), ("rina", "hapus data"), ("rina", "ya")):
        asked.says(who, words)
    assert "khusus" not in group_reads(asked)
    with asked.engine.begin() as connection:
        assert connection.execute(select(table_of(tables.Mention))).all() == []


def test_what_was_said_of_the_group_stands_in_ones_data(asked: Town) -> None:
    assert "Disebut di grup" not in asked.says("siti", "data saya")
    asked.says("siti", "jangan sebut di grup")
    assert "Disebut di grup: tidak\nDan pesan" in asked.says("siti", "data saya")
    asked.says("siti", "boleh sebut di grup")
    assert "Disebut di grup: boleh" in asked.says("siti", "data saya")


def test_the_word_is_the_partners_whoever_of_its_people_says_it(asked: Town) -> None:
    asked.joins("dita", "Warung Bu Siti")
    asked.says("siti", "boleh")
    assert "*Warung Bu Siti* tidak disebut di grup" in asked.says("dita", "jangan sebut di grup")
    assert "Siti" not in group_reads(asked)


def test_each_of_two_businesses_thanks_for_its_own(town: Town) -> None:
    for number in range(4):
        reports(town, number)
    sells_for_both(town, goods="sambal 12")
    town.goes_to("2026-12-19", 16, 5)
    town.says("siti", "nastar 1 sambal 4")
    ours, hers = town.says("siti", "ya").split("*Sambal Ibu*", 1)
    assert "🌟 Sudah *5 laporan berturut-turut*" in ours
    assert "🌟" not in hers


def test_the_partners_own_clock_says_what_is_on_time(town: Town) -> None:
    """Ten to midnight in Jakarta is Monday in Makassar."""
    with town.engine.begin() as connection:
        connection.execute(update(_partners).values(zone="Asia/Makassar"))
    for number in range(4):
        reports(town, number)
    town.goes_to("2026-12-20", 23, 50)
    town.says("siti", "minggu lalu nastar 1")
    assert "🌟" not in town.says("siti", "ya")
