"""Numbers read back what the product prints and what Indonesian spells, and nothing that only looks like one."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from bot.domain.product import Product
from handlers.understand import Doubt, Reason, clean, read_money, read_number, read_quantity

AMOUNTS = st.integers(0, 10**12)
KERIPIK = Product("KRP", "Keripik Pisang", "bungkus", 10_000)
KACANG = Product("KCG", "Kacang", "kg", 60_000)
DONAT = Product("DNT", "Donat", "lusin", 30_000)


def dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def leaves_thousands_out(amount: int) -> bool:
    """`satu juta dua ratus`, which people say for 1.200.000."""
    millions, below = divmod(amount, 1_000_000)
    return 0 < below < 1_000 and millions > 0 and (millions % 1_000 == 0 or millions < 1_000)


@given(AMOUNTS)
def test_a_number_spelled_in_indonesian_is_read_back(amount):
    read = read_number(num2words(amount, lang="id"))
    assert (read == amount) is not leaves_thousands_out(amount)


@pytest.mark.parametrize("spelled", ["sejuta dua ratus", "dua juta tiga", "dua juta lima puluh", "tiga miliar dua"])
def test_a_number_that_leaves_its_last_scale_unsaid_is_asked_about(spelled):
    doubt = read_number(spelled)
    assert isinstance(doubt, Doubt)
    assert doubt.reason is Reason.SLANG


@given(st.integers(11, 99), st.integers(1, 9))
def test_a_spelled_number_may_be_glued(tens, hundreds):
    assert read_number(num2words(tens, lang="id").replace(" ", "")) == tens
    assert read_number(num2words(hundreds * 100 + tens, lang="id").replace(" ", "")) == hundreds * 100 + tens


@given(st.integers(1_000, 10**12))
@pytest.mark.parametrize(
    "form", ["{}", "Rp{}", "Rp {}", "Rp\u00a0{}", "rp. {}", "Rp{},-", "{},00", "{} rupiah", "*Rp{}*"]
)
def test_every_printed_amount_is_read_back(form, amount):
    assert read_money(form.format(dotted(amount))) == amount


@given(st.integers(1, 999_999))
def test_thousands_and_millions_are_read_back(count):
    for form in (f"{count}rb", f"{count} ribu", f"{count}k", f"{count}RB"):
        assert read_number(form) == count * 1_000
    for form in (f"{count}jt", f"{count} juta"):
        assert read_number(form) == count * 1_000_000


@given(st.integers(0, 999), st.integers(1, 99))
def test_a_decimal_comma_is_read_back(whole, part):
    value = Decimal(f"{whole}.{part:02}")
    assert read_number(f"{whole},{part:02}") == value
    assert read_number(f"{whole},{part:02}jt") == read_number(f"{whole}.{part:02}jt") == value * 1_000_000


@given(st.text(alphabet=st.characters(categories=["Nd", "Nl", "No"]), min_size=1, max_size=6))
def test_only_plain_digits_count(text):
    """Full-width and mathematical digits are plain digits in other clothes; all others are refused."""
    plain = unicodedata.normalize("NFKC", text)
    dressed = all(char.isdecimal() for char in text) and plain.isascii()
    number = read_number(text)
    if dressed:
        assert number == read_number(plain) or isinstance(number, Doubt)
    else:
        assert isinstance(number, Doubt)
        assert number.reason is Reason.STRANGE_DIGITS


def test_hidden_marks_change_nothing():
    assert clean("ke\u200bri\u2060pik\u00ad \u202a14\ufeff") == "keripik 14"


def test_digits_turned_round_are_refused():
    assert clean("keripik \u202e21") == Doubt(Reason.STRANGE_DIGITS, words="21")
    assert clean("\u202ekeripik 21") == "keripik 21"


@pytest.mark.parametrize("text", ["keripik™ 14", "keripik 14®"])
def test_signs_of_a_brand_change_nothing(text):
    assert clean(text) == "keripik 14"


def test_struck_out_digits_are_refused():
    assert isinstance(clean("keripik 1\u03365\u0336 14"), Doubt)


def test_more_than_a_message_can_hold_is_refused():
    assert clean("a" * 4_097) == Doubt(Reason.TOO_LONG)


@pytest.mark.parametrize(
    ("text", "product", "quantity"),
    [
        ("selusin", KERIPIK, 12), ("setengah lusin", KERIPIK, 6), ("selusin", DONAT, 1), ("2 kodi", KERIPIK, 40),
        ("gros", KERIPIK, 144), ("5 ons", KACANG, "0.5"), ("500 gr", KACANG, "0.5"), ("1/4 kilo", KACANG, "0.25"),
        ("14 bungkus bu", KERIPIK, 14), ("gak ada", KERIPIK, 0), ("laku 14", KERIPIK, 14),
        ("2 kg 3 ons", KACANG, "2.3"),
    ],
)  # fmt: skip
def test_a_quantity_is_in_the_unit_of_its_product(text, product, quantity):
    assert read_quantity(text, product) == Decimal(quantity)


@pytest.mark.parametrize(
    ("text", "product", "reason"),
    [
        ("1/2", KERIPIK, Reason.FRACTION), ("2 kg", KERIPIK, Reason.UNIT), ("12 biji", DONAT, Reason.UNIT),
        ("10rb", KERIPIK, Reason.COUNT_OR_MONEY), ("500", KACANG, Reason.UNIT), ("10-12", KERIPIK, Reason.APPROXIMATE),
    ],
)  # fmt: skip
def test_a_quantity_that_does_not_fit_is_asked_about(text, product, reason):
    doubt = read_quantity(text, product)
    assert isinstance(doubt, Doubt)
    assert doubt.reason is reason


def test_a_small_price_is_thousands_only_after_a_price_word():
    assert read_money("harganya 25") == 25_000
    assert read_money("25") == Doubt(Reason.COUNT_OR_MONEY, "25", numbers=(Decimal(25), Decimal(25_000)))
    assert read_money("gopek") == 500
