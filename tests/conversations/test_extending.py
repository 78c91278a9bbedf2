"""Story 32: an agreement nears its end, the owner hears of it in time, and nothing stops by itself."""

import pytest

from tests.town import Town


@pytest.fixture
def town(town: Town) -> Town:
    """Warung Pak Eko has agreed on Saturday 21 November for half a year."""
    town.agrees("eko", "undang Warung Pak Eko 25% 6 bulan")
    return town


def heard_on(town: Town, day: str, who: str = "rina") -> str:
    """What somebody heard from the morning of a day until the next."""
    town.goes_to(day, 8, 30)
    town.hears(who)
    town.goes_to(day, 12)
    return town.hears(who)


def test_the_owner_hears_a_month_and_a_week_before_the_end_and_never_twice(town: Town) -> None:
    assert heard_on(town, "2027-04-20") == ""
    assert (
        heard_on(town, "2027-04-21") == "Kesepakatan dengan *Warung Pak Eko* habis 21 Mei 2027, 30 hari lagi.\n"
        "Kalau dibiarkan, tetap jalan seperti sekarang, Bu."
    )
    assert [button.label for button in town.bubbles("rina")[-1].buttons] == ["Perpanjang", "Ubah", "Akhiri"]
    assert "Kesepakatan" not in heard_on(town, "2027-04-22")
    assert "habis 21 Mei 2027, 7 hari lagi" in heard_on(town, "2027-05-14")
    assert "Kesepakatan" not in heard_on(town, "2027-05-15")
    assert "Kesepakatan" not in heard_on(town, "2027-05-21")


def test_a_server_that_was_down_tells_it_late(town: Town) -> None:
    town.goes_to("2027-04-20", 20)
    town.hears("rina")
    town.now = town.now.replace(day=25, hour=10)
    town.ticks()
    town.ticks()
    assert town.hears("rina").count("habis 21 Mei 2027, 26 hari lagi") == 1


def test_what_has_only_begun_is_spoken_of_a_week_before_alone(town: Town) -> None:
    town.says("rina", "ubah kesepakatan eko 1 bulan")
    town.says("rina", "ya")
    town.says("eko", "setuju")
    town.hears("rina")
    assert "Kesepakatan" not in heard_on(town, "2026-11-22")
    assert "habis 21 Des 2026, 7 hari lagi" in heard_on(town, "2026-12-14")


def test_several_that_end_come_in_one_message(town: Town) -> None:
    town.agrees("eko", "undang Warung Bu Ani 25% 6 bulan")
    told = heard_on(town, "2027-04-21")
    assert "• Kesepakatan dengan *Warung Bu Ani* habis 21 Mei 2027" in told
    assert "• Kesepakatan dengan *Warung Pak Eko* habis 21 Mei 2027" in told
    assert "*perpanjang warung bu ani*" in told
    assert not town.bubbles("rina")[-1].buttons


def test_the_owner_presses_extend_and_the_partner_agrees(town: Town) -> None:
    heard_on(town, "2027-04-21")
    asked = town.taps("rina", "Perpanjang")
    assert "Sampai sekarang berlaku sampai 21 Mei 2027. Barunya: Berlaku sampai *21 Nov 2027*." in asked
    assert "Rp" not in asked
    town.says("rina", "ya")
    letter = town.hears("eko")
    assert "Berlaku sampai *21 Nov 2027*" in letter
    assert "sampai *21 Mei 2027*" in town.says("eko", "kesepakatan")[: 400 + len(letter)]
    town.says("eko", "setuju")
    told = town.says("eko", "kesepakatan")
    assert "sampai *21 Nov 2027*" in told
    assert "*25%*" in told
    town.hears("rina")
    assert "Kesepakatan dengan" not in heard_on(town, "2027-05-14")
    assert "habis 21 Nov 2027, 30 hari lagi" in heard_on(town, "2027-10-22")


def test_an_offer_that_waits_is_named_at_the_week(town: Town) -> None:
    heard_on(town, "2027-04-21")
    town.taps("rina", "Perpanjang")
    town.says("rina", "ya")
    assert "masih menunggu *SETUJU*" in heard_on(town, "2027-05-14")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("perpanjang eko", "Berlaku sampai *21 Nov 2027*"),
        ("perpanjang eko 1 tahun", "Berlaku sampai *21 Mei 2028*"),
        ("perpanjang kontrak pak eko setahun lagi", "Berlaku sampai *21 Mei 2028*"),
        ("perpanjang kesepakatan warung pak eko tanpa batas waktu", "Berlaku *tanpa batas waktu*"),
        ("perpanjang eko 3 bulan 30%", "*30%*"),
        ("extend eko 6 months", "Berlaku sampai *21 Nov 2027*"),
    ],
)
def test_it_can_be_typed_at_any_time(town: Town, words: str, said: str) -> None:
    asked = town.says("rina", words)
    assert "*Warung Pak Eko*" in asked
    assert said in asked


def test_it_asks_with_whom_and_for_how_long_where_that_is_not_clear(town: Town) -> None:
    assert "Dengan mitra yang mana" in town.says("rina", "perpanjang")
    assert "Berlaku sampai *16 Nov 2028*" in town.says("rina", "siti")
    town.says("rina", "batal")
    assert "belum jelas" in town.says("rina", "perpanjang eko 8 minggu")
    assert "Berlaku sampai *21 Jul 2027*" in town.says("rina", "2 bulan")


def test_edit_and_end_lead_where_they_say(town: Town) -> None:
    heard_on(town, "2027-04-21")
    assert "Apa yang berubah untuk *Warung Pak Eko*" in town.taps("rina", "Ubah")
    town.says("rina", "batal")
    assert "Akhiri" in town.taps("rina", "Akhiri")


def test_what_has_no_end_is_not_extended(town: Town) -> None:
    town.agrees("eko", "undang Warung Bu Ani 25% tanpa batas")
    assert "tidak perlu diperpanjang" in town.says("rina", "perpanjang ani")


def test_past_its_end_it_goes_on_and_the_summary_says_so(town: Town) -> None:
    town.goes_to("2027-05-24", 6)
    town.hears("rina")
    town.goes_to("2027-05-24", 9)
    assert "Warung Pak Eko: kesepakatannya sudah habis masa dan tetap jalan" in town.hears("rina")
    told = town.says("eko", "kesepakatan")
    assert "Berlaku sampai *21 Mei 2027*; sekarang tetap jalan" in told
    assert "*25%*" in told
    assert "Berlaku sampai *24 Nov 2027*" in town.says("rina", "perpanjang eko")


def test_nobody_speaks_of_the_end_of_a_partner_that_stops(town: Town) -> None:
    town.says("eko", "mau berhenti titip")
    town.says("eko", "ya")
    assert "Kesepakatan dengan" not in heard_on(town, "2027-04-21")


def test_an_owner_elsewhere_hears_it_at_nine_there(town: Town) -> None:
    town.opens("tini", "Sambal Bu Tini")
    assert "Kesepakatan" not in heard_on(town, "2027-04-21", "tini")


def test_staff_and_partners_extend_nothing(town: Town) -> None:
    assert "Barunya" not in town.says("eko", "perpanjang eko 2 tahun")
    assert town.hears("rina") == "" or "Barunya" not in town.hears("rina")


def test_two_that_end_are_no_more_than_two(town: Town) -> None:
    town.agrees("citra", "undang Kantin SD 25% 6 bulan")
    heard = heard_on(town, "2027-04-21")
    assert heard.count("habis 21 Mei 2027") == 2
    assert "lain" not in heard
