"""Choices are answered in the words people have for them, and never by a guess."""

import pytest

from tests.town import Town


@pytest.mark.parametrize("words", ["ya", "betul bu", "bener bu", "y", "iya"])
def test_a_report_that_the_owner_entered_is_confirmed_by_a_plain_yes(town: Town, words: str) -> None:
    town.says("rina", "catat warung siti keripik 14 nastar 5")
    town.says("rina", "ya")
    assert "Betul, Bu?" in town.hears("siti")
    assert "sudah dikonfirmasi" in town.says("siti", words)
    assert "mengonfirmasi" in town.hears("rina")


@pytest.mark.parametrize("words", ["balado", "balado aja bu", "Balado ya bu"])
def test_a_vote_may_be_softened(town: Town, words: str) -> None:
    town.says("rina", "tanya mitra Varian baru: keju atau balado?")
    town.says("rina", "ya")
    assert "Tercatat: *balado*" in town.says("siti", words)


@pytest.mark.parametrize("words", ["iya", "ya bu", "masuk", "masuk bu", "udah", "diterima"])
def test_a_plain_yes_takes_the_money_that_was_asked_about(owing: Town, words: str) -> None:
    owing.says("siti", "setor 100rb")
    assert "Setoran Rp100.000 dari Warung Bu Siti diterima" in owing.says("rina", words)
    assert "sudah diterima" in owing.hears("siti")


def test_a_yes_to_something_older_takes_no_money(owing: Town) -> None:
    owing.says("siti", "setor 100rb")
    owing.says("rina", "ringkasan")
    assert "diterima" not in owing.says("rina", "ya")


@pytest.mark.parametrize("words", ["ya", "oke bu"])
def test_a_nod_does_not_say_that_goods_came(town: Town, words: str) -> None:
    town.says("rina", "titip keripik 10 ke siti")
    town.says("rina", "ya")
    town.says("siti", words)
    assert "Sedang dikirim" in town.says("siti", "stok")


@pytest.mark.parametrize("words", ["blm masuk bu", "bukan", "ga masuk"])
def test_softened_words_are_no_other_label(owing: Town, words: str) -> None:
    owing.says("siti", "setor 100rb")
    owing.says("rina", words)
    assert "diterima" not in owing.hears("siti")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("kemakan anak bu", "belum ketemu 2"),
        ("hilang kayaknya", "belum ketemu 2"),
        ("blm tau", "belum ketemu 2"),
        ("remuk semua", "rusak 2"),
        ("eh salah itung", "berapa yang laku?"),
    ],
)
def test_what_became_of_missing_goods_is_said_in_own_words(town: Town, words: str, said: str) -> None:
    assert "belum ketemu" in town.says("siti", "keripik laku 13 sisa 5")
    assert said in town.says("siti", words)


@pytest.mark.parametrize("words", ["rusak 1 dimakan 1", "rusak apa hilang ya", "ga tau rusak apa ilang", "hilang 1"])
def test_two_reasons_at_once_are_asked_about(town: Town, words: str) -> None:
    town.says("siti", "keripik laku 13 sisa 5")
    assert "Kira-kira kenapa" in town.says("siti", words)


@pytest.mark.parametrize(
    ("words", "said"),
    [("ga ada yg laku", "(0)"), ("abis kejual semua", "laku *20*"), ("stok abis kejual", "laku *20*")],
)
def test_kosong_is_settled_as_in_any_report(town: Town, words: str, said: str) -> None:
    town.says("siti", "kosong")
    assert said in town.says("siti", words)


def test_a_yes_says_that_the_count_is_right_though_the_sum_is_not(town: Town) -> None:
    assert "Jumlahnya betul?" in town.says("siti", "laku 5 keripik 45rb")
    assert "laku *5*" in town.says("siti", "iya")


@pytest.mark.parametrize("words", ["ya", "simpan apa adanya", "1"])
def test_counts_stand_beside_another_total_once_she_says_so(town: Town, words: str) -> None:
    asked = town.says("siti", "keripik 14 nastar 5 total 350rb")
    assert "totalnya Rp350.000, tapi dari jumlah barang Rp340.000" in asked
    assert "*Rp255.000*" in town.says("siti", words)


@pytest.mark.parametrize("words", ["hitung ulang", "2", "salah"])
def test_counts_that_do_not_sum_up_are_changed_without_writing_all_again(town: Town, words: str) -> None:
    town.says("siti", "keripik 14 nastar 5 total 350rb")
    assert "Keripik Pisang 14 dan Nastar 5" in town.says("siti", words)
    said = town.says("siti", "keripik 15")
    assert "laku *15*" in said
    assert "laku *5*" in said


def test_a_change_typed_at_once_is_taken(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5 total 350rb")
    said = town.says("siti", "eh keripik 15")
    assert "laku *15*" in said
    assert "laku *5*" in said


def test_takings_told_first_are_compared_with_the_counts(town: Town) -> None:
    town.says("siti", "omset minggu ini 350rb")
    said = town.says("siti", "keripik 14 nastar 5")
    assert "Jual Rp340.000" in said
    assert "Tadi disebut Rp350.000: beda Rp10.000" in said
    assert "sudah dicatat" in town.says("siti", "ya")


def test_takings_that_agree_are_not_mentioned_again(town: Town) -> None:
    town.says("siti", "omzet 340rb")
    assert "Tadi disebut" not in town.says("siti", "keripik 14 nastar 5")


@pytest.mark.parametrize(
    ("words", "week"),
    [("yg kmrn", "16–22 Nov"), ("minggu kemaren bu", "16–22 Nov"), ("yg ini", "23–29 Nov"), ("skrg", "23–29 Nov")],
)
def test_one_of_two_weeks_is_named_in_short(town: Town, words: str, week: str) -> None:
    town.goes_to("2026-11-25", 10)
    assert "atau" in town.says("siti", "keripik 8")
    assert f"minggu {week}" in town.says("siti", words)


@pytest.mark.parametrize("words", ["iya", "ya", "bukan yg kmrn", "ok"])
def test_a_yes_names_neither_of_two_weeks(town: Town, words: str) -> None:
    town.goes_to("2026-11-25", 10)
    town.says("siti", "keripik 8")
    assert "atau *23–29 Nov*?" in town.says("siti", words)


@pytest.mark.parametrize("words", ["harusnya 14", "harusnya 14 bu", "eh salah, 14"])
def test_a_number_without_its_product_waits_for_it(owing: Town, words: str) -> None:
    assert "*14*" in owing.says("siti", words)
    assert "Nastar 5 → *14*" not in owing.says("siti", "keripik")


@pytest.mark.parametrize("words", ["ya", "ok bu", "makasih"])
def test_a_yes_is_no_partners_name(town: Town, words: str) -> None:
    town.says("rina", "undang")
    assert "Bagian warung" not in town.says("rina", words)


def test_what_would_not_do_is_said_once(town: Town) -> None:
    town.says("siti", "keripik 10-12")
    assert town.says("siti", "setengah bungkus").count("belum angka pasti") == 0
