"""Old buttons, interruptions and courtesies: nothing is booked that was not meant, and nobody is stuck."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.channels.message import Attached
from bot.domain.week import Week
from storage import open_talks
from storage.books import Books
from storage.businesses import businesses
from tests.town import Town


@pytest.fixture
def reported(town: Town) -> Town:
    """Bu Siti has reported 14 and 5."""
    town.reports("siti", "keripik 14 nastar 5")
    return town


def labels(town: Town, who: str) -> list[str]:
    return [button.label for button in town.bubbles(who)[-1].buttons]


def carried(town: Town, who: str, label: str) -> str:
    """What the newest button with that label carries."""
    buttons = [button for bubble in town.bubbles(who) for button in bubble.buttons]
    return next(button.carries for button in reversed(buttons) if button.label == label)


def test_a_yes_below_older_figures_shows_the_newest_ones_and_asks_again(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    older = carried(town, "siti", "Betul")
    town.says("siti", "eh nastar 6")
    answer = town.says("siti", pressed=older)
    assert "Nastar: laku *6*" in answer
    assert "sudah dicatat" not in answer
    assert "sudah dicatat" in town.taps("siti", "Betul")


def test_figures_that_came_back_to_what_an_old_button_stood_below_are_the_same_figures(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    older = carried(town, "siti", "Betul")
    town.says("siti", "eh nastar 6")
    town.says("siti", "eh nastar 5")
    assert "sudah dicatat" in town.says("siti", pressed=older)


def test_a_talk_that_waited_below_does_nothing_by_itself(town: Town) -> None:
    town.says("siti", "setor 30rb")
    town.says("siti", "keripik 5")
    answer = town.says("siti", "ya")
    assert "*setor 30rb*" in answer
    assert "Rp30.000" not in town.hears("rina")
    assert "Rp37.500" in town.says("siti", "saldo")
    town.taps("siti", "Ya, setor 30rb")
    assert "*Rp30.000*" in town.hears("rina")


def test_a_pressed_command_is_no_answer_to_a_count(town: Town) -> None:
    town.says("rina", "titip keripik 3 ke siti")
    town.says("rina", "ya")
    town.hears("siti")
    town.says("siti", "keripik 14 nastar 5")
    answer = town.taps("siti", "Sudah datang")
    assert "Keripik Pisang 3" in answer
    assert "Keripik Pisang: laku *14*" in answer


@pytest.mark.parametrize("command", ["umumkan", "undang"])
def test_a_pressed_command_is_no_answer_to_an_open_question(reported: Town, command: str) -> None:
    reported.says("siti", "setor 55rb")
    asked = reported.says("rina", command)
    answer = reported.taps("rina", "Terima")
    assert "Rp55.000" in answer
    assert "diterima" in answer
    assert asked.splitlines()[-1] in answer


def test_a_command_button_of_somebody_elses_trade_opens_nothing_and_keeps_the_question(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    answer = town.says("siti", pressed="s:terima 2")
    assert "belum" in answer
    assert "laku *14*" in answer


def test_a_product_named_twice_without_a_count_is_asked_about_once(town: Town) -> None:
    town.says("siti", "lapor")
    assert "Keripik Pisang" in town.says("siti", "keripik keripik nastar")
    assert "Nastar" in town.says("siti", "5")
    assert "Betul?" in town.says("siti", "3")


def test_a_command_of_the_same_kind_begins_anew(reported: Town) -> None:
    reported.says("siti", "setor 55rb")
    reported.says("siti", "setor 40rb")
    assert "Rp40.000" in reported.hears("rina")
    numbers = sorted(
        int(button.carries.split()[-1])
        for b in reported.bubbles("rina")
        for button in b.buttons
        if button.label == "Terima"
    )
    assert "Yang mana" in reported.says("rina", "terima")
    assert "Rp40.000" in reported.says("rina", f"terima {numbers[-1]}")
    assert "Yang mana" not in reported.says("rina", "ringkasan")


def test_a_sum_asked_about_gives_way_to_another_sum(reported: Town) -> None:
    assert "Rp255.000" in reported.says("siti", "setor 900rb")
    reported.says("siti", "setor 50k")
    assert "*Rp50.000*" in reported.hears("rina")
    assert "Rp900.000" not in reported.says("siti", "saldo")


@pytest.mark.parametrize("label", ["sudah datang", "Sudah datang", "SUDAH DATANG "])
def test_typing_the_label_of_a_command_button_does_the_same(town: Town, label: str) -> None:
    town.says("rina", "titip keripik 3 ke siti")
    town.says("rina", "ya")
    assert "Keripik Pisang 3" in town.says("siti", label)


def test_a_typed_label_that_stands_on_several_buttons_asks_which(town: Town) -> None:
    for count in (3, 4):
        town.says("rina", f"titip keripik {count} ke siti")
        town.says("rina", "ya")
    answer = town.says("siti", "sudah datang")
    assert "Keripik Pisang 3" in "".join(labels(town, "siti"))
    assert "Keripik Pisang 4" in "".join(labels(town, "siti"))
    assert "Selamat berjualan" not in answer


def test_a_caption_is_read(town: Town) -> None:
    town.says("siti", "lapor")
    assert "laku *14*" in town.says("siti", "keripik 14 nastar 5", attached=Attached.PHOTO)


def test_a_draft_left_for_two_days_after_its_reminders_is_dropped_and_counts_as_unconfirmed(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert unconfirmed(town, "2026-W47") == 1
    assert unconfirmed(town, "2026-W46") == 0
    town.goes_to("2026-11-26", 10)
    assert town.hears("siti").count("tinggal dijawab *Betul*") == 2
    assert unconfirmed(town, "2026-W47") == 1
    answer = town.says("siti", "saldo")
    assert "24 Nov" in answer
    assert "tidak ada yang dicatat" in answer
    assert "tidak ada yang dicatat" not in town.says("siti", "saldo")
    assert unconfirmed(town, "2026-W47") == 0


def unconfirmed(town: Town, week: str) -> int:
    with town.engine.begin() as connection:
        (business,) = businesses(connection)
        books = Books(connection, business.id, datetime.now(ZoneInfo("UTC")), ZoneInfo(business.zone))
        return len(open_talks.unconfirmed(books, Week.parse(week)))


def test_a_question_left_without_an_answer_is_dropped_without_a_word(town: Town) -> None:
    town.says("siti", "setor")
    town.goes_to("2026-11-24", 10)
    town.hears("siti")
    assert "dicatat" not in town.says("siti", "stok")


@pytest.mark.parametrize(
    "words", ["suwun mbak", "y", "ya", "2", "-", "gak ada", "gak ada bu", "😂", "tidak", "makasih ya bu"]
)
def test_what_says_nothing_is_no_feedback(town: Town, words: str) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    town.hears("rina")
    answer = town.says("siti", words)
    assert "Sampai minggu depan" in answer
    assert town.hears("rina") == ""


def test_a_menu_in_between_keeps_the_buttons_of_what_is_asked(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "menu")
    assert labels(town, "siti")[:3] == ["Betul", "Ubah", "Batal"]
    assert "Saldo" in labels(town, "siti")
    assert "laku *14*" in town.taps("siti", "Saldo")
    assert "sudah dicatat" in town.taps("siti", "Betul")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("makasih bu", "Sama-sama"),
        ("terima kasih", "Sama-sama"),
        ("ok", "👍"),
        ("👍", "👍"),
        ("assalamualaikum", "Waalaikumsalam"),
        ("ini siapa?", "LaporMitra"),
        ("selamat sore", "Halo"),
    ],
)
@pytest.mark.parametrize("who", ["siti", "rina"])
def test_courtesies_are_answered_in_kind(town: Town, who: str, words: str, line: str) -> None:
    answer = town.says(who, words)
    assert line in answer
    assert "belum" not in answer
    assert len(answer) < 160


def test_a_greeting_at_a_question_is_answered_and_the_question_stands(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    answer = town.says("siti", "assalamualaikum")
    assert "Waalaikumsalam" in answer
    assert "laku *14*" in answer


def counted_one_by_one(town: Town) -> str:
    """A report with an answer for each of three products."""
    town.says("rina", "titip kacang 2 ke warung bu siti")
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")
    town.says("siti", "lapor")
    for words in ("satu per satu", "14", "5"):
        town.says("siti", words)
    return town.says("siti", "1 kg")


@pytest.mark.parametrize("words", ["batal", "Batal", "ya", "2"])
def test_a_long_talk_is_given_up_only_when_that_was_said_twice(town: Town, words: str) -> None:
    counted_one_by_one(town)
    assert "akan hilang" in town.says("siti", "batal")
    assert "Tidak ada yang dicatat" in town.says("siti", words)
    assert "Tidak ada yang perlu dibatalkan" in town.says("siti", "batal")


@pytest.mark.parametrize("words", ["lanjut", "tidak", "1", "jangan"])
def test_a_long_talk_goes_on_where_it_stood(town: Town, words: str) -> None:
    asked = counted_one_by_one(town)
    town.says("siti", "batal")
    assert asked in town.says("siti", words)
    assert "sudah dicatat" in town.says("siti", "ya")


def test_a_button_of_the_long_talk_still_answers_it(town: Town) -> None:
    counted_one_by_one(town)
    town.says("siti", "batal")
    assert "sudah dicatat" in town.taps("siti", "Betul")


def test_no_to_the_figures_of_a_long_talk_asks_too(town: Town) -> None:
    asked = counted_one_by_one(town)
    assert "akan hilang" in town.taps("siti", "Batal")
    assert asked in town.taps("siti", "Lanjut")


def test_a_short_talk_ends_at_once(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    assert "Tidak ada yang dicatat" in town.says("siti", "batal")
