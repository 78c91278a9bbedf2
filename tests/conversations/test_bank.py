"""The bank account: shown to who hands money over, changed only with the PIN, and never behind an owner's back."""

import pytest
from sqlalchemy import select

from storage import tables
from storage.tables.columns import table_of
from tests.conversations.owners import second_owner
from tests.town import Town

PIN = "2580"
RINAS = "rekening BCA 5551230099 a.n. Rina Wati"


@pytest.fixture
def known(town: Town) -> Town:
    """Bu Rina has told her account."""
    tells(town, "rina", RINAS)
    return town


def tells(town: Town, who: str, words: str) -> str:
    """Tell an account, say yes to it, and type the PIN: once, or twice where it is chosen now."""
    town.says(who, words)
    asked = town.says(who, "ya")
    if "Pilih" in asked:
        town.says(who, PIN)
    return town.says(who, PIN)


def test_an_account_is_said_back_and_needs_a_pin_even_with_one_place(town: Town) -> None:
    answer = town.says("rina", RINAS)
    assert "*BCA 5551230099 a.n. Rina Wati*" in answer
    assert "4 angka" in town.says("rina", "ya")
    town.says("rina", PIN)
    assert "BCA 5551230099 a.n. Rina Wati" in town.says("rina", PIN)
    assert "BCA 5551230099 a.n. Rina Wati" in town.says("rina", "rekening")


def test_without_the_pin_the_old_one_stays(known: Town) -> None:
    known.says("rina", "rekening Mandiri 9876543210 a.n. Budi")
    known.says("rina", "ya")
    known.says("rina", "1357")
    known.says("rina", "batal")
    assert "BCA 5551230099" in known.says("rina", "rekening")


def test_who_owes_money_sees_where_to_send_it(known: Town) -> None:
    known.says("siti", "keripik 14 nastar 5")
    assert "BCA 5551230099 a.n. Rina Wati" in known.says("siti", "ya")
    known.says("siti", "lewati")
    assert "BCA 5551230099 a.n. Rina Wati" in known.says("siti", "setor")
    known.says("siti", "batal")
    assert "BCA 5551230099 a.n. Rina Wati" in known.says("siti", "saldo")
    assert "BCA 5551230099 a.n. Rina Wati" in known.says("siti", "rekening")


def test_a_change_is_told_to_every_owner(known: Town) -> None:
    second_owner(known, "dita")
    tells(known, "rina", "rekening Mandiri 98-7654-3210 atas nama Rina Wati")
    told = known.hears("dita")
    assert "Mandiri 9876543210 a.n. Rina Wati" in told
    assert "Bu Rina" in told


def test_every_account_that_ever_held_is_kept(known: Town) -> None:
    tells(known, "rina", "rekening Mandiri 9876543210 a.n. Rina Wati")
    accounts = table_of(tables.BankAccount)
    with known.engine.begin() as connection:
        rows = connection.execute(select(accounts).order_by(accounts.c.said_at)).all()
    assert [(row.bank, row.number, row.holder, row.partner_id) for row in rows] == [
        ("BCA", "5551230099", "Rina Wati", 0),
        ("Mandiri", "9876543210", "Rina Wati", 0),
    ]
    assert all(row.said_by for row in rows)


def test_a_partners_account_is_shown_to_the_owner_who_pays_it(town: Town) -> None:
    town.says("rina", "undang Agen Joko 25%")
    town.says("rina", "komisi")
    town.says("joko", f"MULAI {town.says('rina', 'ya').split('MULAI ')[1][:8]}")
    town.says("joko", "Pak Joko")
    town.says("joko", "SETUJU")
    tells(town, "joko", "rekening BRI 0012 3456 7890 an Joko Susilo")
    told = town.hears("rina")
    assert "Agen Joko" in told
    assert "BRI 001234567890 a.n. Joko Susilo" in told
    town.says("joko", "keripik 25")
    town.says("joko", "ya")
    assert "BRI 001234567890 a.n. Joko Susilo" in town.says("rina", "bayar komisi joko 60rb")
    assert "BRI" not in town.says("siti", "rekening")


@pytest.mark.parametrize(
    "words",
    ["rekening BCA", "rekening 5551230099", "rekening BCA 5551230099", "rekening BCA 12345 a.n. Rina", "rekening baru"],
)
def test_half_an_account_is_asked_for_in_full(town: Town, words: str) -> None:
    assert "a.n." in town.says("rina", words)
    assert "*BCA 5551230099 a.n. Rina Wati*" in town.says("rina", "BCA 5551230099 a.n. Rina Wati")


def test_accounts_of_another_business_are_not_seen(known: Town) -> None:
    known.opens("tini", "Sambal Ibu")
    assert "5551230099" not in known.says("tini", "rekening")


def test_nobody_is_told_an_account_that_there_is_not(town: Town) -> None:
    assert "rekening BCA" in town.says("rina", "rekening")
    assert "belum" in town.says("siti", "rekening")
