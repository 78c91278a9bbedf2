"""Packs of a product: how many of its own unit are in a dus, a renteng, a lusin."""

import pytest

from tests.town import Town


def test_a_pack_is_said_back_and_then_counts(town: Town) -> None:
    assert "*1 dus = 6 bungkus*" in town.says("rina", "isi keripik 1 dus = 6 bungkus")
    town.says("rina", "ya")
    assert "1 dus = 6 bungkus" in town.says("rina", "produk")
    assert "Keripik Pisang: laku *12* sisa 8" in town.says("siti", "keripik 2 dus")
    assert "laku *15*" in town.says("siti", "keripik 15")
    assert "laku *3*" in town.says("siti", "keripik setengah dus")


@pytest.mark.parametrize(
    "words",
    [
        "isi keripik: 1 dus = 24 bungkus",
        "satuan keripik: 1 dus = 24 bungkus",
        "isi keripik satu dus 24",
        "isi keripik sedus 24 bks",
        "isi keripik dus isi 24",
        "isi keripik isi 24 per dus",
        "isi keripik pisang 1 dus isinya dua lusin",
    ],
)
def test_people_say_it_in_many_ways(town: Town, words: str) -> None:
    assert "*1 dus = 24 bungkus*" in town.says("rina", words)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("isi keripik 1 bungkus = 10 dus", "bungkus"),
        ("isi kacang 1 kg = 10 ons", "kg"),
        ("isi kacang 1 ons = 2 kg", "ons"),
        ("isi keripik 1 dus = 2,5 bungkus", "2,5"),
        ("isi keripik 1 dus = 0", "0"),
        ("isi keripik 1 dus = 10rb", "10rb"),
        ("isi keripik 1 dus = 10-12", "10-12"),
        ("isi keripik 2 dus = 48", "lebih dari satu angka"),
        ("isi kremes 1 dus = 24", "kremes"),
        ("isi keripik 1 ompreng = 24", "ompreng"),
        ("isi keripik 1 dus = 24 toples", "toples"),
        ("isi keripik", "misalnya: *1 dus = 24*"),
        ("isi", "Misalnya"),
    ],
)
def test_what_cannot_be_is_asked(town: Town, words: str, why: str) -> None:
    answer = town.says("rina", words)
    assert why in answer
    assert "Betul?" not in answer


def test_a_lusin_of_ten_is_ten(town: Town) -> None:
    town.says("rina", "isi keripik 1 lusin = 10 bungkus")
    town.says("rina", "ya")
    assert "laku *10*" in town.says("siti", "kripik selusin")
    assert "laku *5*" in town.says("siti", "kripik setengah lusin")
    town.says("siti", "batal")
    assert "Nastar: laku *6*" in town.says("siti", "nastar stngh lusin")


def test_a_newer_size_takes_the_place_of_the_old_one(town: Town) -> None:
    for size in (6, 8):
        town.says("rina", f"isi keripik 1 dus = {size}")
        town.says("rina", "ya")
    listed = town.says("rina", "produk")
    assert "1 dus = 8 bungkus" in listed
    assert "1 dus = 6" not in listed
    assert "laku *16*" in town.says("siti", "keripik 2 dus")


def test_a_pack_of_unknown_size_is_asked_in_pieces_and_nothing_is_learned(town: Town) -> None:
    answer = town.says("siti", "keripik 2 dus")
    assert "2 dus" in answer
    assert "Keripik Pisang" in answer
    assert "laku *12*" in town.says("siti", "12")
    town.says("siti", "ya")
    assert "dus" not in town.says("rina", "produk")


def test_packs_go_with_the_price_list(town: Town) -> None:
    answer = town.says("rina", "tambah produk sambal 25rb botol isi 12 per dus")
    assert "Rp25.000* / botol" in answer
    assert "1 dus = 12 botol" in answer
    town.says("rina", "ya")
    assert "1 dus = 12 botol" in town.says("rina", "produk")


def test_a_pack_is_added_to_a_product_on_the_list(town: Town) -> None:
    assert "1 dus = 24 toples" in town.says("rina", "tambah produk nastar 40rb toples isi 24 per dus")
    town.says("rina", "ya")
    listed = town.says("rina", "produk")
    assert "Nastar" in listed
    assert "1 dus = 24 toples" in listed
    assert listed.count("Nastar") == 1


def test_goods_are_placed_by_the_pack(town: Town) -> None:
    town.says("rina", "isi keripik 1 dus = 24")
    town.says("rina", "ya")
    assert "*48* bungkus" in town.says("rina", "titip keripik 2 dus ke warung siti")


def test_what_is_weighed_may_come_in_bags(town: Town) -> None:
    town.says("rina", "isi kacang 1 bungkus = 0,25 kg")
    town.says("rina", "ya")
    assert "*0,75* kg" in town.says("rina", "titip kacang 3 bungkus ke warung siti")


def test_packs_are_a_matter_of_one_business(town: Town) -> None:
    town.says("rina", "isi keripik 1 dus = 24")
    town.says("rina", "ya")
    town.opens("tini", "Sambal Ibu")
    assert "dus" not in town.says("tini", "produk")
