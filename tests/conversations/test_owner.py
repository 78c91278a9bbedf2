"""What an owner types is done for the one she means, and what cannot be meant is said, never guessed."""

import pytest

from tests.town import Town


@pytest.mark.parametrize("words", ["titip keripik 5 ke warung tini", "detail bejo", "saldo bejo", "ingatkan bejo"])
def test_a_partner_nobody_knows_is_not_taken_for_another(town: Town, words: str) -> None:
    told = town.says("rina", words)
    assert "Belum ada mitra bernama" in told
    assert words.split()[-1] in told
    assert "Betul?" not in told
    assert town.bubbles("rina")[-1].buttons


def test_the_only_partner_is_meant_where_nobody_is_named(town: Town) -> None:
    assert "*Warung Bu Siti*" in town.says("rina", "titip keripik 5")


def test_of_two_partners_one_is_chosen_by_number_and_nobody_new_is_made_up(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko")
    assert "mitra yang mana?" in town.says("rina", "titip keripik 5")
    assert "Belum ada mitra bernama" in town.says("rina", "tini")
    assert "*Warung Pak Eko*" in town.says("rina", "2")


def test_one_partner_can_be_reminded_by_name(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko", "nastar 8")
    town.hears("eko")
    told = town.says("rina", "ingatkan eko")
    assert "Warung Pak Eko" in told
    assert "Siti" not in told
    town.says("rina", "ya")
    assert "16–22 Nov" in town.hears("eko")
    assert town.hears("siti") == ""


def test_who_has_reported_is_not_reminded(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko")
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    assert "sudah lapor" in town.says("rina", "ingatkan siti")


def test_without_partners_nobody_has_reported(empty_town: Town) -> None:
    empty_town.opens()
    for words in ("siapa belum lapor", "ingatkan"):
        told = empty_town.says("rina", words)
        assert "Belum ada mitra" in told
        assert "Semua sudah lapor" not in told


def test_in_the_first_week_the_running_one_is_told(town: Town) -> None:
    told = town.says("rina", "minggu lalu")
    assert "Minggu 9–15 Nov belum ada mitra" in told
    assert "minggu 16–22 Nov" in told
    assert "bergabung" not in told
    assert "2026-W47.xlsx" in town.says("rina", "excel")


@pytest.mark.parametrize(
    ("words", "week"),
    [
        ("excel minggu ini", "23–29 Nov"),
        ("excel", "16–22 Nov"),
        ("excel minggu lalu", "16–22 Nov"),
        ("excel 2026-W47", "16–22 Nov"),
        ("excel 18 nov", "16–22 Nov"),
    ],
)
def test_the_sheet_is_of_the_week_that_is_named(town: Town, words: str, week: str) -> None:
    town.goes_to("2026-11-24")
    town.hears("rina")
    assert week in town.says("rina", words).splitlines()[0]


@pytest.mark.parametrize("words", ["excel november", "excel 2026-W99", "excel 2027-W01"])
def test_a_sheet_that_cannot_be_is_asked_about(town: Town, words: str) -> None:
    town.goes_to("2026-11-24")
    town.hears("rina")
    assert "Mau lembar minggu yang mana?" in town.says("rina", words)
    assert "16–22 Nov" in town.taps("rina", "Minggu lalu (16–22 Nov)")


def test_a_new_price_is_shown_beside_the_old_one(town: Town) -> None:
    assert "Rp10.000 → *Rp12.000*" in town.says("rina", "tambah produk keripik pisang 12rb bungkus")
    told = town.says("rina", "ya")
    assert "Harga baru: Keripik Pisang Rp12.000" in told
    assert "ditambahkan" not in told


def test_a_price_goes_up_while_goods_lie_there(town: Town) -> None:
    assert "Rp10.000 → *Rp12.000*" in town.says("rina", "harga keripik pisang 12rb")
    town.says("rina", "ya")
    town.says("rina", "titip keripik 10 ke warung siti")
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")
    said = town.says("siti", "keripik laku 24")
    assert "(Rp10.000): laku *20* sisa 0" in said
    assert "(Rp12.000): laku *4* sisa 6" in said
    assert "Jual Rp248.000. Bagian warung 25% *Rp62.000*. Setor ke Kue Bu Rina *Rp186.000*." in said


def test_a_name_near_a_known_one_may_be_the_same_product(town: Town) -> None:
    assert "produk yang sama?" in town.says("rina", "tambah produk kripik 12rb")
    assert "Rp10.000 → *Rp12.000*" in town.taps("rina", "Keripik Pisang")
    town.says("rina", "ya")
    assert "Kripik (" not in town.says("rina", "produk")


def test_a_name_near_a_known_one_may_be_a_new_product(town: Town) -> None:
    town.says("rina", "tambah produk kripik 12rb")
    assert "• Kripik: *Rp12.000*" in town.taps("rina", "Produk baru")
    assert "ditambahkan: Kripik" in town.says("rina", "ya")


def test_a_known_product_keeps_its_unit(town: Town) -> None:
    assert "dihitung per bungkus" in town.says("rina", "tambah produk keripik pisang 12rb/kg")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("titip keripik -5 ke siti", "*Keripik Pisang* dititip berapa?"),
        ("titip keripik ke siti", "*Keripik Pisang* dititip berapa?"),
        ("titip krupuk 5 ke siti", "krupuk"),
    ],
)
def test_goods_that_are_unclear_are_asked_about_by_name(town: Town, words: str, asked: str) -> None:
    told = town.says("rina", words)
    assert asked in told
    assert "KRP" not in told
    assert "laku" not in told


def test_more_goods_are_goods(town: Town) -> None:
    assert "• Keripik Pisang *5*" in town.says("rina", "titip keripik 5 lagi ke siti")


def test_the_agreement_says_every_term(town: Town) -> None:
    told = town.says("siti", "kesepakatan")
    for term in ("25%", "Sabtu", "16.00", "ditanggung", "berhenti"):
        assert term in told


def test_a_price_is_told_by_part_of_a_products_name(town: Town) -> None:
    assert "Keripik Pisang: Rp10.000 → *Rp12.000*" in town.says("rina", "harga kripik 12rb")
    assert "Harga baru: Keripik Pisang Rp12.000" in town.says("rina", "ya")


@pytest.mark.parametrize("yes", ["ya", "iya sama"])
def test_a_yes_means_the_only_product_that_is_alike(town: Town, yes: str) -> None:
    assert "mirip produk di daftar" in town.says("rina", "tambah produk keripik 12rb")
    assert "Rp10.000 → *Rp12.000*" in town.says("rina", yes)


def test_goods_for_two_partners_at_once_are_asked_for_one_by_one(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko")
    said = town.says("rina", "titip keripik 10 ke bu siti dan nastar 5 ke eko")
    assert "Satu mitra dulu" in said
    assert "Betul?" not in said


@pytest.mark.parametrize(
    "words", ["titip keripik 10 siti", "titip keripik 10 bungkus bu siti", "titip 10 keripik ke siti"]
)
def test_a_name_at_the_end_is_enough(town: Town, words: str) -> None:
    town.joins("eko", "Warung Pak Eko")
    shown = town.says("rina", words)
    assert "Untuk *Warung Bu Siti*:\n• Keripik Pisang *10*" in shown


def test_a_name_that_two_partners_share_is_asked_about(town: Town) -> None:
    town.joins("eko", "Warung Eko Jaya")
    town.joins("citra", "Warung Eko Makmur")
    assert "mitra yang mana?" in town.says("rina", "titip keripik 10 eko")


@pytest.mark.parametrize("words", ["siapa blm lapor", "siapa yang belum lapor?", "yg blm lapor siapa"])
def test_who_is_silent_is_no_partners_name(town: Town, words: str) -> None:
    town.joins("eko", "Warung Pak Eko")
    town.says("rina", "titip keripik 10")
    assert "Belum ada mitra bernama" not in town.says("rina", words)


def test_a_commission_that_is_named_is_not_asked_about(town: Town) -> None:
    shown = town.says("rina", "undang agen joko 10% komisi")
    assert "Uangnya lewat siapa?" not in shown
    assert "Betul?" in shown
    assert "Uangnya lewat siapa?" in town.says("rina", "undang reseller citra 10%")


def test_an_empty_shelf_is_said_to_be_empty(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko")
    assert town.says("rina", "saldo eko").endswith("Di sana sedang tidak ada barang.")
