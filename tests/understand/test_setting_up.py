"""What an owner writes to set up: prices, shares, days and hours; and the small answers of a talk."""

from decimal import Decimal

import pytest

from handlers.understand import (
    Correction,
    Doubt,
    Share,
    WeekdayTime,
    Whose,
    match_name,
    product_code,
    read_choice,
    read_correction,
    read_percent,
    read_price_list,
    read_weekday_time,
)
from tests.understand.shops import SHOPS

LIST = [("keripik pisang", 10_000, "bungkus"), ("nastar", 40_000, "toples"), ("kacang", 60_000, "kg")]


@pytest.mark.parametrize(
    "text",
    [
        "keripik pisang 10rb per bungkus\nnastar 40rb toples\nkacang 60rb/kg",
        "keripik pisang 10rb per bungkus / nastar 40rb toples / kacang 60rb/kg",
        "1. keripik pisang Rp10.000/bungkus\n2. nastar Rp40.000/toples\n3. kacang Rp60.000 per kilo",
        "- keripik pisang: 10.000 per bks\n- nastar: 40.000 per toples\n- kacang: 60.000 per kg",
        "keripik pisang 10 ribu bungkus, nastar 40 ribu toples, kacang 60 ribu kg",
        "keripik pisang harganya 10 per bungkus\nnastar harganya 40 per toples\nkacang harga 60 per kg",
        "halo, ini daftarnya:\nkeripik pisang @10rb bungkus\nnastar @40rb toples\nkacang @60rb kg",
    ],
)
def test_a_price_list_is_read_in_any_layout(text):
    lines, doubts = read_price_list(text)
    assert [(line.name, line.price, line.unit) for line in lines] == LIST
    assert doubts == ()


def test_a_size_belongs_to_the_name_and_the_unit_may_be_left_out():
    ((sized, sauce), doubts) = read_price_list("Nastar 250 g Rp40.000/toples\nSambal Ibu Rp25.000,-")
    assert (sized.name, sized.unit, sauce.name, sauce.unit) == ("Nastar 250 g", "toples", "Sambal Ibu", "buah")
    assert doubts == ()


@pytest.mark.parametrize("text", ["keripik 25", "donat 3 biji 10rb", "keripik 10-12rb", "keripik", "keripik gocap"])
def test_a_price_that_is_not_clear_is_asked_about(text):
    lines, doubts = read_price_list(text)
    assert lines == ()
    assert len(doubts) == 1


def test_codes_tell_the_product_and_never_repeat():
    taken: set[str] = set()
    for name in ("Keripik Pisang", "Nastar", "Kacang", "Keripik Pisang", "Keripik Pedas", "Es", "Es", "Es", "!!!"):
        code = product_code(name, taken)
        assert code not in taken
        taken.add(code)
    assert {"KRP", "NST", "KCG"} <= taken


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("25% buat warung", Share(2500, Whose.PARTNER)),
        ("25 persen", Share(2500, None)),
        ("dua puluh lima persen buat saya", Share(2500, Whose.BUSINESS)),
        ("12,5%", Share(1250, None)),
        ("25", Share(2500, None)),
    ],
)
def test_a_share_says_how_much_and_whose(text, share):
    assert read_percent(text) == share


@pytest.mark.parametrize("text", ["25% warung 75% saya", "150%", "banyak", "20-25%", "25% buat warung dan saya"])
def test_a_share_that_is_not_clear_is_asked_about(text):
    assert isinstance(read_percent(text), Doubt)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("minggu jam 8 malam", WeekdayTime(6, 20, 0)),
        ("sabtu 16.00", WeekdayTime(5, 16, 0)),
        ("sabtu sore jam 4", WeekdayTime(5, 16, 0)),
        ("tiap minggu pukul 20.00 wib", WeekdayTime(6, 20, 0)),
        ("minggu jam setengah 8 malam", WeekdayTime(6, 19, 30)),
        ("senin pagi jam tujuh", WeekdayTime(0, 7, 0)),
        ("20:00", WeekdayTime(None, 20, 0)),
    ],
)
def test_a_day_and_hour_are_read(text, when):
    assert read_weekday_time(text) == when


@pytest.mark.parametrize("text", ["jam 8", "sabtu", "sabtu minggu jam 20.00", "jam 25.00", "besok", "jam 4 pagi sore"])
def test_a_day_and_hour_that_are_not_clear_are_asked_about(text):
    assert isinstance(read_weekday_time(text), Doubt)


NAMES = ("Warung Bu Siti", "Warung Pak Eko", "Kantin SD", "Toko Siti Aminah")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("warung siti", [0]), ("Warung Bu Siti", [0]), ("wrg siti", [0]), ("eko", [1]), ("pak eko", [1]),
        ("kantin sd", [2]), ("siti aminah", [3]), ("budi", []), ("", []),
    ],
)  # fmt: skip
def test_a_partner_is_found_by_what_people_call_it(text, found):
    assert match_name(text, NAMES) == found


OPTIONS = ("Salah ketik", "Ada titipan 4 yang belum dicatat", "Tanya Bu Rina")


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("1", 0), ("2.", 1), ("nomor 3", 2), ("yang kedua", 1), ("salah", 0), ("salh ketik", 0), ("tanya", 2),
        ("titipan", 1), ("Tanya Bu Rina", 2), ("4", None), ("0", None), ("apa ya", None), ("", None),
    ],
)  # fmt: skip
def test_a_choice_is_read_by_number_word_or_part_of_one(text, index):
    assert read_choice(text, OPTIONS) == index


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("ralat keripik 14 bukan 15", Correction(Decimal(14), Decimal(15), "KRP")),
        ("harusnya nastar 4", Correction(Decimal(4), None, "NST")),
        ("bu yang kemarin nastar harusnya 4", Correction(Decimal(4), None, "NST")),
        ("eh 13", Correction(Decimal(13))),
        ("salah, 14", Correction(Decimal(14))),
        ("14", Correction(Decimal(14))),
        ("bukan 15 tapi 14", Correction(Decimal(14), Decimal(15))),
        ("keripik 15 harusnya 14", Correction(Decimal(14), Decimal(15), "KRP")),
        ("nastar dari 5 jadi 4", Correction(Decimal(4), Decimal(5), "NST")),
        ("sisa keripik 5 bukan 6", Correction(Decimal(5), Decimal(6), "KRP", "left")),
        ("ralat keripik selusin", Correction(Decimal(12), None, "KRP")),
    ],
)
def test_a_correction_names_the_new_number_and_the_old(text, correction):
    assert read_correction(text, SHOPS["r"].products) == correction


@pytest.mark.parametrize(
    "text", ["ralat", "ralat keripik", "bukan 15", "ralat keripik 14 nastar 5", "ralat sambal 4", "14 15"]
)
def test_a_correction_that_is_not_clear_is_asked_about(text):
    assert isinstance(read_correction(text, SHOPS["r"].products), Doubt)
