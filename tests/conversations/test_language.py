"""Everybody chooses the language: it counts at once, and English is English from the first word to the last."""

import re

import pytest

from bot.talking.english import ENGLISH
from bot.talking.talks import BY_NAME
from tests.town import Town

INDONESIAN = re.compile(
    r"\b(?:yang|belum|sudah|anda|kamu|laporan|minggu|untuk|dengan|silakan|tidak|berapa|kasih|betul|apakah|bagian|sisa|laku"
    r"|baik|sampai|barang|kode|kak|dicatat|dan|atau|dari|hari|ini|mitra|pemilik|usaha|harga|jual|senin|sabtu)\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\*[^*\n]+\*|MULAI \w+|Keripik Pisang|Nastar|Kacang|Kue Bu Rina|Warung \w+ ?\w*|LaporMitra|bungkus|toples"
)
"""Commands in bold, and names."""


def english(said: str) -> str:
    """What was said, once it is seen to hold no Indonesian beyond commands and names."""
    assert INDONESIAN.findall(NAMED.sub(" ", said)) == [], said
    return said


@pytest.mark.parametrize("words", ["bahasa", "language", "Language?"])
def test_the_language_is_chosen_with_a_button(town: Town, words: str) -> None:
    town.says("siti", words)
    assert [button.label for button in town.bubbles("siti")[-1].buttons] == ["Bahasa Indonesia", "English"]
    assert "English" in english(town.taps("siti", "English"))
    assert "everything is settled" in town.says("siti", "saldo")


@pytest.mark.parametrize("words", ["english", "bahasa inggris", "English please"])
def test_english_begins_with_the_very_answer(town: Town, words: str) -> None:
    english(town.says("siti", words))
    english(town.says("siti", "menu"))
    assert "Bahasa Indonesia" in town.says("siti", "bahasa indonesia")
    assert "Ada yang bisa" in town.says("siti", "menu")


def test_what_is_being_asked_is_asked_again_in_the_new_language(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    answer = english(town.says("siti", "english"))
    assert "sold *14*" in answer
    assert [button.label for button in town.bubbles("siti")[-1].buttons][:2] == ["Correct", "Edit"]
    assert "on record" in english(town.says("siti", "yes"))


def test_a_stranger_chooses_before_joining(town: Town) -> None:
    code = town.invites("rina", "Toko Maju")
    english(town.says("john", "english"))
    assert "call you" in english(town.says("john", f"MULAI {code}"))
    assert "AGREE" in english(town.says("john", "John"))
    assert "Thank you, John" in english(town.says("john", "agree"))


def test_a_newcomer_chooses_while_being_asked_for_a_name(town: Town) -> None:
    town.says("john", f"MULAI {town.invites('rina', 'Toko Maju')}")
    assert "call you" in english(town.says("john", "english"))
    assert "John" in english(town.says("john", "John"))
    assert "SETUJU" in town.says("john", "bahasa indonesia")


@pytest.mark.parametrize("yes", ["AGREE", "I agree", "agreed", "yes, I agree", "SETUJU"])
def test_the_word_of_proof_is_taken_in_either_language(town: Town, yes: str) -> None:
    town.says("john", "english")
    town.says("john", f"MULAI {town.invites('rina', 'Toko Maju')}")
    town.says("john", "John")
    assert "Thank you, John" in town.says("john", yes)


@pytest.mark.parametrize("words", ["I do not agree", "agree?", "ok", "agree if 30%"])
def test_less_than_the_word_of_proof_does_not_count_in_english(town: Town, words: str) -> None:
    town.says("john", "english")
    town.says("john", f"MULAI {town.invites('rina', 'Toko Maju')}")
    town.says("john", "John")
    assert "Thank you, John" not in town.says("john", words)


def test_the_other_side_reads_its_own_language(town: Town) -> None:
    town.says("siti", "english")
    town.says("siti", "setor 30rb")
    english(town.taps("siti", "Older weeks, or in advance"))
    assert "Sudah masuk?" in town.hears("rina")
    town.taps("rina", "Terima")
    assert "has been received" in english(town.hears("siti"))


def test_money_is_written_as_it_is_read_in_either_language(town: Town) -> None:
    town.says("siti", "english")
    town.says("siti", "keripik 14 nastar 5")
    assert "Rp255.000" in english(town.says("siti", "yes"))
    town.says("siti", "skip")
    assert "Rp25.000 handed over" in english(town.says("siti", "setor 25.000"))
    assert "I cannot make out" in english(town.says("siti", "setor 25,000"))


def test_a_business_lives_in_english(empty_town: Town) -> None:
    town = empty_town
    for who in ("rina", "john"):
        english(town.says(who, "english"))
    for words in (
        town.claim_code(),
        "Rina Smith",
        "Rina's Kitchen",
        "banana chips 10k per pack\nnastar 40k jar",
        "yes",
    ):
        english(town.says("rina", words))
    for words in ("25% for the partner", "yes", "Saturday 4 pm", "WIB", "yes", "menu", "help"):
        english(town.says("rina", words))
    town.says("rina", "invite Corner Shop 25%")
    code = english(town.says("rina", "yes")).split("MULAI ")[1][:8]
    for words in (f"MULAI {code}", "John", "ask", "I agree", "help", "menu"):
        english(town.says("john", words))
    english(town.hears("rina"))
    english(town.says("rina", "send banana chips 20 nastar 8 to corner shop"))
    english(town.says("rina", "yes"))
    english(town.taps("john", "They came"))
    town.goes_to("2026-11-21", 16, 5)
    assert "Banana Chips 20 and Nastar 8" in english(town.hears("john"))
    assert "Rp255.000" in english(town.says("john", "banana chips 14 sold, nastar 5"))
    assert "on record" in english(town.says("john", "yes"))
    for words in ("no", "balance", "stock", "nota", "history", "my report", "agreement", "correction nastar 4", "no"):
        english(town.says("john", words))
    assert "Rp155.000" in english(town.says("john", "handed over 100k"))
    assert "Rp100.000" in english(town.hears("rina"))
    assert "booked" in english(town.says("rina", "received 100k"))
    assert "thank you, John" in english(town.hears("john"))
    for words in (
        "summary",
        "who has not reported",
        "details corner",
        "costs",
        "products",
        "announce we are closed",
        "yes",
    ):
        english(town.says("rina", words))
    town.goes_to("2026-11-23", 9, 5)
    english(town.hears("rina"))
    town.goes_to("2026-11-28", 16, 5)
    english(town.hears("john"))
    assert "Nothing was sold" in english(town.says("john", "nothing sold"))


def test_the_check_for_english_finds_indonesian(town: Town) -> None:
    with pytest.raises(AssertionError):
        english(town.says("siti", "keripik 14 nastar 5"))


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("keripik sold 10 damaged 2 left 8", ["sold *10*", "damaged 2", "left 8"]),
        ("keripik 14 and nastar 5", ["sold *14*", "sold *5*"]),
        ("keripik 10 returned 2", ["sold *10*", "returned 2", "left 8"]),
        ("keripik 10 lost 2", ["sold *10*", "not found 2"]),
        ("keripik all sold", ["sold *20*", "left 0"]),
    ],
)
def test_counts_are_read_in_english(town: Town, words: str, counts: list[str]) -> None:
    town.says("siti", "english")
    said = town.says("siti", words)
    assert [count for count in counts if count not in said] == []


def test_every_english_command_opens_a_conversation_that_there_is() -> None:
    assert ENGLISH.keys() <= BY_NAME.keys()
