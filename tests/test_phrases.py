"""The lists of phrases: in order, each asked for somewhere, and found as whole words."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from handlers import phrases
from handlers.phrases import any_of, glued, spoken
from tests.layout import modules

LISTS: dict[str, str] = tomllib.loads(Path(phrases.__file__).with_suffix(".toml").read_text("utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_in_order_and_in_small_letters(name: str) -> None:
    listed = [phrase.strip() for phrase in LISTS[name].split(",")]
    assert all(one < other for one, other in pairwise(listed))
    assert all(phrase and phrase == phrase.casefold() for phrase in listed)


def test_every_list_is_asked_for_somewhere() -> None:
    asked = {name for path in modules() for name in re.findall(r"['\"](\w+)['\"]", path.read_text("utf-8"))}
    assert LISTS.keys() - asked == set()


def test_a_phrase_is_found_as_whole_words_the_longest_first() -> None:
    found = spoken("go_to").match("ganti  ke kantin")
    assert found is not None
    assert found[0] == "ganti  ke"
    assert spoken("go_to").search("digantikan") is None
    assert spoken("not_yet").search("BELUM datang")


def test_an_asterisk_stands_for_any_ending() -> None:
    assert re.fullmatch(any_of("wondering"), "dinaikkan")
    assert re.fullmatch(any_of("wondering"), "kokoh") is None


def test_glued_phrases_may_be_followed_by_anything() -> None:
    assert re.match(glued("handing_over"), "tf100")
    assert re.match(any_of("handing_over"), "tf100") is None


def test_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        spoken("nothing of the kind")
