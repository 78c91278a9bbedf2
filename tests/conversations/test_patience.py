"""Answers that would not do: after two there are buttons, after three the owner's help, and the draft stays."""

import pytest

from tests.town import Town


def labels(town: Town, who: str) -> list[str]:
    return [button.label for button in town.bubbles(who)[-1].buttons]


def test_the_first_question_can_be_answered_with_buttons_alone(town: Town) -> None:
    town.says("siti", "lapor")
    town.says("siti", "gimana ya")
    assert labels(town, "siti") == ["Satu per satu", "Belum ada yang laku"]
    town.taps("siti", "Satu per satu")
    town.taps("siti", "Habis terjual")
    answer = town.taps("siti", "Belum ada yang laku")
    assert "Keripik Pisang: laku *20* sisa 0" in answer
    assert "Nastar: laku *0* sisa 8" in answer


def test_a_number_typed_beside_buttons_is_a_count(town: Town) -> None:
    town.says("siti", "lapor")
    town.says("siti", "satu per satu")
    town.says("siti", "2")
    assert "Keripik Pisang: laku *2*" in town.says("siti", "1")


def test_after_two_failed_readings_there_is_a_way_out_to_press(town: Town) -> None:
    town.says("rina", "titip")
    town.says("rina", "banyak sekali")
    assert labels(town, "rina") == []
    town.says("rina", "entahlah bingung")
    assert labels(town, "rina") == ["Kembali", "Batal"]
    assert "Tidak ada yang dicatat" in town.taps("rina", "Batal")


def test_after_three_the_owner_is_offered_and_the_draft_is_kept(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    for words in ("hmm apa ini", "entahlah ya"):
        town.says("siti", words)
        assert "Minta bantuan" not in labels(town, "siti")
    assert "laku *14*" in town.says("siti", "bingung saya")
    assert labels(town, "siti") == ["Betul", "Ubah", "Batal", "Minta bantuan"]
    answer = town.taps("siti", "Minta bantuan")
    assert "tersimpan" in answer
    assert "laku *14*" in answer
    assert "Warung Bu Siti minta dibantu" in town.hears("rina")
    assert "sudah dicatat" in town.says("siti", "ya")


def test_all_of_it_asks_for_the_product(town: Town) -> None:
    town.says("siti", "lapor")
    assert "bisa ." not in town.says("siti", "semua lah")


def test_a_sum_that_is_not_named_is_asked_for_once_more_and_then_let_go(owing: Town) -> None:
    assert "Setor berapa" in owing.says("siti", "setor")
    assert "Setor berapa" in owing.says("siti", "sudah tadi pagi")
    said = owing.says("siti", "anak saya lagi sakit")
    assert "Setor berapa" not in said
    assert "belum paham" in said
    assert "Teruskan pesannya" in labels(owing, "siti")


def test_a_report_is_understood_although_a_sum_is_asked_for(owing: Town) -> None:
    owing.says("siti", "setor")
    assert "Keripik Pisang 14 → *15*" in owing.says("siti", "ralat keripik 15")
    assert "Setor berapa" not in owing.says("siti", "ya")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("restok keripik 20", "minta dikirim Keripik Pisang 20"),
        ("setor 100rb", "Setor Rp100.000 dicatat"),
    ],
)
def test_a_number_that_nobody_can_place_gives_way(owing: Town, words: str, answer: str) -> None:
    assert "*18*" in owing.says("siti", "18")
    assert labels(owing, "siti") == ["Keripik Pisang", "Nastar"]
    said = owing.says("siti", words)
    assert answer in said
    assert "*18*" not in said
    assert "yang mana" not in owing.says("siti", "saldo").lower()


def test_a_number_alone_is_of_the_product_that_is_named_next(owing: Town) -> None:
    owing.says("siti", "18")
    assert "Keripik Pisang 14 → *18*" in owing.says("siti", "keripik")
    assert "diralat" in owing.says("siti", "ya")


def test_what_was_not_understood_is_said_once(owing: Town) -> None:
    rejected = "“bu keripik 14 nastar brp ya lupa”"
    assert rejected in owing.says("siti", "bu keripik 14 nastar brp ya lupa")
    assert rejected not in owing.says("siti", "saldo")
    assert rejected not in owing.says("siti", "stok")


def test_a_number_is_an_attempt_and_never_let_go(owing: Town) -> None:
    owing.says("siti", "setor")
    owing.says("siti", "anak saya sakit")
    assert "Setor berapa" in owing.says("siti", "25,5,0")
    assert "Setor Rp255.000 dicatat" in owing.says("siti", "255rb")


@pytest.mark.parametrize("words", ["lewati", "skip", "nanti aja bu"])
def test_somebody_with_nothing_to_say_is_understood(owing: Town, words: str) -> None:
    assert "belum paham" not in owing.says("siti", words)


@pytest.mark.parametrize("words", ["18", "?", "-"])
def test_what_says_nothing_in_no_words_gets_no_nod(owing: Town, words: str) -> None:
    assert "Siap" not in owing.says("rina", words)


@pytest.mark.parametrize(
    "words",
    [
        *("besok aja ya", "bentar", "sebentar saya hitung dulu", "besok ya bu lagi sibuk", "besok aja ya laporannya"),
        *("nanti malem sy lapor", "laporan nanti sore ya bu", "laporannya nyusul"),
    ],
)
def test_who_wants_to_report_later_is_not_told_off(town: Town, words: str) -> None:
    assert town.says("siti", words) == "Siap, Bu 👍"
    assert "laku *14*" in town.says("siti", "keripik 14 nastar 5")


def test_other_words_of_tomorrow_are_no_putting_off(town: Town) -> None:
    assert "Siap, Bu" not in town.says("siti", "besok antar keripik ya")
