"""Money between partner and owner: said in any words, never taken twice, and every remainder told as what it is."""

import pytest

from tests.town import Town


@pytest.fixture
def commissioned(town: Town) -> Town:
    """Agen Joko earns commission: buyers pay Bu Rina, who owes him Rp62.500 for 25 keripik."""
    town.says("rina", "undang Agen Joko 25%")
    town.says("rina", "komisi")
    code = town.says("rina", "ya").split("MULAI ")[1][:8]
    if "panggil" in town.says("joko", f"MULAI {code}"):
        town.says("joko", "Pak Joko")
    town.says("joko", "SETUJU")
    town.reports("joko", "keripik 25")
    town.hears("rina")
    return town


@pytest.mark.parametrize(
    "words",
    [
        "bu sudah tak transfer 255rb ya",
        "udah tf 255 ribu",
        "sudah bayar 255000",
        "setor semua",
        "setor lunas",
        "setor: 255rb",
    ],
)
def test_money_handed_over_is_understood_in_any_words(owing: Town, words: str) -> None:
    assert "Setor Rp255.000 dicatat" in owing.says("siti", words)
    assert "*Rp255.000*" in owing.hears("rina")


def test_a_part_of_the_money_leaves_the_rest(owing: Town) -> None:
    assert "Setor Rp100.000 dicatat" in owing.says("siti", "setor 100rb dulu ya bu sisanya besok")


@pytest.mark.parametrize("words", ["setor -100rb", "setor 100rb sama 50rb", "belum setor 100rb", "setor 255"])
def test_a_doubtful_sum_is_asked_about(owing: Town, words: str) -> None:
    assert "dicatat" not in owing.says("siti", words)
    assert owing.hears("rina") == ""


def test_the_same_sum_again_is_asked_about(owing: Town) -> None:
    owing.says("siti", "setor 100rb")
    assert "setoran lain?" in owing.says("siti", "setor 100rb")
    assert "satu kali" in owing.taps("siti", "Bukan, yang sama")
    owing.says("siti", "setor 100rb")
    assert "dicatat" in owing.taps("siti", "Ya, setoran lain")
    assert "Rp200.000" in owing.says("siti", "saldo")


def test_money_too_much_is_told_as_such(owing: Town) -> None:
    owing.says("siti", "setor 275rb")
    assert "Kelebihan Rp20.000" in owing.taps("siti", owing.bubbles("siti")[-1].buttons[0].label)
    owing.hears("siti")
    assert "Kelebihan Rp20.000" in owing.taps("rina", "Terima")
    assert "Kelebihan Rp20.000" in owing.hears("siti")
    for words in ("saldo", "riwayat"):
        told = owing.says("siti", words)
        assert "elebihan" in told
        assert "*\u2212Rp" not in told
    assert "kelebihan" in owing.says("rina", "saldo siti")


@pytest.mark.parametrize("words", ["terima 77", "belum masuk 77"])
def test_a_number_nobody_was_given_is_answered_with_those_that_wait(owing: Town, words: str) -> None:
    owing.says("siti", "setor 100rb")
    owing.hears("rina")
    told = owing.says("rina", words)
    assert "Nomor 77 tidak ada" in told
    assert "Rp100.000" in told
    assert owing.bubbles("rina")[-1].buttons


def test_of_two_sums_one_is_chosen_by_number_name_or_amount(owing: Town) -> None:
    owing.says("siti", "setor 100rb")
    owing.says("siti", "setor 55rb")
    owing.says("rina", "terima")
    assert "Rp55.000" in owing.says("rina", "55rb")
    assert "Rp100.000" in owing.says("rina", "terima setoran siti 100rb")
    assert "*Rp100.000*" in owing.says("siti", "saldo")


def test_a_number_that_does_not_wait_is_no_choice(owing: Town) -> None:
    owing.says("siti", "setor 100rb")
    owing.says("siti", "setor 55rb")
    owing.says("rina", "terima")
    assert "Nomor 1 tidak ada" in owing.says("rina", "1")


def test_a_correction_that_gave_way_names_the_newer_one(owing: Town) -> None:
    owing.says("siti", "setor semua")
    owing.taps("rina", "Terima")
    for nastar in (4, 3):
        owing.says("siti", f"ralat nastar {nastar}")
        owing.says("siti", "ya")
    owing.hears("rina")
    first, newer = (bubble.buttons[0].carries[-1] for bubble in owing.bubbles("rina")[-2:])
    assert f"nomor {newer}" in owing.says("rina", f"setuju {first}")
    assert "Nomor 77 tidak ada" in owing.says("rina", "setuju 77")
    assert "disetujui" in owing.says("rina", f"setuju {newer}").lower()


def test_a_correction_shows_what_it_took_back(owing: Town) -> None:
    owing.says("siti", "ralat keripik 13")
    owing.says("siti", "ya")
    for words in ("riwayat", "nota"):
        told = owing.says("siti", words)
        assert "angka lama dibatalkan 16–22 Nov: \u2212Rp255.000" in told
        assert "angka baru 16–22 Nov: Rp247.500" in told


def test_who_holds_no_goods_has_nothing_to_hand_over(commissioned: Town) -> None:
    told = commissioned.says("joko", "setor 60rb")
    assert "tidak ada yang perlu disetor" in told
    assert "*Rp62.500*" in told
    assert commissioned.hears("rina") == ""


def test_commission_paid_is_booked_and_told_to_both(commissioned: Town) -> None:
    assert "*Rp60.000*" in commissioned.says("rina", "bayar komisi joko 60rb")
    commissioned.hears("joko")
    assert "Komisi yang belum dibayar Rp2.500" in commissioned.says("rina", "ya")
    assert "*Rp60.000*" in commissioned.hears("joko")
    assert "*Rp2.500*" in commissioned.says("joko", "saldo")
    for words in ("riwayat", "nota"):
        assert "komisi dibayar 16–22 Nov: \u2212Rp60.000" in commissioned.says("joko", words)


def test_all_commission_can_be_paid_and_no_more(commissioned: Town) -> None:
    assert "lebih dari komisi" in commissioned.says("rina", "bayar komisi joko 100rb")
    assert "*Rp62.500*" in commissioned.says("rina", "semua")
    assert "Tidak ada sisa" in commissioned.says("rina", "ya")
    assert "Tidak ada komisi" in commissioned.says("rina", "bayar komisi joko 10rb")


@pytest.mark.parametrize(
    ("words", "change", "counted"),
    [
        ("ralat keripik 27", "Komisi bertambah *Rp5.000* (25% dari Rp20.000)", "*Rp5.000* ditambahkan ke komisi"),
        (
            "ralat keripik 23",
            "Komisi kelebihan dibayar *Rp5.000* (25% dari Rp20.000)",
            "*Rp5.000* dipotong dari komisi",
        ),
    ],
)
def test_a_correction_of_paid_commission_speaks_of_commission(
    commissioned: Town, words: str, change: str, counted: str
) -> None:
    commissioned.says("rina", "bayar komisi joko semua")
    commissioned.says("rina", "ya")
    commissioned.hears("joko")
    assert change in commissioned.says("joko", words)
    assert "dihitung di komisi berikutnya" in commissioned.says("joko", "ya")
    assert change in commissioned.hears("rina")
    commissioned.taps("rina", "Setuju")
    told = commissioned.hears("joko")
    assert counted in told
    assert "setor" not in told


def test_who_keeps_its_share_is_paid_no_commission(owing: Town) -> None:
    assert "dipotong sebelum setor" in owing.says("rina", "bayar komisi siti 10rb")
    assert "*Rp255.000*" in owing.says("siti", "saldo")


@pytest.mark.parametrize(
    "words",
    [
        "kok setorannya 255rb sih bu, kemahalan",
        "bu setoran 255rb itu dari mana ya",
        "bayarnya boleh 100rb dulu?",
        "setornya minggu depan 100rb aja ya",
        "kok setorannya banyak amat sih",
        "transfer kemana bu",
        "besok saya setor 100rb",
        "belum setor bu",
        "sudah lunas belum bu?",
    ],
)
def test_a_question_a_complaint_or_a_promise_gets_the_bill(owing: Town, words: str) -> None:
    assert "*Rp255.000*" in owing.says("siti", words)
    assert "Setor Rp100.000 dicatat" in owing.says("siti", "setor 100rb")
    assert "Rp255.000" not in owing.hears("rina")


@pytest.mark.parametrize("words", ["lunas ya bu", "sudah setor 255rb ya bu?"])
def test_a_doubtful_claim_of_money_is_asked_about(owing: Town, words: str) -> None:
    assert "Sudah disetor Rp255.000, Bu?" in owing.says("siti", words)
    assert "Setor Rp255.000 dicatat" in owing.says("siti", "betul")
    assert "*Rp255.000*" in owing.hears("rina")


def test_money_that_was_not_handed_over_yet_is_not_noted(owing: Town) -> None:
    owing.says("siti", "lunas ya bu")
    assert "Kalau sudah disetor" in owing.taps("siti", "Belum")
    assert owing.hears("rina") == ""


@pytest.mark.parametrize("words", ["batal setor", "batalkan setoran 100rb", "ga jadi setor"])
def test_money_said_by_mistake_is_taken_back(owing: Town, words: str) -> None:
    owing.says("siti", "setor 100rb")
    owing.hears("rina")
    assert "Setoran Rp100.000" in owing.says("siti", words)
    assert "Sisa Rp255.000" in owing.says("siti", "ya")
    assert "membatalkan nomor" in owing.hears("rina")
    assert "Tidak ada setoran yang menunggu" in owing.says("rina", "terima")
    assert "Tidak ada setoran yang menunggu" in owing.says("siti", words)


@pytest.mark.parametrize("words", ["setoran tadi salah, harusnya 50rb", "ralat setor 50rb bukan 100rb"])
def test_a_wrong_sum_is_replaced(owing: Town, words: str) -> None:
    owing.says("siti", "setor 100rb")
    owing.hears("rina")
    assert "diganti jadi *Rp50.000*" in owing.says("siti", words)
    assert "Sisa Rp205.000" in owing.says("siti", "ya")
    assert "*Rp50.000*" in owing.hears("rina")
    assert "Rp50.000" in owing.taps("rina", "Terima")
    assert "*Rp205.000*" in owing.says("siti", "saldo")


def test_money_that_the_owner_confirmed_is_not_taken_back(owing: Town) -> None:
    owing.says("siti", "setor 100rb")
    owing.says("siti", "batal setor")
    owing.taps("rina", "Terima")
    assert "hanya bisa diubah pemilik" in owing.says("siti", "ya")
    assert "*Rp155.000*" in owing.says("siti", "saldo")


def test_an_answer_that_puts_money_off_closes_the_question(owing: Town) -> None:
    owing.says("siti", "setor")
    assert "Kalau sudah disetor" in owing.says("siti", "tunggu ya bu")
    assert "belum terbaca" not in owing.says("siti", "saya lagi di pasar")


def test_ending_with_an_agent_says_how_its_commission_is_paid_out(commissioned: Town) -> None:
    told = commissioned.says("rina", "akhiri joko")
    assert "Untuk komisi yang dibayarkan: *bayar komisi" in told
    assert "retur" not in told
    assert "terima" not in told
