"""Reads a question about figures: *utang saya berapa*, *cek stok dong bu*, *siti masih kurang setor brp*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

MOST_LEFT = 3
"""As many words as a name may have; more than these are more than a question."""


class Subject(Enum):
    """What is asked about. A question with words of several is about the one that stands first here."""

    DUES = auto()
    GOODS = auto()
    SALES = auto()
    TERMS = auto()
    PRICES = auto()
    ACCOUNT = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the words that are left of it: a name, where somebody is named."""

    subject: Subject
    rest: str


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


_WHEN = _words("kapan kpn")
"""They ask for money alone: when goods come is nothing that is looked up."""
_ASKING = _words("berapa brp brapa brpa berape piro pinten sabaraha pira cek ngecek check lihat liat ningali tau tahu")
_SUBJECTS = {
    Subject.DUES: _words(
        "saldo utang utangku utangnya hutang hutangku hutangnya tagihan tagihanku setor setoran setoranku setorannya "
        "disetor bayar dibayar cair dicairkan fee nunggak tunggakan komisi komisiku komisinya"
    ),
    Subject.GOODS: _words(
        "stok stock stoknya stokku barang barangku barangnya titipan titipanku titipannya sisa sisanya tinggal"
    ),
    Subject.SALES: _words("laku terjual kejual dapat dapet dpt penjualan penjualanku omzet omset laporan laporanku"),
    Subject.TERMS: _words("bagian bagianku bagiannya persen persennya persenan kesepakatan"),
    Subject.PRICES: _words("harga harganya hrg"),
    Subject.ACCOUNT: _words("rekening rekeningnya rek norek"),
}
_AROUND = _words(
    "saya aku ku sy gue gw kulo abdi kami kita yang yg masih msh jadi total totalnya jumlah jumlahnya harus hrs mesti "
    "perlu kurang belum blm sudah udah sekarang skrg minggu ini ya yah tolong boleh bisa mau pengen di dari ada "
    "semuanya nya bu ibu pak bapak kak mbak mas dong sih deh kah to lagi itu tuh sampai hari aja saja punya"
)
_EXPLAINED = _ASKING.union(_WHEN, _AROUND, *_SUBJECTS.values())


def read_question(text: str) -> Asked | None:
    """What a message asks about; None where it does not ask, or says a number, which may be meant to count."""
    words = re.findall(r"\w+", text.casefold())
    subject = next((one for one, nouns in _SUBJECTS.items() if not nouns.isdisjoint(words)), None)
    asking = _ASKING | _WHEN if subject is Subject.DUES else _ASKING
    if subject is None or asking.isdisjoint(words) or re.search(r"\d", text):
        return None
    rest = [word for word in words if word not in _EXPLAINED]
    return Asked(subject, " ".join(rest)) if len(rest) <= MOST_LEFT else None
