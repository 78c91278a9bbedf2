"""Story 37, its end: staff of the business send goods and enter reports; terms and money stay with the owner."""

import pytest

from tests.town import Town


def invited(town: Town, words: str = "tambah staf Dita 0812-3456-7890") -> str:
    """The code that Bu Rina gets to hand on."""
    asked = town.says("rina", words)
    assert "*Dita*" in asked
    assert "staf" in asked
    return town.says("rina", "ya").split("MULAI ")[1][:8]


@pytest.fixture
def staffed(town: Town) -> Town:
    """Dita helps Bu Rina."""
    assert "SETUJU" in town.says("dita", f"MULAI {invited(town)}")
    town.says("dita", "setuju")
    town.hears("rina")
    return town


@pytest.mark.parametrize(
    "words",
    [
        *("tambah staf Dita 0812-3456-7890", "tambahin staff dita", "tambah karyawan Dita", "undang staf Dita"),
        *("undang dita jadi karyawan", "undang Dita sebagai staf baru", "tambah pegawai namanya Dita"),
    ],
)
def test_staff_is_invited_by_name_and_what_it_may_do_is_said(town: Town, words: str) -> None:
    asked = town.says("rina", words)
    assert "*Dita*" in asked
    assert "kesepakatan" in asked
    handed = town.says("rina", "ya")
    assert "MULAI " in handed
    assert "Warung" not in handed


def test_staff_joins_by_the_code_without_being_asked_for_a_name(town: Town) -> None:
    shown = town.says("dita", f"MULAI {invited(town)}")
    assert "Kue Bu Rina" in shown
    assert "Dita" in shown
    assert "25%" not in shown
    assert "Dita" in town.says("dita", "setuju")
    assert "Dita" in town.hears("rina")


def handed_over(town: Town) -> None:
    """Bu Siti says that she paid, and Bu Rina has not answered."""
    for words in ("keripik 14 nastar 5", "ya", "lewati", "setor 100rb"):
        town.says("siti", words)


def test_what_staff_do_is_done(staffed: Town) -> None:
    town = staffed
    assert "*Warung Bu Siti*" in town.says("dita", "titip keripik 10 ke warung siti")
    assert "nomor" in town.says("dita", "ya")
    town.taps("siti", "Sudah datang")
    assert "Keripik Pisang 30" in town.says("siti", "stok")
    shown = town.says("dita", "catat warung siti keripik 14 nastar 5")
    assert "Rp255.000" in shown
    town.says("dita", "ya")
    assert "Rp255.000" in town.hears("siti")
    assert "sudah lapor" in town.says("dita", "siapa belum lapor")
    assert "Keripik Pisang" in town.says("dita", "produk")
    assert "Warung Bu Siti" in town.says("dita", "mitra")
    assert "Keripik Pisang 16" in town.says("dita", "stok siti")


@pytest.mark.parametrize(
    "words",
    [
        *("terima 2", "udah masuk", "uang siti udah masuk", "ubah bagian siti jadi 30", "undang Warung X 25%"),
        *("harga keripik 12rb", "tambah staf Eko", "hapus staf dita", "umumkan halo", "ringkasan", "akhiri siti"),
        *("rekap minggu ini dong", "rekening BCA 1234567890 a.n. Dita", "bayar komisi joko 60rb", "staf", "excel"),
    ],
)
def test_what_is_the_owners_is_refused_kindly_and_shortly(staffed: Town, words: str) -> None:
    handed_over(staffed)
    said = staffed.says("dita", words)
    assert "pemilik" in said
    assert len(said) < 120
    assert "*25%*" in staffed.says("siti", "kesepakatan")
    assert "menunggu konfirmasi" in staffed.says("siti", "saldo")


def test_staff_see_a_menu_and_a_help_of_their_own(staffed: Town) -> None:
    staffed.says("dita", "menu")
    labels = [button.label for button in staffed.bubbles("dita")[-1].buttons]
    assert "Titip" in labels
    assert "Undang mitra" not in labels
    told = staffed.says("dita", "bantuan")
    assert "titip" in told
    assert "terima 7" not in told
    assert "ringkasan" not in staffed.says("dita", "qwertyuiop")


def test_what_is_asked_of_the_owner_does_not_reach_staff(staffed: Town) -> None:
    handed_over(staffed)
    assert "Rp100.000" in staffed.hears("rina")
    assert staffed.hears("dita") == ""
    staffed.goes_to("2026-11-23", 8)
    assert staffed.hears("dita") == ""


def test_staff_are_listed_with_those_who_have_not_come_yet(staffed: Town) -> None:
    staffed.says("rina", "tambah staf Yanti")
    staffed.says("rina", "ya")
    told = staffed.says("rina", "staf")
    assert "Dita" in told
    assert "Yanti" in told
    assert "belum" in told


def test_who_is_taken_off_the_staff_can_do_nothing_at_once(staffed: Town) -> None:
    staffed.says("dita", "titip keripik 10 ke siti")
    assert "Dita" in staffed.says("rina", "hapus staf dita")
    assert "Kue Bu Rina" in staffed.hears("dita")
    assert "kode" in staffed.says("dita", "ya")
    assert "kode" in staffed.says("dita", "siapa belum lapor")
    assert staffed.hears("siti") == ""
    assert "Belum ada staf" in staffed.says("rina", "staf")


def test_who_was_taken_off_may_be_invited_anew(staffed: Town) -> None:
    staffed.says("rina", "hapus staf dita")
    staffed.says("dita", f"MULAI {invited(staffed)}")
    staffed.says("dita", "setuju")
    assert "*Warung Bu Siti*" in staffed.says("dita", "titip keripik 10")


def test_staff_that_has_not_come_yet_is_taken_off_with_its_code(town: Town) -> None:
    code = invited(town)
    assert "Dita" in town.says("rina", "hapus staf dita")
    assert "tidak berlaku" in town.says("dita", f"MULAI {code}")
    assert "Belum ada staf" in town.says("rina", "staf")


def test_of_several_staff_one_is_chosen(staffed: Town) -> None:
    staffed.says("yanti", f"MULAI {staffed.invites_staff('rina', 'Yanti')}")
    staffed.says("yanti", "setuju")
    assert "siapa" in staffed.says("rina", "hapus staf").lower()
    assert "Yanti" in staffed.taps("rina", "Kak Yanti")
    assert "Warung Bu Siti" in staffed.says("dita", "mitra")


def test_the_owner_is_no_staff_of_her_own(town: Town) -> None:
    assert "SETUJU" not in town.says("rina", f"MULAI {invited(town)}")
    assert "Warung Bu Siti" in town.says("rina", "ringkasan")


def test_staff_of_one_business_see_nothing_of_another(staffed: Town) -> None:
    staffed.opens("tini", "Sambal Ibu")
    assert "Belum ada staf" in staffed.says("tini", "staf")
    assert "Belum ada staf" in staffed.says("tini", "hapus staf dita")
    assert "Warung Bu Siti" in staffed.says("dita", "mitra")


def test_who_helps_and_sells_says_for_which_it_is(staffed: Town) -> None:
    staffed.says("dita", f"MULAI {staffed.invites('rina', 'Warung Bu Siti')}")
    staffed.says("dita", "setuju")
    staffed.goes_to("2026-11-22", 9)
    assert "mana" in staffed.says("dita", "keripik 14")


def test_what_the_help_for_staff_says_in_english_is_understood(staffed: Town) -> None:
    staffed.says("dita", "english")
    assert "partners" in staffed.says("dita", "help")
    assert "Warung Bu Siti 25%" in staffed.says("dita", "partners")
    assert "Only the owner" in staffed.says("dita", "received 7")
