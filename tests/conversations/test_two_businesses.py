"""Story 17: goods from two producers in one message, at an outlet that sells for both."""

import pytest
from sqlalchemy import select

from storage import tables
from storage.tables.columns import table_of
from tests.conversations.neighbours import sells_for_both
from tests.town import Town


@pytest.fixture
def both(town: Town) -> Town:
    """Warung Bu Siti also has 12 sambal of Bu Tini's; it is the next morning, and no outlet is chosen yet."""
    sells_for_both(town)
    town.goes_to("2026-11-22", 10)
    for who in ("siti", "tini", "rina"):
        town.hears(who)
    return town


def test_one_message_and_one_yes_report_to_both(both: Town) -> None:
    answer = both.says("siti", "keripik 10 sambal 4")
    ours, hers = answer.split("*Sambal Ibu*", 1)
    assert "*Kue Bu Rina*" in ours
    assert "Keripik Pisang: laku *10* sisa 10" in ours
    assert "Jual Rp100.000" in ours
    assert "*Rp25.000*" in ours
    assert "*Rp75.000*" in ours
    assert "Sambal: laku *4* sisa 8" in hers
    assert "*Rp20.000*" in hers
    assert "*Rp80.000*" in hers
    done = both.says("siti", "ya")
    assert "*Kue Bu Rina*" in done
    assert "*Sambal Ibu*" in done
    assert "Rp75.000" in both.says("rina", "detail siti")
    assert "Rp80.000" in both.says("tini", "detail siti")


def test_each_owner_sees_only_what_is_his(both: Town) -> None:
    seen = dict(both.read)
    both.says("siti", "keripik 10 sambal 4")
    both.says("siti", "ya")
    both.says("rina", "detail siti")
    both.says("tini", "detail siti")
    both.goes_to("2026-11-23", 8)
    hers, ours = (" ".join(one.text for one in both.bubbles(who)[seen[who] :]) for who in ("tini", "rina"))
    assert "Sambal" in hers
    assert "Keripik" not in hers
    assert "Kue Bu Rina" not in hers
    assert "Keripik" in ours
    assert "Sambal" not in ours


def test_each_report_stands_in_the_books_of_its_own_business(both: Town) -> None:
    both.says("siti", "keripik 10 sambal 4")
    both.says("siti", "ya")
    lines = table_of(tables.ReportLine)
    with both.engine.begin() as connection:
        rows = connection.execute(select(lines.c.business_id, lines.c.code, lines.c.due).where(lines.c.sold > 0)).all()
    assert {(row.code, row.due) for row in rows} == {("KRP", 75_000), ("SMB", 80_000)}
    assert len({row.business_id for row in rows}) == 2


def test_goods_of_one_business_need_no_word_about_the_outlet(both: Town) -> None:
    answer = both.says("siti", "sambal 4")
    assert "Untuk" not in answer
    assert "Setor ke Sambal Ibu *Rp80.000*" in answer
    assert "sudah dicatat" in both.says("siti", "ya")
    answer = both.says("siti", "keripik 10")
    assert "Setor ke Kue Bu Rina *Rp75.000*" in answer


def test_goods_of_the_other_business_are_noticed_while_one_asks(both: Town) -> None:
    """The button below the Saturday letter chose Kue Bu Rina."""
    both.says("siti", "ganti")
    both.taps("siti", "Warung Bu Siti · Kue Bu Rina")
    both.says("siti", "lapor minggu ini")
    answer = both.says("siti", "keripik 10 sambal 4")
    assert "Setor ke Kue Bu Rina *Rp75.000*" in answer
    assert "Setor ke Sambal Ibu *Rp80.000*" in answer
    both.says("siti", "ya")
    assert "sudah dicatat" not in both.says("siti", "saldo")


def test_two_messages_are_two_reports(both: Town) -> None:
    both.says("siti", "keripik 10")
    answer = both.says("siti", "sambal 4")
    assert "Setor ke Sambal Ibu *Rp80.000*" in answer
    both.says("siti", "ya")
    assert "Rp80.000" in both.says("tini", "detail siti")
    assert "sudah lunas semua" in both.says("rina", "detail siti")
    both.says("siti", "ganti")
    assert "laku *10*" in both.taps("siti", "Warung Bu Siti · Kue Bu Rina")


def test_a_product_nobody_knows_is_asked_for_by_business(both: Town) -> None:
    answer = both.says("siti", "keripik 10 kremes 4")
    assert "kremes 4" in answer
    assert "Produk siapa" in answer
    assert "produk yang mana" in both.taps("siti", "Sambal Ibu")
    answer = both.says("siti", "sambal")
    assert "Sambal: laku *4*" in answer
    assert "Keripik Pisang: laku *10*" in answer
    both.says("siti", "ya")
    assert "kremes" in both.says("tini", "produk")
    assert "kremes" not in both.says("rina", "produk")


def test_a_name_that_both_businesses_have_is_asked_about(town: Town) -> None:
    sells_for_both(town, "keripik 12rb bungkus\nsambal 25rb botol", "keripik 9 sambal 12")
    town.goes_to("2026-11-22", 10)
    assert "Untuk" in town.says("siti", "keripik 5")
    town.says("siti", "batal")
    answer = town.says("siti", "keripik 5 sambal 4")
    assert "Produk siapa" in answer
    answer = town.taps("siti", "Kue Bu Rina")
    assert "Keripik Pisang: laku *5* sisa 15" in answer
    assert "Sambal: laku *4*" in answer
    assert "Keripik: laku *5*" not in answer


def test_a_change_is_taken_instead_of_the_yes(both: Town) -> None:
    both.says("siti", "keripik 10 sambal 4")
    answer = both.says("siti", "eh sambal 5")
    assert "Sambal: laku *5* sisa 7" in answer
    assert "Keripik Pisang: laku *10* sisa 10" in answer
    answer = both.says("siti", "keripik 12 bukan 10")
    assert "Keripik Pisang: laku *12* sisa 8" in answer
    assert "Sambal: laku *5* sisa 7" in answer
    both.taps("siti", "Ubah")
    assert "laku *3*" in both.says("siti", "keripik 3 sambal 2")


def test_what_is_unclear_at_one_business_is_asked_under_its_name(both: Town) -> None:
    answer = both.says("siti", "keripik 10 sambal kosong")
    assert "*Sambal Ibu*" in answer
    answer = both.says("siti", "habis")
    assert "Sambal: laku *12* sisa 0" in answer
    assert "Keripik Pisang: laku *10*" in answer


def test_a_report_that_stands_is_left_alone(both: Town) -> None:
    both.reports("siti", "keripik 8")
    answer = both.says("siti", "keripik 10 sambal 4")
    assert "sudah ada laporan" in answer
    assert "laku *8*" in answer
    assert "Sambal: laku *4*" in answer
    both.says("siti", "ya")
    assert "Rp60.000" in both.says("rina", "detail siti")
    assert "Rp80.000" in both.says("tini", "detail siti")


def test_a_week_that_both_are_late_for_is_named_once(both: Town) -> None:
    both.goes_to("2026-11-25", 10)
    both.hears("siti")
    answer = both.says("siti", "laporan minggu lalu keripik 10 sambal 4")
    assert answer.count("16–22 Nov") == 2
    assert "sudah dicatat" in both.says("siti", "ya")


def test_words_for_an_owner_wait_until_it_is_known_for_which(both: Town) -> None:
    answer = both.says("siti", "keripik 10 sambal 4. kemasannya gampang sobek")
    assert "Sambal: laku *4*" in answer
    both.says("siti", "ya")
    assert "sobek" not in both.hears("rina")
    assert "sobek" not in both.hears("tini")
    assert "Untuk" in both.taps("siti", "Teruskan pesannya")
    both.taps("siti", "Warung Bu Siti · Sambal Ibu")
    assert "sobek" in both.hears("tini")
    assert "sobek" not in both.hears("rina")


def test_nothing_is_filed_on_a_no(both: Town) -> None:
    both.says("siti", "keripik 10 sambal 4")
    both.says("siti", "batal")
    assert "Keripik Pisang 20" in both.says("rina", "detail siti")
    assert "Sambal 12" in both.says("tini", "detail siti")


def test_a_correction_goes_to_the_business_whose_goods_it_names(both: Town) -> None:
    both.says("siti", "keripik 10 sambal 4")
    both.says("siti", "ya")
    assert "4 → *3*" in both.says("siti", "ralat sambal 3")
    both.says("siti", "ya")
    assert "10 → *9*" in both.says("siti", "ralat keripik 9")
    both.says("siti", "ya")
    assert "Rp60.000" in both.says("tini", "detail siti")
    assert "Rp67.500" in both.says("rina", "detail siti")


def test_a_correction_of_both_at_once_is_made_one_by_one(both: Town) -> None:
    both.says("siti", "keripik 10 sambal 4")
    both.says("siti", "ya")
    both.says("siti", "ralat keripik 9 sambal 3")
    both.says("siti", "batal")
    assert "Rp75.000" in both.says("rina", "detail siti")
    assert "Rp80.000" in both.says("tini", "detail siti")


def test_goods_of_two_businesses_after_the_name_of_an_outlet_are_one_report(both: Town) -> None:
    both.joins("siti", "Kantin SD", "keripik 10")
    both.says("siti", "warung bu siti")
    asked = both.says("siti", "kantin keripik 3 sambal 4")
    assert "Kantin SD" in asked
    assert "laku *3* sisa 7" in asked
    assert "laku *4* sisa 8" in asked
