"""Story 19: one phone for several outlets."""

import pytest

from tests.town import Town


@pytest.fixture
def shared(town: Town) -> Town:
    """Bu Siti also reports for Kantin SD, and has spoken for it last."""
    town.joins("siti", "Kantin SD", "keripik 10")
    town.hears("siti")
    return town


def test_the_outlet_just_chosen_counts_for_everything_said_next(shared: Town) -> None:
    shared.says("siti", "ganti")
    shared.says("siti", "warung bu siti")
    shared.says("siti", "setor 30rb")
    shared.says("siti", "ganti")
    assert "Kantin SD" in shared.says("siti", "kantin sd")
    assert "Keripik Pisang 10" in shared.says("siti", "stok")
    assert "Kantin SD" in shared.says("siti", "keripik 5")
    assert "sudah dicatat" in shared.says("siti", "ya")
    assert "Rp37.500" in shared.says("siti", "saldo")
    assert "Kantin SD" in shared.says("rina", "detail kantin sd")


def test_what_was_begun_for_the_other_outlet_waits_there(shared: Town) -> None:
    shared.says("siti", "keripik 5")
    shared.says("siti", "ganti")
    shared.taps("siti", "Warung Bu Siti")
    assert "Keripik Pisang 20" in shared.says("siti", "stok")
    shared.reports("siti", "keripik 14 nastar 5")
    shared.says("siti", "ganti")
    answer = shared.taps("siti", "Kantin SD")
    assert "laku *5*" in answer
    assert "sudah dicatat" in shared.says("siti", "ya")


@pytest.mark.parametrize("words", ["menu", "bantuan"])
def test_the_next_day_the_menu_is_a_partners(shared: Town, words: str) -> None:
    shared.goes_to("2026-11-22", 10)
    assert "kode" not in shared.says("siti", words).lower()
    assert "saldo" in str(shared.bubbles("siti")[-1]).lower()


def test_the_next_day_figures_wait_until_the_outlet_is_named(shared: Town) -> None:
    shared.goes_to("2026-11-22", 10)
    shared.hears("siti")
    assert "warung" in shared.says("siti", "keripik 4").lower()
    assert "Untuk" in shared.says("siti", "saldo")
    assert "*Kantin SD*: sudah lunas semua" in shared.says("siti", "kantin")


def test_prompts_and_reminders_name_the_outlet_to_who_has_several(shared: Town) -> None:
    shared.goes_to("2026-11-28", 16, 5)
    said = shared.hears("siti")
    assert "*Kantin SD*" in said
    assert "*Warung Bu Siti*" in said
    shared.goes_to("2026-11-30", 9, 5)
    said = shared.hears("siti")
    assert "*Kantin SD*" in said
    assert "*Warung Bu Siti*" in said


def test_to_who_has_one_outlet_it_is_not_named(town: Town) -> None:
    town.goes_to("2026-11-28", 16, 5)
    assert "Warung Bu Siti" not in town.hears("siti")


def test_where_two_outlets_have_one_name_the_business_tells_them_apart(town: Town) -> None:
    town.opens("tini", "Sambal Ibu")
    town.joins("siti", "Warung Bu Siti", "keripik 5", owner="tini")
    town.says("siti", "ganti")
    choices = [button.label for button in town.bubbles("siti")[-1].buttons]
    assert choices == ["Warung Bu Siti · Kue Bu Rina", "Warung Bu Siti · Sambal Ibu"]
    assert "Sambal Ibu" in town.taps("siti", "Warung Bu Siti · Sambal Ibu")
    assert "Keripik Pisang 5" in town.says("siti", "stok")
    town.goes_to("2026-11-28", 16, 5)
    said = town.hears("siti")
    assert "*Warung Bu Siti · Kue Bu Rina*" in said
    assert "*Warung Bu Siti · Sambal Ibu*" in said


def test_a_button_of_another_outlets_letter_speaks_for_that_outlet(town: Town) -> None:
    town.opens("tini", "Sambal Ibu")
    town.joins("siti", "Kantin SD", "keripik 5", owner="tini")
    town.says("tini", "titip keripik 2 ke kantin sd")
    town.says("tini", "ya")
    town.says("siti", "ganti")
    town.taps("siti", "Warung Bu Siti")
    town.says("siti", "keripik 14 nastar 5")
    answer = town.taps("siti", "Sudah datang")
    assert "Kantin SD" in answer
    assert "Keripik Pisang 2" in answer
    assert "Keripik Pisang 7" in town.says("siti", "stok")


@pytest.mark.parametrize("words", ["stok", "saldo", "riwayat", "masukan kemasannya bagus", "setor", "lapor", "menu"])
def test_every_answer_begins_with_the_outlet_it_is_about(shared: Town, words: str) -> None:
    assert "Kantin SD" in first_line(shared.says("siti", words))


def test_each_step_to_a_yes_names_the_outlet(shared: Town) -> None:
    assert "*Kantin SD*" in first_line(shared.says("siti", "keripik 5"))
    assert "*Kantin SD*" in first_line(shared.says("siti", "ya"))
    shared.says("siti", "lewati")
    assert "*Kantin SD*" in first_line(shared.says("siti", "setor 10rb"))
    assert "*Kantin SD*" in first_line(shared.says("siti", "ralat keripik 4"))


def test_every_letter_to_who_has_several_outlets_names_the_outlet(shared: Town) -> None:
    shared.says("siti", "keripik 5")
    shared.says("siti", "ya")
    shared.says("siti", "setor 10rb")
    shared.hears("siti")
    shared.taps("rina", "Terima")
    assert first_line(shared.hears("siti")) == "*Kantin SD*"
    shared.says("rina", "titip nastar 2 ke warung bu siti")
    shared.says("rina", "ya")
    assert first_line(shared.hears("siti")) == "*Warung Bu Siti*"


def test_the_owners_reminder_names_the_outlet(shared: Town) -> None:
    shared.goes_to("2026-11-22", 10)
    shared.hears("siti")
    shared.says("rina", "ingatkan kantin sd")
    shared.says("rina", "ya")
    assert first_line(shared.hears("siti")) == "*Kantin SD*"


def test_an_outlet_is_not_named_twice_in_a_row(shared: Town) -> None:
    assert shared.says("siti", "keripik 5").count("Kantin SD") == 1


def first_line(said: str) -> str:
    return said.splitlines()[0]


@pytest.mark.parametrize(
    "words",
    [
        "warung keripik 3",
        "warung bu siti keripik 3",
        "utk warung: keripik 3",
        "keripik 3 warung bu siti",
        "di warung keripik laku 3",
    ],
)
def test_an_outlet_named_beside_figures_is_the_one_meant(shared: Town, words: str) -> None:
    said = shared.says("siti", words)
    assert "*Warung Bu Siti*" in said
    assert "Keripik Pisang: laku *3* sisa 17" in said
    assert "Kantin SD" not in said


@pytest.mark.parametrize(
    "words", ["stok warung", "utang warung brp", "saldo warung bu siti", "warung bu siti stok berapa"]
)
def test_an_outlet_named_beside_a_command_is_the_one_meant(shared: Town, words: str) -> None:
    said = shared.says("siti", words)
    assert "Warung Bu Siti" in said
    assert "Kantin SD" not in said


@pytest.mark.parametrize("words", ["ganti warung", "ganti ke warung bu siti", "pindah warung"])
def test_switching_to_an_outlet_by_its_name_is_one_message(shared: Town, words: str) -> None:
    assert "hari ini untuk *Warung Bu Siti" in shared.says("siti", words)
    assert "Keripik Pisang 20" in shared.says("siti", "stok")


def test_money_goes_to_the_outlet_that_is_named(shared: Town) -> None:
    for words in ("kantin keripik 3", "ya", "lewati", "warung keripik 14", "ya", "lewati"):
        shared.says("siti", words)
    assert "Kantin SD" in shared.says("siti", "setor kantin 22500")
    assert "Kantin SD" in shared.hears("rina")


def test_nothing_sold_is_of_the_outlet_that_is_named(shared: Town) -> None:
    said = shared.says("siti", "sepi bu warungnya minggu ini")
    assert "Stok masih Keripik Pisang 20 dan Nastar 8" in said


def test_two_outlets_in_one_message_are_not_mixed_up(shared: Town) -> None:
    assert "Betul?" not in shared.says("siti", "kantin keripik 3 warung keripik 5")


def test_the_first_figures_of_a_day_may_name_their_outlet(shared: Town) -> None:
    shared.goes_to("2026-11-22", 10)
    shared.hears("siti")
    said = shared.says("siti", "kantin keripik 3")
    assert "Untuk warung mana" not in said
    assert "Keripik Pisang: laku *3* sisa 7" in said


def test_the_other_outlets_report_waits_for_its_yes_meanwhile(shared: Town) -> None:
    shared.says("siti", "kantin keripik 3")
    assert "sisa 17" in shared.says("siti", "warung keripik 3 nastar 5")
    assert "sudah dicatat" in shared.says("siti", "ya")
    shared.says("siti", "lewati")
    assert "Keripik Pisang: laku *3* sisa 7" in shared.says("siti", "ganti kantin")
    assert "sudah dicatat" in shared.says("siti", "ya")


@pytest.mark.parametrize("words", ["bu keripik 3", "bu siti keripik 3"])
def test_an_address_names_no_outlet(shared: Town, words: str) -> None:
    assert "Kantin SD" in first_line(shared.says("siti", words))


def test_feedback_that_speaks_of_an_outlet_stays_feedback(shared: Town) -> None:
    shared.says("siti", "masukan")
    shared.says("siti", "warung sebelah harganya 9 ribu")
    assert "warung sebelah" in shared.hears("rina")
