"""A word nobody knows beside a number: the number is asked about, whatever else the message says."""

import re
from decimal import Decimal

import pytest

from handlers.understand import read_report
from tests.understand.corpus import cases
from tests.understand.shops import SHOPS

PLAIN = [case for case in cases("plain") if case.clear and case.meant[0].lines]


@pytest.mark.parametrize("case", PLAIN, ids=[case.text for case in PLAIN])
def test_an_unknown_word_before_a_number_makes_a_question(case):
    shop = SHOPS[case.shop]
    for number in re.finditer(r"(?<=[a-z] )\d+\b(?![.,/:])", case.text):
        changed = f"{case.text[: number.start()]}gramblung {case.text[number.start() :]}"
        assert read_report(changed, shop.products, shop.placements).must_ask, changed


@pytest.mark.parametrize("stranger", ["gramblung", "digramblung", "nggramblung", "gramblungan"])
@pytest.mark.parametrize(
    "text",
    [
        *("keripik 10 {} nastar 5", "keripik {} nastar 5", "{} keripik 10, nastar 5", "keripik {} 10"),
        *("keripik 10, {} nastar 5", "keripik laku 10 tapi {} nastar 5", "keripik {} dan nastar laku 5"),
    ],
)
def test_an_unknown_word_leaves_open_what_stands_on_either_side(text, stranger):
    shop = SHOPS["r"]
    assert read_report(text.format(stranger), shop.products, shop.placements).lines == ()


def test_words_behind_what_was_told_change_nothing():
    shop = SHOPS["r"]
    for text in ("keripik laku 10 di gramblung", "keripik laku 10 soalnya gramblung", "keripik 10 dibeli gramblung"):
        reading = read_report(text, shop.products, shop.placements)
        assert [(line.product, line.sold) for line in reading.lines] == [("KRP", Decimal(10))]
        assert not reading.must_ask
