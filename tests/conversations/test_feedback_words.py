"""What feedback is about, whether it complains and whether it doubts money, as people judged what partners write."""

import pytest

from bot.domain.feedback import Category
from handlers.categories import judged

GOODS, PRICE, DELIVERY, SERVICE, OTHER = Category
JUDGED = {
    "kemasannya gampang sobek": GOODS,
    "plastiknya tipis": GOODS,
    "kok keripiknya mlempem": GOODS,
    "rasanya kurang asin": GOODS,
    "labelnya luntur kena air": GOODS,
    "tutup toplesnya susah dibuka": GOODS,
    "pelanggan komplain keripik keras": GOODS,
    "ada rambut di nastar": GOODS,
    "tidak segar": GOODS,
    "harganya kemahalan buat anak sekolah": PRICE,
    "kemahalan bu, pembeli pada nawar": PRICE,
    "the price is too high": PRICE,
    "kirimnya telat terus": DELIVERY,
    "belum datang barangnya": DELIVERY,
    "tidak sesuai pesanan, salah kirim": DELIVERY,
    "wa saya gak pernah dibales": SERVICE,
    "pelayanannya lama": SERVICE,
    "rude service": SERVICE,
    "kurirnya galak": OTHER,
    "gak enak": OTHER,
    "jelek": OTHER,
}
NO_COMPLAINT = {
    "enak banget bu, pembeli suka": OTHER,
    "kemasannya bagus": GOODS,
    "gak ada keluhan": OTHER,
    "tidak pernah telat, makasih bu": DELIVERY,
    "sekarang gak gampang sobek lagi": GOODS,
    "bisa ada rasa balado?": GOODS,
    "harga bisa diturunin gak bu": PRICE,
    "lumayan": OTHER,
    "sepi bu": OTHER,
}
DISPUTES = (
    "kok tagihannya segini",
    "bu tagihan saya salah",
    "setorannya kok beda ya",
    "saya sudah setor kok ditagih lagi",
    "uangnya beda sama catatan saya",
    "komisi saya kok cuma segini",
)


@pytest.mark.parametrize(("words", "category"), JUDGED.items())
def test_a_complaint_is_told_by_its_words(words: str, category: Category) -> None:
    said = judged(words)
    assert (said.complains, said.category, said.disputes) == (True, category, False)


@pytest.mark.parametrize(("words", "category"), NO_COMPLAINT.items())
def test_praise_wishes_and_what_says_little_are_no_complaint(words: str, category: Category) -> None:
    said = judged(words)
    assert (said.complains, said.category, said.disputes) == (False, category, False)


@pytest.mark.parametrize("words", DISPUTES)
def test_a_doubt_about_money_is_a_complaint_too(words: str) -> None:
    said = judged(words)
    assert (said.complains, said.disputes) == (True, True)


@pytest.mark.parametrize("words", ["saya sudah bayar", "salah hitung", "udah lunas bu"])
def test_some_words_doubt_money_only_where_somebody_complains(words: str) -> None:
    assert not judged(words).disputes
    assert judged(words, complains=True).disputes


@pytest.mark.parametrize("words", ["keripik enak", "masih ada yang mau pesan", "kemasannya masih belum diganti"])
def test_a_complaint_need_not_be_about_money(words: str) -> None:
    assert not judged(words, complains=True).disputes
