"""The year's rhythm: Lebaran, public holidays, and the owner's own days off."""

import pytest
from sqlalchemy import update

from storage import tables
from storage.tables.columns import table_of
from tests.town import Town

PREVIEW = (
    "📣 *Kue Bu Rina*: libur 6–13 Des. Laporan saya tanyakan lagi Sabtu, 19 Des; "
    "yang mau lapor sebelum itu tetap boleh."
)


def prompts_heard(town: Town, who: str) -> list[str]:
    """The questions for a report, and their reminders."""
    return [bubble.text for bubble in town.bubbles(who) if bubble.text.startswith("Halo Bu Siti 🙏")]


def test_days_off_are_told_after_a_preview_and_nobody_is_asked_then(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    asked = town.says("rina", "libur 6-13 desember")
    assert "*6–13 Des*. Ke 1 mitra:" in asked
    assert PREVIEW in asked
    assert not town.hears("siti").count("libur 6–13")
    assert "Dicatat, Bu: libur *6–13 Des*. Sedang dikirim ke 1 orang." in town.says("rina", "ya")
    assert PREVIEW in town.hears("siti")
    town.goes_to("2026-12-05", 17)
    before = prompts_heard(town, "siti")
    town.goes_to("2026-12-19", 15)
    assert prompts_heard(town, "siti") == before
    town.goes_to("2026-12-19", 17)
    assert len(prompts_heard(town, "siti")) == len(before) + 1
    assert "Kalau ada yang laku selama libur, *7–13 Des*, boleh dilaporkan sekalian." in town.hears("siti")


@pytest.mark.parametrize("no", ["gak usah", "nanti aja", "tidak"])
def test_a_no_takes_no_days_off(town: Town, no: str) -> None:
    town.says("rina", "libur 6-13 desember")
    town.says("rina", no)
    assert "Libur sendiri: –" in town.says("rina", "libur")
    assert "libur 6–13" not in town.hears("siti")


def test_other_days_can_be_put_in_their_place(town: Town) -> None:
    town.says("rina", "libur 6-13 desember")
    town.says("rina", "ubah")
    assert "*7–13 Des*" in town.says("rina", "7 sampe 13 des")


@pytest.mark.parametrize("words", ["libur 3 hari", "libur dulu ya", "libur 31 februari", "libur 8 maret 2020"])
def test_what_names_no_days_is_asked_about(town: Town, words: str) -> None:
    assert "Dari tanggal berapa sampai berapa?" in town.says("rina", words)
    assert "*23 Nov*" in town.says("rina", "senin")


def test_too_many_days_at_once_are_refused(town: Town) -> None:
    assert "lebih dari 62 hari" in town.says("rina", "libur 1 desember sampai 30 april")


def test_libur_lists_what_is_off(town: Town) -> None:
    town.says("rina", "libur 6-13 desember")
    town.says("rina", "ya")
    listed = town.says("rina", "libur")
    assert "• Lebaran 2027, 3–17 Mar (perkiraan): tidak ada yang ditanya" in listed
    assert "• Libur sendiri: 6–13 Des" in listed
    assert "• Tanggal merah: laporan ditanyakan sehari sesudahnya" in listed
    assert "Pertanyaan berikutnya: *Sabtu, 21 Nov*." in listed


@pytest.mark.parametrize(
    "words", ["batal libur", "batal libur 6 desember", "gak jadi libur", "libur 6-13 des gak jadi"]
)
def test_days_off_are_taken_back(town: Town, words: str) -> None:
    town.says("rina", "libur 6-13 desember")
    town.says("rina", "ya")
    town.hears("siti")
    assert "tidak jadi libur 6–13 Des. Laporan saya tanyakan Sabtu, 12 Des." in town.says("rina", words)
    assert "*6–13 Des* tidak jadi libur" in town.says("rina", "boleh")
    assert "tidak jadi libur 6–13 Des" in town.hears("siti")
    town.goes_to("2026-12-12", 17)
    assert "*7–13 Des*" in town.hears("siti")


def test_of_several_days_off_one_is_chosen(town: Town) -> None:
    for days in ("1 des", "6-13 des"):
        town.says("rina", f"libur {days}")
        town.says("rina", "ya")
    assert "Libur yang mana?" in town.says("rina", "batal libur")
    assert "tidak jadi libur 6–13 Des" in town.taps("rina", "6–13 Des")
    town.says("rina", "ya")
    assert "Libur sendiri: 1 Des" in town.says("rina", "libur")


def test_days_off_that_nobody_took_cannot_be_taken_back(town: Town) -> None:
    assert "Libur itu tidak tercatat" in town.says("rina", "batal libur")


def test_days_off_taken_back_in_the_middle_stay_off_up_to_then(town: Town) -> None:
    """The week that nobody was asked about stays nobody's fault."""
    town.reports("siti", "keripik 14 nastar 3")
    town.says("rina", "libur 1-20 desember")
    town.says("rina", "ya")
    town.goes_to("2026-12-16", 9)
    town.says("rina", "batal libur")
    town.says("rina", "ya")
    town.hears("siti")
    town.goes_to("2026-12-19", 17)
    assert "boleh dilaporkan sekalian" in town.hears("siti")


def test_the_owner_chooses_whether_holidays_count(town: Town) -> None:
    """Christmas of 2027 is a Saturday, and Sunday is a holiday too."""
    assert "tetap saya tanyakan" in town.says("rina", "libur tetap tanya")
    assert "• Tanggal merah: laporan tetap ditanyakan" in town.says("rina", "libur")
    assert "sehari sesudahnya" in town.taps("rina", "Tanggal merah jangan")
    assert "tetap saya tanyakan" in town.says("rina", "libur tanggal merah tetep nanya aja")


def test_a_partner_that_says_libur_takes_nothing_off(town: Town) -> None:
    town.says("siti", "libur 6-13 desember")
    assert "Libur sendiri: –" in town.says("rina", "libur")


def test_staff_take_nothing_off(town: Town) -> None:
    code = town.invites_staff("rina", "Dita")
    town.says("dita", f"MULAI {code}")
    town.says("dita", "Dita")
    town.says("dita", "SETUJU")
    town.says("dita", "libur 6-13 desember")
    town.says("dita", "ya")
    assert "Libur sendiri: –" in town.says("rina", "libur")


def test_before_the_first_partner_nobody_is_told(empty_town: Town) -> None:
    empty_town.opens()
    assert "belum ada mitra yang bergabung" in empty_town.says("rina", "libur 6-13 desember")
    assert "Dicatat, Bu: libur *6–13 Des*." in empty_town.says("rina", "ya")


def test_two_owners_businesses_do_not_share_days_off(town: Town) -> None:
    town.opens("tini", "Sambal Bu Tini")
    town.says("rina", "libur 6-13 desember")
    town.says("rina", "ya")
    assert "Libur sendiri: –" in town.says("tini", "libur")


def test_lebaran_is_told_before_and_nobody_is_asked(town: Town) -> None:
    town.reports("siti", "keripik 2")
    town.now = town.now.replace(year=2027, month=2, day=27, hour=9)
    town.hears("siti")
    town.goes_to("2027-02-28", 11)
    told = town.hears("siti")
    assert told.count("Bu Siti, sekitar Lebaran, 3–17 Mar, laporan tidak saya tanyakan.") == 1
    town.goes_to("2027-03-02", 12)
    assert "sekitar Lebaran" not in town.hears("siti")
    before = prompts_heard(town, "siti")
    town.goes_to("2027-03-10", 9)
    assert "Minggu 8–14 Mar laporan tidak ditanyakan" in town.says("rina", "ingatkan")
    town.goes_to("2027-03-20", 15)
    assert prompts_heard(town, "siti") == before
    town.goes_to("2027-03-20", 17)
    assert len(prompts_heard(town, "siti")) == len(before) + 1


def test_a_report_in_lebaran_is_taken_as_ever_and_never_late(town: Town) -> None:
    town.reports("siti", "keripik 2")
    town.now = town.now.replace(year=2027, month=3, day=15, hour=9)
    town.hears("siti")
    asked = town.says("siti", "laporan minggu lalu keripik 5")
    assert "*8–14 Mar*" in asked or "8–14 Mar" in asked
    assert "sudah dicatat" in town.says("siti", "ya")
    town.says("siti", "lewati")
    week = town.says("rina", "minggu lalu")
    assert "Warung Bu Siti" in week
    assert "terlambat" not in week


def test_missing_reports_of_lebaran_are_nobodys_fault(town: Town) -> None:
    town.joins("eko", "Warung Pak Eko", "keripik 10")
    town.now = town.now.replace(year=2027, month=3, day=15, hour=8)
    told = town.says("rina", "minggu lalu")
    assert "Tidak ditanya, sedang libur: Warung Bu Siti dan Warung Pak Eko." in told
    assert "Belum:" not in told
    assert "ingatkan" not in told


def test_a_week_of_lebaran_is_attributed_as_any_other(town: Town) -> None:
    """After being asked, figures are for the week asked about; a week that is named is that week."""
    town.reports("siti", "keripik 2")
    town.now = town.now.replace(year=2027, month=3, day=20, hour=15, minute=50)
    town.hears("siti")
    town.goes_to("2027-03-20", 16, 5)
    asked = town.hears("siti")
    assert "*15–21 Mar*" in asked
    assert "Kalau ada yang laku selama libur, *1–14 Mar*, boleh dilaporkan sekalian." in asked
    assert "15–21 Mar" in town.says("siti", "keripik 3")
    town.says("siti", "ya")
    town.says("siti", "lewati")
    assert "8–14 Mar" in town.says("siti", "laporan 8-14 maret keripik 2")
    assert "sudah dicatat" in town.says("siti", "ya")


def test_two_weeks_without_a_sale_are_not_asked_about_where_one_was_lebaran(town: Town) -> None:
    town.now = town.now.replace(year=2027, month=3, day=13, hour=16, minute=5)
    for day in (13, 20):
        town.now = town.now.replace(day=day, hour=17)
        town.says("siti", "laporan minggu ini gak ada yang laku")
        told = town.says("siti", "ya")
        assert "sudah dua minggu" not in told.lower()


def test_a_partner_that_wants_to_stop_is_told_nothing_of_lebaran(town: Town) -> None:
    partner = table_of(tables.Partner)
    with town.engine.begin() as connection:
        connection.execute(update(partner).values(leaving_at=town.now))
    town.now = town.now.replace(year=2027, month=2, day=27, hour=9)
    town.goes_to("2027-02-28", 11)
    assert "Lebaran" not in town.hears("siti")


@pytest.mark.parametrize("words", ["libur lebaran", "libur lebaran kapan", "libur idul fitri bu"])
def test_lebaran_needs_no_days_as_it_is_known(town: Town, words: str) -> None:
    listed = town.says("rina", words)
    assert "• Lebaran 2027, 3–17 Mar (perkiraan): tidak ada yang ditanya" in listed
    assert "Tanggal berapa" not in listed


def test_days_off_between_two_questions_move_none(town: Town) -> None:
    assert "libur 24–26 Nov. Laporan tetap saya tanyakan seperti biasa." in town.says("rina", "libur 24 sampai 26 nov")
