"""Story 20: a photo of the nota, a voice note, a picture of damaged goods reach the owner, and stay on record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import evidence, files, tables
from storage.tables.columns import table_of
from tests.town import Town

NOTA, OTHER = b"\xff\xd8\xff the nota", b"\xff\xd8\xff another"
_evidence = table_of(tables.Evidence)
_files = table_of(tables.File)


def on_record(town: Town) -> list[tuple[str, str, int]]:
    """Subject, week and number of everything that was kept, oldest first."""
    with town.engine.connect() as connection:
        rows = connection.execute(select(_evidence).order_by(_evidence.c.evidence_id)).all()
    return [(row.subject, str(row.week), row.number) for row in rows]


def contents(town: Town) -> list[bytes]:
    """What is kept of pictures that came in."""
    with town.engine.connect() as connection:
        asked = select(_files.c.content).where(_files.c.digest != "").order_by(_files.c.file_id)
        return list(connection.execute(asked).scalars())


def test_a_photo_of_the_nota_reaches_the_owner_who_enters_it(town: Town) -> None:
    town.hears("rina")
    answer = town.sends("siti", NOTA)
    assert "Foto nota diterima 🙏 Kue Bu Rina akan bantu catat" in answer
    assert "balas angkanya saja: Keripik Pisang dan Nastar laku berapa?" in answer
    told = town.hears("rina")
    assert "Foto dari *Warung Bu Siti* (Bu Siti), minggu *16–22 Nov*: nota, pengganti angka." in told
    assert "*catat warung bu siti keripik pisang 14 nastar 5*" in told
    assert told.endswith("[foto-1000.jpg]")
    assert on_record(town) == [("nota", "2026-11-16", 0)]
    assert "Berapa" in town.taps("rina", "Catat")
    assert "Rp255.000" in town.says("rina", "keripik 14 nastar 5")
    town.says("rina", "ya")
    assert "*Rp255.000*" in town.says("siti", "saldo")


def test_the_summary_names_who_is_still_to_be_entered(town: Town) -> None:
    town.sends("siti", NOTA)
    town.goes_to("2026-11-23", 8)
    assert "Warung Bu Siti: mengirim foto atau suara, belum dicatat" in town.hears("rina")
    town.says("rina", "catat siti keripik 14 nastar 5 minggu lalu")
    town.says("rina", "ya")
    assert "belum dicatat" not in town.says("rina", "minggu lalu")


def test_the_figures_may_follow_the_photo(town: Town) -> None:
    town.says("siti", "lapor")
    answer = town.sends("siti", NOTA)
    assert "akan bantu catat" in answer
    assert answer.rstrip().endswith("Berapa yang laku?")
    assert "*Rp255.000*" in town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    assert on_record(town) == [("nota", "2026-11-16", 0)]


def test_a_voice_note_is_passed_on_as_one(town: Town) -> None:
    assert "Pesan suara nota diterima" in town.sends("siti", b"OggS...", media_type="audio/ogg")
    assert "Pesan suara dari *Warung Bu Siti*" in town.hears("rina")


def test_ten_photos_at_once_are_one_answer(town: Town) -> None:
    town.hears("rina")
    answers = []
    for n in range(10):
        town.now -= timedelta(seconds=18)
        answers.append(town.sends("siti", NOTA + bytes([n])))
    assert [bool(answer) for answer in answers] == [True] + [False] * 9
    told = town.hears("rina")
    assert told.count("Warung Bu Siti") == 1
    assert told.count(".jpg]") == len(on_record(town)) == 10


def test_the_same_photo_counts_once(town: Town) -> None:
    town.sends("siti", NOTA)
    town.hears("rina")
    town.now += timedelta(hours=1)
    assert "sudah saya terima" in town.sends("siti", NOTA)
    assert town.hears("rina") == ""
    assert len(on_record(town)) == 1


def test_words_below_a_photo_may_be_changed(town: Town) -> None:
    town.sends("siti", NOTA, "keripik 13")
    town.now += timedelta(hours=1)
    answer = town.sends("siti", NOTA, "keripik 14")
    assert "laku *14*" in answer
    assert "sudah saya terima" not in answer


def test_a_photo_of_what_is_damaged_belongs_to_the_report(town: Town) -> None:
    town.says("siti", "keripik laku 10 rusak 2 basi 1 sisa 7, nastar 0")
    assert "boleh minta fotonya" in town.says("siti", "ya")
    town.says("siti", "lewati")
    town.hears("rina")
    assert "bersama laporan 16–22 Nov" in town.sends("siti", NOTA)
    assert "untuk laporannya (Rusak 2 dan basi 1)" in town.hears("rina")
    assert on_record(town) == [("report", "2026-11-16", 0)]


def test_a_photo_with_its_figures_belongs_to_the_report_they_make(town: Town) -> None:
    answer = town.sends("siti", NOTA, "keripik 14 nastar 5")
    assert "*Rp255.000*" in answer
    assert "bersama laporan 16–22 Nov" in answer
    assert on_record(town) == [("report", "2026-11-16", 0)]


@pytest.mark.parametrize("photo_first", [True, False])
def test_a_photo_comes_with_a_complaint(town: Town, photo_first: bool) -> None:
    if photo_first:
        town.says("siti", "keluhan")
        assert "bersama masukannya" in town.sends("siti", NOTA)
        assert "passed" not in town.says("siti", "kemasannya gampang sobek")
    else:
        town.says("siti", "keluhan kemasannya gampang sobek")
        assert "bersama masukannya" in town.sends("siti", NOTA)
    told = town.hears("rina")
    assert "kemasannya gampang sobek" in told
    assert "[foto-" in told
    [(subject, _week, number)] = on_record(town)
    assert subject == "feedback"
    assert number


@pytest.mark.parametrize("photo_first", [True, False])
def test_a_photo_proves_the_transfer(town: Town, photo_first: bool) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    if photo_first:
        assert "sebagai bukti setoran" in town.sends("siti", NOTA, "setor 100rb")
        town.says("siti", "ya")
    else:
        town.says("siti", "sudah setor 100rb")
        assert "sebagai bukti setoran" in town.sends("siti", NOTA)
    assert "bukti setoran" in town.hears("rina")
    [(subject, _week, number)] = on_record(town)
    assert (subject, number > 0) == ("remittance", True)


def test_what_comes_out_of_the_blue_is_passed_on_too(town: Town) -> None:
    town.goes_to("2026-11-21", 20)
    town.reports("siti", "keripik 14 nastar 5")
    town.goes_to("2026-11-25", 10)
    town.hears("rina")
    town.hears("siti")
    assert "teruskan ke Kue Bu Rina" in town.sends("siti", NOTA, "ini bu")
    assert "belum disebut untuk apa. “ini bu”" in town.hears("rina")


def test_the_owner_sees_it_again(town: Town) -> None:
    town.sends("siti", NOTA)
    town.hears("rina")
    assert "minggu 16–22 Nov (Bu Siti): nota\n[foto-1000.jpg]" in town.taps("rina", "Lihat lagi")
    assert "[foto-1000.jpg]" in town.says("rina", "foto warung siti")


def test_nobody_else_is_shown_it(town: Town) -> None:
    town.opens("tini", "Sambal Ibu")
    town.joins("eko", "Warung Pak Eko", owner="tini")
    town.hears("tini")
    town.sends("siti", NOTA)
    assert town.hears("tini") == ""
    assert town.hears("eko") == ""
    assert "belum mengirim foto" in town.says("tini", "foto")
    assert "Belum ada mitra bernama “warung siti”" in town.says("tini", "foto warung siti")


def test_what_a_stranger_sends_is_nobodys_and_soon_gone(town: Town) -> None:
    town.sends("stranger", OTHER)
    assert "[" not in town.hears("rina")
    town.now += timedelta(days=3)
    town.sends("siti", NOTA)
    assert contents(town) == [NOTA]
    assert len(on_record(town)) == 1


def test_it_is_kept_for_half_a_year_and_then_no_more(town: Town) -> None:
    town.sends("siti", NOTA)
    town.goes_to("2027-05-16")
    assert contents(town) == [NOTA]
    town.goes_to("2027-05-30")
    assert (contents(town), on_record(town)) == ([], [])
    assert "belum mengirim foto" in town.says("rina", "foto warung siti")


def test_so_much_a_day_and_no_more_is_fetched_and_nothing_from_strangers(town: Town) -> None:
    def home_of(who: str) -> int | None:
        with town.engine.connect() as connection:
            return evidence.home_of(connection, "simulator", who, town.now - timedelta(days=1))

    assert home_of("siti")
    home = home_of("rina")
    assert home
    assert home == home_of("siti")
    assert home_of("stranger") is None
    for n in range(evidence.MOST_A_DAY):
        town.sends("siti", NOTA + bytes([n]))
        with town.engine.begin() as connection:
            files.bring(connection, home, "a.jpg", "image/jpeg", NOTA, f"digest {n}", town.now)
    assert home_of("siti") is None
    assert home_of("rina") is None
    town.now += timedelta(days=1)
    assert home_of("siti")
    assert home_of("rina")


def test_at_two_businesses_the_place_is_asked_for_first(town: Town) -> None:
    town.opens("tini", "Sambal Ibu")
    code = town.invites("tini", "Warung Siti Sambal")
    town.says("siti", f"MULAI {code}")
    town.says("siti", "SETUJU")
    town.goes_to("2026-11-24", 10)
    for who in ("rina", "tini", "siti"):
        town.hears(who)
    assert "mana" in town.sends("siti", NOTA)
    assert "Sambal Ibu akan bantu catat" in town.taps("siti", "Warung Siti Sambal")
    assert "[foto-" in town.hears("tini")
    assert town.hears("rina") == ""
