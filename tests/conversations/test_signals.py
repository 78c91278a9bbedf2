"""Story 31, signals and never accusations: the owner alone is told, and asks kindly where she wants to."""

from __future__ import annotations

import pytest

from bot.channels.message import Incoming
from tests.town import Town

MONDAY = ("2026-11-30", 7, 1)
SILENT = "*Warung Bu Siti*: 2 minggu berturut-turut belum ada laporan: 16–22 Nov dan 23–29 Nov."
SUSPICION = ("curiga", "curang", "mencuri", "bohong", "selisih", "signal", "tanda", "wajar")


@pytest.fixture
def town(town: Town) -> Town:
    """Warung Bu Siti has not answered for two weeks; it is Monday morning."""
    town.goes_to(*MONDAY)
    town.hears("siti")
    return town


@pytest.fixture
def two(town: Town) -> Town:
    """The same of Warung Pak Eko, which is told a week later."""
    town.joins("eko", "Warung Pak Eko", "nastar 8")
    town.goes_to("2026-12-14", 7, 1)
    for who in ("rina", "siti", "eko"):
        town.hears(who)
    return town


def test_the_owner_is_told_right_after_the_summary_with_the_weeks_named(town: Town) -> None:
    heard = town.hears("rina")
    assert SILENT in heard
    assert heard.index("Ini kabar") < heard.index("Mungkin perlu dilihat, Bu") < heard.index(SILENT)
    assert [button.label for button in town.bubbles("rina")[-1].buttons] == ["Wajar", "Tanya baik-baik"]


def test_the_partner_and_staff_hear_nothing_of_it(town: Town) -> None:
    code = town.invites_staff("rina", "Dita")
    town.says("dita", f"MULAI {code}")
    town.says("dita", "setuju")
    assert "Mungkin perlu dilihat" not in "".join(message.text for message in town.bubbles("siti"))
    assert "pemilik" in town.says("dita", "tanda")
    assert "Mungkin perlu dilihat" not in "".join(message.text for message in town.bubbles("dita"))


def test_it_is_told_once(town: Town) -> None:
    town.hears("rina")
    for _again in range(3):
        town.ticks()
    town.goes_to("2026-12-07", 7, 1)
    assert "Mungkin perlu dilihat" not in town.hears("rina")
    assert SILENT in town.says("rina", "tanda")


@pytest.mark.parametrize("words", ["wajar", "wajar bu", "wajar siti", "wajar aja"])
def test_what_is_all_right_is_typed_as_well_as_tapped(town: Town, words: str) -> None:
    assert "tidak saya angkat lagi selama dua bulan: Warung Bu Siti" in town.says("rina", words)
    assert "tidak ada yang perlu dilihat" in town.says("rina", "tanda")
    assert not town.hears("siti")


def test_a_tap_says_that_it_is_all_right_and_a_second_one_changes_nothing(town: Town) -> None:
    assert "dua bulan: Warung Bu Siti" in town.taps("rina", "Wajar")
    assert "sudah dijawab" in town.taps("rina", "Wajar")
    assert "sudah dijawab" in town.taps("rina", "Tanya baik-baik")


@pytest.mark.parametrize("words", ["tanya siti", "tanya baik-baik", "tanya", "tanya bu siti", "Tanya warung siti"])
def test_the_owner_sees_the_question_before_it_goes_out(town: Town, words: str) -> None:
    shown = town.says("rina", words)
    assert "Untuk Warung Bu Siti:\n\n💬 *Kue Bu Rina*: Apa kabar? Hitungan minggu" in shown
    assert not town.hears("siti")
    assert "Terkirim ke Warung Bu Siti" in town.says("rina", "ya")
    asked = town.hears("siti")
    assert "Apa kabar? Hitungan minggu 16–22 Nov dan 23–29 Nov belum sampai." in asked
    assert not any(word in asked.casefold() for word in SUSPICION)


def test_a_question_that_is_not_confirmed_is_not_sent(town: Town) -> None:
    town.taps("rina", "Tanya baik-baik")
    town.says("rina", "gak usah")
    assert not town.hears("siti")
    assert SILENT in town.says("rina", "tanda")


def test_whom_no_message_reaches_is_better_called(town: Town) -> None:
    town.says("siti", "stop")
    assert "Lebih baik ditelepon" in town.says("rina", "tanya siti")
    assert SILENT in town.says("rina", "tanda")


def test_she_may_ask_in_her_own_words(town: Town) -> None:
    assert "Untuk Warung Bu Siti:\n\n💬 *Kue Bu Rina*: sehat bu?" in town.says("rina", "tanya siti sehat bu?")
    town.says("rina", "ya")
    assert town.hears("siti") == "💬 *Kue Bu Rina*: sehat bu?"


def asks(town: Town) -> None:
    town.says("rina", "tanya siti")
    town.says("rina", "ya")
    town.hears("siti")


@pytest.mark.parametrize("words", ["kemarin saya sakit bu", "iya bu", "nanti ya bu", "anak masuk rumah sakit, maaf ya"])
def test_the_answer_comes_to_the_owner_as_feedback_does(town: Town, words: str) -> None:
    asks(town)
    assert "Sudah saya sampaikan" in town.says("siti", words)
    assert f"💬 Warung Bu Siti: “{words}”" in town.hears("rina")


def test_the_rest_of_an_answer_comes_too_but_no_thanks_and_nothing_later(town: Town) -> None:
    asks(town)
    town.says("siti", "kemarin saya sakit bu")
    town.says("siti", "sekarang udah baikan")
    assert "sekarang udah baikan" in town.hears("rina")
    town.says("siti", "makasih ya bu")
    assert not town.hears("rina")
    town.goes_to("2026-11-30", 12)
    town.says("siti", "wah hujan deras")
    assert not town.hears("rina")


def test_a_report_is_a_report_whatever_was_asked(town: Town) -> None:
    asks(town)
    town.says("siti", "keripik 14 nastar 5")
    assert "Betul?" in town.says("siti", "1")
    assert "sudah dicatat" in town.says("siti", "ya")


def test_an_answer_in_the_middle_of_a_report_is_passed_on(town: Town) -> None:
    asks(town)
    town.says("siti", "lapor")
    assert "Sudah saya sampaikan" in town.says("siti", "alhamdulillah sehat kok bu")
    assert "sehat kok bu" in town.hears("rina")


def test_each_of_two_people_at_a_partner_is_asked_and_may_answer(town: Town) -> None:
    town.joins("citra", "Warung Bu Siti")
    town.hears("rina")
    asks(town)
    assert "Apa kabar?" in town.hears("citra")
    town.says("citra", "Bu Siti lagi pulang kampung")
    town.goes_to("2026-12-01", 12)
    town.says("siti", "saya sudah pulang bu")
    heard = town.hears("rina")
    assert "lagi pulang kampung" in heard
    assert "saya sudah pulang bu" in heard


def test_with_two_places_on_one_phone_the_question_names_its_own(town: Town) -> None:
    town.opens("tini", "Sambal Bu Tini")
    town.joins("siti", "Warung Bu Siti", owner="tini")
    town.hears("tini")
    town.says("rina", "tanya siti")
    town.says("rina", "ya")
    assert town.hears("siti").startswith("*Warung Bu Siti")
    town.goes_to("2026-12-01", 9)
    said = town.says("siti", "kemarin saya sakit bu")
    if "Sudah saya sampaikan" not in said:
        town.says("siti", "1")
    assert "sakit bu" in town.hears("rina")
    assert not town.hears("tini")


def test_the_same_message_twice_is_one_answer(town: Town) -> None:
    asks(town)
    town.hears("rina")
    twice = Incoming("simulator", "w1", "siti", town.now, "kemarin saya sakit bu")
    town.receives(twice)
    town.receives(twice)
    assert town.hears("rina").count("kemarin saya sakit bu") == 1


def test_an_unasked_partner_is_not_passed_on(town: Town) -> None:
    town.hears("rina")
    town.says("siti", "kemarin saya sakit bu")
    assert not town.hears("rina")


def test_of_several_each_has_its_number(two: Town) -> None:
    listed = two.says("rina", "tanda")
    assert "*Warung Bu Siti*" in listed
    assert "*Warung Pak Eko*" in listed
    number = listed.split("* · *Warung Pak Eko*")[0].rpartition("*")[2]
    assert "Yang mana" in two.says("rina", "wajar")
    assert "dua bulan: Warung Pak Eko" in two.says("rina", number)
    assert "*Warung Pak Eko*" not in two.says("rina", "tanda")


def test_all_of_them_are_all_right_at_once(two: Town) -> None:
    assert "dua bulan: Warung Bu Siti dan Warung Pak Eko" in two.says("rina", "wajar semua")


def test_a_number_or_a_name_that_is_none_is_not_another(two: Town) -> None:
    assert "Yang mana" in two.says("rina", "wajar 999")
    two.says("rina", "batal")
    assert "jawab 999" in two.says("rina", "tanya 999")
    two.says("rina", "wajar siti")
    assert "jawab siti" in two.says("rina", "tanya siti")
    assert not two.hears("siti")


def test_a_question_to_all_partners_is_still_one(town: Town) -> None:
    assert "1. keju\n2. balado" in town.says("rina", "tanya Varian baru: keju atau balado?")
    town.says("rina", "ya")
    assert "1. keju\n2. balado" in town.hears("siti")


def test_another_owner_sees_nothing_of_it(town: Town) -> None:
    town.opens("tini", "Sambal Bu Tini")
    assert "tidak ada yang perlu dilihat" in town.says("tini", "tanda")
    assert "tidak ada yang perlu dilihat" in town.says("tini", "wajar 1")


def test_it_is_understood_in_english(town: Town) -> None:
    town.says("rina", "english")
    assert "no report for 2 weeks running" in town.says("rina", "signs").casefold()
    assert "To Warung Bu Siti" in town.says("rina", "ask siti")
    town.says("rina", "yes")
    assert "Apa kabar?" in town.hears("siti")


def test_a_no_to_the_question_drops_no_figures(town: Town) -> None:
    town.says("siti", "minggu lalu keripik 4")
    town.says("rina", "tanya siti")
    town.says("rina", "ya")
    town.hears("siti")
    assert "laku *4*" in town.says("siti", "nanti ya bu")
    assert "sudah dicatat" in town.says("siti", "ya")
