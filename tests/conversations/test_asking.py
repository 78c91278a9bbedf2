"""Questions in plain words are looked up like the commands, also in the middle of something else."""

import pytest

from tests.town import Town


def test_a_partner_asks_in_plain_words(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    assert "yang perlu disetor *Rp255.000*" in town.says("siti", "utang saya berapa ya bu?")
    assert "Keripik Pisang 6 bungkus" in town.says("siti", "stok masih berapa")
    assert "laku *14* sisa 6" in town.says("siti", "minggu ini udah laku brp")


def test_a_question_in_the_middle_of_a_report_is_answered_and_the_report_goes_on(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    answer = town.says("siti", "stok saya berapa sih?")
    assert "Keripik Pisang 20 bungkus" in answer
    assert "Betul?" in answer
    assert "sudah dicatat" in town.says("siti", "ya")


def test_an_owner_asks_about_a_partner_by_name(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    assert "*Warung Bu Siti*: yang perlu disetor *Rp255.000*" in town.says("rina", "bu siti masih utang berapa")
    assert "Jual: *Rp340.000*" in town.says("rina", "minggu ini laku berapa")


def test_a_nod_to_a_choice_is_no_answer_and_does_not_read_as_one(town: Town) -> None:
    town.says("rina", "undang Agen Joko 10%")
    said = town.says("rina", "ok")
    assert "Siap" not in said
    assert "pilih salah satu" in said
    assert "Uangnya lewat siapa?" in said


def test_a_nod_to_the_agreement_gets_one_line(town: Town) -> None:
    code = town.invites("rina", "Warung Pak Eko")
    assert "contoh" in town.says("eko", f"MULAI {code}").casefold()
    assert len(town.says("eko", "ok").splitlines()) <= 2


def test_a_partner_asks_for_prices_terms_and_where_to_pay(town: Town) -> None:
    assert "Keripik Pisang: Rp10.000 / bungkus" in town.says("siti", "harga keripik berapa")
    assert "*25%*" in town.says("siti", "bagian saya berapa persen?")
    town.says("rina", "rekening BCA 1234567890 a.n. Rina Wati")
    town.says("rina", "ya")
    assert "BCA 1234567890" in town.says("siti", "rekening bu rina berapa")


def test_an_owner_asks_for_the_stock_of_a_partner(town: Town) -> None:
    assert "Keripik Pisang 20 bungkus" in town.says("rina", "stok siti")


@pytest.mark.parametrize("words", ["kapan cair", "cair kapan ya komisinya", "kpn dibayar?", "how much did i earn"])
def test_who_is_owed_commission_reads_how_much_and_who_pays(town: Town, words: str) -> None:
    town.says("rina", "undang reseller Citra 15% komisi")
    code = town.says("rina", "ya").split("MULAI ")[1][:8]
    for said in (f"MULAI {code}", "Citra", "SETUJU", "nastar 3", "ya", "lewati"):
        town.says("citra", said)
    told = town.says("citra", words)
    assert "komisi yang belum dibayar *Rp18.000*" in told
    assert "Dibayarkan oleh Kue Bu Rina" in told
    assert "disetor" not in told


def test_when_goods_come_is_no_question_of_figures(town: Town) -> None:
    assert "Stok di" not in town.says("siti", "kapan barang datang lagi")
