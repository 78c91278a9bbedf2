"""The owner takes goods back: before they came they stay with her, after that the partner sends them back."""

import pytest

from tests.town import Town


@pytest.fixture
def sending(town: Town) -> Town:
    """Pak Eko has received 10 keripik, and 6 more are on their way to him."""
    town.joins("eko", "Warung Pak Eko", "keripik 10")
    town.says("rina", "titip keripik 6 ke eko")
    town.says("rina", "ya")
    town.hears("eko")
    return town


@pytest.mark.parametrize(
    "words",
    [
        "batalin titip eko",
        "batal titip 6 keripik eko",
        "batalkan titipan ke warung pak eko",
        "ga jadi titip keripik ke eko",
        "batal titip",
    ],
)
def test_goods_on_their_way_do_not_come(sending: Town, words: str) -> None:
    asked = sending.says("rina", words)
    assert "*Warung Pak Eko*" in asked
    assert "Keripik Pisang 6" in asked
    assert "batal" in sending.says("rina", "ya")
    told = sending.hears("eko")
    assert "Keripik Pisang 6" in told
    assert "tidak jadi" in told
    assert "Tidak ada barang" in sending.taps("eko", "Sudah datang")
    assert "Keripik Pisang 10" in sending.says("eko", "stok")


def test_a_delivery_can_be_named_by_its_number(sending: Town) -> None:
    sending.says("rina", "titip nastar 3 ke siti")
    number = sending.says("rina", "ya").split("nomor ")[1].split()[0]
    sending.says("rina", "titip keripik 1 ke eko")
    sending.says("rina", "ya")
    assert "Nastar 3" in sending.says("rina", f"batalkan titipan {number}")
    assert "Belum ada titipan" in sending.says("rina", "batalkan titipan 777")


def test_goods_that_came_go_back_with_the_partners_report(sending: Town) -> None:
    sending.taps("eko", "Sudah datang")
    sending.hears("rina")
    asked = sending.says("rina", "batalin titip eko")
    assert "sudah diterima" in asked
    assert "Keripik Pisang 6" in asked
    sending.says("rina", "ya")
    assert "Keripik Pisang 6" in sending.hears("eko")
    assert "Keripik Pisang 16" in sending.says("eko", "stok")
    sending.taps("eko", "Lapor retur")
    sending.says("eko", "0")
    sending.says("eko", "ya")
    assert "Keripik Pisang 10" in sending.says("eko", "stok")


def test_no_more_is_asked_back_than_lies_there(sending: Town) -> None:
    sending.taps("eko", "Sudah datang")
    sending.says("eko", "keripik 13")
    sending.says("eko", "ya")
    assert "Keripik Pisang 3" in sending.says("rina", "batalin titip eko")
    sending.says("rina", "tidak")
    sending.says("eko", "ralat keripik 16")
    sending.says("eko", "ya")
    assert "tidak ada lagi" in sending.says("rina", "batalin titip eko")


def test_what_comes_meanwhile_is_asked_back(sending: Town) -> None:
    sending.says("rina", "batalin titip eko")
    sending.taps("eko", "Sudah datang")
    assert "sudah diterima" in sending.says("rina", "ya")
    assert "minta" in sending.says("rina", "ya")
    assert "Keripik Pisang 16" in sending.says("eko", "stok")


def test_a_no_leaves_the_goods_on_their_way(sending: Town) -> None:
    sending.says("rina", "batalin titip eko")
    sending.says("rina", "tidak")
    assert sending.hears("eko") == ""
    sending.taps("eko", "Sudah datang")
    assert "Keripik Pisang 16" in sending.says("eko", "stok")


def test_a_draft_can_be_changed_before_the_yes(town: Town) -> None:
    town.says("rina", "titip kripik 30 ke warung siti")
    assert "Keripik Pisang *20*" in town.says("rina", "eh 20")
    assert "Keripik Pisang *20*" in (asked := town.says("rina", "nastar 5"))
    assert "Nastar *5*" in asked
    assert "untuk apa" in town.says("rina", "eh 7")
    assert "Nastar *7*" in town.says("rina", "nastar 7")
    town.says("rina", "ya")
    assert "Keripik Pisang *20*" in town.hears("siti")
