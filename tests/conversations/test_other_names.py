"""Other names of products: learned from partners, seen, added and forgotten by the owner."""

import pytest

from tests.town import Town


@pytest.fixture
def learned(town: Town) -> Town:
    """Bu Siti has said that *kremes* is keripik."""
    town.says("siti", "kremes 5")
    town.says("siti", "keripik")
    town.says("siti", "ya")
    town.hears("rina")
    town.goes_to("2026-11-28", 16, 5)
    town.hears("siti")
    return town


def test_the_owner_sees_what_was_learned(learned: Town) -> None:
    assert "nama lain: kremes" in learned.says("rina", "produk")


@pytest.mark.parametrize("words", ["lupakan kremes", "hapus nama lain kremes", "Lupakan *Kremes*"])
def test_a_forgotten_name_is_asked_again(learned: Town, words: str) -> None:
    answer = learned.says("rina", words)
    assert "kremes" in answer
    assert "Keripik Pisang" in answer
    assert "kremes" not in learned.says("rina", "produk")
    assert "belum kenal" in learned.says("siti", "kremes 3")


def test_a_forgotten_name_can_mean_another_product(learned: Town) -> None:
    learned.says("rina", "lupakan kremes")
    assert "Nastar" in learned.says("rina", "nama lain nastar: kremes")
    assert "Nastar: laku *3*" in learned.says("siti", "kremes 3")
    learned.says("rina", "lupakan kremes")
    assert "kremes" not in learned.says("rina", "produk")


def test_a_name_nobody_uses_cannot_be_forgotten(town: Town) -> None:
    assert "kremes" in town.says("rina", "lupakan kremes")
    assert "Keripik Pisang" in town.says("rina", "lupakan keripik")


def test_a_name_to_forget_is_chosen_where_none_is_named(learned: Town) -> None:
    learned.says("rina", "nama lain nastar: kue kering")
    assert "mana" in learned.says("rina", "lupakan").lower()
    learned.taps("rina", "kremes")
    listed = learned.says("rina", "produk")
    assert "kremes" not in listed
    assert "kue kering" in listed


def test_names_are_added_by_hand(town: Town) -> None:
    answer = town.says("rina", "nama lain keripik: kremes, kripsi")
    assert "kremes" in answer
    assert "kripsi" in answer
    assert "nama lain: kremes dan kripsi" in town.says("rina", "produk")
    assert "Keripik Pisang: laku *4*" in town.says("siti", "kremes 4")


@pytest.mark.parametrize(
    "words", ["nama lain untuk nastar = kue kering", "nama lain nastar kue kering", "nama lain nastar\nkue kering"]
)
def test_the_product_comes_first(town: Town, words: str) -> None:
    town.says("rina", words)
    assert "nama lain: kue kering" in town.says("rina", "produk")


def test_what_is_left_out_is_asked(town: Town) -> None:
    assert "Misalnya" in town.says("rina", "nama lain")
    assert "kremes" in town.says("rina", "keripik: kremes")
    assert "Nama" in town.says("rina", "nama lain nastar")
    town.says("rina", "nastar: kue kering")
    assert "nama lain: kue kering" in town.says("rina", "produk")


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("sepuluh", "angka"),
        ("14", "angka"),
        ("selusin", "angka"),
        ("sisa", "arti lain"),
        ("rusak", "arti lain"),
        ("habis", "arti lain"),
        ("ralat", "perintah"),
        ("saldo", "perintah"),
        ("batal", "perintah"),
        ("setor", "perintah"),
        ("ya", "arti lain"),
        ("bungkus", "arti lain"),
        ("nastar", "Nastar"),
        ("nastr", "Nastar"),
        ("kcg", "Kacang"),
        ("kue kering", "Nastar"),
    ],
)
def test_a_word_that_means_something_is_no_name(town: Town, word: str, why: str) -> None:
    town.says("rina", "nama lain nastar: kue kering")
    assert why in town.says("rina", f"nama lain keripik: {word}")
    town.says("rina", "batal")
    listed = town.says("rina", "produk")
    assert listed.count("nama lain") == 1
    assert "nama lain: kue kering" in listed


def test_a_word_that_means_something_is_not_learned_from_a_report(town: Town) -> None:
    town.says("siti", "lapor minggu ini")
    town.says("siti", "saldo kremes 5")
    town.says("siti", "keripik")
    town.says("siti", "ya")
    assert "nama lain" not in town.says("rina", "produk")


def test_names_are_a_matter_of_one_business(learned: Town) -> None:
    learned.opens("tini", "Sambal Ibu")
    assert "kremes" not in learned.says("tini", "produk")
    assert "kremes" in learned.says("tini", "lupakan kremes")
    assert "kremes" in learned.says("rina", "produk")


def test_only_the_owner_changes_names(learned: Town) -> None:
    learned.says("siti", "lupakan kremes")
    assert "kremes" in learned.says("rina", "produk")
