"""Story 37: the owner books money that came, whether the partner said so before or not."""

import pytest

from tests.town import Town


@pytest.mark.parametrize(
    "words",
    [
        "terima setoran siti 100rb",
        "siti udah bayar 100rb",
        "bu siti sudah setor 100 ribu",
        "catat setoran siti 100.000",
        "terima dari siti 100rb cash",
        "sudah masuk setoran siti 100rb",
    ],
)
def test_money_is_read_back_and_booked(owing: Town, words: str) -> None:
    told = owing.says("rina", words)
    assert "*Rp100.000* dari *Warung Bu Siti*. Sisa Rp155.000" in told
    assert "Sisa Rp155.000" in owing.says("rina", "ya")
    assert "Setoran Rp100.000 sudah diterima" in owing.hears("siti")
    assert "*Rp155.000*" in owing.says("siti", "saldo")


def test_nothing_is_booked_without_her_yes(owing: Town) -> None:
    owing.says("rina", "siti udah bayar 100rb")
    owing.says("rina", "batal")
    assert "*Rp255.000*" in owing.says("siti", "saldo")


def test_all_that_is_due_settles_the_week_and_can_be_taken_back(owing: Town) -> None:
    owing.says("rina", "terima setoran siti 255rb")
    owing.says("rina", "ya")
    assert "Lunas: minggu 16–22 Nov" in owing.hears("siti")
    owing.says("rina", "batal terima")
    owing.says("rina", "ya")
    assert "*Rp255.000*" in owing.says("siti", "saldo")


@pytest.mark.parametrize("words", ["udah masuk", "uangnya sudah masuk bu", "uang siti udah masuk", "terima siti 100rb"])
def test_money_that_waits_is_confirmed_and_not_booked_twice(owing: Town, words: str) -> None:
    owing.says("siti", "sudah setor 100rb")
    assert "Sisa Rp155.000" in owing.says("rina", words)
    assert "*Rp155.000*" in owing.says("siti", "saldo")


@pytest.mark.parametrize("words", ["uang siti belum masuk", "duitnya belum masuk"])
def test_money_that_waits_can_be_said_not_to_have_come(owing: Town, words: str) -> None:
    owing.says("siti", "sudah setor 100rb")
    assert "belum masuk" in owing.says("rina", words)
    assert "*Rp255.000*" in owing.says("siti", "saldo")


@pytest.mark.parametrize(
    "words", ["siti belum bayar 100rb", "siti udah bayar 100rb?", "siti mau bayar 100rb atau 200rb"]
)
def test_a_question_or_a_no_books_nothing(owing: Town, words: str) -> None:
    assert "Uang masuk" not in owing.says("rina", words)
    owing.says("rina", "ya")
    assert "*Rp255.000*" in owing.says("siti", "saldo")


def test_who_is_paid_by_buyers_hands_nothing_over(owing: Town) -> None:
    owing.says("rina", "undang reseller Citra 15% komisi")
    code = owing.says("rina", "ya").split("MULAI ")[1][:8]
    owing.says("citra", f"MULAI {code}")
    owing.says("citra", "Citra")
    owing.says("citra", "SETUJU")
    assert "pembelinya bayar langsung ke usaha" in owing.says("rina", "terima setoran citra 50rb")
