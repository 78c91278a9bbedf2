"""Goods come and go while a report still waits for its yes: nobody gets stuck, and the stock adds up."""

import pytest

from tests.town import Town


def arrive(town: Town, who: str) -> str:
    """Seven more keripik are brought, and somebody at the warung says so."""
    town.says("rina", "titip keripik 7 ke warung siti")
    town.says("rina", "ya")
    town.hears("siti")
    return town.taps(who, "Sudah datang")


@pytest.mark.parametrize(
    "counted", [("satu per satu", "14", "5"), ("keripik 99999999999", "14"), ("keripik 14 nastar",)]
)
def test_goods_that_come_before_the_yes_are_left(town: Town, counted: tuple[str, ...]) -> None:
    for words in counted:
        town.says("siti", words)
    assert "Keripik Pisang 27" not in arrive(town, "siti")
    shown = town.hears("siti") or town.says("siti", "eh keripik 14 nastar 5")
    assert "sisa 13" in shown
    town.says("siti", "ya")
    assert "Keripik Pisang 13" in town.says("siti", "stok")


def test_goods_that_go_before_the_yes_make_the_counts_be_asked_again(town: Town) -> None:
    town.joins("dita", "Warung Bu Siti")
    town.goes_to("2026-11-23", 9)
    town.says("siti", "lapor minggu lalu keripik 14 nastar 5")
    town.says("dita", "minggu ini keripik 18 nastar 8")
    assert "minggu 23–29 Nov" in town.says("dita", "ya")
    assert "2, jadi 14 belum cocok" in town.says("siti", "ya")
    assert "laku *2* sisa 0" in town.says("siti", "keripik 2")
    assert "Setor ke Kue Bu Rina" not in town.says("siti", "ya")
    assert "Keripik Pisang" not in town.says("siti", "stok")
