"""Stories 10 and 28: after a report one question at most, and what a partner wants sent reaches the owner."""

import pytest

from tests.town import Town


def labels(town: Town, who: str) -> list[str]:
    """The buttons on somebody's newest message."""
    return [button.label for button in town.bubbles(who)[-1].buttons]


def test_sold_out_brings_one_question_in_place_of_the_one_for_feedback(town: Town) -> None:
    town.says("siti", "habis")
    asked = town.says("siti", "ya")
    assert "Keripik Pisang dan Nastar habis" in asked
    assert "Mau dikirim lagi?" in asked
    assert "Keripik Pisang 20 dan Nastar 8" in asked
    assert "masukan" not in asked
    assert labels(town, "siti") == ["Ya, seperti biasa", "Nanti"]


@pytest.mark.parametrize("words", ["ya", "ya seperti biasa", "seperti biasa", "1", "boleh bu", "mau"])
def test_as_before_is_passed_on_to_the_owner(town: Town, words: str) -> None:
    town.says("siti", "keripik 20")
    town.says("siti", "ya")
    assert "Keripik Pisang 20" in town.says("siti", words)
    assert "*Warung Bu Siti* minta dikirim: Keripik Pisang 20." in town.hears("rina")


def test_the_owner_sends_with_one_tap_and_a_yes(town: Town) -> None:
    town.says("siti", "habis")
    town.says("siti", "ya")
    town.taps("siti", "Ya, seperti biasa")
    answer = town.taps("rina", "Titip sekarang")
    assert "Warung Bu Siti" in answer
    assert "Keripik Pisang *20*" in answer
    assert "Nastar *8*" in answer
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")
    assert "Keripik Pisang 20 dan Nastar 8" in town.says("siti", "stok").replace("\n• ", " dan ").replace(
        " bungkus", ""
    )


def test_other_numbers_may_be_typed(town: Town) -> None:
    town.says("siti", "habis")
    town.says("siti", "ya")
    assert "Keripik Pisang 30" in town.says("siti", "keripik 30")
    assert "minta dikirim: Keripik Pisang 30." in town.hears("rina")


@pytest.mark.parametrize("words", ["nanti", "nanti aja bu", "2", "gak usah", "tidak", "lewati"])
def test_later_is_an_answer_too(town: Town, words: str) -> None:
    town.says("siti", "habis")
    town.says("siti", "ya")
    town.hears("rina")
    assert "minta barang" in town.says("siti", words)
    assert town.hears("rina") == ""


def test_a_correction_or_a_remittance_is_no_answer_to_what_shall_be_sent(town: Town) -> None:
    town.says("siti", "habis")
    town.says("siti", "ya")
    assert "20 → *15*" in town.says("siti", "ralat keripik 15")
    town.says("siti", "ya")
    town.says("siti", "setor 100rb")
    assert "minta dikirim" not in town.hears("rina")


def test_a_request_stands_in_the_summary_until_goods_are_sent(town: Town) -> None:
    town.says("siti", "keripik 20")
    town.says("siti", "ya")
    town.says("siti", "ya")
    town.goes_to("2026-11-23", 7, 1)
    to_look_at = town.hears("rina").split("Perlu dilihat")[1]
    assert "Warung Bu Siti: minta dikirim Keripik Pisang 20" in to_look_at
    assert "habis" not in to_look_at
    town.says("rina", "titip keripik 15 ke warung bu siti")
    town.says("rina", "ya")
    assert "minta dikirim" not in town.says("rina", "minggu lalu")


def test_goods_that_were_refused_are_still_wanted(town: Town) -> None:
    town.says("siti", "minta barang keripik 20")
    town.says("rina", "titip keripik 20 ke warung bu siti")
    town.says("rina", "ya")
    town.taps("siti", "Belum cocok")
    assert "minta dikirim Keripik Pisang 20" in town.says("rina", "ringkasan")


def test_a_newer_wish_takes_the_place_of_an_older_one(town: Town) -> None:
    town.says("siti", "minta barang keripik 20")
    town.says("siti", "restok keripik 25 nastar 5")
    town.hears("rina")
    summary = town.says("rina", "ringkasan")
    assert "minta dikirim Keripik Pisang 25" in summary
    assert "minta dikirim Nastar 5" in summary
    assert "Keripik Pisang 20" not in summary


@pytest.mark.parametrize(
    ("words", "goods"),
    [
        ("keripik habis minta 20 lagi", "Keripik Pisang 20"),
        ("keripik habis minta 20 lg", "Keripik Pisang 20"),
        ("keripik 14 nastar 5, tolong kirim keripik lagi 20", "Keripik Pisang 20"),
        ("keripik 14 nastar 5 minta tambah nastar selusin", "Nastar 12"),
    ],
)
def test_a_wish_said_in_a_report_goes_the_same_way(town: Town, words: str, goods: str) -> None:
    assert f"minta dikirim {goods}" in town.says("siti", words)
    answer = town.says("siti", "ya")
    assert "Mau dikirim lagi" not in answer
    told = town.hears("rina")
    assert f"minta dikirim: {goods}." in told
    assert "💬" not in told


def test_a_wish_survives_a_change_of_the_counts(town: Town) -> None:
    town.says("siti", "keripik habis minta 20 lagi")
    assert "minta dikirim Keripik Pisang 20" in town.says("siti", "eh keripik 19")


@pytest.mark.parametrize("words", ["tolong kirim keripik lagi 20", "restok keripik 20", "minta dikirim keripik 20 bu"])
def test_a_wish_out_of_the_blue_is_passed_on(town: Town, words: str) -> None:
    assert "Keripik Pisang 20" in town.says("siti", words)
    assert "minta dikirim: Keripik Pisang 20." in town.hears("rina")


@pytest.mark.parametrize("wish", ["tolong kirim lagi yang banyak", "tolong kirim keripik 20 hari rabu"])
def test_a_wish_for_more_than_goods_and_numbers_is_passed_on_word_for_word(town: Town, wish: str) -> None:
    town.says("siti", f"keripik 14, {wish}")
    town.says("siti", "ya")
    assert f"“{wish}”" in town.hears("rina")


def nil_twice(town: Town) -> str:
    town.reports("siti", "gak ada")
    town.goes_to("2026-11-28", 16, 5)
    town.says("siti", "gak ada")
    town.hears("rina")
    return town.says("siti", "ya")


def test_nothing_sold_twice_brings_one_gentle_question(town: Town) -> None:
    asked = nil_twice(town)
    assert "Sudah dua minggu belum ada yang laku" in asked
    assert "Ada kendala?" in asked
    assert "masukan" not in asked
    assert labels(town, "siti")[-1] == "Lewati"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("1", "Tempatnya sepi"),
        ("sepi", "Tempatnya sepi"),
        ("harganya", "Harganya"),
        ("3", "Barangnya kurang cocok"),
        ("lagi musim hujan bu", "lagi musim hujan bu"),
    ],
)
def test_the_owner_hears_why_and_finds_it_in_the_summary(town: Town, words: str, why: str) -> None:
    nil_twice(town)
    town.says("siti", words)
    assert why in town.hears("rina")
    summary = town.says("rina", "ringkasan")
    assert why in summary
    assert "dua minggu" in summary


def test_something_else_is_asked_for_in_words(town: Town) -> None:
    nil_twice(town)
    assert "Kendalanya apa" in town.says("siti", "lainnya")
    town.says("siti", "ada warung baru di depan")
    assert "ada warung baru di depan" in town.hears("rina")


@pytest.mark.parametrize("words", ["lewati", "gak ada", "5", "-"])
def test_nobody_has_to_say_why(town: Town, words: str) -> None:
    nil_twice(town)
    town.says("siti", words)
    assert town.hears("rina") == ""


def test_a_command_goes_before_that_question(town: Town) -> None:
    nil_twice(town)
    assert "lunas" in town.says("siti", "saldo")


def test_what_was_sent_back_is_not_offered_again(town: Town) -> None:
    town.says("siti", "keripik laku 16 retur 4 nastar 5")
    assert "habis" not in town.says("siti", "ya")


def test_a_clear_report_is_no_feedback(town: Town) -> None:
    town.says("siti", "masukan")
    assert "Keripik Pisang: laku *14*" in town.says("siti", "keripik 14")
    assert town.hears("rina") == ""
    assert "sudah dicatat" in town.says("siti", "ya")


def test_feedback_that_speaks_of_goods_is_passed_on(town: Town) -> None:
    town.says("siti", "masukan")
    town.says("siti", "keripiknya kurang asin")
    assert "kurang asin" in town.hears("rina")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("utang saya berapa", "Rp255.000"),
        ("how much do I owe?", "Rp255.000"),
        ("stok?", "Keripik Pisang 6"),
        ("harga keripik berapa", "Rp10.000"),
        ("rekening bu rina berapa", "rekening"),
    ],
)
@pytest.mark.parametrize("asking", ["", "masukan"])
def test_a_question_about_figures_is_no_feedback(town: Town, asking: str, words: str, answer: str) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    if asking:
        town.says("siti", asking)
    assert answer in town.says("siti", words)
    assert town.hears("rina") == ""


def test_a_correction_is_no_feedback(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    town.says("siti", "masukan")
    assert "14 → *15*" in town.says("siti", "eh keripik 15")
    assert town.hears("rina") == ""
