"""Marks are read as people write them, and no number is guessed to be one."""

from __future__ import annotations

import pytest

from bot.conversation import Rejected
from bot.domain.evaluation import TOPICS, Mark, Side, Topic
from handlers.marks import marks_named, read_marks

PARTNERS, OWNERS = TOPICS[Side.PARTNER], TOPICS[Side.OWNER]
GOODS, PRICE, DELIVERY, COMMUNICATION, GOING_ON = PARTNERS


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("4 4 3 5 ya", [4, 4, 3, 5, 5]),
        ("4,4,3,5,ya bu makasih", [4, 4, 3, 5, 5]),
        ("4-4-3-5-1", [4, 4, 3, 5, 1]),
        ("4 4 3 5 tidak", [4, 4, 3, 5, 1]),
        ("4 4 3 5", [4, 4, 3, 5]),
        ("4 ya bu", [4]),
        ("4 - 3 lewat 5", [4, 0, 3, 0, 5]),
        ("4 bagus 3 5 5 lanjut", [4, 3, 5, 5, 5]),
        ("menurut saya 4 dan 3", [4, 3]),
        ("barang 4 harga 3 pengiriman 5 komunikasi 5 lanjut ya", [4, 3, 5, 5, 5]),
        ("Barang: 4\nHarga: 3", [4, 3]),
        ("4 barang, 3 harga", [4, 3]),
    ],
)
def test_marks_in_order_or_by_name(words: str, numbers: list[int]) -> None:
    marked = read_marks(words, PARTNERS, GOODS)
    assert [marked[topic].number for topic in PARTNERS[: len(numbers)]] == numbers
    assert len(marked) == len(numbers)
    assert not any(mark.words for mark in marked.values())


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("4 kemasannya sobek", {GOODS: Mark(4, "kemasannya sobek")}),
        ("barang 4 kemasannya sobek, harga 3", {GOODS: Mark(4, "kemasannya sobek"), PRICE: Mark(3)}),
        ("4 3 sering telat", {GOODS: Mark(4), PRICE: Mark(3), Topic.WORDS: Mark(0, "sering telat")}),
        ("harga 3 4", {PRICE: Mark(3), DELIVERY: Mark(4)}),
        ("4, tapi komunikasi 2", {GOODS: Mark(4), COMMUNICATION: Mark(2)}),
    ],
)
def test_words_stand_with_what_they_are_said_of(words: str, marked: dict[Topic, Mark]) -> None:
    assert read_marks(words, PARTNERS, GOODS) == marked


def test_words_behind_all_marks_are_no_answer_to_going_on() -> None:
    marked = read_marks("4 4 3 5 tidak ada keluhan", PARTNERS, GOODS)
    assert GOING_ON not in marked
    assert marked[Topic.WORDS].words == "tidak ada keluhan"
    marked = read_marks("4 4 3 5 ya kemasannya sobek", PARTNERS, GOODS)
    assert (marked[GOING_ON].number, marked[Topic.WORDS].words) == (5, "kemasannya sobek")


def test_going_on_alone_takes_a_yes_a_no_or_neither() -> None:
    for words, number in (("ya", 5), ("lanjut dong", 5), ("tidak", 1), ("masih ragu", 3), ("4", 4)):
        assert read_marks(words, PARTNERS, GOING_ON) == {GOING_ON: Mark(number)}


def test_a_yes_behind_one_mark_only_softens_it() -> None:
    assert read_marks("5 ya", PARTNERS, COMMUNICATION) == {COMMUNICATION: Mark(5)}
    assert read_marks("5 lanjut ya", PARTNERS, COMMUNICATION) == {COMMUNICATION: Mark(5), GOING_ON: Mark(5)}


def test_marks_go_on_from_what_is_asked_and_may_correct_what_was() -> None:
    assert read_marks("3 5", PARTNERS, DELIVERY) == {DELIVERY: Mark(3), COMMUNICATION: Mark(5)}
    assert read_marks("harga 2", PARTNERS, DELIVERY) == {PRICE: Mark(2)}


def test_each_side_names_its_own_questions() -> None:
    marked = read_marks("laporan 5 setoran 4 penataan 3", OWNERS, OWNERS[0])
    assert {topic: mark.number for topic, mark in marked.items()} == dict(zip(OWNERS, (5, 4, 3), strict=False))


@pytest.mark.parametrize(
    "words", ["6", "0", "10", "44355", "4,5", "4/5", "keripik 14 nastar 5", "1 2 3 4 5 5", "4 harga 3"]
)
def test_what_is_no_mark_is_refused(words: str) -> None:
    with pytest.raises(Rejected):
        read_marks(words, PARTNERS, GOODS)


@pytest.mark.parametrize("words", ["bagus", "ya", "", "keripik 3", "nastar 5", "setor 3", "titip keripik 3 ke siti"])
def test_a_number_of_something_else_is_none(words: str) -> None:
    assert read_marks(words, PARTNERS, GOODS) == {}


def test_only_a_message_of_marks_corrects_in_passing() -> None:
    assert marks_named("harga 3, barang 4", PARTNERS) == {PRICE: Mark(3), GOODS: Mark(4)}
    for words in ("harga 3 kemahalan", "kirim tiap 3 hari", "3", "rak harga 3"):
        assert marks_named(words, PARTNERS) == {}
