"""Many do the same at once: it happens once, and everybody else learns that it has happened."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from sqlalchemy import Engine

from bot.domain.adjustment import AdjustmentWord
from bot.domain.remittance import HandedOver, RemittanceWord, Reversal
from bot.domain.report import SalesReport
from storage import adjustments, ledger, remittances, reports, stock
from storage.books import Books
from storage.ledger import Cause, Entry
from tests.ledger.adjusting import ask
from tests.ledger.shop import WEEK, open_warung
from tests.ledger.side_by_side import at_once

THREADS = 8


def test_one_report_of_eight_is_filed(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20, NST=8)
    with shop.books() as books:
        report = shop.counted(books, warung, KRP=14, NST=5)
    results = at_once(shop, *[lambda books: reports.file(books, report, shop.member) and "filed"] * THREADS)
    assert results == {"filed": 1, reports.VersionMoved: THREADS - 1}
    assert shop.owed(warung) == {"2026-W47": 255_000}
    assert shop.do(lambda books: stock.on_hand(books, warung)) == {"KRP": 6, "NST": 3}


def test_one_correction_of_eight_is_filed(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    with shop.books() as books:
        corrections = [shop.corrected(books, warung, KRP=sold) for sold in range(THREADS)]

    def filing(report: SalesReport) -> Callable[[Books], str]:
        return lambda books: "filed" if reports.file(books, report, shop.member) else ""

    assert at_once(shop, *map(filing, corrections)) == {"filed": 1, reports.VersionMoved: THREADS - 1}
    left = shop.do(lambda books: stock.on_hand(books, warung))["KRP"]
    assert shop.owed(warung).get("2026-W47", 0) == (20 - left) * 7_500


def test_money_confirmed_by_eight_counts_once(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    word = RemittanceWord(shop.say(warung, 30_000).number, came=True)
    results = at_once(shop, *[lambda books: remittances.answer(books, word, shop.owner).again] * THREADS)
    assert results == {False: 1, True: THREADS - 1}
    assert shop.owed(warung) == {"2026-W47": 45_000}


def test_money_taken_back_by_eight_is_owed_once(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    number = shop.say(warung, 75_000).number
    assert shop.confirm(number).settled == (WEEK,)

    def reverse(books: Books) -> tuple[bool, int]:
        done = remittances.reverse(books, Reversal(number), shop.owner)
        return done.again, len(done.reopened)

    assert at_once(shop, *[reverse] * THREADS) == {(False, 1): 1, (True, 0): THREADS - 1}
    assert shop.owed(warung) == {"2026-W47": 75_000}


def test_the_first_of_yes_and_no_stands(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    number = shop.say(warung, 30_000).number
    words = [RemittanceWord(number, came=n % 2 == 0) for n in range(THREADS)]

    def answering(word: RemittanceWord) -> Callable[[Books], tuple[bool, bool]]:
        def answer(books: Books) -> tuple[bool, bool]:
            closed = remittances.answer(books, word, shop.owner)
            return closed.came, closed.again

        return answer

    results = at_once(shop, *map(answering, words))
    ((came, _),) = (result for result in results if not result[1])
    assert results == {(came, False): 1, (came, True): THREADS - 1}
    assert shop.owed(warung) == {"2026-W47": 45_000 if came else 75_000}


def test_eight_remittances_of_a_part_never_pay_a_week_twice(engine: Engine) -> None:
    """Each confirmation sees what the one before has paid; what is over is a credit, and nothing is lost."""
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, WEEK.before, KRP=4)
    shop.report(warung, KRP=10)
    numbers = [shop.say(warung, 20_000).number for _ in range(THREADS)]

    def confirming(number: int) -> Callable[[Books], int]:
        return lambda books: len(remittances.answer(books, RemittanceWord(number, came=True), shop.owner).settled)

    results = at_once(shop, *map(confirming, numbers))
    assert results == {0: 7, 1: 1}
    assert shop.owed(warung) == {"2026-W47": 105_000 - THREADS * 20_000}


def test_an_adjustment_agreed_on_by_eight_is_booked_once(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    word = AdjustmentWord(ask(shop, warung, -2), agreed=True)
    results = at_once(shop, *[lambda books: adjustments.answer(books, word, shop.owner).again] * THREADS)
    assert results == {False: 1, True: THREADS - 1}
    assert shop.owed(warung) == {"2026-W48": -15_000}
    assert shop.do(lambda books: stock.on_hand(books, warung)) == {"KRP": 12}


@pytest.mark.parametrize("attempt", range(5))
def test_paying_a_week_and_correcting_it_exclude_each_other(engine: Engine, attempt: int) -> None:
    """Either the week is closed as it was, or it is corrected and stays open: never closed with something owed."""
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    word = RemittanceWord(shop.say(warung, 75_000).number, came=True)
    with shop.books() as books:
        correction = shop.corrected(books, warung, KRP=12)
    results = at_once(
        shop,
        lambda books: remittances.answer(books, word, shop.owner).settled,
        lambda books: reports.file(books, correction, shop.member) and "corrected",
    )
    closed_first = {(WEEK,): 1, reports.WeekSettled: 1}
    corrected_first = {(): 1, "corrected": 1}
    assert results in (closed_first, corrected_first)
    assert shop.owed(warung) == ({} if results == closed_first else {"2026-W47": 15_000})


def test_goods_received_by_eight_arrive_once(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    shop.deliver(warung, NST=1)
    placed = shop.do(lambda books: stock.place(books, warung, {"KRP": Decimal(20)}, shop.owner))
    came = [n % 2 == 0 for n in range(THREADS)]
    results = at_once(
        shop,
        *(
            lambda books, word=word: (word, stock.receive(books, warung, placed.number, shop.member, came=word))
            for word in came
        ),
    )
    ((word, _),) = (result for result in results if result[1])
    assert shop.do(lambda books: stock.on_hand(books, warung)) == {"NST": 1} | ({"KRP": 20} if word else {})


def test_a_delivery_received_in_parts_at_once_arrives_once(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    goods = {"KRP": Decimal(20), "NST": Decimal(5)}
    placed = shop.do(lambda books: stock.place(books, warung, goods, shop.owner))
    some = {"KRP": Decimal(8)}

    def receive(books: Books, whole: bool) -> int:
        if whole:
            return stock.receive(books, warung, placed.number, shop.member, came=True)
        return stock.receive_some(books, warung, placed.number, shop.member, some)

    at_once(shop, *(partial(receive, whole=n % 2 == 0) for n in range(THREADS)))
    waiting = {one.product.code: one.quantity for one in shop.do(lambda books: stock.on_the_way(books, warung))}
    there = shop.do(lambda books: stock.on_hand(books, warung))
    assert (there, waiting) in [(goods, {}), (some, {"KRP": Decimal(12), "NST": Decimal(5)})]


def test_twenty_bookings_with_one_key_are_one(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    cause = Cause("correction", shop.report(warung, KRP=0))
    entries = [Entry("partner", WEEK.monday, 5), Entry("sales", WEEK.monday, -5)]
    results = at_once(shop, *[lambda books: ledger.book(books, warung, "one key", cause, entries)] * 20)
    assert list(results.values()) == [20]
    assert shop.owed(warung) == {"2026-W47": 5}


def test_numbers_given_at_once_are_all_different(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    results = at_once(shop, *[lambda books: remittances.say(books, HandedOver(warung, 1000), shop.member).number] * 8)
    assert results == Counter(range(1, THREADS + 1))
