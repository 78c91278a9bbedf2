"""Words of everyday speech: they change no count, and no word that may change one is among them."""

import tomllib
from itertools import cycle, pairwise
from pathlib import Path
from random import Random

import pytest

from bot.domain.product import Product
from handlers.understand import read_report
from handlers.understand.atoms.adjuncts import says_after
from handlers.understand.reading import Intent
from handlers.understand.words import lexicon
from handlers.understand.words.goods import OTHER_GOODS
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.numerals import NUMBER_WORDS
from handlers.understand.words.units import UNITS
from handlers.understand.words.vocabulary import slip_of
from tests.understand.corpus import REPORT_KINDS, Verdict, booked_counts, cases, judge, read
from tests.understand.shops import SHOPS

LISTS = words_of("ordinary")
TALK = sorted(LISTS["talk"])
BEHIND = [word for word in TALK if not says_after(word)]
"""Of these, those that do not make *after* of a *habis* before them: `habis ngomong`."""
TOPICS = sorted(LISTS["topics"] | LISTS["counted"])
SHOP = SHOPS["r"]

_DANGEROUS = """
dikasih kasihin ngasih diberi diberikan memberi hadiah bonus gratis free sedekah disumbangkan donasi
ambil diambil ngambil dibawa bawa dibawain diangkut dikirim kirim dikirimin diantar
ditukar tukar tuker dituker barter digadai ganti diganti gantinya refund
dipinjam pinjam minjem hutang utang diutang ngutang ngebon dibon nyicil dicicil kredit dp janji dijanjikan
dicoba coba nyoba tester sampel sample icip dicicip cobain promo
dimakan makan minum diminum dipakai pakai dipake pake disimpan simpan disisihkan dipisah dipisahin disiapkan dititipkan
pesan dipesan order diorder po booking dibooking keep dikeep
mau pengen butuh perlu minta diminta rencana target jatah ditanya nanya tanya cari dicari nyari ditawar
jatuh dijatuhin terjatuh pecah patah basah kebasahan kehujanan layu gosong terbakar mambu basi jamuran bau busuk
kehilangan hilang dicuri maling dicopet dirampok ketemu ditemukan nemu disita
kurang lebih minus plus dikurangi ditambah berkurang bertambah dipotong nyaris hampir sekitar kurleb mungkin kayaknya
batal dibatalin cancel ternyata sebenarnya justru malah katanya konon biasanya maksimal minimal
dikembalikan balik balikin retur tarik ditarik dibuang buang disumbang dijemur digoreng
berapa kenapa gimana besok nanti lusa
manis pedas besar kecil merah coklat jumbo original
"""
DANGEROUS = _DANGEROUS.split()
SILENT = {
    "kasih": "terima kasih",
    "tadi": "the day of the report",
    "kemarin": "the day of the report",
    "tidak": "a denial that denies nothing, until what was denied follows",
    "bukan": "a correction, until what is corrected follows",
    "salah": "a correction, until what is corrected follows",
    "kalau": "a condition, until what it sets follows",
}
"""Words of danger that the reader has a sense for, by which they say nothing behind a count: why."""


@pytest.fixture(scope="module")
def clear():
    """Each clear message that is read exactly, with what is booked of it."""
    read_so = ((case, read(case)) for kind in REPORT_KINDS for case in cases(kind) if case.clear)
    return [(case, _counts(reading)) for case, reading in read_so if judge(case, reading) is Verdict.EXACT]


def test_a_word_of_talk_changes_no_count(clear):
    chance = Random(13)
    texts = []
    for (case, _), place in zip(clear, cycle(("before", "after", "between"))):
        word = chance.choice(BEHIND if place == "after" else TALK)
        between = case.text.replace(", ", f", {word}, ", 1)
        texts.append({"before": f"{word} {case.text}", "after": f"{case.text} {word}", "between": between}[place])
    otherwise, asked = _changed(clear, texts)
    assert otherwise == []
    assert len(asked) <= 0.01 * len(clear)


def test_a_topic_in_a_clause_of_its_own_changes_no_count(clear):
    chance = Random(14)
    texts = []
    for (case, _), place in zip(clear, cycle(("before", "after"))):
        word = chance.choice(TOPICS)
        texts.append(f"{word}, {case.text}" if place == "before" else f"{case.text}, {word}")
    otherwise, asked = _changed(clear, texts)
    assert otherwise == []
    assert len(asked) <= 0.03 * len(clear)


@pytest.mark.parametrize("text", ["keripik 14 {}, nastar 5", "keripik 14 {}", "keripik laku 14, 3 {}", "{} keripik 14"])
def test_a_dangerous_word_beside_a_count_is_never_passed_over(text):
    before = _counts(read_report(text.format(""), SHOP.products, SHOP.placements))
    passed_over = []
    for word in DANGEROUS:
        reading = read_report(text.format(word), SHOP.products, SHOP.placements)
        if not reading.must_ask and reading.intent is Intent.REPORT and _counts(reading) == before:
            passed_over.append(word)
    assert passed_over == []


def test_no_dangerous_word_is_ordinary():
    assert not {*DANGEROUS, *SILENT} & {*TALK, *TOPICS}


def test_each_word_stands_in_one_list_and_is_no_slip_number_unit_or_article():
    words = [word for listed in LISTS.values() for word in listed]
    assert len(words) == len(set(words))
    assert [word for word in words if slip_of(word)] == []
    assert not set(words) & (NUMBER_WORDS | set(UNITS) | set(OTHER_GOODS))


@pytest.mark.parametrize("name", ["report.toml", "ordinary.toml"])
def test_the_lists_are_sorted(name):
    lists = tomllib.loads(Path(lexicon.__file__).with_name(name).read_text("utf-8"))
    sections = lists.keys() - {"phrases", "dishes", "spellings", "kinds", "talk_behind"}
    for words in (listed.split() for section in sections for listed in lists[section].values()):
        assert all(one < other for one, other in pairwise(words))


@pytest.mark.parametrize(
    "text",
    [
        "keripik mandi 3",
        "mandi laku 3",
        "keripik laku 14, mandi 3",
        "keripik laku 14, 2 hajatan",
        "keripik sisa 6, wisuda laku 5",
        "keripik 5 tamu",
        "keripik habis buat hajatan",
        "keripik habis buat kamu",
        "keripik habis kondangan",
        "keripik laku 14, rusak 2 tamu",
    ],
)
def test_a_topic_that_may_name_goods_or_say_where_they_went_is_asked_about(text):
    assert read_report(text, SHOP.products, SHOP.placements).must_ask


def test_guests_and_hours_are_no_goods():
    reading = read_report("ada 30 tamu, keripik laku 14", SHOP.products, SHOP.placements)
    assert not reading.must_ask
    assert _counts(reading) == _counts(read_report("keripik laku 14", SHOP.products, SHOP.placements))


def test_other_spellings_mean_what_the_usual_ones_do():
    reading = read_report("keripik lk 10 ss 5 rtr 2 rsak 3", SHOP.products, SHOP.placements)
    usual = read_report("keripik laku 10 sisa 5 retur 2 rusak 3", SHOP.products, SHOP.placements)
    assert (reading.must_ask, _counts(reading)) == (usual.must_ask, _counts(usual)) == (False, _counts(usual))


@pytest.mark.parametrize("text", ["tidak ada kabar", "belum ngobrol", "gak ada wisuda", "tidak ada tamu"])
def test_what_is_denied_of_something_else_is_no_report(text):
    reading = read_report(text, SHOP.products, SHOP.placements)
    assert (reading.intent, reading.must_ask) == (Intent.OTHER, False)


@pytest.mark.parametrize("name", ["Kopi Galau", "Wisuda", "Es Ngakak", "Tamu Agung"])
def test_what_a_shop_sells_wins_over_an_ordinary_word(name):
    sold = Product("ABC", name, "bungkus", 5000)
    for text in (f"{name} 5", f"{name} laku 5", f"5 {name}"):
        reading = read_report(text, (sold,), {})
        assert _counts(reading) == {"ABC": {"sold": 5}}


@pytest.mark.parametrize(("name", "word"), [("Tamua", "tamu"), ("Semangkat", "semangat"), ("Kembalau", "galau")])
def test_an_ordinary_word_near_the_name_of_a_product_is_asked_about(name, word):
    reading = read_report(f"{word} 5, keripik 14", (*SHOP.products, Product("ABC", name, "bungkus", 5000)), {})
    assert reading.must_ask
    assert "ABC" not in {line.product for line in reading.lines}


def _changed(clear, texts):
    """The texts of which something else is booked than of the messages they were made of, and those asked about."""
    otherwise, asked = [], []
    for (case, counts), text in zip(clear, texts, strict=True):
        reading = read_report(text, SHOPS[case.shop].products, SHOPS[case.shop].placements)
        if reading.must_ask:
            asked.append(text)
        elif _counts(reading) != counts:
            otherwise.append(text)
    return otherwise, asked


def _counts(reading):
    return {line.product: booked_counts(line) for line in reading.lines}


def test_a_word_of_reports_has_one_sense():
    senses = list(words_of("words").values())
    words = [word for sense in senses for word in sense]
    assert len(words) == len(set(words)) > 1_000
