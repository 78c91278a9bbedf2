"""Story 8: who bears what is damaged or expired is a term of the agreement, and every figure of it is explained."""

import pytest

from tests.town import Town

PARTNER, SHARED = "rusak ditanggung warung", "rusak dibagi"


def joined(town: Town, terms: str, goods: str = "keripik 20 nastar 8") -> Town:
    """Pak Eko's warung at 25 % on these terms, with goods."""
    said = town.says("rina", f"undang Warung Pak Eko 25% {terms}")
    while "MULAI" not in said:
        said = town.says("rina", "ya")
    town.says("eko", f"MULAI {said.split('MULAI ')[1][:8]}")
    town.says("eko", "SETUJU")
    town.says("rina", f"titip {goods} ke Warung Pak Eko")
    town.says("rina", "ya")
    town.taps("eko", "Sudah datang")
    town.hears("rina")
    return town


def reported(town: Town, counts: str = "keripik laku 10 rusak 2 basi 1 sisa 7") -> str:
    asked = town.says("eko", counts)
    town.says("eko", "ya")
    town.says("eko", "lewati")
    return asked


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ("", "ditanggung Kue Bu Rina."),
        ("rusak ditanggung saya", "ditanggung Kue Bu Rina."),
        (PARTNER, "ditanggung warung, sebesar bagian Kue Bu Rina seandainya laku. Contoh: 2 Keripik Pisang, Rp20.000"),
        ("barang rusak ditanggung mitra", "- bagian mitra Rp5.000 = *Rp15.000*."),
        (SHARED, "dibagi dua, dari bagian Kue Bu Rina seandainya laku."),
        ("rusak bagi dua", "= Rp15.000: warung *Rp7.500*, Kue Bu Rina Rp7.500."),
        ("rusak dibagi 50:50", "warung *Rp7.500*"),
        ("damage borne by shop", "= *Rp15.000*"),
        ("damage shared", "warung *Rp7.500*"),
    ],
)
def test_the_owner_says_it_when_inviting_and_the_partner_reads_it_before_the_yes(
    town: Town, terms: str, sentence: str
) -> None:
    assert sentence in town.says("rina", f"undang Warung Pak Eko 25% {terms}")
    code = town.says("rina", "ya").split("MULAI ")[1][:8]
    assert sentence in town.says("eko", f"MULAI {code}")
    town.says("eko", "SETUJU")
    assert sentence in town.says("eko", "kesepakatan")


@pytest.mark.parametrize(
    "words", ["rusak ditanggung Bu Siti", "rusak", "rusak dibagi 70:30", "rusak tidak ditanggung warung"]
)
def test_a_bearer_that_is_unclear_is_asked_for(town: Town, words: str) -> None:
    told = town.says("rina", f"undang Warung Pak Eko 25% {words}")
    assert "belum jelas" in told
    assert "rusak dibagi" in told
    assert "Betul?" not in told


def test_the_usual_share_holds_where_only_the_bearer_is_said(town: Town) -> None:
    told = town.says("rina", "undang Warung Pak Eko rusak dibagi")
    assert "*Warung Pak Eko*" in told
    assert "*25%*" in told
    assert "dibagi dua" in told


def test_an_agent_without_goods_has_no_such_term(town: Town) -> None:
    town.says("rina", "undang Agen Joko 10% rusak dibagi")
    assert "rusak" not in town.says("rina", "2").lower()


def test_borne_by_the_business_nothing_is_charged(town: Town) -> None:
    asked = reported(joined(town, ""))
    assert "Rusak 2 dan basi 1: tidak ditagih (sesuai kesepakatan)." in asked
    assert "*Rp75.000*" in town.says("eko", "saldo")


def test_borne_by_the_partner_it_pays_what_the_business_would_have_got(town: Town) -> None:
    asked = reported(joined(town, PARTNER))
    assert "Jual Rp100.000. Bagian warung 25% *Rp25.000*." in asked
    assert "Rusak 2 dan basi 1: ditanggung warung, *Rp22.500* (Rp30.000 - bagian mitra Rp7.500)." in asked
    assert "Setor ke Kue Bu Rina *Rp97.500* (Rp75.000 + Rp22.500)." in asked


def test_every_look_at_the_account_explains_it(town: Town) -> None:
    reported(joined(town, PARTNER))
    balance = town.says("eko", "saldo")
    assert "*Rp97.500*" in balance
    assert "barang rusak minggu itu: Rp22.500" in balance
    nota = town.says("eko", "nota")
    for part in ("Jual Rp100.000", "ditanggung warung, *Rp22.500*", "laporan 16–22 Nov: Rp75.000"):
        assert part in nota
    assert "barang rusak 16–22 Nov: Rp22.500" in nota
    assert "ditanggung warung, *Rp22.500*" in town.says("eko", "laporan saya")
    assert "barang rusak minggu itu: Rp22.500" in town.says("rina", "detail eko")
    week = town.says("rina", "ringkasan")
    assert "Barang rusak yang ditagih: Rp22.500" in week
    assert "Harus disetor: Rp97.500" in week


def test_shared_both_bear_half_and_the_odd_rupiah_is_told(town: Town) -> None:
    town.says("rina", "tambah produk keripik pisang 10.002 per bungkus")
    town.says("rina", "ya")
    asked = reported(joined(town, SHARED), "keripik laku 10 rusak 1 sisa 9")
    assert "Rusak 1: dibagi dua, warung *Rp3.751*, Kue Bu Rina Rp3.750" in asked


def test_several_products_are_named(town: Town) -> None:
    asked = reported(joined(town, PARTNER), "keripik laku 10 rusak 2 sisa 8, nastar laku 5 basi 1 sisa 2")
    assert "Keripik Pisang rusak 2, Nastar basi 1: ditanggung warung, *Rp45.000*" in asked


def test_a_correction_before_settlement_shows_and_books_the_difference(town: Town) -> None:
    reported(joined(town, PARTNER))
    asked = town.says("eko", "ralat keripik rusak 1")
    assert "barang rusak Rp22.500 → Rp15.000" in asked
    assert "setor Rp97.500 → *Rp90.000*" in asked
    town.says("eko", "ya")
    assert "*Rp90.000*" in town.says("eko", "saldo")
    nota = town.says("eko", "nota")
    booked = [line.rsplit(": ", 1)[1] for line in nota.splitlines() if line.startswith("• 21 Nov")]
    assert booked == ["Rp75.000", "Rp22.500", "\u2212Rp75.000", "\u2212Rp22.500", "Rp75.000", "Rp15.000"]


def settled(town: Town, amount: str) -> Town:
    reported(town)
    town.says("eko", f"setor {amount}")
    town.hears("rina")
    town.taps("rina", "Terima")
    town.hears("eko")
    return town


def test_a_correction_after_settlement_is_an_adjustment_of_the_charge(town: Town) -> None:
    settled(joined(town, PARTNER), "97.500")
    asked = town.says("eko", "ralat keripik rusak 1")
    assert "Kelebihan setor *Rp7.500* (Keripik Pisang rusak atau basi -1: \u2212Rp7.500)" in asked
    town.says("eko", "ya")
    town.taps("rina", "Setuju")
    assert "Rp7.500" in town.says("eko", "saldo")
    assert "Keripik Pisang 8" in town.says("eko", "stok")
    assert "barang rusak 23–29 Nov: \u2212Rp7.500" in town.says("eko", "riwayat")


def test_one_thing_agreed_on_does_not_take_back_another(town: Town) -> None:
    settled(joined(town, PARTNER), "97.500")
    for words in ("ralat keripik rusak 1", "ralat keripik laku 11"):
        town.says("eko", words)
        town.says("eko", "ya")
        town.hears("rina")
        town.taps("rina", "Setuju")
    assert "Keripik Pisang 7" in town.says("eko", "stok")
    assert "sudah begitu" in town.says("eko", "ralat keripik rusak 1")


def test_where_the_business_bears_it_a_settled_week_only_gets_its_goods_back(town: Town) -> None:
    settled(joined(town, ""), "75.000")
    assert "setorannya tidak berubah" in town.says("eko", "ralat keripik rusak 1")
    town.says("eko", "ya")
    town.taps("rina", "Setuju")
    assert "Keripik Pisang 8" in town.says("eko", "stok")
    assert "lunas" in town.says("eko", "saldo")
