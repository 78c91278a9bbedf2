"""Questions about figures, as people type them."""

import pytest

from handlers.understand.asking import Asked, Subject, read_question


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("utang saya berapa ya bu", Subject.DUES),
        ("sisa setoran brp?", Subject.DUES),
        ("saya harus setor berapa", Subject.DUES),
        ("cek saldo dong", Subject.DUES),
        ("berapa lagi yang harus dibayar bu?", Subject.DUES),
        ("stok saya tinggal berapa", Subject.GOODS),
        ("Barang titipan masih ada berapa ya, Bu?", Subject.GOODS),
        ("mau lihat stok", Subject.GOODS),
        ("minggu ini udah laku berapa ya", Subject.SALES),
        ("omzet brp", Subject.SALES),
    ],
)
def test_a_question_is_about_one_thing(text: str, subject: Subject) -> None:
    assert read_question(text) == Asked(subject, "")


def test_a_name_is_left_of_the_owners_question() -> None:
    assert read_question("bu siti masih utang berapa") == Asked(Subject.DUES, "siti")
    assert read_question("stok di warung siti berapa") == Asked(Subject.GOODS, "warung siti")
    assert read_question("harga keripik berapa") == Asked(Subject.PRICES, "keripik")


@pytest.mark.parametrize(
    "text",
    [
        "keripik 14 berapa setornya",
        "sudah setor",
        "stok habis",
        "laku semua",
        "berapa",
        "barang yang kemarin basi itu mau diapakan, apa berapa pun kadaluarsa ditukar",
    ],
)
def test_what_may_count_or_asks_something_else_is_no_question_about_figures(text: str) -> None:
    assert read_question(text) is None
