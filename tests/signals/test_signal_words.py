"""What the owner reads of each signal, and what a partner is asked: with figures, weeks, and nobody accused."""

from decimal import Decimal
from itertools import product

import pytest

from bot.domain.signal import Signal
from bot.domain.signals import Figures
from bot.domain.signals.all_sold import AllSold
from bot.domain.signals.dependence import Dependence
from bot.domain.signals.gaps import Gaps, Short
from bot.domain.signals.lateness import Lateness
from bot.domain.signals.returns import Returns
from bot.domain.signals.same_number import SameNumber
from bot.domain.signals.silence import Silence
from bot.texts import LANGUAGES, speaking
from handlers.signal_words import kind_question, reason
from handlers.signs import MOST_LISTED, MOST_TOLD, listed_signals
from handlers.summary import LONGEST
from tests.signals.past import back

LONG = "Keripik Singkong Balado Pedas Manis Gurih"
RUNNING = tuple(back(n) for n in range(7, -1, -1))
SHORTS = tuple(Short(back(n), "Keripik", "bungkus", Decimal(n + 1)) for n in (6, 4, 2, 0))
FOUND: dict[Figures, str] = {
    Gaps(SHORTS, 8): "4 dari 8 hitungan terakhir ada selisih: 19–25 Okt Keripik 5 bungkus, 2–8 Nov Keripik 3 "
    "bungkus, 16–22 Nov Keripik 1 bungkus dan 1 lain. Bisa juga kirimannya yang kurang.",
    Silence(RUNNING[-2:]): "2 minggu berturut-turut belum ada laporan: 9–15 Nov dan 16–22 Nov.",
    Silence(RUNNING[-4:]): "4 minggu berturut-turut belum ada laporan: 26 Okt sampai 22 Nov.",
    Returns(RUNNING[-2:], 140_000, 400_000, 180_000, 1_200_000, 6): "Minggu 9–15 Nov dan 16–22 Nov, barang yang "
    "kembali atau rusak Rp140.000 dari Rp400.000 (35%); biasanya 15% (Rp180.000 dari Rp1.200.000 di 6 laporan "
    "sebelumnya). Mungkin kirimannya kebanyakan.",
    Lateness(RUNNING[-3:], 1, 6, 7): "Lapor tepat waktu: 1 dari 4 yang terakhir, sebelumnya 6 dari 7. Yang tidak: "
    "2–8 Nov, 9–15 Nov, dan 16–22 Nov. Mungkin harinya kurang pas.",
    SameNumber(RUNNING[-5:], "Keripik", "bungkus", Decimal(15)): "Keripik laku persis 15 bungkus, 5 minggu "
    "berturut-turut (19 Okt sampai 22 Nov). Bisa memang segitu, bisa juga angka kira-kira.",
    AllSold(RUNNING[-6:], Decimal(17)): "Semua barang habis terjual, 6 minggu berturut-turut (12 Okt sampai 22 Nov), "
    "yang terakhir 17. Mungkin kirimannya bisa ditambah, mungkin sisanya belum dihitung.",
    Dependence(RUNNING, 3_280_000, 8_000_000): "41% penjualan semua mitra dalam 8 minggu (28 Sep sampai 22 Nov) dari "
    "sini: Rp3.280.000 dari Rp8.000.000. Bagus, tapi usaha jadi bergantung padanya.",
}
ACCUSING = (
    *("curig", "curang", "bohong", "curi", "hilang", "salah", "tanda", "wajar", "mencatat", "selalu telat", "rp", "%"),
    *("suspicio", "wrong", "steal", "lie", "missing", "why", "late"),
)


@pytest.mark.parametrize("figures", FOUND)
def test_the_owner_reads_the_reason_with_its_figures(figures: Figures) -> None:
    with speaking("id", "Bu", "Rina"):
        assert reason(figures).replace("\u2009", " ") == FOUND[figures]


@pytest.mark.parametrize(("figures", "language"), list(product(FOUND, LANGUAGES)))
def test_the_partner_is_asked_kindly_without_money_or_blame(figures: Figures, language: str) -> None:
    with speaking(language, "Bu", "Siti"):
        words = kind_question(figures).casefold().replace("lately", "")
    assert not [word for word in ACCUSING if word in words.replace("minggu", "")]
    assert words.endswith("🙏")


@pytest.mark.parametrize(("language", "most"), list(product(LANGUAGES, (MOST_TOLD, MOST_LISTED))))
def test_many_signals_of_long_names_fit_into_one_message(language: str, most: int) -> None:
    shorts = tuple(Short(back(n), LONG, LONG, Decimal("1234.567")) for n in (6, 4, 2, 0))
    sums = (999_999_999_999,) * 4
    longest: list[Figures] = [Gaps(shorts, 8), Returns(RUNNING[-2:], *sums, 11)]
    found = [Signal(10**6 + n, n, LONG, longest[n % 2]) for n in range(99)]
    with speaking(language, "Bu", "Rina"):
        reply = listed_signals(found, most)
    assert len(reply.text.encode("utf-16-le")) // 2 <= LONGEST
    assert len(reply.choices) == 2 * most
    assert all(len(choice.label) <= 24 for choice in reply.choices)
