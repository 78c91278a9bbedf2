"""The corpus: no number is booked that the writer did not mean, and hardly anything clear is asked about."""

from collections import Counter

import pytest

from tests.understand.corpus import REPORT_KINDS, Verdict, cases, judge, judge_answer, judge_number, pairs, read
from tests.understand.table import DOCUMENT, table


@pytest.mark.parametrize("kind", REPORT_KINDS)
def test_no_message_of_the_corpus_is_booked_wrongly(kind):
    wrong = [case.text for case in cases(kind) if judge(case, read(case)) is Verdict.WRONG]
    assert wrong == []


def test_nearly_every_clear_message_is_read_exactly():
    verdicts = Counter(judge(case, read(case)) for kind in REPORT_KINDS for case in cases(kind) if case.clear)
    assert verdicts[Verdict.EXACT] >= 0.95 * verdicts.total()


def test_the_corpus_holds_many_messages_and_each_once():
    texts = [(case.text, case.shop) for kind in REPORT_KINDS for case in cases(kind)]
    assert len(texts) >= 600
    assert [text for text, count in Counter(texts).items() if count > 1] == []


@pytest.mark.parametrize(("text", "expected"), list(pairs("numbers")))
def test_a_number_has_its_documented_value_or_is_asked_about(text, expected):
    assert judge_number(text, expected) is Verdict.EXACT


@pytest.mark.parametrize(("text", "expected"), list(pairs("answers")))
def test_yes_and_no_are_understood_in_all_their_forms(text, expected):
    assert judge_answer(text, expected) is Verdict.EXACT


def test_the_documented_table_is_what_the_reader_does_today():
    assert table() in DOCUMENT.read_text("utf-8")
