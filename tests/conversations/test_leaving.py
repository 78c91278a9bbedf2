"""A partner wants to stop, or to know or be rid of what is kept of it: nothing is pretended, and the owner hears."""

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from storage import claims, outbox, tables
from storage.tables.columns import table_of
from tests.town import Town

_entries = table_of(tables.Entry)
_counters = table_of(tables.Counter)


@pytest.mark.parametrize(
    "words",
    [
        *("mau berhenti titip", "saya mau berhenti titip bu", "berhenti jualan", "gak mau titip lagi", "stop titip"),
        *("bu sy mau brenti titip aja", "udahan titipnya ya bu", "tdk mau titip lg"),
    ],
)
def test_who_wants_to_stop_sees_what_is_to_be_settled_and_the_owner_hears(town: Town, words: str) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    town.hears("rina")
    asked = town.says("siti", words)
    assert "Keripik Pisang 6 dan Nastar 3" in asked
    assert "Rp255.000" in asked
    assert town.hears("rina") == ""
    told = town.says("siti", "ya")
    assert "Kue Bu Rina" in told
    assert "*stop*" in told
    told = town.hears("rina")
    assert "*Warung Bu Siti* mau berhenti" in told
    assert "Keripik Pisang 6 dan Nastar 3" in told
    assert "Rp255.000" in told


def test_who_stays_after_all_disturbs_nobody(town: Town) -> None:
    town.says("siti", "mau berhenti titip")
    town.says("siti", "tidak")
    assert town.hears("rina") == ""


def test_stopping_messages_is_something_else(town: Town) -> None:
    town.says("siti", "berhenti")
    assert town.hears("rina") == ""


def test_whoever_has_nothing_to_settle_is_told_so(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko")
    town.hears("eko")
    assert "tidak ada" in town.says("eko", "mau berhenti titip")


def test_what_is_kept_of_a_person_is_told_in_a_few_lines(town: Town) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    town.says("siti", "setor 100rb")
    told = town.says("siti", "data saya")
    assert "Bu Siti" in told
    assert "Simulator siti" in told
    assert "Warung Bu Siti" in told
    assert "sejak 16 Nov 2026" in told
    assert "Laporan: 1" in told
    assert "setoran: 1" in told
    assert "16 Nov 2026 08.0" in told
    assert "Rina" not in told.replace("Kue Bu Rina", "")


def test_a_helpers_record_holds_only_what_the_helper_did(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    town.joins("dita", "Warung Bu Siti")
    assert "Laporan: 0" in town.says("dita", "data saya")


@pytest.mark.parametrize("words", ["hapus data", "hapus data saya", "tolong hapus data saya"])
def test_who_wants_to_be_forgotten_is_told_what_goes_and_the_owner_hears(town: Town, words: str) -> None:
    asked = town.says("siti", words)
    assert "nama netral" in asked
    assert town.hears("rina") == ""
    assert "Belum ada yang dihapus" in town.says("siti", "ya")
    told = town.hears("rina")
    assert "Bu Siti" in told
    assert "3 hari" in told


def settled(town: Town) -> None:
    """All goods were sold, and the money has come."""
    town.reports("siti", "habis semua")
    town.says("siti", "setor 390rb")
    town.says("siti", "ya")
    town.says("rina", "terima")


def test_who_wants_to_stop_is_asked_for_nothing_more(town: Town) -> None:
    town.says("siti", "mau berhenti titip")
    assert "tidak menagih laporan lagi" in town.says("siti", "ya")
    town.goes_to("2026-11-29", 10)
    assert town.hears("siti") == ""
    assert "kirim" not in town.says("rina", "ingatkan").casefold()


def test_who_goes_on_after_all_is_asked_again(town: Town) -> None:
    town.says("siti", "mau berhenti titip")
    town.says("siti", "ya")
    assert "seperti biasa" in town.says("siti", "lanjut titip")
    assert "tidak jadi berhenti" in town.hears("rina")
    town.goes_to("2026-11-28", 17)
    assert "Berapa yang laku?" in town.hears("siti")


def test_the_owner_ends_it_once_all_is_settled(town: Town) -> None:
    town.says("siti", "mau berhenti titip")
    town.says("siti", "ya")
    told = town.taps("rina", "Akhiri")
    assert "Belum bisa" in told
    assert "Keripik Pisang 20 dan Nastar 8" in told
    settled(town)
    assert "Semua sudah beres" in town.says("rina", "akhiri warung siti")
    town.hears("siti")
    assert "selesai" in town.says("rina", "ya")
    assert "selesai: tidak ada lagi" in town.hears("siti")
    assert "Rp390.000" in town.says("siti", "nota")
    assert "sudah selesai" in town.says("siti", "lapor")
    town.says("rina", "umumkan kami libur")
    assert town.hears("siti") == ""
    assert "Belum ada mitra" in town.says("rina", "titip keripik 10 ke warung siti")


def test_ending_is_for_the_owner_alone_and_for_her_own_partners(town: Town) -> None:
    settled(town)
    town.opens("tini", "Sambal Ibu")
    assert "Belum ada mitra" in town.says("tini", "akhiri warung siti")
    town.says("siti", "akhiri warung siti")
    town.says("siti", "ya")
    assert "belum ada yang laku" not in town.says("rina", "siapa belum lapor")
    assert "Semua sudah beres" in town.says("rina", "akhiri warung siti")


def holding(town: Town, *words: str) -> list[str]:
    """Rows of any table that hold one of these words, whatever the case."""
    with town.engine.connect() as connection:
        tables_ = SQLModel.metadata.sorted_tables
        rows = [(table.name, str(row)) for table in tables_ for row in connection.execute(select(table))]
    return [f"{name}: {row}" for name, row in rows if any(word in row.casefold() for word in words)]


def balances(town: Town) -> list[tuple[object, ...]]:
    with town.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(_entries).order_by(_entries.c.transaction_id))]


def last_said(town: Town, who: str, words: str) -> str:
    """What is answered, where older messages are gone by now."""
    town.says(who, words)
    return next(bubble.text for bubble in reversed(town.bubbles(who)) if bubble.text)


def test_the_owner_has_somebody_forgotten_and_the_figures_stay(town: Town) -> None:
    settled(town)
    town.says("siti", "keluhan dari siti: kemasannya sobek")
    town.says("siti", "rekening BCA 1234567890 a.n. Siti Aminah")
    town.says("siti", "ya")
    town.sends("siti", b"\xff\xd8\xff nota siti")
    town.goes_to("2026-11-25", 10)
    before = balances(town)
    town.says("siti", "hapus data")
    town.says("siti", "ya")
    town.hears("rina")
    assert "tidak bisa dibatalkan" in town.taps("rina", "Hapus").casefold()
    with town.engine.connect() as connection:
        number = connection.execute(select(_counters.c.value)).scalar_one() + 1
    town.says("rina", "ya")
    assert f"*Mitra {number}*" in town.bubbles("rina")[-1].text
    town.delivers()
    assert holding(town, "siti", "1234567890", "nota siti") == []
    assert balances(town) == before
    assert f"Mitra {number}" in last_said(town, "rina", "minggu lalu")
    assert "kode" in last_said(town, "siti", "saldo")


def test_who_is_forgotten_is_told_so_once_and_that_is_forgotten_too(town: Town) -> None:
    settled(town)
    town.says("siti", "hapus data")
    town.says("siti", "ya")
    town.says("rina", "hapus data")
    town.says("rina", "ya")
    assert [bubble.text.partition(",")[0] for bubble in town.bubbles("siti")] == ["Bu Siti"]
    assert "Kue Bu Rina sudah menghapus" in town.bubbles("siti")[0].text
    town.delivers()
    assert town.bubbles("siti") == []
    town.goes_to("2026-11-29", 10)
    assert town.bubbles("siti") == []


def test_the_last_message_is_forgotten_where_it_cannot_be_sent(town: Town) -> None:
    town.delivers()
    for who, words in (("siti", "hapus data"), ("siti", "ya"), ("rina", "hapus data"), ("rina", "ya")):
        town.says(who, words)
    for state, kept in (("retry", 1), ("failed", 0)):
        with town.engine.begin() as connection:
            last = next(one for one in claims.claim(connection, ["simulator"], "town") if one.address == "siti")
            assert outbox.close(connection, last, state)
        assert len(town.bubbles("siti")) == kept


def test_who_wants_no_messages_is_not_told_either(town: Town) -> None:
    town.says("siti", "hapus data")
    town.says("siti", "ya")
    town.says("siti", "stop")
    town.says("rina", "hapus data")
    town.says("rina", "ya")
    assert town.bubbles("siti") == []


def test_nobody_is_forgotten_who_has_not_asked_for_it(town: Town) -> None:
    assert "Belum ada yang minta" in town.says("rina", "hapus data warung siti")
    town.opens("tini", "Sambal Ibu")
    town.says("siti", "hapus data")
    town.says("siti", "ya")
    assert "Belum ada yang minta" in town.says("tini", "hapus data warung siti")
    assert "Bu Siti" in town.says("siti", "data saya")


def test_who_sells_for_another_business_too_stays_known_there(town: Town) -> None:
    town.opens("tini", "Sambal Ibu")
    town.joins("siti", "Warung Siti Sambal", owner="tini")
    town.says("siti", "ganti")
    town.taps("siti", "Warung Bu Siti")
    town.says("siti", "hapus data")
    town.says("siti", "ya")
    town.says("rina", "hapus data")
    town.says("rina", "ya")
    assert "Warung Siti Sambal" in last_said(town, "siti", "data saya")
    assert [row for row in holding(town, "warung bu siti") if "'rina'" in row] == []


def test_a_helper_is_forgotten_and_the_warung_goes_on(town: Town) -> None:
    town.joins("dita", "Warung Bu Siti")
    town.says("dita", "hapus data")
    town.says("dita", "ya")
    town.says("rina", "hapus data")
    town.says("rina", "ya")
    town.delivers()
    assert holding(town, "dita") == []
    assert "Warung Bu Siti" in last_said(town, "rina", "ringkasan")
    assert "Keripik" in town.says("siti", "stok")


def stops(town: Town) -> str:
    """Bu Siti wants to stop; what Bu Rina reads."""
    town.hears("rina")
    town.says("siti", "mau berhenti titip")
    town.says("siti", "ya")
    return town.hears("rina")


def ends(town: Town) -> None:
    """All is settled, and Bu Rina ends it."""
    settled(town)
    town.says("rina", "akhiri warung siti")
    town.says("rina", "ya")
    town.hears("siti")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("1", "kurang laku"),
        ("alasan siti 4", "tutup atau pindah"),
        ("alasan siti", ""),
        ("Bagian kurang", "bagian kurang"),
        ("alasan siti alasan lain", "alasan lain"),
    ],
)
def test_the_owner_is_asked_why_and_it_stands_with_the_partner(town: Town, words: str, reason: str) -> None:
    assert "Kenapa" in stops(town)
    told = town.says("rina", words)
    if not reason:
        assert "1" in told or "Kenapa" in told
        town.taps("rina", "Barang atau kiriman")
        reason = "barang atau kiriman"
    assert f"Warung Bu Siti 25%, mau berhenti sejak 21 Nov ({reason})" in town.says("rina", "mitra")
    assert f"Mau berhenti sejak 21 Nov ({reason})" in town.says("rina", "detail siti")
    assert reason not in town.says("siti", "saldo")


def test_a_reason_may_be_given_when_it_is_over_and_stays_listed(town: Town) -> None:
    settled(town)
    town.says("rina", "akhiri warung siti")
    assert "Kenapa" in town.says("rina", "ya")
    assert "dicatat" in town.taps("rina", "4 Tutup atau pindah")
    assert "Warung Bu Siti, berhenti 21 Nov (tutup atau pindah)" in town.says("rina", "mitra")


def test_a_reason_that_is_known_is_not_asked_for_again(town: Town) -> None:
    stops(town)
    town.says("rina", "alasan siti 2")
    settled(town)
    town.says("rina", "akhiri warung siti")
    assert "Kenapa" not in town.says("rina", "ya")
    assert "Warung Bu Siti, berhenti 21 Nov (bagian kurang)" in town.says("rina", "mitra")


def test_who_goes_on_has_no_reason_to_stop(town: Town) -> None:
    stops(town)
    town.says("rina", "alasan siti 2")
    town.says("siti", "lanjut titip")
    town.hears("rina")
    assert "berhenti" not in town.says("rina", "mitra")
    assert "Belum ada mitra yang" in town.says("rina", "alasan siti 2")


def test_a_partner_that_is_invited_again_is_the_same_one(town: Town) -> None:
    ends(town)
    asked = town.says("rina", "undang Warung Bu Siti 30%")
    assert "sampai 21 Nov" in asked
    assert "Rp30.000" in asked
    code = town.says("rina", "ya").split("MULAI ")[1][:8]
    assert "sudah selesai" in town.says("siti", "lapor")
    shown = town.says("siti", f"MULAI {code}")
    assert "*30%*" in shown
    assert "Contoh" in shown
    town.says("siti", "setuju")
    assert "Warung Bu Siti" in town.hears("rina")
    assert town.says("rina", "mitra").count("Warung Bu Siti") == 1
    assert "30%" in town.says("siti", "kesepakatan")
    assert "Rp390.000" in town.says("siti", "nota")
    town.goes_to("2026-11-24", 10)
    town.says("rina", "titip keripik 10 ke warung siti")
    town.says("rina", "ya")
    town.taps("siti", "Sudah datang")
    assert "Bagian warung 30% *Rp30.000*" in town.says("siti", "keripik 10")


def test_it_stays_ended_until_somebody_agrees(town: Town) -> None:
    ends(town)
    town.says("rina", "undang Warung Bu Siti")
    town.says("rina", "ya")
    town.goes_to("2026-11-29", 10)
    assert town.hears("siti") == ""
    assert "berhenti 21 Nov" in town.says("rina", "mitra")


def test_somebody_new_of_it_agrees_for_the_partner(town: Town) -> None:
    ends(town)
    town.says("rina", "undang Warung Bu Siti 30%")
    code = town.says("rina", "ya").split("MULAI ")[1][:8]
    assert "*30%*" in town.says("dita", f"MULAI {code}")
    town.says("dita", "setuju")
    assert "Warung Bu Siti 30%" in town.says("rina", "mitra")
    assert "Rp390.000" in town.says("dita", "nota")


def test_an_old_offer_does_not_bring_an_ended_partner_back(town: Town) -> None:
    town.says("rina", "ubah bagian siti 30%")
    town.says("rina", "ya")
    ends(town)
    town.says("siti", "setuju")
    assert "Warung Bu Siti, berhenti 21 Nov" in town.says("rina", "mitra")


def test_who_never_agreed_is_invited_again_as_before(town: Town) -> None:
    town.invites("rina", "Warung Pak Eko")
    town.says("rina", "batal undang eko")
    assert "sampai" not in town.says("rina", "undang Warung Pak Eko 30%").split("Contoh")[0]
    code = town.says("rina", "ya").split("MULAI ")[1][:8]
    assert "*30%*" in town.says("eko", f"MULAI {code}")
    town.says("eko", "setuju")
    town.hears("rina")
    assert town.says("rina", "mitra").count("Warung Pak Eko") == 1


def test_the_code_of_a_partner_that_was_ended_holds_no_longer(town: Town) -> None:
    code = town.invites("rina", "Warung Pak Eko")
    town.says("rina", "akhiri eko")
    town.says("rina", "ya")
    assert "tidak berlaku" in town.says("eko", f"MULAI {code}")


def test_what_is_open_is_named_with_what_to_write_for_it(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    told = town.says("rina", "akhiri siti")
    assert "Untuk barang yang kembali: *catat warung bu siti … retur 6*." in told
    assert "Untuk uang yang masuk: *terima warung bu siti Rp255.000*. Lalu *akhiri warung bu siti* sekali lagi." in told
