"""More sold after a report was given: it may be meant to be added, or to be all there is."""

import pytest

from tests.town import Town


@pytest.mark.parametrize(
    "words",
    ["tambah keripik 2 lagi laku td sore", "laku 2 lagi keripik", "keripik laku lagi 2 bu", "nambah laku keripik 2"],
)
def test_what_was_sold_since_is_asked_about_and_added(owing: Town, words: str) -> None:
    asked = owing.says("siti", words)
    assert "Keripik Pisang 14 + 2 = *16*" in asked
    assert [button.label for button in owing.bubbles("siti")[-1].buttons] == ["Jadi 16", "Semuanya 2"]
    assert "Keripik Pisang 14 → *16*" in owing.taps("siti", "Jadi 16")
    assert "Rp270.000" in owing.says("siti", "ya")


@pytest.mark.parametrize(("answer", "total"), [("ya", 16), ("16", 16), ("2", 2), ("semuanya 2", 2), ("tambah", 16)])
def test_adding_or_replacing_may_be_typed(owing: Town, answer: str, total: int) -> None:
    owing.says("siti", "laku 2 lagi keripik")
    assert f"14 → *{total}*" in owing.says("siti", answer)


def test_several_products_are_added_together(owing: Town) -> None:
    asked = owing.says("siti", "laku lagi keripik 2 nastar 1")
    assert "Keripik Pisang 14 + 2 = *16* dan Nastar 5 + 1 = *6*" in asked
    assert "5 → *6*" in owing.taps("siti", "Ditambahkan")


def test_more_than_lies_there_is_not_offered(owing: Town) -> None:
    assert "+" not in owing.says("siti", "laku 9 lagi keripik")


def test_a_wish_for_more_is_none(owing: Town) -> None:
    assert "minta dikirim" in owing.says("siti", "tolong kirim keripik 20 lagi")
