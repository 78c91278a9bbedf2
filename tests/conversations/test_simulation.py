"""Story 29, simulation: what sales would bring, worked out on a partner's own terms, and never noted."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from storage import tables
from storage.tables.columns import table_of
from tests.town import Town

NOT_NOTED = "bukan laporan"


def test_a_partner_sees_sales_share_and_what_to_hand_over(town: Town) -> None:
    said = town.says("siti", "simulasi keripik 10 nastar 5")
    assert "*Simulasi* untuk Warung Bu Siti" in said
    assert NOT_NOTED in said
    assert "Keripik Pisang: 10 × Rp10.000 = *Rp100.000*" in said
    assert "Nastar: 5 × Rp40.000 = *Rp200.000*" in said
    assert "Jual Rp300.000. Bagian warung 25% *Rp75.000*. Setor ke Kue Bu Rina *Rp225.000*" in said


@pytest.mark.parametrize(
    "words",
    [
        "simulasi keripik 30",
        "Simulasi: kripik 30 bungkus",
        "simulsi kripik 30",
        "kalau keripik laku 30 dapat berapa?",
        "kalo 30 keripik dpt brp",
        "klo laku 30 keripik, saya dapet brp ya bu",
        "untung berapa kalau laku 30 keripik",
        "kalau keripik laku 30, komisi saya berapa",
        "berapa setoran kalau laku 30 keripik?",
        "misal keripik laku 30",
        "seandainya keripik laku 30 bagian saya berapa ya",
    ],
)
def test_it_is_asked_in_many_words_and_may_be_more_than_lies_there(town: Town, words: str) -> None:
    said = town.says("siti", words)
    assert NOT_NOTED in said
    assert "Jual Rp300.000. Bagian warung 25% *Rp75.000*. Setor ke Kue Bu Rina *Rp225.000*" in said


def test_goods_that_never_lay_there_count_at_the_list_price(town: Town) -> None:
    said = town.says("siti", "simulasi kacang setengah kilo")
    assert "Kacang: 0,5 kg × Rp60.000 = *Rp30.000*" in said
    assert "Setor ke Kue Bu Rina *Rp22.500*" in said


def test_what_lies_there_goes_first_at_its_own_price(town: Town) -> None:
    town.says("rina", "harga keripik 12rb")
    town.says("rina", "ya")
    said = town.says("siti", "simulasi keripik 30")
    assert "20 × Rp10.000 = *Rp200.000*" in said
    assert "10 × Rp12.000 = *Rp120.000*" in said
    assert "harga daftar hari ini" in said
    assert "Jual Rp320.000" in said


@pytest.mark.parametrize("words", ["simulasi semua laku", "kalau semua laku saya dapat berapa", "simulasi habis"])
def test_all_that_lies_there_is_supposed_in_a_word(town: Town, words: str) -> None:
    said = town.says("siti", words)
    assert "Jual Rp520.000. Bagian warung 25% *Rp130.000*" in said
    assert NOT_NOTED in said


@pytest.mark.parametrize("after", ["ya", "betul", "oke", "simpan"])
def test_a_yes_after_it_books_nothing(town: Town, after: str) -> None:
    town.says("siti", "simulasi keripik 14 nastar 5")
    town.says("siti", after)
    assert counted(town, tables.Report) == 0
    assert "20" in town.says("siti", "stok")


def test_it_leaves_a_report_that_waits_for_its_yes_alone(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    said = town.says("siti", "simulasi keripik 20 nastar 8")
    assert "Jual Rp520.000" in said
    assert said.rstrip().endswith("Betul?")
    assert "Jual Rp340.000" in said.partition("Jual Rp520.000")[2]
    assert "Rp255.000" in town.says("siti", "ya")


def test_it_answers_no_question_for_the_counts(town: Town) -> None:
    town.says("siti", "lapor")
    assert NOT_NOTED in town.says("siti", "simulasi keripik 14")
    town.says("siti", "batal")
    assert counted(town, tables.Report) == 0


def test_what_is_left_open_is_asked_and_then_simulated(town: Town) -> None:
    assert "Keripik Pisang" in town.says("siti", "simulasi keripik")
    said = town.says("siti", "12")
    assert NOT_NOTED in said
    assert "Jual Rp120.000" in said
    assert counted(town, tables.Report) == 0


@pytest.mark.parametrize(
    "words", ["simulasi", "simulasi gak ada", "simulasi dong bu", "simulasi dong keripiknya bagus"]
)
def test_without_goods_it_says_how_to_ask_and_waits_for_nothing(town: Town, words: str) -> None:
    assert "simulasi keripik 30 nastar 5" in town.says("siti", words)
    assert "Betul?" in town.says("siti", "keripik 14 nastar 5")


@pytest.mark.parametrize(
    "words", ["kalau mau pesan keripik 30 berapa?", "kalau gak laku gimana", "harga keripik berapa"]
)
def test_other_questions_are_no_simulation(town: Town, words: str) -> None:
    assert "Simulasi" not in town.says("siti", words)


def test_goods_of_nobody_are_asked_about(town: Town) -> None:
    assert "Itu produk yang mana?" in town.says("siti", "simulasi sambal 3")
    said = town.says("siti", "bukan semuanya")
    assert "simulasi keripik 30 nastar 5" in said


def test_damage_is_borne_as_agreed(town: Town) -> None:
    said = town.says("siti", "simulasi keripik laku 10 rusak 2")
    assert "Jual Rp100.000. Bagian warung 25% *Rp25.000*" in said
    assert "Rusak 2" in said


def test_who_is_paid_for_sales_sees_the_commission(town: Town) -> None:
    town.says("rina", "undang Agen Joko 10% komisi")
    town.says("joko", f"MULAI {town.says('rina', 'ya').split('MULAI ')[1][:8]}")
    town.says("joko", "Joko")
    town.says("joko", "SETUJU")
    said = town.says("joko", "simulasi keripik 30")
    assert "Jual Rp300.000. Komisi 10% *Rp30.000*, dibayar oleh Kue Bu Rina" in said
    assert "Setor" not in said


def test_the_owner_sees_it_on_a_partners_terms(town: Town) -> None:
    town.says("rina", "undang Warung Pak Eko 30%")
    town.says("rina", "ya")
    assert "Bagian warung 25% *Rp75.000*" in town.says("rina", "simulasi siti keripik 30")
    assert "Bagian warung 30% *Rp90.000*" in town.says("rina", "simulasi keripik 30 eko")
    assert "Dengan kesepakatan mitra yang mana" in town.says("rina", "simulasi keripik 30")
    said = town.says("rina", "eko")
    assert "*Simulasi* untuk Warung Pak Eko" in said
    assert "Jual Rp300.000" in said
    assert not town.hears("siti")


def test_an_owner_without_partners_is_told_so(empty_town: Town) -> None:
    empty_town.opens()
    assert "Belum ada mitra" in empty_town.says("rina", "simulasi keripik 30")


def test_staff_see_no_terms(town: Town) -> None:
    town.says("dita", f"MULAI {town.invites_staff('rina', 'Dita')}")
    town.says("dita", "SETUJU")
    assert "Rp" not in town.says("dita", "simulasi siti keripik 30")


@pytest.mark.parametrize("words", ["simulasi keripik 30", "kalau keripik laku 30 dapat berapa?"])
def test_who_holds_a_code_sees_the_offered_terms_before_the_yes(town: Town, words: str) -> None:
    town.says("rina", "undang Warung Pak Eko 30%")
    town.says("eko", f"MULAI {town.says('rina', 'ya').split('MULAI ')[1][:8]}")
    for _time in range(3):
        said = town.says("eko", words)
        assert "*Simulasi* untuk Warung Pak Eko" in said
        assert "Bagian warung 30% *Rp90.000*. Setor ke Kue Bu Rina *Rp210.000*" in said
        assert "SETUJU" in said
    assert "Terima kasih, Pak Eko" in town.says("eko", "setuju")


def test_who_has_not_said_a_name_yet_may_ask_as_well(town: Town) -> None:
    town.says("citra", f"MULAI {town.invites('rina', 'Kantin SD')}")
    said = town.says("citra", "simulasi keripik 30 nastar 5")
    assert "Jual Rp500.000" in said
    assert "panggil" in said
    assert "simulasi keripik 30" in town.says("citra", "simulasi")
    town.says("citra", "Mbak Citra")
    assert "Terima kasih, Mbak Citra" in town.says("citra", "setuju")


def test_a_partner_with_a_second_code_sees_the_terms_on_the_table(town: Town) -> None:
    town.says("rina", "undang Kantin Maju 40%")
    town.says("siti", f"MULAI {town.says('rina', 'ya').split('MULAI ')[1][:8]}")
    assert "Bagian warung 40% *Rp120.000*" in town.says("siti", "simulasi keripik 30")


def test_a_stranger_without_a_code_is_told_nothing(town: Town) -> None:
    assert "Rp" not in town.says("joko", "simulasi keripik 30")


@pytest.mark.parametrize("words", ["simulasi sambal 4", "kalau sambal laku 4 dapat berapa?"])
def test_goods_of_another_business_choose_their_place(town: Town, words: str) -> None:
    town.opens("tini", "Sambal Bu Tini")
    town.says("tini", "tambah produk sambal 25rb botol")
    town.says("tini", "ya")
    town.joins("siti", "Kios Siti", "sambal 8", owner="tini")
    town.says("siti", "keripik 3")
    town.says("siti", "batal")
    said = town.says("siti", words)
    assert "Jual Rp100.000" in said
    assert "Sambal Bu Tini" in said


def joins(town: Town) -> None:
    town.says("citra", "Citra")
    assert "Terima kasih" in town.says("citra", "SETUJU")


def counted(town: Town, table: type) -> int:
    with town.engine.begin() as connection:
        return int(connection.execute(select(func.count()).select_from(table_of(table))).scalar_one())


@pytest.fixture
def resellers(town: Town) -> Town:
    """Sambal costs Rp25.000 in the shop, and less for resellers; Citra is one, on 20 %."""
    town.says("rina", "tambah produk sambal 25rb botol")
    town.says("rina", "ya")
    assert "Rp20.000 (min. 10)\n• Rp18.000 (min. 50)" in town.says(
        "rina", "harga sambal reseller 18rb min 50, 20rb min 10"
    )
    assert "Rp20.000 (min. 10) dan Rp18.000 (min. 50)" in town.says("rina", "ya")
    town.says("rina", "undang Reseller Citra 20%")
    town.says("rina", "1")
    town.says("citra", f"MULAI {town.says('rina', 'ya').split('MULAI ')[1][:8]}")
    return town


@pytest.mark.parametrize(
    ("number", "bought"),
    [
        (8, "8 × Rp25.000 = Rp200.000. Untung Rp0 per satuan, semuanya *Rp0*. Kurang 2 lagi dapat harga Rp20.000."),
        (10, "10 × Rp20.000 = Rp200.000. Untung Rp5.000 per satuan, semuanya *Rp50.000*. Kurang 40 lagi"),
        (50, "50 × Rp18.000 = Rp900.000. Untung Rp7.000 per satuan, semuanya *Rp350.000*."),
    ],
)
def test_a_reseller_sees_what_each_tier_leaves(resellers: Town, number: int, bought: str) -> None:
    before = resellers.says("citra", f"simulasi sambal {number}")
    joins(resellers)
    for said in (before, resellers.says("citra", f"simulasi sambal {number}")):
        assert bought in said
        assert "eceran Rp25.000, reseller Rp20.000 (min. 10) dan Rp18.000 (min. 50)" in said
        assert "Bagian reseller 20%" in said


def test_nobody_else_sees_what_resellers_pay(resellers: Town) -> None:
    assert "Rp18.000" not in resellers.says("siti", "simulasi sambal 50")
    assert "Rp18.000" not in resellers.says("siti", "daftar harga")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("harga reseller keripik 9rb minimal 20", "• Rp9.000 (min. 20)"),
        ("harga keripik reseller Rp9.000 (min. 20), Rp8.500 (min. 100)", "• Rp9.000 (min. 20)\n• Rp8.500 (min. 100)"),
        ("harga reseller nastar 35rb", "• Rp35.000 (min. 1)"),
        ("harga reseller nastar 35rb per toples mulai 5; 30rb mulai 12", "• Rp35.000 (min. 5)\n• Rp30.000 (min. 12)"),
    ],
)
def test_an_owner_tells_reseller_prices_in_one_line(town: Town, words: str, shown: str) -> None:
    assert shown in town.says("rina", words)
    assert "Tidak ada yang dicatat" in town.says("rina", "batal")


@pytest.mark.parametrize(
    "words",
    ["harga reseller sambal 20rb min 10", "harga reseller keripik", "harga reseller keripik 9rb min 5, 8rb min 5"],
)
def test_what_is_unclear_of_reseller_prices_is_asked(town: Town, words: str) -> None:
    assert "Produk apa, dan berapa harga resellernya" in town.says("rina", words)


def test_a_reseller_pays_no_more_than_the_shop(town: Town) -> None:
    assert "tidak bisa lebih dari itu" in town.says("rina", "harga reseller keripik 12rb min 10")


def test_new_reseller_prices_take_the_place_of_the_old(resellers: Town) -> None:
    joins(resellers)
    for words in ("harga sambal reseller 22rb min 5", "ya"):
        resellers.says("rina", words)
    said = resellers.says("citra", "simulasi sambal 50")
    assert "reseller Rp22.000 (min. 5).\n" in said
    resellers.goes_to("2026-11-24")
    for words in ("harga sambal reseller 21rb min 6", "ya"):
        resellers.says("rina", words)
    assert "reseller Rp21.000 (min. 6).\n" in resellers.says("citra", "simulasi sambal 50")
    assert "Rp25.000" in resellers.says("siti", "daftar harga")
