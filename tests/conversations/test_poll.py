"""Story 33, asking together: a question with options to all partners, one vote each, and the result for all."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from bot.conversation import Rejected
from handlers.poll import read_options, read_poll
from tests.town import Town

ASKED = 'tanya mitra "Varian baru: keju atau balado?"'


@pytest.fixture
def town(engine: Engine) -> Town:
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti")
    town.joins("eko", "Warung Pak Eko")
    for who in ("rina", "siti", "eko"):
        town.hears(who)
    return town


def test_the_owner_sees_it_first_and_partners_choose_one_by_one(town: Town) -> None:
    shown = town.says("rina", ASKED)
    assert "bertanya: Varian baru\n1. keju\n2. balado" in shown
    assert "Untuk 2 orang satu per satu" in shown
    assert not town.hears("siti")
    town.says("rina", "ya")
    assert "1. keju\n2. balado" in town.hears("siti")
    assert "Tercatat: *balado*" in town.taps("siti", "balado")
    town.taps("eko", "keju")
    said = town.says("rina", "hasil")
    assert "keju: *1*" in said
    assert "balado: *1*" in said
    assert "2 dari 2 mitra sudah memilih" in said


def test_a_partner_has_one_vote_and_the_latest_is_it(town: Town) -> None:
    town.joins("dita", "Warung Bu Siti")
    asks(town)
    for who, label in (("siti", "keju"), ("dita", "balado"), ("siti", "keju"), ("dita", "balado")):
        town.taps(who, label)
    assert "keju: *0*\n🏆 balado: *1*\n1 dari 2 mitra" in town.says("rina", "hasil")


def test_it_is_typed_as_well(town: Town) -> None:
    asks(town)
    assert "Tercatat: *balado*" in town.says("siti", "pilih balado")
    assert "1. keju" in town.says("eko", "pilih")
    assert "Tercatat: *keju*" in town.says("eko", "keju")


@pytest.mark.parametrize("words", ["eh balado", "ganti balado", "eh, balado"])
def test_a_vote_is_changed_in_plain_words(town: Town, words: str) -> None:
    asks(town)
    assert "Tercatat: *keju*" in town.says("siti", "keju")
    assert "Tercatat: *balado*" in town.says("siti", words)
    assert "keju: *0*\n🏆 balado: *1*" in town.says("rina", "hasil")


def test_the_owner_ends_it_and_everybody_hears_the_result(town: Town) -> None:
    asks(town)
    town.taps("siti", "balado")
    town.says("rina", "hasil")
    assert "umumkan ke semua mitra?" in town.taps("rina", "Tutup, umumkan")
    town.hears("siti"), town.hears("eko")
    assert "hasilnya dikirim" in town.says("rina", "ya")
    for who in ("siti", "eko"):
        assert "🏆 balado: *1*" in town.hears(who)
    assert "tidak ada pertanyaan" in town.taps("eko", "keju")
    assert "balado: *1*" in town.says("rina", "hasil")
    assert "Tutup" not in str(town.bubbles("rina")[-1].buttons)


def test_of_several_questions_each_has_its_own_votes(town: Town) -> None:
    asks(town)
    town.says("rina", "tanya mitra Libur Lebaran: seminggu, dua minggu atau sepuluh hari")
    town.says("rina", "ya")
    town.taps("siti", "dua minggu")
    town.taps("siti", "keju")
    assert "dua minggu: *1*" in town.says("rina", "hasil")
    numbers = [button.carries for message in town.bubbles("siti") for button in message.buttons]
    assert len({carried.split()[1] for carried in numbers if "pilih" in carried}) == 2


def test_options_that_are_not_said_are_asked(town: Town) -> None:
    assert "Apa saja pilihannya?" in town.says("rina", "tanya mitra Mau buka hari apa?")
    assert "minimal 2" in town.says("rina", "Sabtu")
    assert "1. Sabtu\n2. Minggu" in town.says("rina", "Sabtu, Minggu")
    assert "Mau tanya apa" in town.says("rina", "ubah")
    assert "1. pagi" in town.says("rina", "Kirim barang: pagi/sore")
    assert "Tidak ada yang dicatat" in town.says("rina", "batal")


def test_nobody_asks_or_votes_where_there_is_nobody(town: Town) -> None:
    assert "tidak ada pertanyaan" in town.says("siti", "pilih keju")
    assert "Belum ada yang ditanyakan" in town.says("rina", "hasil")
    assert "tidak ada pertanyaan" in town.says("rina", "tutup tanya")


def test_a_business_sees_only_its_own_questions(town: Town) -> None:
    asks(town)
    town.opens("tini", "Sambal Bu Tini")
    assert "Belum ada yang ditanyakan" in town.says("tini", "hasil")


@pytest.mark.parametrize(
    ("words", "question", "options"),
    [
        ('"Varian baru: keju atau balado?"', "Varian baru", ("keju", "balado")),
        ("“Rasa: manis, asin, pedas”", "Rasa", ("manis", "asin", "pedas")),
        ("Mau ikut bazar?", "Mau ikut bazar?", ()),
        ("Kemasan: kecil / besar / kecil", "Kemasan", ("kecil", "besar")),
    ],
)
def test_a_question_is_taken_apart_at_its_colon(words: str, question: str, options: tuple[str, ...]) -> None:
    draft = read_poll(words)
    assert (draft.question, draft.options) == (question, options)


@pytest.mark.parametrize("words", ["satu", ", ".join(map(str, range(11))), "a, " + "b" * 25, ""])
def test_options_that_no_platform_takes_are_refused(words: str) -> None:
    with pytest.raises(Rejected):
        read_options(words)


def asks(town: Town) -> None:
    town.says("rina", ASKED)
    town.says("rina", "ya")
