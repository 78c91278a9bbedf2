"""Story 32: what an agreement says, how long it runs, how it is gone on with, and the page that both sides keep."""

import pytest

from bot.channels.message import Outgoing
from bot.channels.whatsapp.limits import INTERACTIVE_TEXT
from tests.town import Town


def pages(messages: list[Outgoing]) -> list[str]:
    return [one.attachment.name for one in messages if one.attachment and one.attachment.name.endswith(".pdf")]


def test_an_agreement_says_all_that_it_should(town: Town) -> None:
    told = town.says("siti", "kesepakatan")
    for point in (
        "Kesepakatan titip jual *Warung Bu Siti* dengan Kue Bu Rina",
        "Kue Bu Rina mengirim barang yang layak jual",
        "lapor tiap minggu, ditanya hari Sabtu jam 16.00",
        "Bagian warung *25%*",
        "Rp25.000, disetor ke Kue Bu Rina Rp75.000",
        "Barang rusak atau basi ditanggung Kue Bu Rina",
        "Uang disetor tiap minggu, setelah laporan",
        "Berlaku sampai *16 Nov 2027*",
        "Boleh berhenti kapan saja, kabari 7 hari sebelumnya",
        "dilihat bersama di nota lalu dibicarakan baik-baik",
    ):
        assert point in told


def test_an_agent_reads_of_commission_and_of_no_goods(town: Town) -> None:
    told = town.agrees("eko", "undang Agen Joko 10% komisi 3 hari setelah laporan")
    assert "Kesepakatan komisi *Agen Joko* dengan Kue Bu Rina" in told
    assert "Komisi dibayar *paling lambat 3 hari setelah laporan*" in told
    assert "rusak" not in told.lower()
    assert "barang" not in told.lower()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("undang Warung Pak Eko 25%", "sampai *21 Nov 2027*"),
        ("undang Warung Pak Eko 25% 6 bulan", "sampai *21 Mei 2027*"),
        ("undang Warung Pak Eko 25% selama enam bulan", "sampai *21 Mei 2027*"),
        ("undang Warung Pak Eko 25% 6bln rusak dibagi", "sampai *21 Mei 2027*"),
        ("undang Warung Pak Eko 25% kontrak 2 tahun", "sampai *21 Nov 2028*"),
        ("undang Warung Pak Eko 25% dua puluh empat bulan", "sampai *21 Nov 2028*"),
        ("undang Warung Pak Eko setahun 25%", "sampai *21 Nov 2027*"),
        ("undang Warung Pak Eko 25% setengah tahun", "sampai *21 Mei 2027*"),
        ("undang Warung Pak Eko 25% tanpa batas waktu", "*tanpa batas waktu*"),
        ("undang Warung Pak Eko 25%, selamanya", "*tanpa batas waktu*"),
    ],
)
def test_the_owner_says_how_long_it_runs(town: Town, words: str, said: str) -> None:
    told = town.agrees("eko", words)
    assert "Kesepakatan titip jual *Warung Pak Eko* dengan" in told
    assert "*25%*" in told
    assert f"Berlaku {said}" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("setor 3 hari setelah laporan", "paling lambat 3 hari setelah laporan"),
        ("setor paling lambat tiga hari", "paling lambat 3 hari setelah laporan"),
        ("6 bulan, setoran 1 minggu habis laporan", "paling lambat 7 hari setelah laporan"),
    ],
)
def test_the_owner_says_how_soon_money_is_handed_over(town: Town, words: str, said: str) -> None:
    told = town.agrees("eko", f"undang Warung Pak Eko 25% {words}")
    assert "Kesepakatan titip jual *Warung Pak Eko* dengan" in told
    assert f"Uang disetor *{said}*" in told


@pytest.mark.parametrize("words", ["25% 8 minggu", "25% 90 bulan", "25% 1,5 bulan", "25% setor 40 hari", "25% 0 bulan"])
def test_a_time_that_no_agreement_can_have_is_asked_about(town: Town, words: str) -> None:
    assert "belum jelas" in town.says("rina", f"undang Warung Pak Eko {words}")


def test_a_shorter_month_ends_on_its_last_day(town: Town) -> None:
    town.goes_to("2027-01-31")
    assert "sampai *28 Feb 2027*" in town.agrees("eko", "undang Warung Pak Eko 25% 1 bulan")


def test_a_changed_length_is_counted_from_the_yes(town: Town) -> None:
    town.goes_to("2026-12-01")
    town.hears("rina")
    asked = town.says("rina", "ubah kesepakatan siti 6 bulan")
    assert "Sampai sekarang berlaku sampai 16 Nov 2027. Barunya: Berlaku *6 bulan* sejak SETUJU." in asked
    assert "Rp" not in asked
    town.says("rina", "ya")
    town.hears("siti")
    town.goes_to("2026-12-03")
    assert "sampai *3 Jun 2027*" in town.says("siti", "setuju")
    assert "sampai *3 Jun 2027*" in town.hears("rina")
    assert "Berlaku sampai *3 Jun 2027*" in town.says("siti", "kesepakatan")


def test_days_of_payment_can_be_changed_alone(town: Town) -> None:
    asked = town.says("rina", "ubah kesepakatan siti setor 3 hari setelah laporan")
    assert "Sampai sekarang tiap minggu. Barunya: Uang disetor *paling lambat 3 hari setelah laporan*." in asked
    assert "Berlaku" not in asked


def test_another_share_leaves_the_end_as_it_is(town: Town) -> None:
    town.goes_to("2026-12-01")
    town.hears("rina")
    asked = town.says("rina", "ubah bagian siti 30")
    assert "2027" not in asked
    town.says("rina", "ya")
    town.says("siti", "setuju")
    told = town.says("siti", "kesepakatan")
    assert "*30%*" in told
    assert "sampai *16 Nov 2027*" in told


def test_a_bare_share_and_a_length_are_told_apart(town: Town) -> None:
    asked = town.says("rina", "ubah bagian siti 30 jadi setahun")
    assert "*30%*" in asked
    assert "Berlaku *12 bulan*" in asked


def test_the_length_it_has_already_is_no_change_where_it_has_no_end(town: Town) -> None:
    town.agrees("eko", "undang Warung Pak Eko 25% tanpa batas")
    assert "sudah begitu" in town.says("rina", "ubah kesepakatan eko tanpa batas waktu").lower()


def test_both_sides_have_the_page(town: Town) -> None:
    town.taps("siti", "PDF")
    assert pages(town.bubbles("siti")) == ["kesepakatan-warung-bu-siti-1.pdf"]
    told = town.says("rina", "kesepakatan siti")
    assert "Kesepakatan titip jual *Warung Bu Siti* dengan Kue Bu Rina" in told
    town.taps("rina", "PDF")
    assert pages(town.bubbles("rina")) == ["kesepakatan-warung-bu-siti-1.pdf"]


def test_an_agreement_that_nobody_has_accepted_says_so(town: Town) -> None:
    town.says("rina", "undang Warung Pak Eko 25%")
    town.says("rina", "ya")
    assert "belum disetujui" in town.says("rina", "kesepakatan eko")


@pytest.mark.parametrize("damage", ["", " rusak dibagi"])
def test_it_is_short_enough_for_buttons_on_whatsapp(town: Town, damage: str) -> None:
    shown = town.says("rina", f"undang Warung Pak Eko 25%{damage}")
    shown = town.says("rina", "ya")
    assert len(town.says("eko", f"MULAI {shown.split('MULAI ')[1][:8]}")) < INTERACTIVE_TEXT
    town.says("eko", "SETUJU")
    town.says("rina", "ubah bagian eko 30% rusak ditanggung warung 6 bulan setor 3 hari setelah laporan")
    town.says("rina", "ya")
    town.hears("eko")
    assert len(town.says("eko", "kesepakatan")) < INTERACTIVE_TEXT


def test_nobody_reads_the_agreement_of_another(town: Town) -> None:
    town.agrees("eko", "undang Warung Pak Eko 40%")
    assert "*25%*" in town.says("siti", "kesepakatan eko")


def test_a_nota_is_a_page_too(town: Town) -> None:
    town.reports("siti", "keripik 14 nastar 5")
    assert "Rp255.000" in town.says("siti", "nota")
    assert "Nota 16–22 Nov, untuk disimpan" in town.taps("siti", "PDF")
    assert pages(town.bubbles("siti")) == ["nota-warung-bu-siti-2026-w47.pdf"]
