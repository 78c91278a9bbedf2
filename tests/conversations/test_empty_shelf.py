"""Where nothing lies there is nothing to report: nobody asks, and nobody calls it silence."""

import pytest

from tests.town import Town


@pytest.fixture
def two_shelves(empty_town: Town) -> Town:
    """Warung Bu Siti has 20 keripik; Warung Pak Eko has joined, and waits for its first goods."""
    empty_town.opens()
    empty_town.joins("siti", "Warung Bu Siti", "keripik 20")
    empty_town.joins("eko", "Warung Pak Eko")
    for who in ("rina", "siti", "eko"):
        empty_town.hears(who)
    return empty_town


def test_an_empty_shelf_gets_no_prompt_and_no_reminder(two_shelves: Town) -> None:
    two_shelves.goes_to("2026-11-25", 12)
    assert "16–22 Nov" in two_shelves.hears("siti")
    assert "Nov" not in two_shelves.hears("eko")


def test_an_empty_shelf_is_not_called_silent(two_shelves: Town) -> None:
    two_shelves.goes_to("2026-11-21", 17)
    two_shelves.says("siti", "keripik 14")
    two_shelves.says("siti", "ya")
    two_shelves.hears("rina")
    assert "Semua sudah lapor" in two_shelves.says("rina", "siapa belum lapor")
    two_shelves.goes_to("2026-11-23", 7, 1)
    summary = two_shelves.hears("rina")
    assert "Sudah lapor:" in summary
    assert "Belum lapor" not in summary
    assert "Tanpa titipan: Warung Pak Eko" in summary


def test_who_has_no_goods_is_not_reminded_by_name(two_shelves: Town) -> None:
    assert "Belum ada titipan di Warung Pak Eko" in two_shelves.says("rina", "ingatkan eko")


def test_the_first_goods_bring_the_first_prompt(two_shelves: Town) -> None:
    two_shelves.says("rina", "titip nastar 8 ke warung pak eko")
    two_shelves.says("rina", "ya")
    two_shelves.taps("eko", "Sudah datang")
    two_shelves.hears("eko")
    two_shelves.goes_to("2026-11-21", 16, 5)
    assert "Nastar 8" in two_shelves.hears("eko")
    assert "Warung Pak Eko" in two_shelves.says("rina", "siapa belum lapor")


def test_sold_out_and_not_filled_up_is_asked_no_more(two_shelves: Town) -> None:
    two_shelves.goes_to("2026-11-21", 17)
    two_shelves.says("siti", "habis")
    two_shelves.says("siti", "ya")
    two_shelves.hears("siti")
    two_shelves.goes_to("2026-12-02", 12)
    assert "laku" not in two_shelves.hears("siti")


def test_who_is_paid_by_the_business_is_asked_without_a_shelf(two_shelves: Town) -> None:
    two_shelves.says("rina", "undang Reseller Citra 10%")
    two_shelves.says("rina", "2")
    code = two_shelves.says("rina", "ya").split("MULAI ")[1][:8]
    two_shelves.says("citra", f"MULAI {code}")
    two_shelves.says("citra", "Citra")
    two_shelves.says("citra", "SETUJU")
    two_shelves.hears("citra")
    two_shelves.goes_to("2026-11-21", 16, 5)
    assert "16–22 Nov" in two_shelves.hears("citra")


def test_goods_that_nobody_said_had_come_are_asked_about_before_a_report(empty_town: Town) -> None:
    town = empty_town
    town.opens()
    town.joins("siti", "Warung Bu Siti")
    town.says("rina", "titip keripik 20 nastar 8 ke siti")
    town.says("rina", "ya")
    town.says("siti", "ok")
    town.goes_to("2026-11-21", 17)
    told = town.says("siti", "keripik 14 nastar 5")
    assert "Keripik Pisang 20 dan Nastar 8 di catatan masih di jalan, Bu. Sudah datang?" in told
    town.taps("siti", "Sudah datang")
    assert "Keripik Pisang: laku *14* sisa 6" in town.says("siti", "keripik 14 nastar 5")
