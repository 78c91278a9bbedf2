"""Stories 12, 13, 18, 21: corrections before and after settlement, two people at one warung, handing over money."""

from datetime import date

import pytest
from sqlalchemy import select

from storage import tables
from storage.tables.columns import table_of
from tests.town import Town


def reported(town: Town, counts: str = "keripik 15 nastar 5") -> None:
    town.says("siti", counts)
    town.says("siti", "ya")
    town.says("siti", "lewati")


def paid(town: Town, amount: str) -> None:
    town.says("siti", f"sudah setor {amount}")
    town.hears("rina")
    town.taps("rina", "Terima")
    town.hears("siti")


@pytest.mark.parametrize(
    "words", ["ralat keripik 14 bukan 15", "keripik harusnya 14", "eh keripik 14", "salah, keripik 14"]
)
def test_a_correction_shows_the_difference_before_it_counts(town: Town, words: str) -> None:
    reported(town)
    answer = town.says("siti", words)
    assert "15 → *14*" in answer
    assert "Rp350.000 → Rp340.000" in answer
    assert "Rp87.500 → Rp85.000" in answer
    assert "Rp262.500 → *Rp255.000*" in answer
    assert "Rp262.500" in town.says("siti", "saldo")
    town.says("siti", "ya")
    assert "*Rp255.000*" in town.says("siti", "saldo")
    town.goes_to("2026-11-23", 7, 1)
    assert "diralat dari 15 menjadi 14" in town.hears("rina")


def test_a_settled_week_is_adjusted_in_the_next_one_with_the_owners_word(town: Town) -> None:
    reported(town, "keripik 14 nastar 5")
    paid(town, "255rb")
    answer = town.says("siti", "bu yang kemarin nastar harusnya 4")
    assert "Rp30.000" in answer
    assert "Rp40.000" in answer
    assert "Rp10.000" in answer
    town.says("siti", "ya")
    assert "lunas" in town.says("siti", "saldo")
    asked = town.hears("rina")
    number = asked.split("nomor ")[1].split(".")[0].split(")")[0].strip()
    town.says("rina", f"setuju {number}")
    assert "Rp30.000" in town.hears("siti")
    assert "Rp30.000" in town.says("siti", "saldo")
    assert "Nastar 4" in town.says("siti", "stok")
    assert "laku *5*" in town.says("siti", "laporan saya")


def test_the_owner_may_refuse_an_adjustment_and_is_asked_once(town: Town) -> None:
    reported(town, "keripik 14 nastar 5")
    paid(town, "255rb")
    town.says("siti", "nastar harusnya 4")
    town.says("siti", "ya")
    town.hears("rina")
    town.taps("rina", "Tolak")
    assert "lunas" in town.says("siti", "saldo")
    town.taps("rina", "Setuju")
    assert "lunas" in town.says("siti", "saldo")


def test_who_types_new_figures_for_the_same_week_is_correcting(town: Town) -> None:
    reported(town)
    answer = town.says("siti", "keripik 14")
    assert "Sudah ada laporan" not in answer
    assert "15 → *14*" in answer
    assert "Simpan" in answer
    town.says("siti", "ya")
    assert "*Rp255.000*" in town.says("siti", "saldo")


def test_who_asks_to_report_again_sees_what_was_reported(town: Town) -> None:
    reported(town)
    answer = town.says("siti", "lapor")
    assert "sudah ada" in answer
    assert "laku *15*" in answer
    assert "5 → *0*" in town.says("siti", "nastar 0")


def test_nothing_sold_after_all_is_a_correction_too(town: Town) -> None:
    reported(town)
    assert "15 → *0*" in town.says("siti", "gak ada")


def test_a_correction_after_sunday_is_not_late(town: Town) -> None:
    reported(town)
    town.goes_to("2026-11-24", 10)
    town.says("siti", "ralat minggu lalu keripik 14")
    town.says("siti", "ya")
    town.hears("rina")
    summary = town.says("rina", "minggu lalu")
    assert "terlambat" not in summary
    assert days_late(town) == [0, 0]


def test_a_late_report_stays_as_late_as_it_was(town: Town) -> None:
    town.goes_to("2026-11-24", 10)
    town.says("siti", "laporan minggu lalu keripik 8")
    town.says("siti", "ya")
    town.goes_to("2026-11-26", 10)
    town.says("siti", "ralat minggu lalu keripik 9")
    town.says("siti", "ya")
    assert days_late(town) == [2, 2]


def days_late(town: Town) -> list[int]:
    """Of each version of the report on the first week."""
    reports = table_of(tables.Report)
    of_the_week = select(reports.c.days_late).where(reports.c.week == date(2026, 11, 16))
    with town.engine.begin() as connection:
        return list(connection.execute(of_the_week.order_by(reports.c.version)).scalars())


def test_the_second_person_of_a_warung_sees_the_first_report(town: Town) -> None:
    town.joins("dita", "Warung Bu Siti")
    town.says("dita", "keripik 14")
    town.says("dita", "ya")
    answer = town.says("siti", "keripik 15")
    assert "Dita" in answer
    assert "laku *14*" in answer
    assert "Dita" in town.says("siti", "1")
    assert "laku *14*" in town.says("siti", "laporan saya")


def test_the_second_person_may_replace_it(town: Town) -> None:
    town.joins("dita", "Warung Bu Siti")
    town.says("dita", "keripik 14")
    town.says("dita", "ya")
    town.says("siti", "keripik 15")
    assert "14 → *15*" in town.says("siti", "2")
    town.says("siti", "ya")
    assert "laku *15*" in town.says("dita", "laporan saya")


def test_the_second_person_may_add_to_it(town: Town) -> None:
    town.joins("dita", "Warung Bu Siti")
    town.says("dita", "keripik 10")
    town.says("dita", "ya")
    town.says("siti", "keripik 5")
    assert "10 → *15*" in town.says("siti", "tambah")
    town.says("siti", "ya")
    assert "laku *15*" in town.says("siti", "laporan saya")


def test_money_counts_once_the_owner_has_it(town: Town) -> None:
    reported(town, "keripik 14 nastar 5")
    answer = town.says("siti", "sudah setor 100rb")
    assert "Rp100.000" in answer
    assert "Rp155.000" in answer
    assert "Rp255.000" in town.says("siti", "saldo")
    assert "Rp100.000" in town.hears("rina")
    town.taps("rina", "Terima")
    assert "Rp155.000" in town.hears("siti")
    assert "*Rp155.000*" in town.says("siti", "saldo")
    town.taps("rina", "Terima")
    assert "*Rp155.000*" in town.says("siti", "saldo")


def test_money_that_did_not_come_changes_nothing(town: Town) -> None:
    reported(town, "keripik 14 nastar 5")
    town.says("siti", "setor 100rb")
    town.hears("rina")
    town.taps("rina", "Belum masuk")
    assert "Rp100.000" in town.hears("siti")
    assert "*Rp255.000*" in town.says("siti", "saldo")


def test_more_than_is_owed_is_asked_about(town: Town) -> None:
    reported(town, "keripik 14 nastar 5")
    asked = town.says("siti", "setor 300rb")
    assert "Rp300.000" in asked
    assert "Rp255.000" in asked
    town.says("siti", "2")
    assert "Rp300.000" not in town.hears("rina")
    assert "*Rp255.000*" in town.says("siti", "saldo")


@pytest.mark.parametrize("words", ["batalin laporan", "laporan tadi salah", "hapus laporan saya"])
def test_a_report_that_is_to_be_undone_is_shown_and_corrected(town: Town, words: str) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    asked = town.says("siti", words)
    assert "laku *14*" in asked
    assert "Seharusnya berapa" in asked
    assert "Keripik Pisang 14 → *13*" in town.says("siti", "keripik 13")


def test_a_correction_stays_with_its_week_while_a_new_one_is_reported(town: Town) -> None:
    reported(town, "keripik 14 nastar 5")
    town.goes_to("2026-11-28", 17)
    town.says("rina", "titip keripik 7 ke warung siti")
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")
    assert "14 → *13*" in town.says("siti", "ralat keripik 13")
    town.says("siti", "nihil")
    resumed = town.says("siti", "ya")
    assert "14 → *13*" in resumed
    assert "16–22 Nov" in resumed
    assert "*Rp247.500*" in town.says("siti", "ya")
    assert "Keripik Pisang 14" in town.says("siti", "stok")


def test_a_weight_corrects_the_one_product_that_was_sold_by_weight(town: Town) -> None:
    town.says("rina", "titip kacang 5 ke siti")
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")
    town.reports("siti", "kacang 3")
    assert "3 kg → *0,6 kg*" in town.says("siti", "ralat jadi 600 gr")
    town.says("siti", "tidak")
    assert "belum tahu" in town.says("siti", "ralat jadi 2 lusin")


def test_who_says_more_than_figures_that_stand_may_tell_the_owner(town: Town) -> None:
    town.reports("siti", "keripik 12 rusak 2")
    said = town.says("siti", "rusak 2 itu dari pabrik bu, bukan salah saya")
    assert "Angkanya di catatan memang sudah begitu, Bu. Mau pesannya saya teruskan ke pemilik?" in said
    assert "Sudah saya sampaikan" in town.taps("siti", "Teruskan pesannya")
    assert "rusak 2 itu dari pabrik bu, bukan salah saya" in town.hears("rina")
