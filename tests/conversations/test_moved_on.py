"""A decision that the books can no longer carry is said so in a sentence, and nothing of it stays."""

from tests.town import Town


def test_correcting_an_old_week_beyond_what_a_later_one_left_is_refused(town: Town) -> None:
    town.says("siti", "keripik 5")
    town.says("siti", "ya")
    town.says("siti", "lewati")
    town.goes_to("2026-11-28", 16, 5)
    town.says("siti", "keripik 15")
    town.says("siti", "ya")
    town.says("siti", "lewati")
    town.says("siti", "ralat minggu lalu keripik 12")
    answer = town.says("siti", "ya")
    assert "tidak cocok" in answer
    assert "laku *15*" in town.says("siti", "laporan saya")
    assert "Rp150.000" in town.says("siti", "saldo")


def test_counts_that_wait_for_a_yes_are_told_as_such(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.goes_to("2026-11-23", 7, 1)
    assert "menekan Betul" in town.hears("rina")
