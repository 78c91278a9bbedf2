"""Story 23: a small aim for the month, proposed, agreed to, told of on the 25th, and thanked for."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Engine

from tests.town import JAKARTA, Town

SATURDAYS = ("2026-11-07", "2026-11-14", "2026-11-21", "2026-11-28")
SECOND_OF_NOVEMBER = datetime(2026, 11, 2, 8, tzinfo=JAKARTA)


@pytest.fixture
def town(engine: Engine) -> Town:
    """A warung that sold 12 keripik a week in November, 48 in all; the morning of the first of December."""
    town = Town(engine, SECOND_OF_NOVEMBER)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 200 nastar 20")
    for day in SATURDAYS:
        town.goes_to(day, 17)
        town.reports("siti", "keripik 12 nastar 1")
    town.goes_to("2026-12-01", 9, 1)
    town.hears("rina")
    return town


def test_the_best_seller_and_a_tenth_more_is_proposed_once(town: Town) -> None:
    assert "bulan lalu Keripik Pisang laku 48 bungkus 👏 Bulan ini kita coba *55* ya, Bu?" in town.hears("siti")
    assert [button.label for button in town.bubbles("siti")[-1].buttons] == ["Setuju", "Ubah", "Lewati"]
    town.goes_to("2026-12-03", 9, 1)
    assert "kita coba" not in town.hears("siti")


@pytest.mark.parametrize("words", ["setuju", "boleh bu", "ya", "coba", "insya allah bu", "target setuju 55", "1"])
def test_it_is_agreed_to_in_any_words(town: Town, words: str) -> None:
    assert "Target Desember: Keripik Pisang *55* bungkus. Sudah 0 dari 55 (0%). Kurang 55." in town.says("siti", words)
    assert "Sudah 0 dari 55 (0%). Kurang 55. (setuju)" in town.says("rina", "target")


@pytest.mark.parametrize("words", ["50", "ubah 50", "50 aja bu", "jadi lima puluh", "target 50", "kebanyakan, 50 aja"])
def test_another_number_is_agreed_to_instead(town: Town, words: str) -> None:
    assert "Target Desember: Keripik Pisang *50* bungkus" in town.says("siti", words)


def test_the_button_asks_for_the_number(town: Town) -> None:
    assert "Maunya berapa bungkus Keripik Pisang" in town.taps("siti", "Ubah")
    assert "*48* bungkus" in town.says("siti", "4 lusin")


@pytest.mark.parametrize("words", ["lewati", "gak usah bu", "tidak", "gak sanggup bu", "target lewati"])
def test_skipping_is_fine_and_never_asked_again(town: Town, words: str) -> None:
    assert "bulan ini tanpa target" in town.says("siti", words)
    town.goes_to("2026-12-25", 10)
    assert "kabar target" not in town.hears("siti")
    assert "(dilewati)" in town.says("rina", "target")


def test_later_leaves_it_open(town: Town) -> None:
    assert "tinggal tulis *target*" in town.says("siti", "nanti aja bu")
    town.says("siti", "target")
    assert "*55* bungkus" in town.taps("siti", "Setuju")


def test_figures_that_follow_the_proposal_are_still_a_report(town: Town) -> None:
    assert "Keripik Pisang: laku *14*" in town.says("siti", "keripik 14")


def test_a_target_set_after_the_25th_is_told_of_once(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko", "keripik 50")
    town.goes_to("2026-12-26", 8)
    town.says("rina", "target eko keripik 40 bonus 20rb")
    town.says("rina", "ya")
    assert "*40* bungkus" in town.hears("eko")
    town.goes_to("2026-12-26", 9)
    assert "kabar target" not in town.hears("eko")


def test_on_the_25th_those_who_agreed_hear_how_far_it_is(town: Town) -> None:
    town.says("siti", "ubah 60")
    for day in ("2026-12-05", "2026-12-12"):
        town.goes_to(day, 17)
        town.reports("siti", "keripik 24")
    town.goes_to("2026-12-25", 9, 1)
    assert "Sudah 48 dari 60 (80%). Kurang 12." in town.hears("siti")
    town.goes_to("2026-12-27", 9)
    assert "kabar target" not in town.hears("siti")


def test_a_report_that_reaches_it_is_thanked_for_once(town: Town) -> None:
    town.says("siti", "setuju")
    town.goes_to("2026-12-05", 17)
    town.says("siti", "keripik 56")
    assert "🎉 Target Desember tercapai, Bu Siti: Keripik Pisang *56* dari 55 bungkus" in town.says("siti", "ya")
    town.says("siti", "lewati")
    for words in ("ralat keripik 40", "ralat keripik 57"):
        town.says("siti", words)
        assert "tercapai" not in town.says("siti", "ya")
    town.goes_to("2026-12-25", 10)
    assert "kabar target" not in town.hears("siti")
    assert "Sudah 57 dari 55 (103%) 🎉" in town.says("siti", "target")


def test_a_target_reached_is_what_the_week_is_thanked_for(town: Town) -> None:
    """It is the fifth report on time too, which waits a week."""
    town.says("siti", "setuju")
    town.goes_to("2026-12-05", 17)
    town.hears("rina")
    town.says("siti", "keripik 56")
    assert "🌟" not in town.says("siti", "ya")
    assert "Warung Bu Siti (target bulanannya tercapai)" in town.says("rina", "ringkasan")
    town.says("siti", "ralat keripik 40")
    town.says("siti", "ya")
    assert "target bulanannya" not in town.says("rina", "ringkasan")
    town.goes_to("2026-12-12", 17)
    town.says("siti", "keripik 1")
    assert "🌟 Sudah *6 laporan berturut-turut*" in town.says("siti", "ya")


def test_after_too_few_reports_nothing_is_proposed(engine: Engine) -> None:
    town = Town(engine, SECOND_OF_NOVEMBER)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 200")
    for day in SATURDAYS[:2]:
        town.goes_to(day, 17)
        town.reports("siti", "keripik 12")
    town.goes_to("2026-12-01", 9, 1)
    assert "kita coba" not in town.hears("siti")
    assert "belum ada target" in town.says("siti", "target")


def test_whoever_stops_is_not_asked(town: Town) -> None:
    town.says("siti", "mau berhenti titip")
    town.goes_to("2027-01-01", 9, 1)
    assert "kita coba" not in town.hears("siti")


def test_a_partner_with_two_people_agrees_with_one_voice(town: Town) -> None:
    town.joins("dita", "Warung Bu Siti")
    town.hears("siti")
    town.taps("siti", "Lewati")
    town.says("dita", "target 50")
    assert "*50* bungkus" in town.says("siti", "target")


def test_another_business_sees_none_of_it(town: Town) -> None:
    town.opens("tini", "Sambal Bu Tini")
    assert "belum ada target" in town.says("tini", "target")


def test_the_owner_sets_one_with_a_bonus_and_the_partner_agrees(town: Town) -> None:
    town.hears("siti")
    said = town.says("rina", "target siti keripik 60 bonus 20rb")
    assert "Keripik Pisang *60* bungkus.\nBonus Rp20.000 begitu tercapai" in said
    assert "saya ajak" in town.says("rina", "ya")
    heard = town.hears("siti")
    assert "Kue Bu Rina mengajak target Desember: Keripik Pisang *60* bungkus" in heard
    assert "Kalau tercapai ada bonus *Rp20.000*" in heard
    assert [button.label for button in town.bubbles("siti")[-1].buttons] == ["Setuju", "Lewati"]
    assert "jadi angkanya tetap itu" in town.says("siti", "ubah 40")
    assert "Ada bonus *Rp20.000*" in town.says("siti", "setuju")
    assert "Warung Bu Siti setuju target Desember" in town.hears("rina")


@pytest.mark.parametrize(
    "words",
    [
        "target siti keripik bonus Rp20.000 kalau laku 50",
        "bonus siti 20rb kalau keripik laku 50",
        "target keripik 50 bonus 20.000",
        "bonus Rp20.000 kalau laku 50",
        "target siti kalo laku keripik 50 dapat bonus Rp 20.000,- ya",
    ],
)
def test_a_bonus_is_promised_in_any_order(town: Town, words: str) -> None:
    said = town.says("rina", words)
    assert "Keripik Pisang *50* bungkus" in said
    assert "Bonus Rp20.000" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("target siti keripik 60 bonus", "Bonusnya berapa?"),
        ("target siti keripik 60 nastar 5", "Satu produk dulu"),
        ("target joko keripik 60", "Saya belum paham"),
    ],
)
def test_what_the_owner_leaves_unclear_is_asked(town: Town, words: str, said: str) -> None:
    assert said in town.says("rina", words)


def promised(town: Town) -> None:
    """Bu Rina has promised Rp20.000 for 50 keripik in December, and Bu Siti has sold 20 of them."""
    town.says("rina", "target siti keripik 50 bonus 20rb")
    town.says("rina", "ya")
    town.goes_to("2026-12-05", 17)
    town.reports("siti", "keripik 20")
    town.goes_to("2026-12-12", 17)
    town.hears("siti"), town.hears("rina")


def test_a_promised_bonus_is_booked_by_itself_and_named(town: Town) -> None:
    promised(town)
    town.says("siti", "keripik 30")
    said = town.says("siti", "ya")
    assert "Target Desember tercapai, Bu Siti: Keripik Pisang *50* dari 50" in said
    assert "Bonus *Rp20.000* yang dijanjikan sudah dicatat" in said
    assert "mencapai target Desember: Keripik Pisang 50 dari 50 bungkus" in town.hears("rina")
    assert "• 7–13 Des: Rp205.000 (sudah dengan bonus Rp20.000)" in town.says("siti", "saldo")
    for command in ("nota", "riwayat"):
        assert "bonus target tercapai 7–13 Des: −Rp20.000" in town.says("siti", command)
    assert "Bonus target tercapai: Rp20.000 (Warung Bu Siti)" in town.says("rina", "ringkasan")


def test_a_correction_takes_the_bonus_back_and_another_one_brings_it_again(town: Town) -> None:
    promised(town)
    town.reports("siti", "keripik 30")
    town.hears("rina")
    town.says("siti", "ralat keripik 29")
    said = town.says("siti", "ya")
    assert "Sekarang Keripik Pisang 49 dari 50, jadi bonus Rp20.000 untuk sementara belum dihitung" in said
    assert "Bonus Rp20.000 dibatalkan" in town.hears("rina")
    assert "bonus dibatalkan 7–13 Des: Rp20.000" in town.says("siti", "riwayat")
    assert "• 7–13 Des: Rp217.500\n" in town.says("siti", "saldo") + "\n"
    town.says("siti", "ralat keripik 31")
    said = town.says("siti", "ya")
    assert "tercapai" not in said
    assert "Bonus *Rp20.000* yang dijanjikan sudah dicatat" in said


def test_a_bonus_of_a_settled_week_stays(town: Town) -> None:
    promised(town)
    town.reports("siti", "keripik 30")
    town.says("rina", "terima setoran siti 835rb")
    town.says("rina", "ya")
    town.says("siti", "bu minggu ini keripik harusnya 20")
    town.says("siti", "ya")
    town.taps("rina", "Setuju")
    assert "bonus dibatalkan" not in town.says("siti", "riwayat")


def test_a_report_that_the_owner_enters_counts_as_well(town: Town) -> None:
    promised(town)
    town.says("rina", "catat warung siti keripik 30")
    assert "mencapai target Desember" in town.says("rina", "ya")
    assert "Bonus *Rp20.000* yang dijanjikan sudah dicatat" in town.hears("siti")


def test_the_newest_target_counts_and_one_that_was_reached_stands(town: Town) -> None:
    promised(town)
    town.says("rina", "target siti nastar 10")
    town.says("rina", "ya")
    assert "Nastar *10* toples" in town.taps("siti", "Setuju")
    town.reports("siti", "nastar 10")
    assert "sudah mencapai target Desember" in town.says("rina", "target siti nastar 15")


def test_what_is_sold_already_is_no_aim(town: Town) -> None:
    promised(town)
    assert "sudah laku 20" in town.says("rina", "target siti keripik 20")
    town.says("rina", "batal")
    town.says("rina", "target siti nastar 10")
    town.says("rina", "ya")
    town.reports("siti", "nastar 4")
    assert "Bulan ini sudah laku 4" in town.says("siti", "target 4")


def test_an_agreed_target_is_not_given_up_by_an_old_button(town: Town) -> None:
    town.taps("siti", "Setuju")
    town.says("siti", "saldo")
    assert "Target Desember sudah disetujui, Bu: Keripik Pisang *55* bungkus." in town.taps("siti", "Lewati")
    assert "Sudah 0 dari 55" in town.says("siti", "tidak")
    town.taps("siti", "Lewati")
    assert "bulan ini tanpa target" in town.says("siti", "ya")


def test_the_word_on_a_newer_button_passes_an_older_question(town: Town) -> None:
    town.goes_to("2026-12-05", 17)
    town.says("siti", "12")
    town.says("rina", "target siti keripik 60 bonus 20rb")
    town.says("rina", "ya")
    assert "Kalau tercapai ada bonus *Rp20.000*" in town.hears("siti")
    assert "Siap, Bu 💪 Target Desember: Keripik Pisang *60* bungkus." in town.says("siti", "setuju")


@pytest.mark.parametrize("words", ["50", "setuju", "lewati", "nanti"])
def test_a_word_to_a_newer_target_changes_no_figures_that_wait_for_a_yes(town: Town, words: str) -> None:
    town.says("siti", "keripik 14")
    town.says("rina", "target siti keripik 60")
    town.says("rina", "ya")
    assert "Kita coba" in town.hears("siti")
    assert "laku *14*" in town.says("siti", words)
    assert "sudah dicatat" in town.says("siti", "ya")
