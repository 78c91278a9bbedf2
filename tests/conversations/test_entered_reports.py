"""The owner enters a report for a partner that phones it in; the partner is told the figures and can object."""

import pytest

from tests.town import Town


@pytest.mark.parametrize(
    "words",
    [
        "catat warung siti keripik 14 nastar 5",
        "catat bu siti: keripik 14, nastar 5",
        "catat keripik 14 nastar 5 siti",
        "catat laporan warung bu siti keripik 14 nastar 5",
        "catat keripik 14 nastar 5 untuk warung siti",
    ],
)
def test_what_a_partner_phoned_in_is_confirmed_and_told_to_both(town: Town, words: str) -> None:
    asked = town.says("rina", words)
    assert "*Warung Bu Siti*" in asked
    assert "laku *14* sisa 6" in asked
    assert "*Rp255.000*" in asked
    assert town.hears("siti") == ""
    assert "Rp255.000" in town.says("rina", "ya")
    told = town.hears("siti")
    assert "Bu Rina" in told
    assert "Keripik Pisang: laku *14* sisa 6" in told
    assert "*Rp255.000*" in told
    assert "dari Bu Rina" in town.says("siti", "laporan saya")
    assert "*Rp255.000*" in town.says("siti", "saldo")


def test_the_partner_can_object(town: Town) -> None:
    town.says("rina", "catat siti keripik 14 nastar 5")
    town.says("rina", "ya")
    asked = town.taps("siti", "Ubah")
    assert "Seharusnya berapa" in asked
    assert "menangkap" not in asked
    assert "Keripik Pisang 14 → *13*" in town.says("siti", "keripik 13")
    town.says("siti", "ya")
    assert "*Rp247.500*" in town.says("siti", "saldo")


def test_figures_can_be_asked_for_and_changed(town: Town) -> None:
    asked = town.says("rina", "catat siti")
    assert "Keripik Pisang 20" in asked
    assert "kosong" not in asked
    town.says("rina", "keripik 14")
    assert "laku *5*" in town.says("rina", "nastar 5")
    assert "laku *13*" in town.says("rina", "eh keripik 13")
    assert "Rp247.500" in town.says("rina", "ya")


def test_a_report_that_is_there_is_shown_to_the_owner_first(town: Town) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    assert "Bu Siti" in town.says("rina", "catat siti keripik 15")
    assert "Keripik Pisang 14 → *15*" in town.says("rina", "2")
    town.says("rina", "ya")
    assert "Keripik Pisang: laku *15*" in town.hears("siti")


def test_last_week_can_be_entered_late(town: Town) -> None:
    town.goes_to("2026-11-25")
    town.hears("siti")
    assert "16–22 Nov" in town.says("rina", "catat siti minggu lalu keripik 8")
    assert "Rp60.000" in town.says("rina", "ya")


def test_of_two_partners_the_one_named_is_meant_and_nobody_is_made_up(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko", "keripik 10")
    town.hears("eko")
    assert "*Warung Pak Eko*" in town.says("rina", "catat eko keripik 4")
    town.says("rina", "batal")
    for words in ("warung tini keripik 4", "tini keripik 4", "keripik 4 bu tini", "keripik 4 untuk tini"):
        assert "Belum ada mitra" in town.says("rina", f"catat {words}")
        town.says("rina", "batal")
    assert "Mitra yang mana?" in town.says("rina", "catat keripik 4")
    assert "*Warung Pak Eko*" in town.says("rina", "eko")


def test_somebody_unknown_is_not_taken_for_the_only_partner(town: Town) -> None:
    for words in ("warung tini keripik 4", "tini keripik 4", "keripik 4 bu tini"):
        assert "Belum ada mitra" in town.says("rina", f"catat {words}")
        town.says("rina", "batal")
    assert "*Warung Bu Siti*" in town.says("rina", "catat keripik 4")


def test_a_no_books_nothing(town: Town) -> None:
    town.says("rina", "catat siti keripik 14")
    town.says("rina", "tidak")
    assert town.hears("siti") == ""
    assert "lunas" in town.says("siti", "saldo")


def test_more_than_lies_there_is_to_be_noted_as_sent_first(town: Town) -> None:
    town.says("rina", "catat siti keripik 24")
    town.says("rina", "2")
    assert town.bubbles("rina")[-1].buttons[0].label == "Catat titipan 4"
    assert town.hears("siti") == ""


def test_a_settled_week_is_corrected_by_the_partner(town: Town) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    town.says("siti", "setor semua")
    town.taps("rina", "Terima")
    town.says("rina", "catat siti nastar 4")
    town.says("rina", "2")
    assert "lunas" in town.says("rina", "ya")
    assert "lunas" in town.says("siti", "saldo")


def test_whoever_never_joined_is_not_told_and_the_owner_knows(town: Town) -> None:
    town.says("rina", "undang Warung Bu Ani 25%")
    town.says("rina", "ya")
    assert "Belum ada barang" in town.says("rina", "catat ani keripik 2")
    town.says("rina", "titip keripik 10 ke ani")
    town.says("rina", "ya")
    assert "belum diterima" in town.says("rina", "catat ani keripik 2")
    assert "Keripik Pisang 10" in town.taps("rina", "Sudah datang")
    assert "laku *2* sisa 8" in town.says("rina", "catat ani keripik 2")
    assert "belum ada yang bergabung" in town.says("rina", "ya")
    assert "*Rp15.000*" in town.says("rina", "saldo ani")


def test_what_one_business_enters_another_does_not_see(town: Town) -> None:
    town.opens("tini", "Sambal Bu Tini")
    assert "Belum ada mitra" in town.says("tini", "catat siti keripik 2")


def test_money_said_beside_the_counts_is_not_noted_and_the_owner_knows(town: Town) -> None:
    town.says("rina", "catat siti keripik 14 nastar 5 sudah setor 100rb")
    assert "Setorannya belum dicatat" in town.says("rina", "ya")
    assert "*Rp255.000*" in town.says("siti", "saldo")


def entered(town: Town) -> None:
    town.says("rina", "catat siti keripik 14 nastar 5")
    town.says("rina", "ya")


@pytest.mark.parametrize("yes", ["betul", "Betul", "laporan betul", "laporan betul 2026-W47"])
def test_the_partner_says_that_it_is_right(town: Town, yes: str) -> None:
    entered(town)
    assert "belum dikonfirmasi" in town.hears("siti")
    assert "sudah dikonfirmasi" in town.says("siti", yes)
    assert "mengonfirmasi laporan 16–22 Nov" in town.hears("rina")
    assert "yang dicatatkan" not in town.says("rina", "ringkasan")
    assert "Tidak ada yang menunggu" in town.says("siti", "laporan betul")


def test_without_an_answer_it_counts_and_stays_unconfirmed(town: Town) -> None:
    entered(town)
    assert "belum menjawab" in town.says("rina", "ringkasan")
    town.goes_to("2026-11-23", 16, 5)
    assert "belum menjawab" in town.says("rina", "minggu lalu")
    town.goes_to("2026-11-23", 16, 10)
    told = town.says("rina", "minggu lalu")
    assert "*belum dikonfirmasi*, 2 hari tanpa jawaban" in told
    assert "*Sudah lapor:* Warung Bu Siti" in told
    assert "*Rp255.000*" in town.says("siti", "saldo")
    assert "sudah dikonfirmasi" in town.taps("siti", "Betul")
    assert "dikonfirmasi*" not in town.says("rina", "minggu lalu")


def test_a_correction_of_the_partners_own_needs_no_yes(town: Town) -> None:
    entered(town)
    town.says("siti", "ralat keripik 13")
    town.says("siti", "ya")
    assert "yang dicatatkan" not in town.says("rina", "ringkasan")


def test_where_nobody_has_joined_nothing_waits(town: Town) -> None:
    town.invites("rina", "Warung Pak Eko")
    town.says("rina", "titip keripik 10 ke pak eko")
    town.says("rina", "ya")
    town.says("rina", "terima barang 2")
    town.says("rina", "ya")
    town.says("rina", "catat pak eko keripik 4")
    town.says("rina", "ya")
    assert "yang dicatatkan" not in town.says("rina", "ringkasan")
