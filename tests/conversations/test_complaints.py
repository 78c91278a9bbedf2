"""Story 28: a complaint is open until the owner says what was done, and the partner that it is settled."""

import pytest
from sqlalchemy import select

from bot.channels.message import Incoming
from storage import tables
from storage.tables.columns import table_of
from tests.town import Town

_feedback = table_of(tables.Feedback)
_complaints = table_of(tables.Complaint)


def labels(town: Town, who: str) -> list[str]:
    """The buttons on somebody's newest message."""
    return [button.label for button in town.bubbles(who)[-1].buttons]


@pytest.fixture
def torn(owing: Town) -> Town:
    """Bu Siti has complained that the packing tears; it is number 2."""
    owing.says("siti", "keluhan kemasannya gampang sobek")
    owing.hears("rina")
    return owing


@pytest.fixture
def mended(torn: Town) -> Town:
    """Bu Rina has said what was done about it."""
    torn.says("rina", "selesai 2 kemasan sudah diganti mulai 1 Des")
    torn.hears("siti")
    return torn


def test_a_complaint_has_a_number_and_a_category_that_one_tap_changes(owing: Town) -> None:
    said = owing.says("siti", "keluhan kemasannya gampang sobek")
    assert "keluhan nomor 2" in said
    assert "*Produk*" in said
    assert "?" not in said
    assert labels(owing, "siti") == ["Harga", "Pengiriman", "Pelayanan", "Lainnya"]
    assert "keluhan nomor 2 (produk): “kemasannya gampang sobek”" in owing.hears("rina")
    assert labels(owing, "rina") == ["Jawab", "Selesai"]
    assert "soal *Pengiriman*" in owing.taps("siti", "Pengiriman")
    assert "(pengiriman)" in owing.says("rina", "keluhan")


def test_after_a_report_a_complaint_is_opened_too(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    assert "keluhan nomor" in town.says("siti", "kemasannya gampang sobek")
    assert "keluhan nomor" in town.hears("rina")


def test_what_is_said_in_a_report_is_a_complaint_as_well(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5, kemasannya gampang sobek")
    answer = town.says("siti", "ya")
    assert "Keluhannya sudah saya sampaikan, nomor 2." in answer
    assert "Ada masukan" not in answer
    assert "keluhan nomor 2 (produk): “kemasannya gampang sobek”" in town.hears("rina")
    assert "kemasannya gampang sobek" in town.says("rina", "keluhan")


@pytest.mark.parametrize("words", ["masukan ada rasa keju gak bu", "masukan keripiknya enak, pembeli suka"])
def test_a_wish_or_praise_is_no_complaint(owing: Town, words: str) -> None:
    assert "Sudah saya sampaikan." in owing.says("siti", words)
    assert "💬" in owing.hears("rina")
    assert "Tidak ada keluhan" in owing.says("rina", "keluhan")


@pytest.mark.parametrize("words", ["makasih", "makasih bu", "tidak ada", "lewati"])
def test_thanks_get_no_further_question(town: Town, words: str) -> None:
    town.says("siti", "keripik 14 nastar 5")
    town.says("siti", "ya")
    assert "?" not in town.says("siti", words)
    assert town.hears("rina") == ""


@pytest.mark.parametrize("words", ["keluhan gak ada bu", "keluhan tidak ada"])
def test_no_complaint_opens_none(owing: Town, words: str) -> None:
    owing.says("siti", words)
    assert owing.hears("rina") == ""


@pytest.mark.parametrize(
    "words",
    [
        "selesai 2 kemasan sudah diganti mulai 1 Des",
        "selesai siti kemasan sudah diganti mulai 1 Des",
        "selesai: kemasan sudah diganti mulai 1 Des",
        "keluhan siti beres, kemasan sudah diganti mulai 1 Des",
        "keluhan siti sudah selesai kemasan sudah diganti mulai 1 Des",
    ],
)
def test_the_owner_says_what_was_done_and_the_partner_is_asked(torn: Town, words: str) -> None:
    assert "Keluhan nomor 2 dari Warung Bu Siti ditutup" in torn.says("rina", words)
    told = torn.hears("siti")
    assert "“kemasannya gampang sobek”" in told
    assert "kabar dari *Kue Bu Rina*: kemasan sudah diganti mulai 1 Des\nSudah beres, Bu?" in told
    assert labels(torn, "siti") == ["Sudah", "Belum"]
    assert "Tidak ada keluhan" in torn.says("rina", "keluhan")


@pytest.mark.parametrize("words", ["keluhan siti beres", "keluhannya siti udah beres bu", "masalah siti udah kelar"])
def test_that_it_is_over_alone_asks_what_was_done(torn: Town, words: str) -> None:
    assert "Apa yang sudah dilakukan soal “kemasannya gampang sobek”" in torn.says("rina", words)
    assert torn.hears("siti") == ""
    torn.says("rina", "diganti plastik tebal")
    assert "diganti plastik tebal" in torn.hears("siti")


def test_a_tap_closes_it_and_the_owner_need_not_say_more(torn: Town) -> None:
    torn.taps("rina", "Selesai")
    torn.taps("rina", "Selesai")
    assert "sudah ditangani" in torn.hears("siti")


@pytest.mark.parametrize(
    "words", ["sudah", "sudah bu, makasih", "makasih", "ya", "iya sudah beres", "udah beres bu", "ok"]
)
def test_the_partner_says_that_it_is_settled(mended: Town, words: str) -> None:
    assert "Syukurlah" in mended.says("siti", words)
    assert "keluhan nomor 2 sudah beres" in mended.hears("rina")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("belum, masih sobek", "masih sobek"),
        ("blm bu masih sobek", "masih sobek"),
        ("masih sobek bu", "masih sobek bu"),
        ("belum, masih ada yang sobek", "masih ada yang sobek"),
        ("belum beres masih sobek", "masih sobek"),
        ("sudah diganti tapi masih sobek", "sudah diganti tapi masih sobek"),
    ],
)
def test_what_is_still_wrong_opens_it_again(mended: Town, words: str, why: str) -> None:
    assert "Keluhan nomor 2 masih terbuka" in mended.says("siti", words)
    assert f"belum beres: “{why}”" in mended.hears("rina")
    assert f"“kemasannya gampang sobek · {why}”" in mended.says("rina", "keluhan")


def test_not_yet_alone_opens_it_at_once_and_asks_why(mended: Town) -> None:
    assert "Apa yang masih kurang, Bu?" in mended.taps("siti", "Belum")
    assert "belum beres." in mended.hears("rina")
    assert "“jahitannya lepas”" in mended.says("siti", "jahitannya lepas")
    assert "belum beres: “jahitannya lepas”" in mended.hears("rina")


@pytest.mark.parametrize("words", ["lewati", "gak ada"])
def test_nobody_has_to_say_what_is_still_wrong(mended: Town, words: str) -> None:
    mended.taps("siti", "Belum")
    mended.hears("rina")
    mended.says("siti", words)
    assert mended.hears("rina") == ""
    assert "nomor 2" in mended.says("rina", "keluhan")


def test_figures_go_before_what_is_still_wrong(mended: Town) -> None:
    mended.taps("siti", "Belum")
    assert "→ *15*" in mended.says("siti", "ralat keripik 15")


@pytest.mark.parametrize(
    "words", ["ralat keripik 15", "belum ada yang laku", "belum lapor ya bu", "belum setor bu", "sudah setor 100rb"]
)
def test_what_speaks_of_figures_is_no_verdict(mended: Town, words: str) -> None:
    mended.says("siti", words)
    assert "nomor 2" not in mended.hears("rina")
    assert "Tidak ada keluhan" in mended.says("rina", "keluhan")


def test_thanks_for_something_newer_settle_nothing(mended: Town) -> None:
    mended.says("rina", "jawab siti besok saya antar keripiknya")
    mended.says("rina", "ya")
    mended.says("siti", "makasih bu")
    assert mended.hears("rina") == ""


@pytest.mark.parametrize("words", ["belum", "blm bu", "belom beres"])
def test_not_yet_may_be_typed(mended: Town, words: str) -> None:
    assert "Apa yang masih kurang, Bu?" in mended.says("siti", words)
    assert "belum beres." in mended.hears("rina")


def test_the_verdict_given_twice_is_told_once(mended: Town) -> None:
    mended.taps("siti", "Sudah")
    mended.hears("rina")
    mended.taps("siti", "Sudah")
    assert mended.hears("rina") == ""


def test_somebody_else_at_the_warung_may_see_it_otherwise(mended: Town) -> None:
    mended.taps("siti", "Sudah")
    mended.hears("rina")
    assert "masih terbuka" in mended.taps("siti", "Belum")
    assert "belum beres" in mended.hears("rina")


def test_the_word_that_was_first_stands(mended: Town) -> None:
    assert "sudah ditutup sebelumnya" in mended.says("rina", "selesai 2 dibuang semua")
    assert mended.hears("siti") == ""


def test_a_number_of_no_complaint_closes_none(torn: Town) -> None:
    assert "Nomor 9 tidak ada" in torn.says("rina", "selesai 9 sudah diganti")
    assert torn.hears("siti") == ""
    assert "nomor 2" in torn.says("rina", "keluhan")


def test_silence_of_a_week_counts_as_settled(mended: Town) -> None:
    mended.goes_to("2026-11-29")
    mended.hears("rina")
    assert "Syukurlah" not in mended.says("siti", "makasih")
    assert mended.hears("rina") == ""
    assert "masih terbuka" in mended.taps("siti", "Belum")


def test_open_complaints_stand_in_the_list_and_the_summary_with_their_age(torn: Town) -> None:
    torn.goes_to("2026-11-22", 10)
    torn.says("siti", "keluhan kirimnya telat terus")
    torn.hears("rina")
    torn.goes_to("2026-11-23", 7, 1)
    summary = torn.hears("rina")
    assert summary.index("“kemasannya gampang sobek” (keluhan, 2 hari)") < summary.index("“kirimnya telat terus”")
    assert "*keluhan*" in summary
    listed = torn.says("rina", "keluhan")
    assert "nomor 2, *Warung Bu Siti*, 2 hari (produk)" in listed
    assert listed.index("nomor 2") < listed.index("nomor 3")
    torn.says("rina", "selesai 2 diganti")
    assert "kemasannya" not in torn.says("rina", "ringkasan")
    assert "kirimnya telat terus" in torn.says("rina", "minggu lalu")


def test_of_several_the_owner_names_one(torn: Town) -> None:
    torn.says("siti", "keluhan kirimnya telat terus")
    assert "Yang mana, ya?" in torn.says("rina", "selesai siti")
    assert "“kirimnya telat terus”" in torn.taps("rina", "3 · Warung Bu Siti")
    torn.says("rina", "sopirnya baru")
    assert "kabar dari *Kue Bu Rina*: sopirnya baru" in torn.hears("siti")


def test_each_owner_sees_her_own(torn: Town) -> None:
    torn.opens("tini", "Sambal Ibu")
    torn.joins("eko", "Warung Pak Eko", owner="tini")
    assert "Tidak ada keluhan" in torn.says("tini", "keluhan")
    assert "ditutup" not in torn.says("tini", "selesai 2 diganti")
    assert "Tidak ada keluhan" in torn.says("eko", "belum beres 2")
    assert torn.hears("rina") == ""


def test_a_photo_comes_with_what_is_still_wrong(mended: Town) -> None:
    mended.taps("siti", "Belum")
    assert "bersama masukannya" in mended.sends("siti", b"\xff\xd8\xff torn")
    assert "[foto-" in mended.hears("rina")


@pytest.mark.parametrize(
    "words",
    [
        "kok tagihannya segini",
        "kok tagihan saya segini bu",
        "bu kok setorannya segini?",
        "tagihan saya kok beda ya",
        "saya sudah bayar kok masih ditagih",
        "keluhan saya sudah bayar",
        "keluhan salah hitung",
    ],
)
def test_both_sides_of_a_dispute_see_the_same_bookings(owing: Town, words: str) -> None:
    owing.says("siti", "setor 100rb")
    owing.says("rina", "terima")
    owing.hears("siti")
    owing.hears("rina")
    lines = "• 21 Nov setoran 16–22 Nov: −Rp100.000\n• 21 Nov laporan 16–22 Nov: Rp255.000\nSisa Rp155.000."
    said, told = owing.says("siti", words), owing.hears("rina")
    assert lines in said
    assert "Kue Bu Rina melihat baris yang sama persis" in said
    assert lines in told
    assert "Warung Bu Siti melihat baris yang sama persis" in told
    assert labels(owing, "rina") == ["Jawab", "Selesai"]


@pytest.mark.parametrize("words", ["tagihan", "setoran berapa", "setorannya besok ya", "nota", "setor 100rb"])
def test_what_doubts_nothing_is_no_dispute(owing: Town, words: str) -> None:
    assert "baris yang sama" not in owing.says("siti", words)
    assert "keluhan" not in owing.hears("rina")


def test_a_doubt_within_a_report_sees_the_report_among_the_bookings(town: Town) -> None:
    town.says("siti", "keripik 14 nastar 5, tagihannya kok segini bu")
    line = "• 21 Nov laporan 16–22 Nov: Rp255.000\nSisa Rp255.000."
    assert line in town.says("siti", "ya")
    assert line in town.hears("rina")


def test_a_dispute_where_nothing_is_booked_says_so(town: Town) -> None:
    said = town.says("siti", "kok tagihannya segini")
    assert "baris yang sama persis:\nTidak ada sisa 👍" in said
    assert "melihat baris yang sama persis:\nTidak ada sisa 👍" in town.hears("rina")


def test_an_agent_disputes_commission_by_the_same_bookings(town: Town) -> None:
    town.says("rina", "undang Agen Joko 25%")
    code = town.says("rina", "komisi") + town.says("rina", "ya")
    town.says("joko", f"MULAI {code.split('MULAI ')[1][:8]}")
    town.says("joko", "Pak Joko")
    town.says("joko", "SETUJU")
    town.reports("joko", "keripik 25")
    town.hears("rina")
    line = "• 21 Nov laporan 16–22 Nov: Rp62.500\nKomisi yang belum dibayar Rp62.500."
    assert line in town.says("joko", "kok komisi saya cuma segini")
    assert line in town.hears("rina")


def test_a_complaint_that_comes_twice_is_opened_once(owing: Town) -> None:
    twice = Incoming("simulator", "same", "siti", owing.now, "keluhan kemasannya sobek", None, None, "Bu Siti")
    owing.receives(twice)
    owing.receives(twice)
    assert owing.hears("rina").count("keluhan nomor") == 1


def test_both_people_of_a_warung_are_told_and_either_may_answer(torn: Town) -> None:
    torn.joins("dita", "Warung Bu Siti")
    torn.hears("dita")
    torn.says("rina", "selesai 2 sudah diganti")
    assert "sudah diganti" in torn.hears("siti")
    assert "sudah diganti" in torn.hears("dita")
    assert "masih terbuka" in torn.says("dita", "belum, masih sobek")
    assert "masih sobek" in torn.hears("rina")


def test_who_wants_no_messages_is_told_nothing_and_it_is_closed(torn: Town) -> None:
    torn.says("siti", "stop")
    assert "ditutup" in torn.says("rina", "selesai 2 sudah diganti")
    assert torn.hears("siti") == ""


def test_the_answer_goes_to_the_business_that_asked(torn: Town) -> None:
    torn.opens("tini", "Sambal Ibu")
    torn.joins("siti", "Warung Siti Sambal", owner="tini")
    torn.says("rina", "selesai 2 sudah diganti")
    torn.taps("siti", "Belum")
    assert "nomor 2" in torn.hears("rina")
    assert torn.hears("tini") == ""


def test_who_is_forgotten_leaves_no_complaint(torn: Town) -> None:
    torn.says("siti", "hapus data")
    torn.says("siti", "ya")
    torn.says("rina", "hapus data")
    torn.says("rina", "ya")
    torn.says("rina", "keluhan")
    assert "Tidak ada keluhan" in torn.bubbles("rina")[-1].text


def test_who_is_forgotten_is_named_in_nobody_elses_complaint(torn: Town) -> None:
    torn.joins("dita", "Warung Bu Siti")
    torn.says("dita", "keluhan bu siti bilang kardusnya basah")
    torn.says("rina", "selesai 3 sudah dibicarakan dengan siti")
    for who, words in (("siti", "hapus data"), ("siti", "ya"), ("rina", "hapus data"), ("rina", "ya")):
        torn.says(who, words)
    with torn.engine.begin() as connection:
        said = [*connection.execute(select(_feedback.c.words)).scalars()]
        done = [*connection.execute(select(_complaints.c.done)).scalars()]
    assert (said, done) == (["…", "…"], ["…"])


def test_it_goes_in_english_too(owing: Town) -> None:
    owing.says("siti", "english")
    owing.says("rina", "english")
    assert "complaint number 2" in owing.says("siti", "complaint the packaging is torn")
    owing.hears("rina")
    assert "number 2, *Warung Bu Siti*, today (goods)" in owing.says("rina", "complaints")
    owing.says("rina", "done 2 we use new bags")
    assert "Is it settled" in owing.hears("siti")
    assert "is open" in owing.says("siti", "not yet, still torn")
    assert "“still torn”" in owing.hears("rina")


def test_what_is_asked_meanwhile_is_asked_again(mended: Town) -> None:
    """The owner's word comes in the middle of a report."""
    mended.goes_to("2026-11-28", 16, 5)
    mended.hears("siti")
    mended.says("siti", "keripik 3")
    mended.says("rina", "jawab siti sudah dicoba?")
    mended.says("rina", "ya")
    assert "sudah dicatat" in mended.says("siti", "ya")


def test_a_doubt_about_changed_terms_is_none_about_the_bill(owing: Town) -> None:
    owing.says("rina", "ubah bagian warung siti 20%")
    owing.says("rina", "ya")
    owing.hears("siti")
    assert "Kesepakatan tetap" in owing.says("siti", "kok komisinya jadi segini")
    assert "keluhan nomor" not in owing.hears("rina")


def test_whether_it_is_settled_is_answered_above_an_older_question(torn: Town) -> None:
    torn.says("siti", "belum")
    torn.says("rina", "selesai 2 kemasan sudah diganti")
    assert "Sudah beres, Bu?" in torn.hears("siti")
    assert "sebagian laku" not in torn.says("siti", "sudah").splitlines()[0]
    assert "Tidak ada keluhan" in torn.says("rina", "keluhan")


@pytest.mark.parametrize("words", ["nanti", "nanti saya cek", "besok ya bu"])
def test_later_is_no_verdict(mended: Town, words: str) -> None:
    mended.says("siti", words)
    assert mended.hears("rina") == ""
    assert "Tidak ada keluhan" in mended.says("rina", "keluhan")


@pytest.fixture
def both_wait(town: Town) -> Town:
    """Figures wait for a yes, and above them it is asked whether a complaint is settled."""
    town.says("siti", "keluhan kemasannya gampang sobek")
    town.says("siti", "keripik 14 nastar 5")
    town.says("rina", "selesai 2 kemasan sudah diganti")
    assert "Sudah beres" in town.hears("siti")
    return town


@pytest.mark.parametrize("words", ["ya", "nanti", "4", "sip"])
def test_a_bare_word_shows_the_figures_again_before_it_does_anything(both_wait: Town, words: str) -> None:
    assert "laku *14*" in both_wait.says("siti", words)
    assert both_wait.hears("rina") == ""
    assert "sudah dicatat" in both_wait.says("siti", "ya")


@pytest.mark.parametrize(
    ("words", "told"), [("belum, masih sobek", "belum beres: “masih sobek”"), ("makasih bu", "sudah beres")]
)
def test_a_verdict_in_words_is_heard_above_figures(both_wait: Town, words: str, told: str) -> None:
    assert "Betul?" in both_wait.says("siti", words)
    assert told in both_wait.hears("rina")
    assert "sudah dicatat" in both_wait.says("siti", "ya")


def test_figures_behind_a_not_yet_change_the_report(both_wait: Town) -> None:
    assert "laku *13*" in both_wait.says("siti", "belum, keripik 13")
    assert both_wait.hears("rina") == ""


@pytest.mark.parametrize("asking", ["keluhan", "masukan"])
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("setor", "Setor berapa"),
        ("target", "belum ada target"),
        ("evaluasi", "Belum ada evaluasi"),
        ("sudah setor 100rb", "Setor Rp100.000 dicatat"),
        ("laporan salah", "Seharusnya berapa"),
    ],
)
def test_a_command_or_money_is_no_sentence_for_the_owner(owing: Town, asking: str, words: str, answer: str) -> None:
    owing.says("siti", asking)
    assert answer in owing.says("siti", words)
    assert "💬" not in owing.hears("rina")


def test_money_that_is_asked_for_again_is_a_complaint_as_before(owing: Town) -> None:
    owing.says("siti", "keluhan")
    assert "baris yang sama persis" in owing.says("siti", "sudah setor 100rb masih ditagih")
