"""What never changes a reading, what a reading always holds to, and how long it may take."""

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.understand import AsideKind, Reading, Reason, SaidDate, SaidWeek, read_report
from tests.understand.corpus import REPORT_KINDS, cases, read
from tests.understand.shops import SHOPS

PLAIN = [case for kind in ("plain", "states", "words", "units", "nil") for case in cases(kind)]
ALL = [case for kind in REPORT_KINDS for case in cases(kind)]
BEFORE = ("", "Assalamualaikum bu, ", "sore bu Rina. ", "🙏 ", "Halo kak! ", "\n", "  ", "maaf baru lapor, ")
AFTER = (
    "", ", terima kasih", ". makasih ya bu", " 🙏🙏", "!", ".", "...", "..", " 😀", "\n", " ", ", suwun",
    ". Terima kasih banyak bu",
)  # fmt: skip
PIECES = st.sampled_from([word for case in ALL for word in case.text.split()])


def told(reading: Reading) -> tuple[object, ...]:
    """A reading without the words it came from."""
    lines = frozenset(replace(line, words="") for line in reading.lines)
    return reading.intent, lines, frozenset((doubt.about, doubt.reason) for doubt in reading.questions)


@given(st.sampled_from(PLAIN), st.sampled_from(BEFORE), st.sampled_from(AFTER))
@settings(max_examples=400)
def test_greetings_emoji_and_marks_change_nothing(case, before, after):
    around = replace(case, text=f"{before}{case.text}{after}")
    assert told(read(around)) == told(read(case))


@given(st.sampled_from(ALL))
@settings(max_examples=400, deadline=None)
def test_doubled_blanks_change_nothing(case):
    assert told(read(replace(case, text=case.text.replace(" ", "  ")))) == told(read(case))


LISTS = st.sampled_from(
    ["1. keripik 14\n2. nastar 5", "1) keripik laku 14\n2) nastar laku 5", "1. keripik 14 2. nastar 5"]
)
OPENINGS = st.sampled_from(
    [*BEFORE, "bu ", "lapor: ", "Assalamualaikum bu, ", "Halo Bu Rina, izin lapor. ", "laporan minggu ini\n", "kak, "]
)


@given(OPENINGS, LISTS)
def test_a_greeting_before_a_numbered_list_changes_nothing(opening, numbered):
    reading = shown(opening + numbered)
    assert [(line.product, line.sold) for line in reading.lines] == [("KRP", Decimal(14)), ("NST", Decimal(5))]
    assert not reading.must_ask


@pytest.mark.parametrize("text", ["7", "7.", "7..", "7...", "7!", "7. makasih", "7. makasih ya bu 🙏", "laku 7..."])
def test_a_number_is_a_count_whatever_trails_off_behind_it(text):
    (line,) = shown(text, "1").lines
    assert line.sold == 7


ITEMS = {
    "r": ("keripik laku 14", "nastar sisa 3"),
    "j": ("risol 30", "lemper habis", "dadar gulung gak laku", "bakwan 2 lusin"),
    "k": ("keripik 10 rusak 2", "nastar 5", "kacang setengah kilo"),
}


@given(st.data(), st.sampled_from(sorted(ITEMS)), st.sampled_from([", ", "\n", ". ", " dan ", " "]))
def test_the_order_of_items_changes_nothing(data, shop, mark):
    items = data.draw(st.permutations(ITEMS[shop]))
    reading = read_report(mark.join(items), SHOPS[shop].products, SHOPS[shop].placements)
    straight = read_report(", ".join(ITEMS[shop]), SHOPS[shop].products, SHOPS[shop].placements)
    assert told(reading) == told(straight)
    assert not reading.must_ask


@given(st.text(max_size=300) | st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from(sorted(SHOPS)))
@settings(max_examples=500, deadline=None)
def test_no_text_breaks_the_reader_or_its_promises(text, shop):
    reading = read_report(text, SHOPS[shop].products, SHOPS[shop].placements)
    booked = [line.product for line in reading.lines]
    asked = {doubt.about for doubt in reading.questions if doubt.about}
    assert len(booked) == len(set(booked))
    assert asked.isdisjoint(booked)
    for line in reading.lines:
        placed = SHOPS[shop].placements.get(line.product)
        counts = [line.sold, line.left, line.returned, line.damaged, line.expired, line.missing]
        said = [count for count in counts if count is not None]
        assert min(said, default=Decimal(0)) >= 0
        assert placed is None or sum(said) <= placed


LONG = {
    "items": "keripik 14 nastar 5 ", "strangers": "abcdefg hijklmn ", "sums": "5+", "dashes": "-1", "addresses": "a@",
    "zeros": "gak ada yang ", "corrections": "15 eh ", "days": "senin 2 ", "fractions": "1/2 ", "lines": "keripik 1\n",
    "numerals": "satu juta dua ratus ", "one word": "a", "digits": "1", "spaces": " ", "plurals": "kue2 ",
    "phones": "08 ",
}  # fmt: skip


@pytest.mark.parametrize("text", list(LONG.values()), ids=list(LONG))
def test_the_longest_message_takes_linear_time(text):
    """A message may take 50 ms of the processor, on a slow one as long as three million empty steps. The best of
    three is taken, each a letter shorter, for what was read is kept."""
    whole = (text * 4096)[:4096]
    assert min(_seconds(whole[shorter:]) for shorter in range(3)) < max(0.05, 3 * _million_steps())


def _million_steps() -> float:
    start = time.process_time()
    for _ in range(1_000_000):
        pass
    return time.process_time() - start


def _seconds(text: str) -> float:
    start = time.process_time()
    read_report(text, SHOPS["r"].products, SHOPS["r"].placements)
    return time.process_time() - start


def shown(text: str, shop: str = "r") -> Reading:
    return read_report(text, SHOPS[shop].products, SHOPS[shop].placements)


def test_a_line_carries_the_words_it_came_from():
    assert [line.words for line in shown("Sore bu, keripik 14 ya, nastar laku 5").lines] == [
        "keripik 14",
        "nastar laku 5",
    ]


def test_each_part_of_a_message_goes_where_it_belongs():
    reading = shown(
        "keripik 14 nastar 5, kemasannya gampang sobek.\nminta keripik 20 lagi\nsudah setor 255rb\nstok saya berapa?"
    )
    assert [(aside.kind, aside.words) for aside in reading.asides] == [
        (AsideKind.FEEDBACK, "kemasannya gampang sobek"),
        (AsideKind.WISH, "minta keripik 20 lagi"),
        (AsideKind.REMITTANCE, "sudah setor 255rb"),
        (AsideKind.QUESTION, "stok saya berapa?"),
    ]
    assert [line.product for line in reading.lines] == ["KRP", "NST"]
    assert reading.rest == "kemasannya gampang sobek"


def test_the_week_is_told():
    assert shown("laporan minggu lalu keripik 8").week is SaidWeek.LAST
    assert shown("minggu ini keripik 8").week is SaidWeek.THIS
    assert shown("keripik 8").week is None
    assert shown("laporan 16-22 nov keripik 8").dates == (SaidDate(16, 11), SaidDate(22, 11))
    assert shown("tgl 22/11/2026 keripik 8").dates == (SaidDate(22, 11, 2026),)


def test_a_total_is_kept_and_makes_no_lines():
    reading = shown("omzet minggu ini 1,5jt")
    assert (reading.total, reading.lines) == (1_500_000, ())
    assert [doubt.reason for doubt in reading.questions] == [Reason.MONEY_ONLY]


def test_a_question_says_what_the_words_may_mean():
    (which,) = shown("keripik 10", "d").questions
    assert (which.reason, which.products) == (Reason.WHICH_PRODUCT, ("KPM", "KPA"))
    (gap,) = shown("keripik laku 13 sisa 5").questions
    assert (gap.reason, gap.about, gap.numbers) == (Reason.GAP, "KRP", (Decimal(2), Decimal(20)))
    assert gap.line is not None
    assert (gap.line.sold, gap.line.left) == (Decimal(13), Decimal(5))
    (about,) = shown("keripik 10-12").questions
    assert about.numbers == (Decimal(10), Decimal(12))


def test_a_name_that_fits_two_products_means_the_one_that_lies_there():
    products = SHOPS["d"].products
    reading = read_report("keripik 10", products, {"KPM": Decimal(12)})
    assert [line.product for line in reading.lines] == ["KPM"]


@pytest.mark.parametrize("text", ["keripik duapulupulu", "duapuluhratuslima", "limalimalima", "dua puluhpuluh 3"])
def test_a_number_that_ends_inside_a_word_is_none(text):
    """Found by fuzzing: such a word was once read for ever."""
    assert shown(text, "1").lines == ()
