"""Answers that would not do: after two there are buttons, after three the owner's help, and the draft stays."""

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
    town.says("siti", "setor")
    town.says("siti", "banyak sekali")
    assert labels(town, "siti") == []
    town.says("siti", "entahlah bingung")
    assert labels(town, "siti") == ["Kembali", "Batal"]
    assert "Tidak ada yang dicatat" in town.taps("siti", "Batal")


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
