"""Goods on their way, answered in words: all of them, some of them, or not yet."""

import pytest

from tests.town import Town


@pytest.fixture
def awaited(town: Town) -> Town:
    """Twenty keripik are on their way to Bu Siti, who has 20 keripik and 8 nastar already."""
    return sent(town, "keripik 20")


def sent(town: Town, goods: str) -> Town:
    town.says("rina", f"titip {goods} ke bu siti")
    town.says("rina", "ya")
    town.hears("siti")
    return town


@pytest.mark.parametrize(
    "words",
    ["sudah", "sdh dateng bu", "barangnya udah nyampe", "sudah saya terima", "barang sudah datang bu", "terima barang"],
)
def test_goods_that_came_whole_are_in_stock_and_the_owner_knows(awaited: Town, words: str) -> None:
    assert "Sudah dicatat" in awaited.says("siti", words)
    assert "sudah menerima" in awaited.hears("rina")
    assert "Keripik Pisang 40" in awaited.says("siti", "stok")


@pytest.mark.parametrize(
    "words", ["baru dateng 18", "cuma 18 yang datang", "baru 18", "keripik yg dtg 18", "dateng kurang 2", "kurang 2 bu"]
)
def test_what_came_is_booked_once_it_is_confirmed_and_the_rest_is_shown_to_the_owner(awaited: Town, words: str) -> None:
    asked = awaited.says("siti", words)
    assert "datang *18* dari 20" in asked
    assert "Keripik Pisang 20" in awaited.says("siti", "stok")
    assert awaited.hears("rina") == ""
    assert "Keripik Pisang 18" in awaited.says("siti", "ya")
    told = awaited.hears("rina")
    assert "Keripik Pisang 18" in told
    assert "Belum datang: Keripik Pisang 2" in told
    stock = awaited.says("siti", "stok")
    assert "Keripik Pisang 38" in stock
    assert "Sedang dikirim:\n• Keripik Pisang 2" in stock


def test_another_number_may_be_typed_instead_of_a_yes(awaited: Town) -> None:
    awaited.says("siti", "cuma 19 bu yg sampe")
    assert "datang *18* dari 20" in awaited.says("siti", "eh 18")
    assert "Keripik Pisang 18" in awaited.says("siti", "ya")


def test_the_rest_comes_later(awaited: Town) -> None:
    awaited.says("siti", "baru dateng 18")
    awaited.says("siti", "ya")
    assert "Keripik Pisang 2" in awaited.says("siti", "sisanya sudah datang")
    stock = awaited.says("siti", "stok")
    assert "Keripik Pisang 40" in stock
    assert "Sedang dikirim" not in stock


def test_what_does_not_come_the_owner_takes_back(awaited: Town) -> None:
    awaited.says("siti", "baru dateng 18")
    awaited.says("siti", "ya")
    assert "Keripik Pisang 2 (nomor 3)" in awaited.taps("rina", "Tidak jadi dikirim")
    awaited.says("rina", "ya")
    stock = awaited.says("siti", "stok")
    assert "Keripik Pisang 38" in stock
    assert "Sedang dikirim" not in stock


def test_the_button_of_goods_that_came_books_nothing_more(awaited: Town) -> None:
    awaited.says("siti", "baru dateng 18")
    awaited.says("siti", "ya")
    assert "sudah selesai" in awaited.taps("siti", "Sudah datang")
    assert "Keripik Pisang 38" in awaited.says("siti", "stok")


@pytest.mark.parametrize("words", ["belum", "belum datang", "blm nyampe bu"])
def test_not_yet_books_nothing_and_the_goods_stay_on_their_way(awaited: Town, words: str) -> None:
    assert "Kabari kalau sudah datang" in awaited.says("siti", words)
    assert awaited.hears("rina") == ""
    assert "Keripik Pisang 40" in (awaited.taps("siti", "Sudah datang") and awaited.says("siti", "stok"))


def test_more_than_was_sent_is_not_booked(awaited: Town) -> None:
    assert "20, jadi 22 belum cocok" in awaited.says("siti", "datang 22")
    assert "Keripik Pisang 20" in awaited.says("siti", "stok")


def test_of_two_products_a_number_alone_is_asked_about(town: Town) -> None:
    sent(town, "keripik 20 nastar 5")
    assert "Berapa yang datang" in town.says("siti", "baru dateng 18")
    asked = town.says("siti", "keripik 18")
    assert "Keripik Pisang: datang *18* dari 20" in asked
    assert "Nastar: belum datang" in asked
    town.says("siti", "ya")
    assert "Belum datang: Keripik Pisang 2 dan Nastar 5" in town.hears("rina")
    assert "Nastar 8" in town.says("siti", "stok")


def test_of_two_deliveries_the_one_is_asked_for(awaited: Town) -> None:
    sent(awaited, "nastar 5")
    assert "Titipan yang mana" in awaited.says("siti", "sudah datang")
    assert "Nastar 5" in awaited.says("siti", "nastar")
    assert "Sedang dikirim:\n• Keripik Pisang 20" in awaited.says("siti", "stok")


def test_goods_that_came_go_before_a_question_and_that_comes_back(awaited: Town) -> None:
    awaited.says("siti", "keripik 14 nastar")
    assert "datang *18* dari 20" in awaited.says("siti", "keripiknya baru dateng 18")
    assert "Nastar" in awaited.says("siti", "ya")
    assert "Keripik Pisang: laku *14* sisa 24" in awaited.says("siti", "5")


@pytest.mark.parametrize("words", ["kapan datang bu", "keripik datang 20 laku 14", "belum laku"])
def test_a_question_or_a_report_is_no_answer_about_goods(awaited: Town, words: str) -> None:
    awaited.says("siti", words)
    assert "menerima" not in awaited.hears("rina")
    assert "Sedang dikirim" in awaited.says("siti", "stok")


def test_where_nothing_is_on_its_way_a_number_is_no_arrival(town: Town) -> None:
    assert "dari 20" not in town.says("siti", "baru dateng 18")


def test_what_came_in_two_parts_is_offered_again_as_one(awaited: Town) -> None:
    for words in ("baru dateng 18", "ya", "sisanya udah dtg", "habis"):
        awaited.says("siti", words)
    assert "Seperti biasa: Keripik Pisang 20" in awaited.says("siti", "ya")


@pytest.mark.parametrize(
    "words",
    [
        "baru keripik aja bu yg dateng",
        "nastarnya blm",
        "baru keripik",
        "keripik sudah",
    ],
)
def test_a_product_without_a_number_came_whole_once_that_is_confirmed(town: Town, words: str) -> None:
    sent(town, "keripik 10 nastar 5")
    asked = town.says("siti", words)
    assert "Keripik Pisang: datang *10* dari 10" in asked
    assert "Nastar: belum datang" in asked
    assert "Keripik Pisang 20" in town.says("siti", "stok")
    assert "Keripik Pisang 10" in town.says("siti", "ya")


@pytest.mark.parametrize("words", ["keripik udah dateng nastar blm", "nastar blm keripik sdh dtg"])
def test_where_some_came_and_some_did_not_the_numbers_are_asked_for(town: Town, words: str) -> None:
    sent(town, "keripik 10 nastar 5")
    assert "Berapa yang datang" in town.says("siti", words)
    assert town.hears("rina") == ""


def test_a_report_is_no_answer_to_how_many_came(town: Town) -> None:
    sent(town, "keripik 10 nastar 5")
    town.says("siti", "baru dateng 8")
    assert "Keripik Pisang: laku *14*" in town.says("siti", "keripik laku 14 nastar laku 5")


def test_a_yes_does_not_say_how_many_came(town: Town) -> None:
    sent(town, "keripik 10 nastar 5")
    town.says("siti", "baru dateng 8")
    assert "Berapa yang datang" in town.says("siti", "ya")
    assert "Keripik Pisang 20" in town.says("siti", "stok")


def test_a_yes_to_nothing_in_particular_does_not_read_as_done(awaited: Town) -> None:
    awaited.says("siti", "entahlah bingung")
    assert "Siap" not in awaited.says("siti", "sdh bu")


def test_what_is_weighed_comes_with_its_unit(town: Town) -> None:
    sent(town, "kacang 2,5")
    assert "datang *1,5 kg* dari 2,5 kg" in town.says("siti", "baru dateng 1,5")
    assert "Kacang 1,5 kg" in town.says("siti", "ya")
    assert "Belum datang: Kacang 1 kg" in town.hears("rina")
