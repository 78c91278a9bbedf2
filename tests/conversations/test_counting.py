"""Counts that are not clear at once: one short question each, and none is guessed away."""

import pytest

from handlers import sentences
from handlers.understand import Reason
from tests.town import Town


def test_there_is_a_sentence_for_every_reason_to_ask() -> None:
    assert set(Reason) == set(sentences.SENTENCES)


def test_a_number_alone_belongs_to_the_product_that_is_chosen(town: Town) -> None:
    assert "Yang mana" in town.says("siti", "14")
    assert "Keripik Pisang: laku *14*" in town.says("siti", "1")


def test_a_word_nobody_knows_is_learned_once_it_was_confirmed(town: Town) -> None:
    town.says("siti", "kremes 5")
    assert "Keripik Pisang: laku *5*" in town.says("siti", "keripik")
    town.says("siti", "ya")
    town.goes_to("2026-11-28", 16, 5)
    assert "Keripik Pisang: laku *3*" in town.says("siti", "kremes 3")


def test_damage_alone_is_not_taken_for_a_whole_report(town: Town) -> None:
    assert "berapa yang laku" in town.says("siti", "keripik rusak 2")
    answer = town.says("siti", "10")
    assert "laku *10* rusak 2 sisa 8" in answer


def test_sold_or_left_is_asked_with_two_buttons(town: Town) -> None:
    town.says("siti", "keripik 5 lagi")
    assert "sisa 5" in town.says("siti", "sisa")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("keripik 14 atau 15", "belum angka pasti"),
        ("sambel 3", "sambel 3"),
        ("keripik -3", "-3"),
        ("kacang 2", "kacang 2"),
    ],
)
def test_an_unclear_change_of_a_draft_says_why_and_keeps_it(town: Town, words: str, why: str) -> None:
    town.says("siti", "keripik 14 nastar 5")
    answer = town.says("siti", words)
    assert why in answer
    assert "*Rp255.000*" in answer


def test_a_draft_of_one_product_takes_a_bare_number(town: Town) -> None:
    town.says("siti", "keripik 5")
    assert "laku *13*" in town.says("siti", "eh 13")


def test_what_is_left_corrects_what_was_sold(town: Town) -> None:
    town.says("siti", "keripik 15")
    assert "laku *13* sisa 7" in town.says("siti", "keripik sisa 7")


def test_the_same_name_twice_is_one_question(town: Town) -> None:
    town.says("siti", "lapor")
    town.says("siti", "keripik keripik nastar")
    town.says("siti", "5")
    assert "Nastar: laku *4*" in town.says("siti", "4")


def test_a_correction_changes_the_week_it_names(town: Town) -> None:
    town.says("siti", "keripik 8")
    town.says("siti", "ya")
    town.goes_to("2026-11-28", 16, 5)
    town.says("siti", "keripik 3")
    town.says("siti", "ya")
    answer = town.says("siti", "yang minggu lalu keripik harusnya 7")
    assert "16–22 Nov" in answer
    assert "8 → *7*" in answer


def test_nobody_reports_on_a_week_before_joining(town: Town) -> None:
    answer = town.says("siti", "laporan minggu lalu keripik 8")
    assert "9–15 Nov" not in answer
    assert "16–22 Nov" in answer


def test_money_named_beside_the_counts_is_offered_next(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5 setor 255rb")
    assert "Setorannya" in town.says("siti", "ya")


def test_a_second_correction_of_a_settled_week_goes_on_from_the_first(town: Town) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    town.says("siti", "setor 255rb")
    town.taps("rina", "Terima")
    town.says("siti", "nastar harusnya 4")
    town.says("siti", "ya")
    town.taps("rina", "Setuju")
    answer = town.says("siti", "nastar harusnya 6")
    assert "Rp60.000" in answer


def test_a_clear_message_counts_where_a_choice_was_asked(town: Town) -> None:
    assert "Itu produk yang mana?" in town.says("siti", "keripik 10, sambal 4")
    said = town.says("siti", "nastar 4")
    assert "Keripik Pisang: laku *10* sisa 10" in said
    assert "Nastar: laku *4* sisa 4" in said
    assert "sudah dicatat" in town.says("siti", "ya")


def test_counts_said_anew_replace_the_ones_in_doubt(town: Town) -> None:
    assert "Kira-kira kenapa" in town.says("siti", "keripik laku 13 sisa 5")
    assert "Keripik Pisang: laku *14* sisa 6" in town.says("siti", "oh keripik laku 14 sisa 6")


def test_what_is_doubtful_again_is_no_answer_either(town: Town) -> None:
    town.says("siti", "keripik 10, sambal 4")
    assert "Itu produk yang mana?" in town.says("siti", "nastar 40")


def test_a_product_named_beside_a_draft_is_asked_about(town: Town) -> None:
    town.says("siti", "keripik")
    assert "laku *14*" in town.says("siti", "14")
    assert "*Nastar* (titipan 8): berapa yang laku?" in town.says("siti", "nastar")
    said = town.says("siti", "5")
    assert "Keripik Pisang: laku *14* sisa 6" in said
    assert "Nastar: laku *5* sisa 3" in said


def test_what_is_not_said_anew_stays_in_an_edited_draft(town: Town) -> None:
    town.says("siti", "keripik 14 rusak 1 nastar 5")
    assert "Sejauh ini: Keripik Pisang 14 dan Nastar 5" in town.taps("siti", "Ubah")
    said = town.says("siti", "nastar 4")
    assert "Keripik Pisang: laku *14* rusak 1 sisa 5" in said
    assert "Nastar: laku *4* sisa 4" in said


def test_an_edited_draft_keeps_what_was_sold_beside_new_damage(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.taps("siti", "Ubah")
    said = town.says("siti", "keripik rusak 2")
    assert "Keripik Pisang: laku *14* rusak 2 sisa 4" in said
    assert "Nastar: laku *5* sisa 3" in said


def test_an_edited_draft_can_be_counted_one_by_one(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.taps("siti", "Ubah")
    town.taps("siti", "Satu per satu")
    town.says("siti", "3")
    said = town.says("siti", "2")
    assert "Keripik Pisang: laku *3*" in said
    assert "Nastar: laku *2*" in said


@pytest.mark.parametrize("answer", ["nastarnya 5", "5"])
def test_of_a_half_message_only_the_missing_count_is_asked(town: Town, answer: str) -> None:
    assert "*Nastar* (titipan 8): berapa yang laku?" in town.says("siti", "kripik 14 nastr")
    said = town.says("siti", answer)
    assert "Keripik Pisang: laku *14* sisa 6" in said
    assert "Nastar: laku *5* sisa 3" in said


def test_kosong_that_means_nothing_sold_is_a_report_of_nothing(town: Town) -> None:
    town.says("siti", "kosong")
    said = town.taps("siti", "Belum ada yang laku")
    assert "Belum ada yang laku ya, Bu (0)" in said


def test_a_kind_of_loss_corrects_the_product_it_was_said_of(town: Town) -> None:
    town.says("siti", "keripik laku 14 rusak 2, nastar 5 basi 1")
    said = town.says("siti", "eh basinya 2")
    assert "Nastar: laku *5* basi 2 sisa 1" in said
    assert "Keripik Pisang: laku *14* rusak 2 sisa 4" in said


def test_a_bare_number_beside_a_draft_of_two_is_given_to_one(town: Town) -> None:
    town.says("siti", "keripik laku 14 rusak 2, nastar 5")
    assert "Yang mana" in town.says("siti", "eh 15")
    said = town.says("siti", "keripik")
    assert "Keripik Pisang: laku *15* rusak 2 sisa 3" in said
    assert "Nastar: laku *5* sisa 3" in said


def test_damage_found_later_is_added_to_the_report(town: Town) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    said = town.says("siti", "keripik rusak 2")
    assert "Keripik Pisang: laku 14 rusak 2 sisa 4" in said.replace("*", "")
    assert "Rp255.000" in said
