"""Story 19: others hold the phone too, so money and the bank account are confirmed with a PIN that is kept nowhere."""

import re
from datetime import timedelta

import pytest
from rich.console import Console
from sqlalchemy import select
from sqlmodel import SQLModel

from bot.channels.message import Incoming
from bot.commands.pin_reset import reset_pin
from bot.config import Config
from bot.talking.turn import keep_failed
from storage import people, pins
from tests.conversations.owners import second_owner
from tests.town import CAST, Town

PIN = "2580"


@pytest.fixture
def paid(town: Town) -> Town:
    """Bu Siti says that she has handed over Rp100.000 of the Rp255.000 that she owes."""
    town.reports("siti", "keripik 14 nastar 5")
    town.says("siti", "setor 100rb")
    town.hears("rina")
    return town


@pytest.fixture
def shared(paid: Town) -> Town:
    """Bu Rina's phone also speaks for Warung Rina, which sells for Bu Tini."""
    paid.opens("tini", "Sambal Ibu")
    paid.joins("rina", "Warung Bu Rina", "keripik 5", owner="tini")
    paid.hears("rina")
    return paid


@pytest.fixture
def locked(shared: Town) -> Town:
    """Bu Rina has set a PIN, and another Rp50.000 of Bu Siti's wait for her word."""
    chooses(shared, "rina", "pin")
    at_her_own(shared)
    shared.says("siti", "setor 50rb")
    shared.hears("rina")
    return shared


def at_her_own(town: Town) -> None:
    """Bu Rina speaks for her own business."""
    town.says("rina", "ganti")
    assert "Kue Bu Rina" in town.says("rina", "kue bu rina")


def chooses(town: Town, who: str, words: str = "", pin: str = PIN) -> str:
    """Choose a PIN, typed twice."""
    if words:
        town.says(who, words)
    town.says(who, pin)
    return town.says(who, pin)


def test_a_shared_phone_sets_a_pin_first_and_goes_on(shared: Town) -> None:
    assert "4 angka" in shared.taps("rina", "Terima")
    assert "sekali lagi" in shared.says("rina", PIN)
    answer = shared.says("rina", PIN)
    assert "Rp100.000 dari Warung Bu Siti" in answer
    assert "Rp155.000" in answer
    assert "diterima" in shared.hears("siti")


def test_from_then_on_the_pin_is_asked(locked: Town) -> None:
    answer = locked.taps("rina", "Terima")
    assert "PIN" in answer
    assert "Rp50.000" in answer
    assert "diterima" not in locked.hears("siti")
    assert "Rp50.000 dari Warung Bu Siti diterima" in locked.says("rina", PIN)
    assert "Rp50.000 sudah diterima" in locked.hears("siti")


def test_a_wrong_pin_books_nothing(locked: Town) -> None:
    locked.taps("rina", "Terima")
    assert "PIN itu salah" in locked.says("rina", "1357")
    assert locked.hears("siti") == ""
    locked.says("rina", PIN)
    assert "diterima" in locked.hears("siti")


def test_after_five_wrong_ones_it_rests_for_a_quarter_of_an_hour(locked: Town) -> None:
    locked.taps("rina", "Terima")
    for wrong in ("1357", "1358", "1359", "1350"):
        assert "salah" in locked.says("rina", wrong)
    assert "15 menit" in locked.says("rina", "1351")
    assert "menit" in locked.says("rina", PIN)
    locked.says("rina", "batal")
    assert "menit" in locked.says("rina", "terima 50rb")
    assert locked.hears("siti") == ""
    locked.now += timedelta(minutes=16)
    locked.says("rina", "terima 50rb")
    locked.says("rina", PIN)
    assert "diterima" in locked.hears("siti")


def test_a_right_pin_forgives_the_wrong_ones_before(locked: Town) -> None:
    for wrong in ("1357", "1358", "1359", "1350"):
        locked.says("rina", "pin")
        locked.says("rina", wrong)
    locked.says("rina", PIN)
    locked.says("rina", "batal")
    locked.says("rina", "pin")
    assert "15 menit" not in locked.says("rina", "1357")


@pytest.mark.parametrize("weak", ["0000", "1234", "7777", "4321"])
def test_a_pin_that_anybody_would_guess_is_refused(town: Town, weak: str) -> None:
    town.says("rina", "pin")
    assert "mudah ditebak" in town.says("rina", weak)
    assert "PIN sudah" in chooses(town, "rina")


def test_a_year_of_birth_will_do(town: Town) -> None:
    assert "PIN sudah" in chooses(town, "rina", "pin", "1987")


@pytest.mark.parametrize("words", ["258", "25801", "dua lima", "abcd", "kode 2580"])
def test_anything_but_four_digits_is_refused(town: Town, words: str) -> None:
    town.says("rina", "pin")
    assert "4 angka" in town.says("rina", words)
    assert "PIN sudah" in chooses(town, "rina")


def test_digits_with_spaces_between_are_read(town: Town) -> None:
    town.says("rina", "pin")
    town.says("rina", "2 5 8 0")
    assert "PIN sudah" in town.says("rina", "2580")


def test_two_different_ones_are_asked_again(town: Town) -> None:
    town.says("rina", "pin")
    town.says("rina", PIN)
    assert "tidak sama" in town.says("rina", "2581")
    assert "PIN sudah" in town.says("rina", PIN)


def test_changing_it_needs_the_old_one(locked: Town) -> None:
    locked.says("rina", "ganti pin")
    assert "salah" in locked.says("rina", "1357")
    locked.says("rina", PIN)
    assert "PIN sudah" in chooses(locked, "rina", pin="9157")
    locked.taps("rina", "Terima")
    assert "salah" in locked.says("rina", PIN)


def test_who_has_one_place_is_not_asked(paid: Town) -> None:
    paid.taps("rina", "Terima")
    assert "diterima" in paid.hears("siti")


def test_who_has_one_place_and_a_pin_is_asked(paid: Town) -> None:
    chooses(paid, "rina", "pin")
    assert "PIN" in paid.taps("rina", "Terima")
    assert paid.hears("siti") == ""
    paid.says("rina", PIN)
    assert "diterima" in paid.hears("siti")


def test_saying_that_money_has_not_come_needs_none(locked: Town) -> None:
    locked.taps("rina", "Belum masuk")
    assert "belum masuk" in locked.hears("siti")


def test_what_a_partner_says_needs_none(paid: Town) -> None:
    paid.joins("siti", "Kantin SD", "keripik 5")
    paid.says("siti", "keripik 3")
    paid.says("siti", "ya")
    assert "dicatat" in paid.says("siti", "setor 10rb")


def test_agreeing_to_a_correction_needs_it(locked: Town) -> None:
    locked.says("siti", "setor semua")
    for amount in ("50rb", "100rb", "105rb"):
        locked.says("rina", f"terima {amount}")
        assert "diterima" in locked.says("rina", PIN)
    locked.says("siti", "ralat nastar 4")
    locked.says("siti", "ya")
    assert "PIN" in locked.taps("rina", "Setuju")
    assert "disetujui" in locked.says("rina", PIN).lower()


def test_paying_commission_needs_the_pin(locked: Town) -> None:
    locked.says("rina", "undang Agen Joko 25%")
    locked.says("rina", "komisi")
    code = locked.says("rina", "ya").split("MULAI ")[1][:8]
    locked.says("joko", f"MULAI {code}")
    locked.says("joko", "Pak Joko")
    locked.says("joko", "SETUJU")
    locked.says("joko", "keripik 25")
    locked.says("joko", "ya")
    locked.says("rina", "bayar komisi joko 60rb")
    assert "PIN" in locked.says("rina", "ya")
    assert "Rp60.000" in locked.says("rina", PIN)
    assert "Rp60.000" in locked.hears("joko")


def test_a_command_in_between_is_still_a_command(locked: Town) -> None:
    locked.taps("rina", "Terima")
    assert "Warung Bu Siti" in locked.says("rina", "detail siti")
    locked.says("rina", PIN)
    assert "diterima" in locked.hears("siti")


def test_cancelling_at_the_pin_leaves_the_money_waiting(locked: Town) -> None:
    locked.taps("rina", "Terima")
    assert "Tidak ada yang dicatat" in locked.says("rina", "batal")
    assert "Rp50.000" in locked.says("rina", "terima 50rb")


def everything(town: Town) -> str:
    """Every row of every table, as text."""
    with town.engine.begin() as connection:
        rows = [row for table in SQLModel.metadata.sorted_tables for row in connection.execute(select(table))]
    assert len(rows) > 50
    return "\n".join(str(tuple(row)) for row in rows)


ODD = "5936"


def is_kept(town: Town, digits: str = ODD) -> bool:
    """Whether digits stand somewhere as a number or word of their own, and not within a time, an id or a hash."""
    return re.search(rf"(?<![\w.]){digits}(?![\w.])", everything(town)) is not None


def test_the_search_finds_what_is_kept(paid: Town) -> None:
    paid.says("siti", f"masukan tadi saya ketik {ODD}")
    assert is_kept(paid)


def test_no_table_holds_the_digits_of_a_pin(paid: Town) -> None:
    paid.says("rina", "pin")
    paid.says("rina", "5 9 3 6")
    paid.says("rina", ODD)
    assert not is_kept(paid)
    paid.taps("rina", "Terima")
    paid.says("rina", f"pin saya {ODD} bu")
    paid.says("rina", ODD)
    assert "diterima" in paid.hears("siti")
    assert not is_kept(paid)
    assert not is_kept(paid, "5 9 3 6")


def test_a_pin_that_is_sent_twice_or_unasked_is_not_kept_either(paid: Town) -> None:
    chooses(paid, "rina", "pin", ODD)
    assert "PIN" in paid.says("rina", ODD)
    paid.goes_to("2026-11-22", 10)
    paid.says("rina", ODD)
    paid.says("rina", f"pin {ODD}")
    assert not is_kept(paid)


def test_digits_that_follow_the_command_are_not_taken(town: Town) -> None:
    assert "4 angka" in town.says("rina", f"pin {ODD}")
    assert not is_kept(town)


def test_a_wrong_pin_is_not_kept_either(locked: Town) -> None:
    locked.taps("rina", "Terima")
    locked.says("rina", ODD)
    assert not is_kept(locked)


def test_a_partners_pin_opens_no_report(town: Town) -> None:
    chooses(town, "siti", "pin", ODD)
    town.says("siti", "lapor")
    assert "Berapa" in town.says("siti", ODD)
    assert not is_kept(town)


def test_a_message_whose_turn_failed_is_kept_without_the_pin(locked: Town, capsys: pytest.CaptureFixture[str]) -> None:
    locked.taps("rina", "Terima")
    incoming = Incoming("simulator", "m9999", "rina", locked.now, ODD, name=CAST["rina"])
    with locked.engine.begin() as connection:
        for _attempt in range(5):
            keep_failed(connection, incoming, ValueError("the disk is full"), locked.now)
    assert not is_kept(locked)
    assert ODD not in "".join(capsys.readouterr())


def test_unasked_digits_say_nothing_of_whether_they_are_the_pin(locked: Town) -> None:
    locked.goes_to("2026-11-22", 10)
    locked.hears("rina")
    at_her_own(locked)
    assert locked.says("rina", PIN) == locked.says("rina", "1357")


def test_a_forgotten_pin_is_reset_by_another_owner(locked: Town) -> None:
    second_owner(locked, "dita")
    at_her_own(locked)
    assert "pemilik lain" in locked.says("rina", "lupa pin")
    assert "Bu Rina" in locked.hears("dita")
    assert "PIN" in locked.taps("dita", "Ya, hapus PIN")
    assert "PIN" in locked.hears("rina")
    assert "4 angka" in locked.says("rina", "terima 50rb")
    chooses(locked, "rina", pin="9157")
    assert "diterima" in locked.hears("siti")


def test_a_single_owner_asks_the_host(locked: Town) -> None:
    at_her_own(locked)
    assert "mitra pin reset" in locked.says("rina", "lupa pin")


def test_a_partners_pin_is_reset_by_the_owner(town: Town) -> None:
    chooses(town, "siti", "pin")
    town.says("siti", "lupa pin")
    assert "Bu Siti" in town.hears("rina")
    town.taps("rina", "Ya, hapus PIN")
    assert "PIN" in town.hears("siti")
    assert "sekali lagi" not in town.says("siti", "pin")
    assert "PIN sudah" in chooses(town, "siti", pin="9157")


def test_an_owner_is_not_reset_by_the_owner_she_sells_for(locked: Town) -> None:
    locked.says("rina", "ganti")
    locked.says("rina", "Warung Bu Rina")
    assert "Kue Bu Rina" in locked.says("rina", "lupa pin")
    assert locked.hears("tini") == ""


def test_who_has_forgotten_no_pin_cannot_be_reset(town: Town) -> None:
    chooses(town, "siti", "pin")
    assert "Tidak ada" in town.says("rina", "hapus pin siti")
    assert "lama" in town.says("siti", "pin")


@pytest.mark.parametrize("who", ["Bu Rina", "rina", "bu rina"])
def test_the_host_resets_a_pin_by_name_or_address(locked: Town, who: str) -> None:
    assert "Bu Rina · simulator rina" in resets(locked, who)
    assert "Pilih" in locked.says("rina", "pin")


def test_the_host_is_told_whom_there_is_no_pin_of(locked: Town) -> None:
    assert "Nobody" in resets(locked, "Bu Siti")
    chooses(locked, "tini", "pin")
    with locked.engine.begin() as connection:
        people.rename(connection, pins.holders(connection, "tini")[0].person_id, "Bu Rina")
    assert "Several" in resets(locked, "Bu Rina")
    assert "simulator tini" in resets(locked, "tini")


def resets(town: Town, who: str) -> str:
    """What `mitra pin reset` prints."""
    console = Console(record=True, width=120)
    url = town.engine.url.render_as_string(hide_password=False)
    reset_pin(Config(database=url), who, console)
    return console.export_text()
