"""What an owner asks in plain words: who owes, who is silent, what sells, what lies where."""

import pytest

from tests.town import Town


@pytest.fixture
def week(town: Town) -> Town:
    """Bu Siti owes Rp255.000, Pak Eko Rp30.000, Toko Citra nothing."""
    town.joins("eko", "Warung Pak Eko", "keripik 10")
    town.joins("citra", "Toko Citra", "nastar 2")
    for who, counts in (("siti", "keripik 14 nastar 5"), ("eko", "keripik 4")):
        town.says(who, counts)
        town.says(who, "ya")
        town.says(who, "lewati")
    town.hears("rina")
    return town


@pytest.mark.parametrize(
    "words",
    [
        "siapa yang belum setor",
        "siapa belum bayar",
        "siapa yg blm setor",
        "belum setor",
        "total utang mitra",
        "total utang mitra berapa",
        "utang semua mitra",
        "utang mitra berapa",
        "tagihan mitra berapa ya",
        "siapa yang masih punya utang",
        "who owes",
    ],
)
def test_who_owes_is_told_in_one_list(week: Town, words: str) -> None:
    told = week.says("rina", words)
    assert "*Rp285.000*" in told
    assert "• Warung Bu Siti Rp255.000" in told
    assert "• Warung Pak Eko Rp30.000" in told
    assert told.index("Siti") < told.index("Eko")
    assert "Citra" not in told


def test_money_that_waits_for_her_word_is_named(week: Town) -> None:
    week.says("siti", "setor 100rb")
    assert "Warung Bu Siti Rp255.000 (Rp100.000 menunggu konfirmasi)" in week.says("rina", "siapa belum setor")


def test_where_nobody_owes_that_is_said(town: Town) -> None:
    assert "Semua sudah setor" in town.says("rina", "siapa yang belum setor")


def test_without_partners_nobody_owes(empty_town: Town) -> None:
    empty_town.opens()
    assert "Belum ada mitra" in empty_town.says("rina", "siapa yang belum setor")


@pytest.mark.parametrize("words", ["paling laku", "yang paling laku apa", "apa yang paling laku?", "terlaris"])
def test_what_sells_best_is_told_in_order(week: Town, words: str) -> None:
    told = week.says("rina", words)
    assert "1. *Nastar* 5 toples (Rp200.000)" in told
    assert "2. *Keripik Pisang* 18 bungkus (Rp180.000)" in told
    assert "Kacang" not in told


def test_what_sold_best_last_week_is_told_beside_this_one(week: Town) -> None:
    week.goes_to("2026-11-24")
    week.hears("rina")
    told = week.says("rina", "paling laku")
    assert "16–22 Nov" in told
    assert "*Nastar* 5 toples" in told


def test_where_nothing_was_sold_that_is_said(town: Town) -> None:
    assert "Belum ada yang terjual" in town.says("rina", "paling laku")


def test_what_lies_at_a_partner_is_asked_by_its_name(week: Town) -> None:
    told = week.says("rina", "stok siti")
    assert "Keripik Pisang 6" in told
    assert "Nastar 3" in told


@pytest.mark.parametrize("words", ["saldo siti", "siti utang berapa", "bu siti masih kurang setor berapa"])
def test_one_partners_account_is_still_its_own(week: Town, words: str) -> None:
    told = week.says("rina", words)
    assert "*Warung Bu Siti*" in told
    assert "Eko" not in told
