"""Money between two other things: beside a report, and while the owner's word comes in."""

import pytest

from tests.town import Town


def test_a_yes_notes_money_told_beside_a_report(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5 sdh sy tf 255rb ya bu")
    told = town.says("siti", "ya")
    assert "dicatat juga?" in told
    assert "masukan" not in told
    assert "Setor Rp255.000 dicatat" in town.says("siti", "ya")
    assert "*Rp255.000*" in town.hears("rina")


def test_money_too_much_is_no_commission(owing: Town) -> None:
    owing.says("siti", "setor 275rb")
    owing.taps("siti", owing.bubbles("siti")[-1].buttons[0].label)
    owing.taps("rina", "Terima")
    owing.goes_to("2026-11-28", 17)
    owing.says("siti", "nastar 0 keripik 1")
    told = owing.says("siti", "ya")
    assert "Kelebihan setor sampai sekarang: *Rp12.500*" in told
    assert "omisi" not in told


def test_a_sum_is_noted_although_what_was_asked_is_settled(owing: Town) -> None:
    owing.says("siti", "setor 100rb")
    owing.says("siti", "setor 100rb lagi")
    owing.says("rina", "terima")
    owing.hears("siti")
    told = owing.says("siti", "setor 55rb")
    assert "Masih perlu dicatat?" in told
    assert "Setor Rp55.000 dicatat" in told


def test_a_yes_presses_the_only_button_of_a_question(owing: Town) -> None:
    owing.says("siti", "setor 100rb")
    owing.says("siti", "setor 100rb lagi")
    owing.says("rina", "terima")
    owing.hears("siti")
    assert "Masih perlu dicatat?" in owing.says("siti", "saya di pasar bu")
    assert "Setor Rp100.000 dicatat" in owing.says("siti", "ya")


@pytest.mark.parametrize("words", ["ya bu, uangnya bsk ya", "iya nanti sore saya transfer", "betul, setorannya nyusul"])
def test_a_yes_stands_though_the_money_is_still_to_come(town: Town, words: str) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "sudah dicatat" in town.says("siti", words)
    assert "menunggu" not in town.hears("rina")


@pytest.mark.parametrize("words", ["uangnya besok ya", "ya bu, uangnya besok tapi nastar 4", "ya besok aja"])
def test_money_to_come_is_no_yes_and_hides_no_change(town: Town, words: str) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "sudah dicatat" not in town.says("siti", words)


def test_money_given_to_somebody_is_no_yes_to_the_counts(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "Rp255.000" in town.says("siti", "udh sy titip ke rina 255rb")
    assert "Betul?" in town.says("siti", "batal")
