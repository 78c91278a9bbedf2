"""Stories 2, 3, 8 to 11: a week's report, to the rupiah."""

import pytest

from tests.town import Town


def test_one_message_and_a_yes_are_a_complete_report(town: Town) -> None:
    answer = town.says("siti", "keripik 14 nastar 5")
    assert "Keripik Pisang: laku *14* sisa 6" in answer
    assert "Nastar: laku *5* sisa 3" in answer
    assert "Jual Rp340.000" in answer
    assert "25% *Rp85.000*" in answer
    assert "*Rp255.000*" in answer
    assert "sudah dicatat" in town.says("siti", "ya")
    assert "Rp255.000" in town.says("siti", "saldo")


@pytest.mark.parametrize("yes", ["1", "betul", "ya", "y", "iya bener", "👍", "oke bu"])
def test_every_way_of_saying_yes_is_taken(town: Town, yes: str) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "sudah dicatat" in town.says("siti", yes)


def test_the_button_does_the_same(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "sudah dicatat" in town.taps("siti", "Betul")


def test_slang_counts_come_back_in_digits(town: Town) -> None:
    answer = town.says("siti", "kripik selusin, nastar stngh lusin")
    assert "laku *12*" in answer
    assert "laku *6*" in answer
    assert "Rp360.000" in answer
    assert "Rp90.000" in answer
    assert "*Rp270.000*" in answer


def test_damaged_and_expired_goods_are_not_charged(town: Town) -> None:
    answer = town.says("siti", "keripik laku 10 rusak 2 basi 1 sisa 7")
    assert "laku *10* rusak 2" in answer
    assert "sisa 7" in answer
    assert "Rp100.000" in answer
    assert "*Rp75.000*" in answer
    assert "tidak ditagih" in answer


def test_what_has_not_turned_up_is_asked_for_without_a_reproach(town: Town) -> None:
    asked = town.says("siti", "keripik laku 13 sisa 5")
    assert "2" in asked
    assert "belum ketemu" in asked
    answer = town.says("siti", "3")
    assert "laku *13*" in answer
    assert "belum ketemu 2" in answer
    town.says("siti", "ya")
    assert "Keripik Pisang 5" in town.says("siti", "stok")
    town.goes_to("2026-11-23", 7, 1)
    assert "Warung Bu Siti" in town.hears("rina").split("Perlu dilihat")[1]


def test_nothing_sold_is_a_report_too(town: Town) -> None:
    answer = town.says("siti", "gak ada")
    assert "(0)" in answer
    assert "Keripik Pisang 20 dan Nastar 8" in answer
    assert "sudah dicatat" in town.says("siti", "iya")
    assert "lunas" in town.says("siti", "saldo")


def test_sold_out_means_everything(town: Town) -> None:
    answer = town.says("siti", "habis")
    assert "Keripik Pisang: laku *20* sisa 0" in answer
    assert "Nastar: laku *8* sisa 0" in answer


def test_kosong_is_never_guessed(town: Town) -> None:
    asked = town.says("siti", "kosong")
    assert "Rp" not in asked
    assert "laku *20*" in town.says("siti", "habis terjual")


def test_a_late_report_names_its_week_and_is_thanked(town: Town) -> None:
    town.goes_to("2026-11-25", 10)
    answer = town.says("siti", "laporan minggu lalu keripik 8")
    assert "16–22 Nov" in answer
    assert "Rp80.000" in answer
    assert "*Rp60.000*" in answer
    assert "Terima kasih" in town.says("siti", "ya")


def test_without_a_week_the_bot_asks_which_one(town: Town) -> None:
    town.goes_to("2026-11-25", 10)
    town.hears("siti")
    asked = town.says("siti", "keripik 8")
    assert "16–22 Nov" in asked
    assert "23–29 Nov" in asked
    assert "laku *8*" in town.says("siti", "yang 16-22")


def test_the_goods_can_be_counted_one_product_after_the_other(town: Town) -> None:
    town.says("siti", "lapor")
    assert "Keripik Pisang" in town.says("siti", "satu per satu")
    assert "Nastar" in town.says("siti", "14")
    answer = town.says("siti", "lima")
    assert "*Rp255.000*" in answer


def test_the_draft_can_be_changed_by_typing(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    answer = town.says("siti", "eh nastar 6")
    assert "Keripik Pisang: laku *14*" in answer
    assert "Nastar: laku *6*" in answer
    assert "sudah dicatat" in town.says("siti", "ya")


def test_back_asks_the_last_question_again_and_cancel_files_nothing(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "Berapa yang laku" in town.says("siti", "kembali")
    assert "laku *3*" in town.says("siti", "keripik 3")
    town.says("siti", "batal")
    assert "lunas" in town.says("siti", "saldo")


def test_a_question_in_between_leaves_the_report_open(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    answer = town.says("siti", "stok")
    assert "Keripik Pisang 20" in answer
    assert "*Rp255.000*" in answer
    assert "sudah dicatat" in town.says("siti", "ya")


def test_feedback_after_the_report_reaches_the_owner(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "masukan" in town.says("siti", "ya").lower()
    town.says("siti", "kemasannya gampang sobek")
    assert "kemasannya gampang sobek" in town.hears("rina")
    town.goes_to("2026-11-23", 7, 1)
    assert "kemasannya gampang sobek" in town.hears("rina")


def test_feedback_is_asked_for_once_a_week_and_gives_way(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    assert "Rp255.000" in town.says("siti", "saldo")
    town.says("siti", "ralat keripik 13")
    assert "masukan" not in town.says("siti", "ya").lower()


@pytest.mark.parametrize("weight", ["1/2 kg", "setengah kilo", "0,5kg", "5 ons", "500 gr"])
def test_goods_that_are_weighed_are_sold_in_parts(town: Town, weight: str) -> None:
    """Story 5."""
    town.says("rina", "titip kacang 2 ke siti")
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")
    said = town.says("siti", f"kacang laku {weight}")
    assert "Kacang: laku *0,5 kg* sisa 1,5 kg" in said
    assert "Jual Rp30.000. Bagian warung 25% *Rp7.500*. Setor ke Kue Bu Rina *Rp22.500*." in said
    town.says("siti", "ya")
    assert "Kacang 1,5 kg" in town.says("siti", "stok")


def test_half_of_what_is_counted_is_refused_politely(town: Town) -> None:
    """Story 5, its end."""
    said = town.says("siti", "1/2 keripik")
    assert "*Keripik Pisang* dihitung utuh" in said
    assert "Rp" not in said
