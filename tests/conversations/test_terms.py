"""Story 32: changed terms are shown in plain words, count once SETUJU is said again, and change no report of before."""

import pytest

from tests.conversations.neighbours import sells_for_both
from tests.town import Town


def offered(town: Town, words: str = "ubah bagian warung siti 30%") -> str:
    """What Bu Siti is asked after the owner has said yes to her own words."""
    town.says("rina", words)
    town.says("rina", "ya")
    return town.hears("siti")


def test_the_owner_sees_the_difference_and_the_partner_is_asked(town: Town) -> None:
    asked = town.says("rina", "ubah bagian warung siti 30%")
    assert "Sampai sekarang 25%." in asked
    assert "Bagian warung *30%* dari harga jual. Contoh: laku 10 Keripik Pisang × Rp10.000 = Rp100.000" in asked
    assert "Rp30.000" in asked
    assert "rusak" not in asked.lower()
    assert town.hears("siti") == ""
    assert "setelah Warung Bu Siti menjawab *SETUJU*" in town.says("rina", "ya")
    letter = town.hears("siti")
    assert "Sampai sekarang 25%." in letter
    assert "*30%*" in letter
    assert "SETUJU" in letter


@pytest.mark.parametrize(
    "words",
    [
        *("ubah bagian siti jadi 30", "ubah bagian siti jadi 30%", "ubah bagian warung siti 30"),
        *("naikin bagian warung siti ke 30", "naikkan bagian siti menjadi 30 persen", "ubah bagian bu siti ke 30"),
    ],
)
def test_a_share_is_changed_in_the_owners_own_words(town: Town, words: str) -> None:
    town.joins("eko", "Warung Pak Eko")
    asked = town.says("rina", words)
    assert "*Warung Bu Siti*" in asked
    assert "Sampai sekarang 25%." in asked
    assert "Rp30.000" in asked


def test_a_number_that_belongs_to_a_name_is_no_share(town: Town) -> None:
    town.joins("eko", "Warung 88 Eko")
    asked = town.says("rina", "ubah bagian warung 88")
    assert "*Warung 88 Eko*" in asked
    assert "88%" not in asked
    assert "*30%*" in town.says("rina", "30")


def test_what_is_offered_counts_for_nothing_until_it_is_accepted(town: Town) -> None:
    offered(town)
    assert "*25%*" in town.says("siti", "kesepakatan")
    assert "Bagian warung 25%" in town.says("siti", "keripik 10")
    town.says("siti", "batal")
    assert "berlaku" in town.taps("siti", "SETUJU")
    assert "Warung Bu Siti" in town.hears("rina")
    assert "*30%*" in town.says("siti", "kesepakatan")
    assert "Bagian warung 30% *Rp30.000*" in town.says("siti", "keripik 10")


def test_an_open_confirmation_is_asked_anew_on_the_new_terms(town: Town) -> None:
    offered(town)
    assert "Rp25.000" in town.says("siti", "keripik 10")
    answer = town.taps("siti", "SETUJU")
    assert "*Rp30.000*" in answer
    assert "Rp70.000" in town.says("siti", "ya")


def test_a_late_report_is_on_the_terms_of_its_week(town: Town) -> None:
    """Invariant 10: the terms in force in the week, not the newest accepted."""
    town.goes_to("2026-11-24")
    town.hears("siti")
    offered(town, "ubah bagian warung siti 30% rusak dibagi")
    town.says("siti", "SETUJU")
    late = town.says("siti", "laporan minggu lalu keripik 10 rusak 2 sisa 8")
    assert "16–22 Nov" in late
    assert "Bagian warung 25% *Rp25.000*" in late
    assert "tidak ditagih" in late
    town.says("siti", "ya")
    town.says("siti", "lewati")
    running = town.says("siti", "laporan minggu ini keripik 5 rusak 1 sisa 2")
    assert "23–29 Nov" in running
    assert "Bagian warung 30% *Rp15.000*" in running
    assert "Rusak 1: dibagi dua, warung *Rp3.500*, Kue Bu Rina Rp3.500" in running
    assert "*Rp38.500* (Rp35.000 + Rp3.500)" in running


def test_so_is_one_that_goes_to_two_businesses(town: Town) -> None:
    sells_for_both(town)
    town.goes_to("2026-11-24")
    town.hears("siti")
    offered(town)
    town.taps("siti", "SETUJU")
    town.goes_to("2026-11-25")
    town.hears("siti")
    late = town.says("siti", "laporan minggu lalu keripik 10 sambal 4")
    ours, hers = late.split("*Sambal Ibu*", 1)
    assert "16–22 Nov" in ours
    assert "Bagian warung 25% *Rp25.000*" in ours
    assert "Bagian warung 20% *Rp20.000*" in hers


def test_a_report_of_before_keeps_its_terms_when_it_is_corrected(town: Town) -> None:
    town.reports("siti", "keripik 10")
    offered(town)
    town.says("siti", "SETUJU")
    assert "Rp25.000 → Rp22.500" in town.says("siti", "ralat keripik 9")
    town.says("siti", "ya")
    assert "*Rp67.500*" in town.says("siti", "saldo")
    assert "Bagian warung Rp22.500" in town.says("siti", "laporan saya")


def test_a_report_of_before_keeps_its_terms_when_it_is_adjusted(town: Town) -> None:
    town.reports("siti", "keripik 10")
    town.says("siti", "setor 75rb")
    town.taps("rina", "Terima")
    offered(town)
    town.says("siti", "SETUJU")
    assert "*Rp7.500* (1 Keripik Pisang Rp10.000 - bagian mitra Rp2.500)" in town.says("siti", "ralat keripik 9")


def test_who_bears_damage_can_be_changed_alone(town: Town) -> None:
    letter = offered(town, "ubah kesepakatan siti rusak ditanggung warung")
    assert "Sampai sekarang ditanggung Kue Bu Rina." in letter
    assert "= *Rp15.000*" in letter
    assert "25%" not in letter
    town.says("siti", "setuju")
    told = town.says("siti", "kesepakatan")
    assert "ditanggung warung" in told
    assert "*25%*" in told


@pytest.mark.parametrize("words", ["ok", "iya", "👍", "siap"])
def test_anything_but_the_word_changes_nothing(town: Town, words: str) -> None:
    offered(town)
    town.says("siti", words)
    assert "*25%*" in town.says("siti", "kesepakatan")


def test_the_word_alone_is_asked_for_again_where_two_offers_came(town: Town) -> None:
    offered(town)
    offered(town, "ubah bagian siti 35%")
    asked = town.says("siti", "setuju")
    assert "*35%*" in asked
    assert "*25%*" in town.says("siti", "kesepakatan")
    town.says("siti", "setuju")
    assert "*35%*" in town.says("siti", "kesepakatan")


def test_the_button_of_an_older_offer_accepts_nothing(town: Town) -> None:
    offered(town)
    old = town.bubbles("siti")[-1].buttons[0].carries
    offered(town, "ubah bagian siti 20%")
    assert "*20%*" in town.says("siti", pressed=old)
    town.says("siti", "batal")
    assert "*25%*" in town.says("siti", "kesepakatan")


def test_an_offer_is_accepted_once(town: Town) -> None:
    offered(town)
    town.taps("siti", "SETUJU")
    town.hears("rina")
    assert "tidak ada" in town.taps("siti", "SETUJU").lower()
    assert town.hears("rina") == ""


def test_the_same_terms_are_not_offered(town: Town) -> None:
    assert "sudah begitu" in town.says("rina", "ubah bagian siti 25%").lower()
    assert town.hears("siti") == ""


def test_before_anybody_has_joined_the_code_shows_the_new_terms(town: Town) -> None:
    code = town.invites("rina", "Warung Pak Eko")
    town.says("rina", "ubah bagian eko 40%")
    assert "belum bergabung" in town.says("rina", "ya")
    assert "*40%*" in town.says("eko", f"MULAI {code}")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("ubah bagian siti", "apa yang berubah"),
        ("ubah bagian siti 130%", "terlalu besar"),
        ("ubah bagian siti rusak ditanggung bulan", "belum jelas"),
        ("ubah bagian bejo 30%", "Belum ada mitra bernama"),
    ],
)
def test_what_is_unclear_is_asked(town: Town, words: str, asked: str) -> None:
    told = town.says("rina", words)
    assert asked.lower() in told.lower()
    assert town.hears("siti") == ""


def test_only_the_owner_changes_terms(town: Town) -> None:
    assert "Sampai sekarang" not in town.says("siti", "ubah bagian warung siti 90%")
    town.says("siti", "setuju")
    assert "*25%*" in town.says("siti", "kesepakatan")


@pytest.mark.parametrize("no", ["tidak setuju", "ga setuju bu", "tolak", "gak mau"])
def test_a_partner_says_no_and_the_owner_hears_it(town: Town, no: str) -> None:
    offered(town)
    assert "Kesepakatan tetap seperti semula" in town.says("siti", no)
    assert "Warung Bu Siti belum setuju" in town.hears("rina")
    assert "*25%*" in town.says("siti", "kesepakatan")


def test_a_no_can_be_pressed_with_its_reason_typed(town: Town) -> None:
    offered(town)
    assert "Kesepakatan tetap" in town.taps("siti", "Tidak setuju")
    town.hears("rina")
    town.says("siti", "tidak setuju, untungnya jadi kecil")
    assert "“untungnya jadi kecil”" in town.hears("rina")


def test_a_nod_is_not_the_word_and_gets_one_line(town: Town) -> None:
    offered(town)
    said = town.says("siti", "ok")
    assert "Tinggal balas kata *SETUJU*" in said
    assert len(said.splitlines()) == 1
    assert "*25%*" in town.says("siti", "kesepakatan")
    assert "berlaku" in town.says("siti", "setuju")


def test_a_no_without_an_offer_is_no_answer_to_one(town: Town) -> None:
    assert "SETUJU" not in town.says("siti", "gak mau")
    assert not town.hears("rina")


def test_a_yes_below_the_offer_shows_the_report_again_and_then_books_it(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "SETUJU" in offered(town)
    again = town.says("siti", "ya")
    assert "sudah dicatat" not in again
    assert "Rp255.000" in again
    assert "sudah dicatat" in town.says("siti", "ya")


def test_a_no_below_the_offer_does_not_drop_the_report(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    offered(town)
    assert "Rp255.000" in town.says("siti", "tidak")
    assert "sudah dicatat" in town.says("siti", "ya")


@pytest.mark.parametrize("words", ["kok dinaikin", "kenapa berubah bu", "rugi saya dong bu", "kok jadi 30%"])
def test_a_question_about_the_offer_reaches_the_owner_and_agrees_to_nothing(town: Town, words: str) -> None:
    offered(town)
    town.hears("rina")
    said = town.says("siti", words)
    assert "Sudah saya sampaikan" in said
    assert "tetap" in said
    assert f"“{words}”" in town.hears("rina")
    assert "*25%*" in town.says("siti", "kesepakatan")
    assert "berlaku" in town.says("siti", "setuju")


def test_a_question_that_comes_later_or_in_the_middle_of_something_reaches_the_owner(town: Town) -> None:
    offered(town)
    town.says("siti", "keripik 14 nastar 5")
    town.hears("rina")
    said = town.says("siti", "kok dinaikin bu")
    assert "Sudah saya sampaikan" in said
    assert "laku *14*" in said
    assert "“kok dinaikin bu”" in town.hears("rina")


def test_thanks_and_figures_below_an_offer_are_not_about_it(town: Town) -> None:
    offered(town)
    town.hears("rina")
    town.says("siti", "makasih bu")
    assert "laku *14*" in town.says("siti", "keripik 14")
    assert town.hears("rina") == ""
