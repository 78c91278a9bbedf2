"""Story 24, the evaluation: every three months each side answers five short questions, and both see what came of it."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, select, update

from storage import tables
from storage.tables.columns import table_of
from tests.town import Town

_evaluations = table_of(tables.Evaluation)
_marks = table_of(tables.EvaluationMark)
_agreements = table_of(tables.Agreement)
_partners = table_of(tables.Partner)
DUE, REMINDED, CLOSED = "2027-02-16", "2027-02-23", "2027-03-02"
"""Bu Siti agreed on 16 November 2026."""


@pytest.fixture
def town(engine: Engine) -> Town:
    """Bu Siti has reported once; it is the day before her evaluation, and nothing was done in between."""
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 20 nastar 8")
    goes_quietly(town, "2026-11-21", 17)
    town.reports("siti", "keripik laku 14 rusak 1, nastar 5")
    goes_quietly(town, "2027-02-15", 12)
    return listens(town)


def goes_quietly(town: Town, day: str, hour: int) -> None:
    """Move the clock without doing what falls due on the way, as where the server is down."""
    year, month, number = map(int, day.split("-"))
    town.now = town.now.replace(year=year, month=month, day=number, hour=hour)


def listens(town: Town) -> Town:
    """All that was said so far is read."""
    for who in ("rina", "siti", "eko", "dita"):
        town.hears(who)
    return town


@pytest.fixture
def due(town: Town) -> Town:
    """Both sides were invited today."""
    town.goes_to(DUE, 10, 5)
    return listens(town)


def test_both_are_invited_on_the_day_and_no_conversation_opens_by_itself(town: Town) -> None:
    town.goes_to(DUE, 9, 55)
    assert "evaluasi" not in town.hears("siti") + town.hears("rina")
    town.goes_to(DUE, 10, 5)
    assert "waktunya evaluasi tiga bulanan dengan Kue Bu Rina" in town.hears("siti")
    assert "sampai 2 Mar" in town.bubbles("siti")[-1].text
    assert [button.label for button in town.bubbles("siti")[-1].buttons] == ["Mulai", "Nanti"]
    assert "waktunya evaluasi tiga bulanan dengan Warung Bu Siti" in town.hears("rina")
    assert "Keripik" in town.says("siti", "stok")
    for _minute in range(3):
        town.ticks()
    assert "evaluasi" not in town.hears("siti") + town.hears("rina")


def test_five_answers_in_one_message_and_both_see_what_came_of_it(due: Town) -> None:
    asked = due.taps("siti", "Mulai")
    assert "Bagaimana *barang*?" in asked
    assert "Dari Bu Siti: barang 4, harga 4, pengiriman 3, komunikasi 5, mau lanjut ya" in due.says(
        "siti", "4 4 3 5 ya"
    )
    assert "paling lambat 2 Mar" in due.taps("siti", "Kirim")
    assert "paling lambat 2 Mar" in due.says("siti", "evaluasi")
    assert due.hears("rina") == ""
    assert "Bagaimana *laporan*?" in due.taps("rina", "Mulai")
    due.says("rina", "5 4 4 5 ya")
    told = due.says("rina", "kirim")
    assert "laporan tepat waktu 1/2" in told
    assert "retur, rusak, dan basi 3%" in told
    assert "16 Nov – 15 Des Rp340.000" in told
    for said in (told, due.hears("siti"), due.says("siti", "evaluasi"), due.says("rina", "hasil evaluasi siti")):
        assert "Dari Warung Bu Siti: barang 4, harga 4, pengiriman 3, komunikasi 5, mau lanjut ya" in said
        assert "Dari Kue Bu Rina: laporan 5, setoran 4, penjualan dan penataan 4, komunikasi 5, mau lanjut ya" in said


def test_one_by_one_with_buttons_typed_words_and_skips(due: Town) -> None:
    due.says("siti", "evaluasi")
    assert "harga" in due.taps("siti", "5 bagus sekali")
    assert "pengiriman" in due.says("siti", "3 kemahalan bu")
    assert "komunikasi" in due.says("siti", "lewati")
    assert "lanjut" in due.says("siti", "5 kak")
    assert "barang 5, harga 3 (“kemahalan bu”), komunikasi 5, mau lanjut tidak" in due.says("siti", "tidak")


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("evaluasi 4 4 3 5 ya", "barang 4, harga 4, pengiriman 3, komunikasi 5, mau lanjut ya"),
        ("Evaluasi barang 4 harga 3, pengiriman 5 komunikasi 5, lanjut ya", "barang 4, harga 3, pengiriman 5"),
        ("evaluasi 4,4,3,5,tidak", "komunikasi 5, mau lanjut tidak"),
        ("evaluasi 4 barang, 3 harga", "Bagaimana *pengiriman*?"),
        ("isi evaluasi 4 - 3 5 5", "barang 4, pengiriman 3, komunikasi 5, mau lanjut ya"),
    ],
)
def test_the_command_may_hold_the_answers(due: Town, words: str, marks: str) -> None:
    assert marks in due.says("siti", words)


def test_what_names_its_question_corrects_it_before_it_is_sent(due: Town) -> None:
    due.says("siti", "evaluasi 4 4 3 5 ya")
    assert "barang 4, harga 2, pengiriman 3" in due.says("siti", "harga 2")
    due.says("siti", "selesai bu")
    assert marks_kept(due)["price"] == 2


def test_words_are_told_on_only_where_their_writer_allows_it(due: Town) -> None:
    asked = due.says("siti", "evaluasi 4 4 3 5 ya kemasannya gampang sobek")
    assert "Boleh Kue Bu Rina membaca itu" in asked
    due.taps("siti", "Boleh")
    assert "laporan 5 (“kadang telat”)" in due.says("rina", "evaluasi siti 5 kadang telat 4 3 5 ya")
    assert "Boleh Warung Bu Siti membaca itu" in due.says("rina", "rak depan kurang rapi")
    told = due.says("rina", "jangan")
    assert "“kemasannya gampang sobek”" in told
    for said in (told, due.hears("siti")):
        assert "laporan 5, setoran 4" in said
        assert "rapi" not in said
        assert "telat" not in said


def test_the_buttons_may_be_typed_and_begin_means_the_menu_elsewhere(due: Town) -> None:
    assert "Bagaimana *barang*?" in due.says("siti", "mulai")
    assert "Bagaimana *laporan*?" in due.says("rina", "Mulai bu")
    due.says("siti", "batal")
    assert "Ada yang bisa saya bantu" in due.says("siti", "mulai")


def test_it_is_answered_in_english_too(due: Town) -> None:
    due.says("siti", "english")
    assert "the goods 4, the prices 4, delivery 3, communication 5, going on together yes" in due.says(
        "siti", "evaluation 4 4 3 5 yes"
    )


def test_later_puts_it_off_and_says_how_to_come_back(due: Town) -> None:
    assert "tulis *evaluasi*" in due.taps("siti", "Nanti")
    assert "tulis *evaluasi*" in due.says("rina", "nanti")
    due.says("siti", "evaluasi")
    assert "tulis *evaluasi*" in due.says("siti", "nanti aja ya bu")
    assert "Bagaimana *barang*?" in due.says("siti", "evaluasi")
    assert marks_kept(due) == {}


def test_it_gives_way_to_reports_and_commands(due: Town) -> None:
    due.says("siti", "evaluasi")
    due.says("siti", "4")
    assert "Keripik Pisang" in due.says("siti", "stok")
    assert "Setor" in due.says("siti", "keripik 3 nastar 2")
    said = due.says("siti", "ya")
    assert "Bagaimana *harga*?" in said or "Bagaimana *harga*?" in due.says("siti", "lewati")
    assert "komunikasi" in due.says("siti", "4 3")


@pytest.mark.parametrize("words", ["9 9 9", "10", "4,5", "1 2 3 4 5 5", "bagus semua"])
def test_what_is_no_mark_is_asked_again(due: Town, words: str) -> None:
    due.says("siti", "evaluasi")
    assert "Bagaimana *barang*?" in due.says("siti", words)


def test_the_first_of_two_people_answers_for_the_partner(due: Town) -> None:
    due.joins("dita", "Warung Bu Siti")
    for who in ("siti", "dita"):
        due.says(who, "evaluasi 4 4 3 5 ya" if who == "siti" else "evaluasi 1 1 1 1 tidak")
    due.says("dita", "kirim")
    assert "Jawaban Warung Bu Siti sudah saya catat" in due.says("siti", "kirim")
    assert marks_kept(due)["goods"] == 1
    due.says("rina", "evaluasi siti 5 4 4 5 ya")
    due.says("rina", "kirim")
    for who in ("siti", "dita"):
        assert "barang 1" in due.hears(who)


def test_who_has_not_answered_is_reminded_once_and_then_both_see_what_there_is(due: Town) -> None:
    due.says("rina", "evaluasi siti 5 4 4 5 ya")
    due.says("rina", "kirim")
    due.goes_to(REMINDED, 9, 55)
    assert "evaluasi" not in due.hears("siti")
    due.goes_to("2027-02-25", 12)
    assert due.hears("siti").count("evaluasi tiga bulanan") == 1
    assert "evaluasi tiga bulanan" not in due.hears("rina")
    due.goes_to(CLOSED, 10, 5)
    for who in ("siti", "rina"):
        told = due.hears(who)
        assert "Warung Bu Siti belum menjawab" in told
        assert "Dari Kue Bu Rina: laporan 5" in told
    assert "belum menjawab" in due.says("siti", "evaluasi 4 4 3 5 ya")
    due.goes_to("2027-03-05", 12)
    assert "belum menjawab" not in due.hears("rina")


def test_answers_that_come_when_the_time_is_over_change_nothing(due: Town) -> None:
    due.goes_to("2027-03-01", 12)
    due.says("siti", "evaluasi 4 4 3 5 ya")
    due.goes_to(CLOSED, 10, 5)
    due.hears("siti")
    assert "belum menjawab" in due.says("siti", "kirim")
    assert marks_kept(due) == {}


def test_the_agreed_change_is_kept_and_terms_move_only_by_a_new_agreement(due: Town) -> None:
    both_answer(due)
    due.taps("rina", "Catat kesepakatan")
    said = due.says("rina", "kirim keripik dua kali seminggu")
    assert "Dicatat: “kirim keripik dua kali seminggu”" in said
    assert "“kirim keripik dua kali seminggu”" in due.hears("siti")
    for who, words in (("siti", "evaluasi"), ("rina", "evaluasi siti")):
        assert "Disepakati: “kirim keripik dua kali seminggu”" in due.says(who, words)
    assert versions(due) == 1
    assert "Apa yang berubah" in due.taps("rina", "Ubah kesepakatan")
    due.says("rina", "30%")
    due.says("rina", "ya")
    assert versions(due) == 2
    assert "25%" in due.says("siti", "kesepakatan").split("Perubahan")[0]


@pytest.mark.parametrize("words", ["tidak ada", "gak ada bu", "lewati", "tetap saja", "tidak ada perubahan"])
def test_nothing_may_be_agreed_on(due: Town, words: str) -> None:
    both_answer(due)
    due.taps("rina", "Catat kesepakatan")
    assert "tidak ada yang berubah" in due.says("rina", words)
    assert due.hears("siti") == ""
    assert "Disepakati" not in due.says("siti", "evaluasi")


def test_nothing_is_agreed_on_before_both_have_answered(due: Town) -> None:
    due.says("rina", "evaluasi siti 5 4 4 5 ya")
    due.says("rina", "kirim")
    assert "paling lambat 2 Mar" in due.says("rina", "kesepakatan evaluasi siti kirim dua kali")


def test_before_the_first_there_is_nothing_to_see(town: Town) -> None:
    assert "Belum ada evaluasi" in town.says("siti", "evaluasi")
    assert "Belum ada evaluasi" in town.says("rina", "evaluasi siti")


def test_a_partner_that_leaves_is_not_asked(town: Town) -> None:
    town.says("siti", "mau berhenti titip")
    town.says("siti", "ya")
    listens(town)
    town.goes_to(CLOSED, 12)
    assert "evaluasi" not in town.hears("siti") + town.hears("rina")


def test_a_partner_that_leaves_meanwhile_is_left_alone(due: Town) -> None:
    due.says("siti", "mau berhenti titip")
    due.says("siti", "ya")
    listens(due)
    due.goes_to("2027-03-10", 12)
    assert "evaluasi" not in due.hears("siti")
    assert "belum menjawab" not in due.hears("rina")


def test_the_next_one_comes_three_months_later(due: Town) -> None:
    both_answer(due)
    goes_quietly(due, "2027-05-16", 9)
    due.goes_to("2027-05-16", 10, 5)
    assert "evaluasi tiga bulanan" in due.hears("siti")
    assert "16 Feb – 15 Mei" in due.says("siti", "evaluasi")


def test_one_that_fell_due_while_the_server_was_down_is_asked_for_later(town: Town) -> None:
    goes_quietly(town, "2027-02-20", 9)
    town.goes_to("2027-02-20", 10, 5)
    assert "sampai 6 Mar" in town.hears("siti")


def test_one_that_was_missed_for_long_is_left_out(town: Town) -> None:
    goes_quietly(town, "2027-03-20", 9)
    town.goes_to("2027-03-20", 10, 5)
    assert "evaluasi tiga" not in town.hears("siti")


def test_what_falls_into_lebaran_is_asked_behind_it(engine: Engine) -> None:
    town = Town(engine)
    town.opens()
    goes_quietly(town, "2026-12-08", 9)
    town.joins("siti", "Warung Bu Siti")
    goes_quietly(town, "2027-03-08", 9)
    listens(town)
    town.goes_to("2027-03-17", 12)
    assert "evaluasi" not in town.hears("siti") + town.hears("rina")
    town.goes_to("2027-03-20", 12)
    assert town.hears("siti").count("waktunya evaluasi") == 1
    assert town.hears("rina").count("waktunya evaluasi") == 1


def test_several_partners_of_one_day_are_one_letter_to_the_owner(engine: Engine) -> None:
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti")
    town.joins("eko", "Warung Pak Eko")
    goes_quietly(town, DUE, 9)
    listens(town)
    town.goes_to(DUE, 10, 5)
    assert town.hears("rina").count("waktunya evaluasi") == 1
    assert "Warung Bu Siti dan Warung Pak Eko" in town.bubbles("rina")[-1].text
    assert "*Warung Pak Eko* dan Kue Bu Rina" in town.taps("rina", "Warung Pak Eko")
    town.says("rina", "4 4 4 4 ya")
    town.says("rina", "kirim")
    assert "Dengan mitra yang mana" in town.says("rina", "evaluasi")
    assert "Bagaimana *laporan*?" in town.says("rina", "siti")


def test_the_day_is_that_of_the_partners_zone(town: Town) -> None:
    with town.engine.begin() as connection:
        connection.execute(update(_partners).values(zone="Asia/Jayapura"))
    town.goes_to(DUE, 7, 55)
    assert "evaluasi" not in town.hears("siti")
    town.goes_to(DUE, 8, 5)
    assert "evaluasi tiga bulanan" in town.hears("siti")


def test_a_business_sees_only_its_own(due: Town) -> None:
    both_answer(due)
    due.opens("tini", "Sambal Bu Tini")
    assert "Belum ada mitra" in due.says("tini", "evaluasi siti")


def test_on_a_phone_with_two_places_the_letters_button_is_about_its_own(town: Town) -> None:
    town.joins("siti", "Kantin SD")
    listens(town)
    town.goes_to(DUE, 10, 5)
    assert "Warung Bu Siti" in town.hears("siti")
    town.says("siti", "ganti")
    town.says("siti", "kantin")
    assert "*Warung Bu Siti* dan Kue Bu Rina" in town.taps("siti", "Mulai")


def test_what_somebody_wrote_is_shown_to_that_person_and_erased_on_its_wish(due: Town) -> None:
    due.says("siti", "evaluasi 4 4 3 5 ya kemasannya gampang sobek")
    due.says("siti", "boleh")
    due.says("rina", "evaluasi siti 5 4 4 5 ya bu siti rajin sekali")
    due.says("rina", "boleh")
    due.says("rina", "kesepakatan evaluasi siti siti dapat rak baru")
    assert "“kemasannya gampang sobek”" in due.says("siti", "data saya")
    for who, words in (("siti", "hapus data"), ("siti", "ya"), ("rina", "hapus data siti"), ("rina", "ya")):
        due.says(who, words)
    with due.engine.begin() as connection:
        said = [*connection.execute(select(_marks.c.words)).scalars()]
        agreed = connection.execute(select(_evaluations.c.change)).scalar_one()
    assert not [words for words in (*said, agreed) if "sobek" in words or "siti" in words.casefold()]
    assert marks_kept(due)["goods"] == 4


def both_answer(town: Town) -> None:
    for who, words in (("siti", "evaluasi 4 4 3 5 ya"), ("rina", "evaluasi siti 5 4 4 5 ya")):
        town.says(who, words)
        town.says(who, "kirim")
    listens(town)


def marks_kept(town: Town) -> dict[str, int]:
    """The partner's marks by question."""
    with town.engine.begin() as connection:
        rows = connection.execute(select(_marks.c.topic, _marks.c.mark).where(_marks.c.side == "partner"))
        return {row.topic: row.mark for row in rows}


def versions(town: Town) -> int:
    """How many versions of the agreement there are."""
    with town.engine.begin() as connection:
        return connection.execute(select(func.count()).select_from(_agreements)).scalar_one()


def test_going_on_to_the_next_partner_is_no_word_for_this_one(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko")
    town.goes_to(DUE, 10, 5)
    listens(town)
    assert "Ada pesan untuk Warung Bu Siti" in town.says("rina", "evaluasi siti 5 4 4 5 ya")
    assert "Jawaban Kue Bu Rina sudah saya catat" in town.says("rina", "evaluasi eko")
    town.goes_to(CLOSED, 10, 5)
    told = town.hears("siti")
    assert "laporan 5, setoran 4" in told
    assert "evaluasi eko" not in told


def test_marks_that_follow_the_invitation_begin_it_one_by_one(town: Town) -> None:
    for week in ("1-7 feb", "8-14 feb"):
        town.reports("siti", f"laporan {week} gak ada yang laku")
    town.goes_to(DUE, 10, 5)
    listens(town)
    for mark in ("4", "4", "3", "5"):
        town.says("siti", mark)
    assert "barang 4, harga 4, pengiriman 3, komunikasi 5, mau lanjut ya" in town.says("siti", "ya")


@pytest.mark.parametrize("marks", ["4 4 3 5 ya", "4, 4, 3, 5, ya"])
def test_several_marks_alone_are_no_report(due: Town, marks: str) -> None:
    assert "barang 4, harga 4, pengiriman 3, komunikasi 5, mau lanjut ya" in due.says("siti", marks)


def test_a_number_alone_is_a_report_while_a_week_waits_for_one(due: Town) -> None:
    assert "Yang mana, ya?" in due.says("siti", "4")


def test_the_owner_begins_with_a_mark_too(due: Town) -> None:
    assert "Bagaimana *setoran*?" in due.says("rina", "5")
