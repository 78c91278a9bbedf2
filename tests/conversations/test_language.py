"""Everybody chooses the language: it counts at once, and English is English from the first word to the last."""

import re

import pytest

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
    assert "To hand over" in town.says("siti", "saldo") or "settled" in town.bubbles("siti")[-1].text


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
    assert "Sudah masuk?" in town.hears("rina") or "setor" in town.bubbles("rina")[-1].text
    town.taps("rina", "Terima")
    assert "has been received" in english(town.hears("siti"))


def test_money_is_written_as_it_is_read_in_either_language(town: Town) -> None:
    town.says("siti", "english")
    town.says("siti", "keripik 14 nastar 5")
    assert "Rp255.000" in english(town.says("siti", "yes"))
    town.says("siti", "skip")
    assert "Rp25.000 handed over" in english(town.says("siti", "setor 25.000"))
    assert "I cannot make out" in english(town.says("siti", "setor 25,000"))
