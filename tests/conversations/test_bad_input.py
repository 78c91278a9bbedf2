"""Whatever comes, it gets one polite, specific sentence and the question again; nothing is booked, nothing is lost."""

import pytest

from bot.channels.message import Attached, Incoming
from tests.town import Town

QUESTION = "Berapa yang laku"


@pytest.fixture
def asked(town: Town) -> Town:
    """Bu Siti is being asked what was sold."""
    assert QUESTION in town.says("siti", "lapor")
    return town


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "kosong"),
        ("   ", "kosong"),
        ("x" * 10_000, "terlalu panjang"),
        ("😂😂😂", "belum"),
        ("keripik ١٤", "angka biasa"),
        ("keripik 1²", "angka biasa"),
        ("asdf ghjk", "belum"),
        ("omzet minggu ini 1,5jt", "Rp1.500.000"),
    ],
)
def test_what_cannot_be_read_is_asked_again(asked: Town, words: str, why: str) -> None:
    answer = asked.says("siti", words)
    assert why.casefold() in answer.casefold()
    assert QUESTION in answer
    assert len(answer) < 500
    asked.says("siti", "batal")
    assert "lunas" in asked.says("siti", "saldo")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("keripik -5", "Keripik Pisang"),
        ("keripik 1/2", "Keripik Pisang"),
        ("keripik 24", "20"),
        ("krupuk 5", "krupuk"),
        ("keripik laku 14 sisa 9", "20"),
        ("keripik 10-12", "10-12"),
        ("keripik 15.00", "15.00"),
    ],
)
def test_a_doubtful_count_is_asked_about_and_never_guessed(asked: Town, words: str, why: str) -> None:
    answer = asked.says("siti", words)
    assert why in answer
    assert "Betul?" not in answer
    asked.says("siti", "batal")
    assert "lunas" in asked.says("siti", "saldo")


@pytest.mark.parametrize(
    "words", ["keripik １４ nastar ５", "keri\u200bpik 14 nastar 5", "\u202ekeripik 14 nastar 5\u202c"]
)
def test_marks_nobody_sees_change_nothing(asked: Town, words: str) -> None:
    answer = asked.says("siti", words)
    assert "laku *14*" in answer
    assert "laku *5*" in answer


@pytest.mark.parametrize("attached", list(Attached))
def test_a_picture_or_a_voice_note_gets_one_line_and_the_question_again(asked: Town, attached: Attached) -> None:
    answer = asked.says("siti", attached=attached)
    assert "ketik" in answer
    assert QUESTION in answer


def test_a_picture_out_of_the_blue_is_answered_too(town: Town) -> None:
    town.says("siti", "stok")
    assert "ketik" in town.says("siti", attached=Attached.VOICE)


def test_a_button_of_a_finished_conversation_is_friendly(town: Town) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    assert "👍" in town.taps("siti", "Betul")
    assert "*Rp255.000*" in town.says("siti", "saldo")


def test_a_button_of_an_answered_question_changes_that_answer(town: Town) -> None:
    town.says("siti", "kosong")
    sold_out, nothing = (button.label for button in town.bubbles("siti")[-1].buttons[:2])
    assert "laku *20*" in town.taps("siti", sold_out)
    assert "Belum ada yang laku ya, Bu (0)" in town.taps("siti", nothing)


def test_a_button_made_up_by_somebody_is_not_followed(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    for carried in ("t:zz:1:yes", "t:1:1:yes", "t:", "t:0:0:0:0", "\x00", "s:", "x" * 64):
        assert town.says("siti", pressed=carried)
    town.says("siti", "batal")
    assert "lunas" in town.says("siti", "saldo")


def test_the_same_message_twice_is_answered_once(town: Town) -> None:
    twice = Incoming("simulator", "twice", "siti", town.now, "keripik 14 nastar 5")
    assert "Betul?" in town.receives(twice)
    assert town.receives(twice) == ""


def test_after_three_failures_the_owner_can_be_asked_for_help(asked: Town) -> None:
    for _time in range(3):
        answer = asked.says("siti", "hmmm")
    assert "Minta bantuan" in [button.label for button in asked.bubbles("siti")[-1].buttons]
    assert QUESTION in answer
    asked.hears("rina")
    asked.taps("siti", "Minta bantuan")
    assert "Bu Siti" in asked.hears("rina")
    assert "laku *14*" in asked.says("siti", "keripik 14")


@pytest.mark.parametrize("code", ["ABCDEFGH", "MULAI ABCDEFGH", "/start ABCDEFGH", "mulai 12345678"])
def test_a_code_that_is_wrong_opens_nothing(empty_town: Town, code: str) -> None:
    assert empty_town.says("eko", code)
    assert "lapor" not in empty_town.says("eko", "saldo")


def test_a_code_works_once(town: Town) -> None:
    code = town.invites("rina", "Warung Pak Eko")
    assert "Pak Eko" in town.says("eko", f"MULAI {code}")
    town.says("eko", "SETUJU")
    assert "tidak bisa dipakai" in town.says("citra", f"MULAI {code}")
    assert "stok" not in town.says("citra", "keripik 14").lower()


def test_a_code_grows_old(town: Town) -> None:
    code = town.invites("rina", "Warung Pak Eko")
    town.goes_to("2026-11-25", 10)
    assert "Pak Eko" not in town.says("eko", f"MULAI {code}")


def test_guessing_codes_is_slowed_down(town: Town) -> None:
    answers = [town.says("citra", f"MULAI ABCDEFG{letter}") for letter in "ABCDEFGH"]
    assert len(set(answers[:5])) == 1
    assert answers[5] != answers[0]
    code = town.invites("rina", "Warung Pak Eko")
    assert "Pak Eko" not in town.says("citra", f"MULAI {code}")


def test_somebody_unknown_is_told_what_to_do(empty_town: Town) -> None:
    for words in ("halo", "keripik 14", "setor 100rb", "saldo", "ringkasan", "undang Warung X 25%", "terima 1"):
        assert "kode" in empty_town.says("citra", words).lower()


def test_a_partner_cannot_do_what_owners_do(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    town.says("siti", "setor 100rb")
    for words in ("terima 2", "setuju 1", "umumkan halo", "ringkasan", "undang Warung X 90%", "tambah produk emas 1rb"):
        town.says("siti", words)
    assert "*Rp255.000*" in town.says("siti", "saldo")


def test_a_plain_yes_is_no_announcement(town: Town) -> None:
    assert "1000" in town.says("rina", "umumkan " + "libur " * 200)
    assert "belum bisa dikirim" in town.says("rina", "ya")
    assert "📣" in town.says("rina", "Senin libur")


def test_a_plain_yes_is_no_question_to_partners(town: Town) -> None:
    town.says("rina", "tanya mitra")
    assert "belum bisa dikirim" in town.says("rina", "iya")


@pytest.mark.parametrize("words", ["stop", "jangan wa lagi", "jgn chat lagi", "Jangan hubungi saya lagi!"])
def test_stop_ends_prompts_and_mulai_brings_them_back(town: Town, words: str) -> None:
    assert "mulai" in town.says("siti", words)
    assert town.hears("rina") == ""
    town.goes_to("2026-11-24", 10)
    assert town.hears("siti") == ""
    town.says("siti", "mulai")
    town.goes_to("2026-11-28", 16, 5)
    assert "23–29 Nov" in town.hears("siti")


@pytest.mark.parametrize("words", ["gak laku semua", "ga laku semuanya", "tidak laku semua bu"])
def test_not_sold_all_is_asked_about_once_as_nothing_or_some(town: Town, words: str) -> None:
    asked = town.says("siti", words)
    assert "tidak ada yang laku" in asked
    assert "sebagian laku" in asked
    assert "Betul?" not in asked
    said = town.taps("siti", "Belum ada yang laku")
    assert "belum ada yang laku" in said.lower()
    assert "Keripik Pisang" in said
    assert "Rp0" in said or "(0)" in said
    assert "dicatat" in town.says("siti", "ya")


def test_where_some_were_sold_each_is_asked_about(town: Town) -> None:
    town.says("siti", "gak laku semua")
    assert "Keripik Pisang" in town.says("siti", "sebagian laku")
    assert "Nastar" in town.says("siti", "14")
    assert "*Rp255.000*" in town.says("siti", "5")
