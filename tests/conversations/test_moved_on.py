"""A decision that the books can no longer carry is said so in a sentence, and nothing of it stays."""

from tests.town import Town


def test_correcting_an_old_week_beyond_what_a_later_one_left_is_refused(town: Town) -> None:
    town.reports("siti", "keripik 5")
    town.goes_to("2026-11-28", 16, 5)
    town.reports("siti", "keripik 15")
    town.says("siti", "ralat minggu lalu keripik 12")
    answer = town.says("siti", "ya")
    assert "tidak cocok" in answer
    assert "laku *15*" in town.says("siti", "laporan saya")
    assert "Rp150.000" in town.says("siti", "saldo")


def test_counts_that_wait_for_a_yes_are_told_as_such(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.goes_to("2026-11-23", 7, 1)
    assert "menekan Betul" in town.hears("rina")


def test_a_reminder_repeats_the_counts_that_wait_for_a_yes(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.goes_to("2026-11-23", 9, 1)
    told = town.hears("siti")
    assert "Laporan minggu *16–22 Nov* tinggal dijawab *Betul*" in told
    assert "laku *14*" in told
    assert "laku berapa" not in told
    assert "Rp255.000" in town.taps("siti", "Betul")


def test_a_late_yes_after_two_reminders_still_counts(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.goes_to("2026-11-24", 10)
    assert town.hears("siti").count("laku *14*") == 2
    assert "Rp255.000" in town.says("siti", "ya")


def test_only_who_gave_the_counts_sees_them_again(town: Town) -> None:
    town.joins("dita", "Warung Bu Siti")
    town.says("siti", "keripik 14 nastar 5")
    town.goes_to("2026-11-23", 9, 1)
    assert "laku *14*" in town.hears("siti")
    assert "laku berapa" in town.hears("dita")


def test_the_owners_reminder_repeats_them_too(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("rina", "ingatkan siti")
    town.says("rina", "ya")
    assert "laku *14*" in town.hears("siti")
    assert "Rp255.000" in town.says("siti", "ya")
