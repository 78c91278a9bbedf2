"""An owner asks and tells in her own words: what she means is done, and what she left standing does not come back."""

import pytest

from tests.town import Town


@pytest.fixture
def reported(town: Town) -> Town:
    """Warung Bu Siti has reported; Warung Pak Eko has joined and is silent; nobody has come to Warung Pojok."""
    town.joins("eko", "Warung Pak Eko", "keripik 10")
    town.invites("rina", "Warung Pojok")
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    town.hears("rina")
    return town


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("sapa aja yang belom laporan", "Belum lapor untuk minggu 16–22 Nov: Warung Pak Eko"),
        ("siapa yg blm laporan ya bu", "Belum lapor untuk minggu 16–22 Nov"),
        ("siapa aja yg belum setor", "Warung Bu Siti Rp255.000"),
        ("yg paling laku apa", "Paling laku minggu 16–22 Nov"),
        ("rangkuman minggu ini dong", "kabar *Kue Bu Rina* minggu 16–22 Nov"),
        ("laporan minggu ini", "kabar *Kue Bu Rina* minggu 16–22 Nov"),
        ("ingetin mereka dong", "Saya ingatkan Warung Pak Eko"),
        ("tolong ingetin eko dong", "Saya ingatkan Warung Pak Eko"),
        ("siti utangnya brp", "*Warung Bu Siti*: yang perlu disetor *Rp255.000*"),
        ("minta excelnya", "ringkasan-2026-W47.xlsx"),
        ("mitra saya siapa aja", "• Warung Bu Siti 25%\n• Warung Pak Eko 25%\n• Warung Pojok 25% (belum bergabung)"),
        ("eh salah, harga keripik 11rb", "Rp10.000 → *Rp11.000*"),
        ("nomer rekening saya bca 1234567890 an rina", "*bca 1234567890 a.n. rina*"),
    ],
)
def test_her_own_words_are_understood(reported: Town, words: str, told: str) -> None:
    assert told in reported.says("rina", words)


@pytest.mark.parametrize("words", ["laporan keripik 3", "siapa nama kamu", "minggu depan libur", "mitra baru"])
def test_words_that_only_sound_like_a_command_are_none(reported: Town, words: str) -> None:
    assert "kabar *Kue Bu Rina*" not in reported.says("rina", words)


@pytest.mark.parametrize(
    "words",
    [
        "nitip keripik 5 ke siti",
        "kirim ke bu siti keripik 5",
        "titip siti keripik 5",
        "titip bu siti keripik 5",
        "anterin keripik 5 siti",
    ],
)
def test_goods_go_out_in_any_order_of_words(reported: Town, words: str) -> None:
    told = reported.says("rina", words)
    assert "Untuk *Warung Bu Siti*" in told
    assert "• Keripik Pisang *5* bungkus × Rp10.000" in told


@pytest.mark.parametrize("words", ["harga nastar jadi 48", "naikkan harga nastar 48 ribu", "harga nastar 48"])
def test_a_new_price_may_be_said_as_people_do(town: Town, words: str) -> None:
    assert "• Nastar: Rp40.000 → *Rp48.000* / toples" in town.says("rina", words)


@pytest.mark.parametrize("words", ["harga nastar naik 3rb", "harga nastar turun 2000"])
def test_a_difference_is_no_price(town: Town, words: str) -> None:
    told = town.says("rina", words)
    assert "harga barunya" in told
    assert "• Nastar: Rp40.000 → *Rp43.000*" in town.says("rina", "nastar jadi 43rb")


def test_a_lookup_left_standing_does_not_come_back(reported: Town) -> None:
    assert "Mitra yang mana?" in reported.says("rina", "stok")
    assert "Mitra yang mana?" not in reported.says("rina", "ringkasan")
    assert "Tidak ada yang perlu dibatalkan" in reported.says("rina", "batal")


def test_what_is_no_name_is_heard_anew(reported: Town) -> None:
    assert "Barangnya untuk mitra yang mana?" in reported.says("rina", "titip keripik 5")
    assert "Belum ada mitra bernama" in reported.says("rina", "aduh gimana ini caranya")
    assert "belum paham" in reported.says("rina", "bingung saya mah")


def test_an_announcement_counts_those_who_hear_it(reported: Town) -> None:
    assert "Untuk 2 mitra" in reported.says("rina", "kabari semua besok libur")
    assert "Sedang dikirim ke 2 orang" in reported.says("rina", "ya")


@pytest.mark.parametrize(
    "words", ["jawab siti nanti saya ganti kemasannya", "balas bu siti: nanti saya ganti kemasannya"]
)
def test_a_complaint_is_answered(reported: Town, words: str) -> None:
    reported.says("siti", "keluhan kemasannya gampang sobek")
    assert "kemasannya gampang sobek" in reported.hears("rina")
    assert "Untuk Warung Bu Siti" in reported.says("rina", words)
    assert reported.hears("siti") == ""
    assert "Sudah disampaikan ke Warung Bu Siti" in reported.says("rina", "ya")
    assert "💬 *Kue Bu Rina*: nanti saya ganti kemasannya" in reported.hears("siti")
    assert "kemasannya" not in reported.hears("eko")


def test_a_partner_can_be_answered_step_by_step(reported: Town) -> None:
    assert "Untuk mitra yang mana?" in reported.says("rina", "jawab")
    assert "disampaikan ke Warung Pak Eko?" in reported.says("rina", "eko")
    assert "besok saya antar" in reported.says("rina", "besok saya antar")
    reported.says("rina", "ya")
    assert "💬 *Kue Bu Rina*: besok saya antar" in reported.hears("eko")


@pytest.mark.parametrize("words", ["undang staf Yanti", "undang yanti jadi karyawan"])
def test_staff_is_not_invited_as_a_partner(town: Town, words: str) -> None:
    told = town.says("rina", words)
    assert "*Yanti* jadi staf" in told
    assert "Bagian warung" not in told


@pytest.mark.parametrize("words", ["undang jg warung bu ani, sama 25%", "undang lagi warung bu ani 25%"])
def test_words_around_a_name_are_no_part_of_it(town: Town, words: str) -> None:
    assert "*Warung Bu Ani*. Bagian warung *25%*" in town.says("rina", words)


def test_who_is_lost_is_told_what_to_write(town: Town) -> None:
    assert "*ringkasan*" in town.says("rina", "ngaco ah ini")
