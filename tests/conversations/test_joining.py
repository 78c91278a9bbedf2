"""Joining with a code, as newcomers go about it."""

import pytest

from tests.town import Town


@pytest.fixture
def invited(town: Town) -> Town:
    """Pak Eko holds a code and sees the agreement."""
    assert "SETUJU" in town.says("eko", f"MULAI {town.invites('rina', 'Warung Pak Eko')}")
    return town


@pytest.mark.parametrize("yes", ["setuju bu", "saya setuju", "Setuju 👍", "SETUJU.", "ya saya setuju", "oke setuju"])
def test_the_word_counts_in_polite_company(invited: Town, yes: str) -> None:
    assert "Terima kasih, Pak Eko" in invited.says("eko", yes)


@pytest.mark.parametrize(
    "words", ["ok", "👍", "belum setuju", "tidak setuju", "setuju kalau 30%", "setuju?", "tanya dulu"]
)
def test_anything_less_than_the_word_does_not_count(invited: Town, words: str) -> None:
    assert "Terima kasih, Pak Eko" not in invited.says("eko", words)
    assert "Terima kasih, Pak Eko" in invited.says("eko", "setuju")


def test_back_does_not_take_the_code_away(invited: Town) -> None:
    answer = invited.says("eko", "kembali")
    assert "Kodenya" not in answer
    assert "SETUJU" in answer
    assert "Terima kasih, Pak Eko" in invited.says("eko", "setuju")


def test_help_on_the_way_in_says_whom_to_ask(invited: Town) -> None:
    for _time in range(3):
        invited.says("eko", "hmmm")
    answer = invited.taps("eko", "Minta bantuan")
    assert "memberi kode" in answer
    assert "SETUJU" in answer


@pytest.mark.parametrize("words", ["siapa ini?", "halo", "assalamualaikum", "123", "ini siapa", "👍"])
def test_what_is_no_name_is_not_taken_for_one(town: Town, words: str) -> None:
    town.says("citra", f"MULAI {town.invites('rina', 'Kantin SD')}")
    assert "panggil" in town.says("citra", words)
    town.says("citra", "Mbak Citra")
    assert "Terima kasih, Mbak Citra" in town.says("citra", "setuju")


def test_a_name_without_a_call_gets_one(town: Town) -> None:
    town.says("joko", f"MULAI {town.invites('rina', 'Kantin SD')}")
    assert "Kak Kak" not in town.says("joko", "Joko")
    assert "Terima kasih, Kak Joko" in town.says("joko", "setuju")


def test_somebody_without_a_name_is_not_called_twice_over(empty_town: Town) -> None:
    assert "Kak Kak" not in empty_town.says("joko", "menu") + empty_town.says("joko", "batal")


@pytest.mark.parametrize("words", ["setuju", "ya", "ok", "halo", "menu", "lapor", "saldo"])
def test_a_command_is_not_somebodys_name(town: Town, words: str) -> None:
    town.says("citra", f"MULAI {town.invites('rina', 'Kantin Maju')}")
    assert f"Selamat datang, {words}" not in town.says("citra", words)
    assert "Selamat datang, Citra" in town.says("citra", "Citra")


def test_who_is_known_keeps_the_name_at_a_second_place(town: Town) -> None:
    town.says("rina", "undang Kantin Maju 20%")
    code = town.says("rina", "ya").split("MULAI ")[1][:8]
    shown = town.says("siti", f"MULAI {code}")
    assert "panggil" not in shown
    assert "Selamat datang, Bu Siti" in shown


@pytest.mark.parametrize("words", ["bagian saya brp?", "kalau gak laku gimana", "apa maksudnya"])
def test_a_question_before_joining_is_told_whom_to_ask(invited: Town, words: str) -> None:
    told = invited.says("eko", words)
    assert "tanya apa saja ke Kue Bu Rina" in told
    assert "tolong tulis kata itu" not in told


@pytest.mark.parametrize("words", ["batal undang eko", "batalin undangan warung eko", "cabut undangan Pak Eko"])
def test_a_code_that_was_taken_back_says_so_kindly(town: Town, words: str) -> None:
    code = town.invites("rina", "Warung Pak Eko")
    assert "*Warung Pak Eko* tidak berlaku lagi" in town.says("rina", words)
    said = town.says("eko", f"MULAI {code}")
    assert "tidak berlaku lagi" in said
    assert "Kue Bu Rina" in said
    assert "SETUJU" not in said
    assert "Eko" not in town.says("rina", "mitra")


def test_it_holds_no_longer_for_whoever_is_reading_the_agreement(invited: Town) -> None:
    invited.says("rina", "batal undang eko")
    assert "Terima kasih" not in invited.says("eko", "setuju")
    assert "Eko" not in invited.says("rina", "mitra")


def test_every_code_of_an_invitation_is_taken_back(town: Town) -> None:
    first, second = town.invites("rina", "Warung Pak Eko"), town.invites("rina", "Warung Pak Eko")
    town.says("rina", "batal undang")
    for code in (first, second):
        assert "tidak berlaku lagi" in town.says("eko", f"MULAI {code}")


def test_of_two_invitations_the_one_that_is_chosen_is_taken_back(town: Town) -> None:
    eko, kantin = town.invites("rina", "Warung Pak Eko"), town.invites("rina", "Kantin SD")
    assert "Undangan untuk siapa?" in town.says("rina", "batal undang")
    assert "Kantin SD" in town.says("rina", "kantin")
    assert "tidak berlaku lagi" in town.says("citra", f"MULAI {kantin}")
    assert "SETUJU" in town.says("eko", f"MULAI {eko}")


def test_who_has_joined_stays_where_a_helpers_code_is_taken_back(town: Town) -> None:
    code = town.invites("rina", "Warung Bu Siti")
    town.says("rina", "batal undang siti")
    assert "tidak berlaku lagi" in town.says("dita", f"MULAI {code}")
    assert "Warung Bu Siti" in town.says("rina", "mitra")
    assert "Keripik Pisang 20" in town.says("siti", "stok")


def test_where_nobody_waits_there_is_nothing_to_take_back(town: Town) -> None:
    assert "Tidak ada undangan" in town.says("rina", "batal undang siti")
    town.opens("tini", "Sambal Ibu")
    town.invites("rina", "Warung Pak Eko")
    assert "Tidak ada undangan" in town.says("tini", "batal undang eko")


def test_a_name_that_was_not_invited_takes_nobody_elses_code(town: Town) -> None:
    code = town.invites("rina", "Warung Pak Eko")
    assert "“bejo”" in town.says("rina", "batal undang bejo")
    assert "SETUJU" in town.says("eko", f"MULAI {code}")
