"""More sold than lies there on record: a slip, goods nobody noted yet, or a question for the owner."""

import pytest

from tests.town import Town


def test_a_slip_is_counted_again(town: Town) -> None:
    assert "titipan *Keripik Pisang* 20, jadi 24 belum cocok" in town.says("siti", "keripik laku 24 nastar 5")
    assert "berapa yang laku" in town.taps("siti", "Salah ketik")
    said = town.says("siti", "14")
    assert "Keripik Pisang: laku *14*" in said
    assert "Nastar: laku *5*" in said


def test_a_number_answers_at_once(town: Town) -> None:
    town.says("siti", "keripik laku 24")
    assert "Keripik Pisang: laku *14*" in town.says("siti", "14")


@pytest.mark.parametrize("answer", ["yang 4 belum dicatat bu", "Titipan 4 belum dicatat", "2"])
def test_goods_not_noted_yet_are_a_question_to_the_owner(town: Town, answer: str) -> None:
    town.says("siti", "keripik laku 24 nastar 5")
    assert "Laporannya saya simpan" in town.says("siti", answer)
    assert "titipan 4 yang belum dicatat" in town.hears("rina")
    assert "Keripik Pisang 20" in town.says("siti", "stok")


def test_the_report_goes_on_once_the_goods_are_noted(town: Town) -> None:
    town.says("siti", "keripik laku 24 nastar 5")
    town.says("siti", "Tanya Kue Bu Rina")
    assert "24" in town.hears("rina")
    assert "Keripik Pisang *4*" in town.taps("rina", "Catat titipan 4")
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")
    said = town.taps("siti", "Kirim laporan")
    assert "Keripik Pisang: laku *24* sisa 0" in said
    assert "Nastar: laku *5* sisa 3" in said
