"""The owner said too early that money came: the booking is reversed, and both sides read what is owed again."""

import pytest

from tests.town import Town


def confirmed(town: Town, amount: str) -> None:
    town.says("siti", f"setor {amount}")
    town.taps("rina", "Terima")
    town.hears("siti")


@pytest.mark.parametrize(
    "words",
    [
        "eh salah, uangnya belum masuk",
        "eh salah belum masuk",
        "batal terima",
        "batalin terima setoran siti",
        "salah terima 100rb",
        "uangnya ternyata belum masuk",
        "belum masuk",
    ],
)
def test_money_that_did_not_come_is_taken_off_again(owing: Town, words: str) -> None:
    confirmed(owing, "100rb")
    asked = owing.says("rina", words)
    assert "Batalkan konfirmasi *Rp100.000* dari Warung Bu Siti" in asked
    assert "*Rp255.000*" in asked
    assert "Sisa Rp255.000" in owing.says("rina", "ya")
    told = owing.hears("siti")
    assert "Rp100.000" in told
    assert "Sisa Rp255.000" in told
    assert "*Rp255.000*" in owing.says("siti", "saldo")


def test_a_week_that_was_settled_by_it_is_open_again(owing: Town) -> None:
    confirmed(owing, "255rb")
    owing.says("rina", "eh salah belum masuk")
    assert "16–22 Nov" in owing.says("rina", "ya")
    assert "16–22 Nov" in owing.hears("siti")
    nota = owing.says("siti", "nota")
    assert "setoran 16–22 Nov: \u2212Rp255.000" in nota
    assert "uangnya ternyata belum masuk 16–22 Nov: Rp255.000" in nota
    assert "sudah lunas" not in nota
    assert "Keripik Pisang 14 → *13*" in owing.says("siti", "ralat keripik 13")
    owing.says("siti", "ya")
    confirmed(owing, "247.500")
    assert "lunas" in owing.says("siti", "saldo")


def test_a_no_leaves_all_as_it_was(owing: Town) -> None:
    confirmed(owing, "100rb")
    owing.says("rina", "batal terima")
    owing.says("rina", "tidak")
    assert owing.hears("siti") == ""
    assert "*Rp155.000*" in owing.says("siti", "saldo")


def test_it_is_taken_back_once(owing: Town) -> None:
    confirmed(owing, "100rb")
    owing.says("rina", "batal terima")
    owing.says("rina", "ya")
    owing.hears("siti")
    assert "Belum ada setoran" in owing.says("rina", "batal terima")
    assert "Tidak ada setoran" in owing.taps("rina", "Terima")
    assert owing.hears("siti") == ""
    assert "*Rp255.000*" in owing.says("siti", "saldo")


def test_of_several_the_newest_is_meant_or_the_one_that_is_named(owing: Town) -> None:
    owing.joins("eko", "Warung Pak Eko", "keripik 10")
    owing.reports("eko", "keripik 4")
    confirmed(owing, "100rb")
    owing.says("eko", "setor 30rb")
    owing.taps("rina", "Terima")
    assert "*Rp30.000* dari Warung Pak Eko" in owing.says("rina", "batal terima")
    owing.says("rina", "tidak")
    assert "*Rp100.000* dari Warung Bu Siti" in owing.says("rina", "batal terima siti")
    owing.says("rina", "tidak")
    assert "*Rp100.000* dari Warung Bu Siti" in owing.says("rina", "salah terima 100rb")


def test_money_that_still_waits_is_what_has_not_come(owing: Town) -> None:
    confirmed(owing, "100rb")
    owing.says("siti", "setor 50rb")
    assert "Rp50.000" in owing.says("rina", "uangnya belum masuk")
    assert "*Rp155.000*" in owing.says("siti", "saldo")


def test_a_week_that_was_corrected_since_it_was_settled_stays(owing: Town) -> None:
    confirmed(owing, "255rb")
    owing.says("siti", "ralat keripik 13")
    owing.says("siti", "ya")
    owing.taps("rina", "Setuju")
    owing.says("rina", "batal terima")
    assert "tidak bisa dibatalkan" in owing.says("rina", "ya")
    assert "*Rp7.500*" in owing.says("siti", "saldo")


def test_the_summary_counts_it_no_more(owing: Town) -> None:
    confirmed(owing, "100rb")
    owing.says("rina", "batal terima")
    owing.says("rina", "ya")
    assert "Rp100.000" not in owing.says("rina", "ringkasan")


def test_a_bare_slip_takes_nothing_back(owing: Town) -> None:
    confirmed(owing, "100rb")
    assert "Batalkan" not in owing.says("rina", "eh salah")


@pytest.mark.parametrize("another_waits", [False, True])
def test_the_button_that_it_did_not_come_still_works_after_the_other_one(owing: Town, another_waits: bool) -> None:
    confirmed(owing, "100rb")
    not_come = next(one for bubble in owing.bubbles("rina") for one in bubble.buttons if "belum masuk" in one.carries)
    if another_waits:
        owing.says("siti", "setor 50rb")
    assert "*Rp100.000* dari Warung Bu Siti" in owing.says("rina", pressed=not_come.carries)
    owing.says("rina", "ya")
    assert "*Rp255.000*" in owing.says("siti", "saldo")
