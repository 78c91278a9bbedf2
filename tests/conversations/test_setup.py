"""Setting up: what the owner says in her own order is read back, and nothing is taken for what it is not."""

import pytest

from tests.town import Town


@pytest.fixture
def named(empty_town: Town) -> Town:
    """Bu Rina has given her name and her business's, and is asked what she sells."""
    empty_town.says("rina", empty_town.claim_code())
    empty_town.says("rina", "Bu Rina")
    empty_town.says("rina", "Kue Bu Rina")
    return empty_town


@pytest.fixture
def priced(named: Town) -> Town:
    """She has listed two products and reads them back."""
    named.says("rina", "keripik pisang 10rb bungkus\nnastar 40rb toples")
    return named


@pytest.mark.parametrize("words", ["halo", "assalamualaikum", "siapa ini?", "12345"])
def test_a_greeting_is_nobodys_name(empty_town: Town, words: str) -> None:
    empty_town.says("rina", empty_town.claim_code())
    assert "usahanya" not in empty_town.says("rina", words).lower()
    told = empty_town.says("rina", "Bu Rina")
    assert "usaha" in told.lower()
    assert "Jual apa saja" not in empty_town.says("rina", words)


def test_name_and_business_are_read_back(empty_town: Town) -> None:
    empty_town.says("rina", empty_town.claim_code())
    empty_town.says("rina", "Bu Rina")
    assert "*Bu Rina*, *Kue Bu Rina*" in empty_town.says("rina", "Kue Bu Rina")
    empty_town.says("rina", "kembali")
    assert "*Bu Rina*, *Kue Rina Jaya*" in empty_town.says("rina", "Kue Rina Jaya")


@pytest.mark.parametrize("words", ["tidak, nastar 45rb", "bukan nastar 45rb", "nastar 45rb", "nastr 45rb"])
def test_one_price_of_the_list_can_be_put_right(priced: Town, words: str) -> None:
    told = priced.says("rina", words)
    assert "• Nastar: *Rp45.000* / toples" in told
    assert "• Keripik Pisang: *Rp10.000* / bungkus" in told


@pytest.mark.parametrize("words", ["rempeyek 15rb bungkus", "tambah produk rempeyek 15rb bungkus"])
def test_a_product_can_be_added_to_the_list(priced: Town, words: str) -> None:
    told = priced.says("rina", words)
    assert "• Rempeyek: *Rp15.000* / bungkus" in told
    assert "Nastar" in told


@pytest.mark.parametrize("one", ["10rb sebungkus", "10rb satu bungkus", "10rb se bungkus", "10rb 1 bungkus"])
def test_a_price_may_be_that_of_one(named: Town, one: str) -> None:
    told = named.says("rina", f"nastar 45rb setoples\nkeripik pisang {one}\nkacang 60rb sekilo")
    assert "• Nastar: *Rp45.000* / toples" in told
    assert "• Keripik Pisang: *Rp10.000* / bungkus" in told
    assert "• Kacang: *Rp60.000* / kg" in told


def test_a_bare_price_is_asked_about_in_one_short_line(named: Town) -> None:
    told = named.says("rina", "nastar 45")
    assert "*nastar 45rb*" in told
    assert "dicatat" not in told
    assert "• Nastar: *Rp45.000*" in named.says("rina", "nastar 45rb")


def test_help_while_setting_up_is_about_the_question(named: Town) -> None:
    told = named.says("rina", "bantuan")
    assert "belum kenalan" not in told
    assert "*kembali*" in told
    assert "Jual apa saja" in told


def test_a_share_is_no_hour(priced: Town) -> None:
    for words in ("ya", "25% buat warung", "ya", "sabtu"):
        priced.says("rina", words)
    assert "Jam berapa?" in priced.says("rina", "undang Warung Pak Eko 20%")


@pytest.mark.parametrize("words", ["kodenya {code} bu", "halo kak, MULAI {code}", "halo ini kode saya: {code}"])
def test_a_code_may_stand_amid_other_words(empty_town: Town, words: str) -> None:
    assert "Saya panggil siapa" in empty_town.says("rina", words.format(code=empty_town.claim_code()))


def test_eight_letters_amid_words_are_no_code(empty_town: Town) -> None:
    assert "belum kenalan" in empty_town.says("rina", "saya mau terserah ibu")


def test_a_command_is_not_part_of_a_products_name(named: Town) -> None:
    assert "• Rempeyek: *Rp15.000*" in named.says("rina", "tambah produk rempeyek 15rb")


def test_day_and_hour_may_come_one_after_the_other(priced: Town) -> None:
    for words in ("ya", "25% buat warung", "ya"):
        priced.says("rina", words)
    assert "Jam berapa?" in priced.says("rina", "sabtu")
    assert "Jam berapa?" in priced.says("rina", "4")
    priced.says("rina", "jam 4 sore")
    told = priced.says("rina", "WIB")
    assert "*Kue Bu Rina*, Bu Rina" in told
    assert "*Sabtu jam 16.00 WIB*" in told


def test_the_report_time_can_be_said_hour_first(priced: Town) -> None:
    for words in ("ya", "25% buat warung", "ya"):
        priced.says("rina", words)
    assert "Hari apa?" in priced.says("rina", "jam 4 sore")
    priced.says("rina", "sabtu")
    assert "*Sabtu jam 16.00 WIB*" in priced.says("rina", "WIB")


@pytest.mark.parametrize(
    ("words", "name", "share"),
    [
        ("Warung Pak Eko dua puluh persen", "*Warung Pak Eko*", "20%"),
        ("Warung Pak Eko bagi hasil 30%", "*Warung Pak Eko*", "30%"),
        ("Warung Pak Eko 70% buat saya", "*Warung Pak Eko*", "30%"),
        ("Warung Pak Eko 081234567890 12,5%", "*Warung Pak Eko*", "12,5%"),
        ("Warung Pak Eko", "*Warung Pak Eko*", "25%"),
        ("Kantin SD 2", "*Kantin SD 2*", "25%"),
    ],
)
def test_a_share_is_read_in_digits_and_words(town: Town, words: str, name: str, share: str) -> None:
    told = town.says("rina", f"undang {words}")
    assert name in told
    assert share in told


@pytest.mark.parametrize(
    "words", ["bu ani 20rb", "bu ani bagi hasil 70:30", "bu ani 30", "bu ani 0%", "bu ani 100%", "bu ani 150%"]
)
def test_a_share_that_is_unclear_is_asked_about(town: Town, words: str) -> None:
    told = town.says("rina", f"undang {words}")
    assert "Betul?" not in told
    assert "Ani" in town.says("rina", "Bu Ani 30%")


def test_a_known_partner_keeps_its_share(town: Town) -> None:
    assert "bagiannya tetap 25%" in town.says("rina", "undang Warung Bu Siti 30%")
    assert "MULAI" in town.says("rina", "ya")
    assert "25%" in town.says("siti", "kesepakatan")


def test_setting_up_is_not_lost_by_one_word(empty_town: Town) -> None:
    empty_town.says("rina", empty_town.claim_code())
    for words in ("Bu Rina", "Kue Bu Rina", "keripik pisang 10rb\nnastar 40rb toples"):
        empty_town.says("rina", words)
    assert "akan hilang" in empty_town.says("rina", "batal")
    assert "Keripik Pisang" in empty_town.says("rina", "lanjut")


def test_trying_it_out_leaves_no_trace(town: Town) -> None:
    """Story 27, its end."""
    assert "Keripik Pisang 20" in town.says("rina", "coba")
    assert "Jual Rp50.000. Bagian warung 25% *Rp12.500*. Setor ke Kue Bu Rina *Rp37.500*." in town.says(
        "rina", "keripik 5"
    )
    assert "tidak disimpan" in town.says("rina", "ya")
    assert "Warung Coba" not in town.says("rina", "mitra")
    assert "Jual: *Rp0*" in town.says("rina", "ringkasan")
    assert "Keripik Pisang 20" in town.says("siti", "stok")
    assert town.hears("siti") == ""
