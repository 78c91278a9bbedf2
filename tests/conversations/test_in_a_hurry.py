"""Bu Siti in a hurry: half sentences that ask for one question more, and never for a wrong entry."""

import pytest

from tests.town import Town


@pytest.mark.parametrize("words", ["bu minta stok lagi dong keripik abis", "kirim keripik lagi dong bu"])
def test_a_wish_without_a_number_is_asked_how_many(owing: Town, words: str) -> None:
    assert "Mau dikirim" in owing.says("siti", words)
    assert "Keripik Pisang 20" in owing.says("siti", "20")
    assert "minta dikirim: Keripik Pisang 20." in owing.hears("rina")


@pytest.mark.parametrize("words", ["10 aja", "10", "10 bu"])
def test_a_number_alone_is_of_the_one_product_that_is_offered(town: Town, words: str) -> None:
    town.says("siti", "habis keripik, nastar 2")
    town.says("siti", "ya")
    assert "Keripik Pisang 10" in town.says("siti", words)
    assert "minta dikirim: Keripik Pisang 10." in town.hears("rina")


def test_words_about_a_product_without_any_count_open_no_report(owing: Town) -> None:
    said = owing.says("siti", "pembeli blg kripik nya apek")
    assert "berapa yang laku" not in said
    assert "Teruskan pesannya" in [button.label for button in owing.bubbles("siti")[-1].buttons]


@pytest.mark.parametrize("words", ["sdh stor 100 ya bu", "setor 100"])
def test_a_small_sum_is_asked_about_in_thousands(owing: Town, words: str) -> None:
    assert "Rp100.000" in owing.says("siti", words)
    assert owing.hears("rina") == ""
    assert "Setor Rp100.000 dicatat" in owing.says("siti", "ya")


def test_a_plain_no_to_changed_terms_declines_them(town: Town) -> None:
    town.says("rina", "ubah bagian warung siti 20%")
    town.says("rina", "ya")
    town.hears("siti")
    assert "Kesepakatan tetap seperti semula" in town.says("siti", "ga mau ah")
    assert "belum setuju" in town.hears("rina")


def test_a_correction_that_moves_no_money_says_so(owing: Town) -> None:
    said = owing.says("siti", "eh nastar td rusak 1")
    assert "rusak 1" in said
    assert "Uangnya tetap: setor *Rp255.000*" in said
    assert "→" not in said
