"""What people say and do in the four weeks: plain steps, so that the story can be read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Says:
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Taps:
    """Presses the newest button with that label."""

    who: str
    label: str


@dataclass(frozen=True, slots=True)
class Joins:
    """Sends the code that the owner has just been given."""

    who: str


@dataclass(frozen=True, slots=True)
class Claims:
    """Sends the code that the server printed."""

    who: str


@dataclass(frozen=True, slots=True)
class Until:
    """Time passes until so many days after the first Monday, at a local hour and minute."""

    day: int
    hour: int
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


Step = Says | Taps | Joins | Claims | Until | Heading
CAST = {
    "rina": "Bu Rina",
    "siti": "Bu Siti",
    "eko": "Pak Eko",
    "ani": "Bu Ani",
    "joko": "Mas Joko",
    "citra": "Kak Citra",
    "maya": "Kak Maya",
}
PARTNERS = (
    ("siti", "Warung Bu Siti 081234567801 25%", "keripik 20 nastar 8", "warung siti"),
    ("eko", "Warung Pak Eko 25%", "keripik 24 kacang 3", "warung eko"),
    ("ani", "Warung Bu Ani 25%", "keripik 18 nastar 6", "warung ani"),
    ("citra", "Reseller Citra 20%", "keripik 30 nastar 10", "citra"),
    ("maya", "Reseller Maya 20%", "nastar 12 kacang 4", "maya"),
    ("joko", "Agen Mas Joko 10%", "", ""),
)


def four_weeks() -> Iterator[Step]:
    """The whole story, in order."""
    yield from _opening()
    for who, invitation, goods, name in PARTNERS:
        yield from _joining(who, invitation, goods, name)
    yield from _first_week()
    yield from _second_week()
    yield from _third_week()
    yield from _fourth_week()


def _opening() -> Iterator[Step]:
    yield Heading("Bu Rina membuka usahanya")
    yield Claims("rina")
    yield Says("rina", "Bu Rina")
    yield Says("rina", "Kue Bu Rina")
    yield Says("rina", "keripik pisang 10rb per bungkus\nnastar 40rb toples\nkacang 60rb/kg")
    yield Taps("rina", "Betul")
    yield Says("rina", "25% buat warung")
    yield Says("rina", "ya")
    yield Says("rina", "sabtu jam 4 sore")
    yield Taps("rina", "WIB")
    yield Says("rina", "ya bener")


def _joining(who: str, invitation: str, goods: str, name: str) -> Iterator[Step]:
    yield Heading(f"{CAST[who]} bergabung")
    yield Says("rina", f"undang {invitation}")
    if "Reseller" in invitation:
        yield Says("rina", "pegang barang")
    if "Agen" in invitation:
        yield Says("rina", "komisi")
    yield Says("rina", "ya")
    yield Joins(who)
    if "Bu " not in invitation and "Pak " not in invitation and "Mas " not in invitation:
        yield Says(who, CAST[who])
    if who == "siti":
        yield Says(who, "ok")
    yield Says(who, "setuju")
    if goods:
        yield from _goods(goods, name, who)


def _goods(goods: str, name: str, who: str) -> Iterator[Step]:
    yield Says("rina", f"titip {goods} ke {name}")
    yield Says("rina", "ya")
    yield Taps(who, "Sudah datang")


def _confirmed(who: str, text: str, yes: str = "ya") -> Iterator[Step]:
    yield Says(who, text)
    yield Says(who, yes)


def _first_week() -> Iterator[Step]:
    yield Heading("Minggu pertama: satu pesan sudah cukup")
    yield Until(5, 16, 5)
    yield Says("siti", "keripik 14 nastar 5")
    yield Taps("siti", "Betul")
    yield Says("siti", "kemasannya gampang sobek bu")
    yield Says("ani", "lapor")
    yield Taps("ani", "Satu per satu")
    yield Says("ani", "9")
    yield from _confirmed("ani", "setengah lusin", yes="iya bener")
    yield Says("ani", "lewati")
    yield from _confirmed("citra", "kripik selusin, nastar 7", yes="y")
    yield Until(6, 10)
    yield from _confirmed("maya", "nastar 8 kacang 1,5kg", yes="betul")
    yield from _confirmed("joko", "laku keripik 25 nastar 4")
    yield Says("siti", "sudah setor 100rb")
    yield Taps("rina", "Terima")
    yield Until(7, 9, 20)
    yield Heading("Pak Eko diingatkan, lalu lapor")
    yield Says("eko", "keripik laku 10 rusak 2 basi 1 sisa 11")
    yield from _confirmed("eko", "kacang setengah kilo")
    yield Says("siti", "setor 155rb")
    yield Says("rina", "terima")
    yield Says("citra", "setor 320rb")
    yield Says("rina", "terima setoran citra")


def _second_week() -> Iterator[Step]:
    yield Heading("Minggu kedua: ada yang kosong, ada yang salah ketik")
    yield Until(8, 11)
    yield from _goods("keripik 15 nastar 6", "warung siti", "siti")
    yield from _goods("keripik 10 nastar 5", "warung ani", "ani")
    yield Until(12, 16, 10)
    yield from _confirmed("siti", "keripik 15, nastar 4 ya bu")
    yield from _confirmed("siti", "ralat keripik 14 bukan 15")
    yield from _confirmed("eko", "gak ada yang laku minggu ini pak")
    yield Says("ani", "keripik laku 13 sisa 4 nastar 3")
    yield Taps("ani", "Hilang/dimakan")
    yield Says("ani", "ya")
    yield Until(13, 18)
    yield from _confirmed("citra", "habis")
    yield from _confirmed("maya", "nastar 2 kacang 1 kg")
    yield from _confirmed("joko", "keripik 30")
    yield Until(14, 8)
    yield Says("ani", "saldo")
    yield Says("ani", "sudah setor 300rb")
    yield Says("rina", "terima setoran ani")


def _third_week() -> Iterator[Step]:
    yield Heading("Minggu ketiga: pengumuman, dan ralat setelah lunas")
    yield Until(15, 10)
    yield Says("rina", "umumkan Mulai bulan depan nastar pakai toples baru yang lebih kuat")
    yield Says("rina", "ya")
    yield from _goods("keripik 30 nastar 10", "citra", "citra")
    yield from _goods("nastar 6 kacang 2", "maya", "maya")
    yield Says("siti", "stok")
    yield from _confirmed("rina", "bayar komisi joko 71rb")
    yield Until(16, 19)
    yield Says("siti", "setor semua 225rb")
    yield Says("rina", "terima setoran siti")
    yield from _confirmed("siti", "bu yang minggu lalu nastar harusnya 3")
    yield Taps("rina", "Setuju")
    yield Says("maya", "sudah setor 440rb")
    yield Taps("rina", "Terima")
    yield Until(19, 16, 30)
    yield from _confirmed("siti", "keripik 6 nastar 4")
    yield from _confirmed("eko", "keripik 7, kacang 1kg")
    yield from _confirmed("citra", "keripik 22 nastar 8")
    yield from _confirmed("maya", "nastar 5 kacang 1/2 kg")
    yield Until(20, 9)
    yield from _confirmed("joko", "keripik 18 nastar 6")
    yield Says("citra", "setor 672rb")
    yield Says("rina", "terima")
    yield Says("eko", "setor 195.000")
    yield Says("rina", "terima setoran eko")


def _fourth_week() -> Iterator[Step]:
    yield Heading("Minggu keempat: semua lapor")
    yield Until(22, 9)
    yield from _goods("keripik 20 nastar 6", "warung siti", "siti")
    yield from _goods("keripik 16 nastar 4", "warung ani", "ani")
    yield from _confirmed("ani", "laporan minggu lalu keripik 4 nastar 2")
    yield Until(26, 16, 3)
    yield from _confirmed("siti", "krpk 17 nastar 5")
    yield from _confirmed("ani", "kripik 12 nstr 3")
    yield from _confirmed("eko", "tinggal 2 keripiknya, kacang habis")
    yield from _confirmed("citra", "keripik 8 nastar 2")
    yield from _confirmed("maya", "nastar 3 kacang 1kg")
    yield from _confirmed("joko", "keripik 40 nastar 5")
    yield Says("siti", "masukan: minta keripik balado juga bu")
    yield Until(27, 11)
    yield Says("siti", "udah setor 400rb")
    yield Says("rina", "terima setoran siti")
    yield Says("maya", "setor 300rb")
    yield Taps("rina", "Terima")
    yield Says("ani", "setor 200rb")
    yield from _goods("keripik 16 nastar 5", "warung siti", "siti")
    yield from _goods("keripik 16 nastar 7", "warung ani", "ani")
    yield Until(28, 7, 1)
