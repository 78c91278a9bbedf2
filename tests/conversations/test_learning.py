"""Story 34, learning: short pieces for partners, one a week for a new one, and the owner sees who opened what."""

from __future__ import annotations

import pytest

from tests.town import Town

TITLES = ("Menjelaskan produk", "Promosi di media sosial", "Melayani pembeli", "Mencatat penjualan")
PDF = b"%PDF-1.4 how to take photos"


def test_a_partner_finds_a_piece_on_each_topic_and_reads_it(town: Town) -> None:
    listed = town.says("siti", "belajar")
    assert [f"{number}. {title}" for number, title in enumerate(TITLES, 1)] == listed.splitlines()[1:]
    assert "📖 *Melayani pembeli*\nSapa dulu" in town.says("siti", "belajar 3")
    assert "1. Menjelaskan produk" in town.taps("siti", "Bacaan lain")
    assert "📖 *Menjelaskan produk*" in town.taps("siti", "1 Menjelaskan produk")


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("belajar promosi", TITLES[1]),
        ("belajar medsos", TITLES[1]),
        ("Belajar melayani pembeli", TITLES[2]),
        ("tips mencatat penjualan", TITLES[3]),
        ("belajar no 1", TITLES[0]),
    ],
)
def test_a_topic_is_named_in_many_words(town: Town, words: str, read: str) -> None:
    assert f"📖 *{read}*" in town.says("siti", words)


@pytest.mark.parametrize("words", ["belajar 9", "belajar masak", "belajar dong bu"])
def test_what_names_no_piece_shows_the_list(town: Town, words: str) -> None:
    assert "1. Menjelaskan produk" in town.says("siti", words)


def test_a_number_below_the_list_is_a_piece(town: Town) -> None:
    town.says("siti", "belajar")
    assert "📖 *Promosi di media sosial*" in town.says("siti", "2")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_piece_takes_about_a_minute(town: Town, number: int) -> None:
    assert 60 <= len(town.says("siti", f"belajar {number}").split()) <= 90


def test_the_owner_sees_who_has_opened_what(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko")
    for words in ("belajar 2", "belajar 2", "belajar 3"):
        town.says("siti", words)
    town.says("eko", "belajar 2")
    told = town.says("rina", "belajar")
    assert "1. Menjelaskan produk: belum ada yang membuka" in told
    assert "2. Promosi di media sosial: dibuka 2 dari 2 mitra (Warung Bu Siti dan Warung Pak Eko)" in told
    assert "3. Melayani pembeli: dibuka 1 dari 2 mitra (Warung Bu Siti)" in told
    assert "📖 *Melayani pembeli*" in town.says("rina", "belajar 3")


def test_an_owner_brings_a_text_that_partners_read(town: Town) -> None:
    shown = town.says("rina", "tambah belajar promosi: Foto di jendela. Pagi hari, tanpa kilat: https://contoh.id/foto")
    assert "topik *Promosi di media sosial*:\nFoto di jendela. Pagi hari, tanpa kilat: https://contoh.id/foto" in shown
    assert "Nomor 5, *Foto di jendela*" in town.says("rina", "ya")
    assert "5. Foto di jendela" in town.says("siti", "belajar promosi")
    assert "📖 *Foto di jendela*\nPagi hari, tanpa kilat: https://contoh.id/foto" in town.says("siti", "belajar 5")
    assert "5. Foto di jendela: dibuka 1 dari 1 mitra" in town.says("rina", "belajar")


def test_what_is_missing_is_asked(town: Town) -> None:
    assert "Topiknya apa?" in town.says("rina", "tambah belajar")
    assert "Tulis isinya" in town.says("rina", "pembeli")
    assert "topik *Melayani pembeli*:\nSenyum dulu" in town.says("rina", "Senyum dulu")
    assert "Tulis isinya" in town.says("rina", "ubah")
    assert "Sapa dulu ya" in town.says("rina", "Sapa dulu ya")
    assert "Tidak ada yang dicatat" in town.says("rina", "batal")
    assert "Sapa dulu ya" not in town.says("rina", "belajar")


def test_what_is_written_in_lines_stays_so(town: Town) -> None:
    town.says("rina", "tambah belajar promosi")
    assert "Foto di jendela\n1) Pagi\n2) Bersih\nBetul?" in town.says("rina", "Foto di jendela\n1) Pagi\n2) Bersih")
    town.says("rina", "ya")
    assert "📖 *Foto di jendela*\n1) Pagi\n2) Bersih" in town.says("siti", "belajar 5")


@pytest.mark.parametrize("asks_first", [False, True])
def test_an_owner_brings_a_document(town: Town, asks_first: bool) -> None:
    words = "tambah belajar promosi: Cara foto"
    if asks_first:
        town.says("rina", "tambah belajar promosi")
        words = "Cara foto"
    shown = town.sends("rina", PDF, words, "application/pdf")
    assert "Cara foto\n📎 dengan berkasnya" in shown
    town.says("rina", "ya")
    read = town.says("siti", "belajar 5")
    assert "📖 Cara foto" in read
    assert "[foto-" in read
    town.goes_to("2026-12-08")
    assert "[foto-" in town.says("siti", "belajar 5")


def test_an_owner_takes_pieces_out(town: Town) -> None:
    town.says("rina", "tambah belajar catat: Buku kecil. Satu garis tiap laku")
    town.says("rina", "ya")
    for words in ("hapus belajar 5", "hapus belajar promosi"):
        assert "Mitra tidak bisa membacanya lagi" in town.says("rina", words)
        assert "sudah dihapus" in town.says("rina", "ya")
    listed = town.says("siti", "belajar")
    assert "Buku kecil" not in listed
    assert "Promosi" not in listed
    town.says("rina", "tambah belajar promosi: Lain lagi")
    assert "Nomor 6" in town.says("rina", "ya")


def test_without_any_piece_nobody_is_told_of_one(town: Town) -> None:
    for number in (1, 2, 3, 4):
        town.says("rina", f"hapus belajar {number}")
        town.says("rina", "ya")
    assert "Belum ada bacaan" in town.says("siti", "belajar")
    town.goes_to("2026-11-28", 17)
    assert "📖" not in town.hears("siti")


@pytest.fixture
def joined(empty_town: Town) -> Town:
    """Warung Bu Siti has joined on Monday, and holds 20 keripik."""
    empty_town.opens()
    empty_town.joins("siti", "Warung Bu Siti", "keripik 20")
    return empty_town


def test_a_new_partner_is_told_of_one_piece_with_the_weeks_report(joined: Town) -> None:
    joined.goes_to("2026-11-21", 16, 5)
    assert "📖" not in joined.hears("siti")
    assert "📖" not in joined.says("siti", "keripik 14")
    told = joined.says("siti", "ya")
    assert "sudah dicatat" in told
    assert "*Menjelaskan produk*" in told
    joined.says("siti", "keripik 13")
    assert "📖" not in joined.says("siti", "ya")
    assert "*Menjelaskan produk*\nPembeli jarang bertanya" in joined.says("siti", "belajar 1")


def test_it_goes_on_so_for_four_weeks(joined: Town) -> None:
    told = []
    for sunday in ("2026-11-22", "2026-11-29", "2026-12-06", "2026-12-13", "2026-12-20"):
        joined.goes_to(sunday, 20)
        assert "📖" not in joined.hears("siti")
        said = joined.says("siti", "masukan kemasannya bagus")
        told += [title for title in TITLES if f"*{title}*" in said]
    assert told == [*TITLES]


def test_the_business_own_pieces_come_first_and_none_that_was_read(joined: Town) -> None:
    joined.says("rina", "tambah belajar produk: Cerita keripik kami! Digoreng tiap Senin")
    joined.says("rina", "ya")
    joined.says("siti", "belajar 1")
    joined.goes_to("2026-11-22")
    assert "*Cerita keripik kami*" in joined.says("siti", "masukan kemasannya bagus")
    joined.goes_to("2026-11-29")
    assert "*Promosi di media sosial*" in joined.says("siti", "masukan kemasannya bagus")


@pytest.mark.parametrize("leaves", ["stop", "mau berhenti titip"])
def test_who_stops_is_told_of_nothing(town: Town, leaves: str) -> None:
    town.says("siti", leaves)
    town.says("siti", "ya")
    town.goes_to("2026-11-29")
    assert "📖" not in town.hears("siti")


def test_who_joins_after_the_report_day_waits_for_the_next(joined: Town) -> None:
    assert "📖" not in joined.says("siti", "masukan kemasannya bagus")


def test_another_business_sees_nothing_of_it(town: Town) -> None:
    town.says("rina", "tambah belajar promosi: Foto di jendela. Pagi hari")
    town.says("rina", "ya")
    town.says("siti", "belajar 5")
    town.opens("tini", "Sambal Bu Tini")
    told = town.says("tini", "belajar")
    assert "Foto di jendela" not in told
    assert "Siti" not in told


def test_who_is_forgotten_has_opened_nothing(town: Town) -> None:
    town.says("siti", "belajar 2")
    town.says("siti", "hapus data")
    town.says("siti", "ya")
    town.says("rina", "hapus data siti")
    town.says("rina", "ya")
    town.says("rina", "belajar")
    assert "2. Promosi di media sosial: belum ada yang membuka" in town.bubbles("rina")[-1].text
