"""Names that hold a word of state or of telling: such a message is read as it was meant, or asked about."""

from decimal import Decimal

import pytest

from bot.domain.product import Product
from handlers.understand import read_report
from tests.understand.corpus import booked_counts

STRONG = (
    "Keripik Sisa Rasa", "Roti Sisir Habis Manis", "Kue Titip Salam", "Sambal Laku Dewe", "Kopi Retur Sore",
    "Es Kosong Kelapa", "Kerupuk Hilang Ingatan", "Tahu Basi Jawa", "Keripik Tidak Pedas",
)  # fmt: skip
"""Names that go on behind such a word."""
WEAK = (
    "Keripik Remuk", "Peyek Remuk", "Sambal Rusak", "Es Kosong", "Kue Laku Keras", "Roti Laris Manis", "Kue Bantat",
    "Telur Pecah", "Kopi Habis", "Tempe Basi", "Roti Sisa", "Kue Retur", "Bolu Gosong", "Kacang Hilang", "Kue Titipan",
    "Donat Semua", "Kue Pesanan",
)  # fmt: skip
"""Names that end in one, which may say what became of goods."""
NAMES = STRONG + WEAK
PLACED = {"ONE": Decimal(30), "TPG": Decimal(20), "TWO": Decimal(25)}

SOLD = {"sold": Decimal(18), "left": Decimal(12)}
MEANT = {
    "{} laku 18": SOLD,
    "laku {} 18": SOLD,
    "{} sisa 12": SOLD,
    "{} laku 18 sisa 12": SOLD,
    "{} laku 18, rusak 2": {"sold": Decimal(18), "damaged": Decimal(2), "left": Decimal(10)},
    "{} ludes": {"sold": Decimal(30), "left": Decimal(0)},
    "{} gak laku": {"sold": Decimal(0), "left": Decimal(30)},
    "{} 18": SOLD,
    "18 {}": SOLD,
    "{}: 18 bungkus": SOLD,
}
ORDERS = ("{}, timpan 6", "timpan 6, {}", "{}\ntimpan 6", "timpan laku 6. {}", "{} dan timpan laku 6", "halo bu, {} ya")
TELLING = {
    "remuk": "damaged", "rusak": "damaged", "bantat": "damaged", "pecah": "damaged", "gosong": "damaged",
    "basi": "expired", "sisa": "left", "retur": "returned", "hilang": "missing",
}  # fmt: skip


def shops(name: str) -> list[tuple[Product, ...]]:
    """The product alone, by another name too, and beside others of which one is named alike."""
    first, _, rest = name.partition(" ")
    one = Product("ONE", name, "bungkus", 7_000)
    others = Product("TPG", "Timpan", "bungkus", 9_000), Product("TWO", f"{first} Cumi", "bungkus", 8_000, ("cumi",))
    return [(one,), (Product("ONE", name, "bungkus", 7_000, (rest.lower(),)),), (one, *others)]


def booked(text: str, products: tuple[Product, ...]) -> tuple[dict[str, dict[str, Decimal]], bool]:
    """The counts by product, and whether something is asked."""
    reading = read_report(text, products, PLACED)
    return {line.product: booked_counts(line) for line in reading.lines}, reading.must_ask


@pytest.mark.parametrize("name", NAMES)
def test_a_product_named_like_a_word_of_state_is_read_as_meant_or_asked_about(name):
    around = [*(("{}", shop) for shop in shops(name)), *((order, shops(name)[2]) for order in ORDERS)]
    for said, counts in MEANT.items():
        for order, products in around:
            text = order.format(said.format(name.lower()))
            lines, asked = booked(text, products)
            meant = {"ONE": counts, "TPG": {"sold": Decimal(6), "left": Decimal(14)}}
            assert {code: meant[code] for code in lines} == lines, text
            assert asked or "ONE" in lines, text


@pytest.mark.parametrize("name", STRONG)
def test_a_name_that_goes_on_behind_the_word_is_a_name(name):
    for said, counts in MEANT.items():
        assert all(booked(said.format(name.lower()), shop) == ({"ONE": counts}, False) for shop in shops(name)), said


@pytest.mark.parametrize("name", ["Keripik Remuk", "Sambal Rusak", "Kue Retur", "Telur Pecah", "Kue Titipan"])
def test_a_name_that_ends_in_the_word_is_one_beside_another_such_word(name):
    assert all(booked(f"{name.lower()} laku 18", shop) == ({"ONE": SOLD}, False) for shop in shops(name))


@pytest.mark.parametrize("name", [name for name in WEAK if name.split()[-1].lower() in TELLING])
def test_a_name_that_ends_in_the_word_is_asked_about_where_either_may_be_meant(name):
    for text in (f"{name.lower()} 4", f"4 {name.lower()}"):
        assert all(booked(text, shop) == ({}, True) for shop in shops(name)), text


@pytest.mark.parametrize("name", [name for name in NAMES if not TELLING.keys().isdisjoint(name.lower().split())])
def test_the_word_away_from_its_name_tells_of_another_product(name):
    word = next(word for word in name.lower().split() if word in TELLING)
    for text in (f"timpan {word} 4", f"cumi laku 6, timpan {word} 4", f"cumi 6\ntimpan {word} 4"):
        lines, asked = booked(text, shops(name)[2])
        assert not asked, text
        assert lines["TPG"][TELLING[word]] == 4
        assert "ONE" not in lines


def test_the_end_of_a_name_behind_the_count_of_another_product_is_asked_about():
    lines, asked = booked("timpan 12 pecah 6", (*shops("Telur Pecah")[2],))
    assert asked
    assert "TPG" not in lines
