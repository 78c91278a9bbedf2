"""Packs and other names: what a pack holds is read once and then counts, and no word gets a second meaning."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from bot.domain.product import Product
from handlers.understand import Doubt, Reason, clash, read_correction, read_pack, read_quantity, read_report
from storage.tables.columns import Quantity
from tests.understand.shops import KACANG, KERIPIK, NASTAR

IN_DUS = replace(KERIPIK, packs=(("dus", Decimal(24)), ("renteng", Decimal(10)), ("pak", Decimal(5))))
IN_TENS = replace(KERIPIK, packs=(("lusin", Decimal(10)),))
IN_BAGS = replace(KACANG, packs=(("bungkus", Decimal("0.25")), ("karung", Decimal(25))))


@pytest.mark.parametrize(
    ("product", "text", "sold"),
    [
        (IN_DUS, "keripik 2 dus", "48"),
        (IN_DUS, "keripik laku 2 dos", "48"),
        (IN_DUS, "sedus keripik", "24"),
        (IN_DUS, "keripik setengah dus", "12"),
        (IN_DUS, "keripik 1,5 dus", "36"),
        (IN_DUS, "keripik tiga renteng", "30"),
        (IN_DUS, "keripik 2 pak", "10"),
        (IN_DUS, "keripik 2 bungkus", "2"),
        (IN_DUS, "keripik 1 lusin 3 biji", "15"),
        (IN_DUS, "keripik 5 bungkus + 3", "8"),
        (IN_DUS, "keripik selusin", "12"),
        (IN_TENS, "keripik selusin", "10"),
        (IN_TENS, "keripik setengah lusin", "5"),
        (IN_TENS, "keripik 1,5 lusin", "15"),
        (IN_BAGS, "kacang 3 bungkus", "0.75"),
        (IN_BAGS, "kacang 1 karung", "25"),
        (IN_BAGS, "kacang 500 gr", "0.5"),
    ],
)
def test_a_pack_of_known_size_is_read_exactly(product: Product, text: str, sold: str) -> None:
    reading = read_report(text, [product], {})
    assert [line.sold for line in reading.lines] == [Decimal(sold)]
    assert not reading.must_ask


@pytest.mark.parametrize(
    ("product", "text"),
    [
        (KERIPIK, "keripik 2 dus"),
        (KERIPIK, "keripik serenteng"),
        (KERIPIK, "keripik 1 bal"),
        (KERIPIK, "keripik 1 karung"),
        (KACANG, "kacang 3 bungkus"),
        (IN_DUS, "keripik 2 dus + 3"),
        (IN_DUS, "keripik 2 dus 3 bungkus"),
        (IN_DUS, "keripik 1/5 dus"),
        (IN_DUS, "keripik 1/2 renteng dan 1/3 dus"),
        (IN_TENS, "keripik 1 lusin 3 biji"),
        (IN_TENS, "keripik 1 lusin 6 bungkus"),
        (IN_TENS, "keripik 1 lusin + 3"),
        (IN_TENS, "keripik 1/4 lusin"),
        (KACANG, "kacang 1/3 kg"),
        (KACANG, "kacang 0,5 gram"),
        (KACANG, "kacang 0,0005 kg"),
    ],
)
def test_what_a_pack_does_not_settle_is_asked(product: Product, text: str) -> None:
    reading = read_report(text, [product], {})
    assert reading.lines == ()
    assert reading.must_ask


def test_packs_count_in_answers_and_corrections_too() -> None:
    assert read_quantity("2 dus", IN_DUS) == 48
    assert getattr(read_correction("keripik 2 dus bukan 3 dus", [IN_DUS]), "new", None) == 48
    assert isinstance(read_quantity("2 dus", KERIPIK), Doubt)


@for_any(
    size=st.integers(1, 500),
    unit=st.sampled_from(["dus", "renteng", "kodi", "karung", "toples"]),
    form=st.sampled_from(["1 {u} = {n} bungkus", "{u} isi {n}", "isi {n} per {u}", "se{u} {n}", "isi {n} bks / {u}"]),
)
def test_every_way_to_say_a_size_says_the_same(size: int, unit: str, form: str) -> None:
    assert read_pack(form.format(u=unit, n=size), KERIPIK) == (unit, Decimal(size))


@for_any(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_packs_and_names(text: str) -> None:
    size = read_pack(text, KERIPIK)
    assert isinstance(size, Doubt) or size[1] > 0
    clash(text, "KRP", [KERIPIK, NASTAR], frozenset({"saldo"}))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1 bungkus = 3", Reason.OWN_UNIT),
        ("1 dus = 2 dus", Reason.SEVERAL_NUMBERS),
        ("1 dus", Reason.NO_NUMBER),
        ("dus", Reason.NO_NUMBER),
        ("", Reason.NO_NUMBER),
        ("1 dus = 2,5", Reason.FRACTION),
        ("1 dus = 3 renteng", Reason.UNIT),
        ("1 dus = 24 katanya", Reason.UNKNOWN_WORDS),
    ],
)
def test_what_is_no_size_says_why(text: str, reason: Reason) -> None:
    found = read_pack(text, KERIPIK)
    assert isinstance(found, Doubt)
    assert found.reason is reason


def test_a_learned_name_reads_and_a_taken_one_is_refused() -> None:
    products = [replace(KERIPIK, aliases=("kremes",)), NASTAR]
    assert [line.product for line in read_report("kremes 4", products, {}).lines] == ["KRP"]
    assert clash("kremes", "NST", products, frozenset()) is not None
    assert clash("kremes", "KRP", products, frozenset()) is None


@pytest.mark.parametrize("amount", ["0.0005", "0.3333333333", "1.0001"])
def test_nothing_finer_than_a_thousandth_is_cut_silently(amount: str) -> None:
    with pytest.raises(ValueError, match="thousandth"):
        Quantity().process_bind_param(Decimal(amount), None)  # type: ignore[arg-type]
    assert Quantity().process_bind_param(Decimal("0.333"), None) == 333  # type: ignore[arg-type]
