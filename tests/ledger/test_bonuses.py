"""A promised bonus: booked once where a report brings the month to its target, taken back while its week is open."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from bot.domain.adjustment import AdjustmentWord
from bot.domain.agreement import Deal, Terms
from bot.domain.month import Month
from bot.domain.payout import Paying
from bot.domain.target import Aiming, Reckoned, TargetWord, aim
from bot.domain.week import Week
from storage import ledger, payouts, targets
from storage.books import Books
from tests.ledger.adjusting import ask
from tests.ledger.oracle import contradictions
from tests.ledger.promises import answer_and_reckon, file_and_reckon
from tests.ledger.shop import PRODUCTS, WEEK, Shop, open_shop
from tests.ledger.side_by_side import at_once

BONUS = 20_000
KRP = PRODUCTS[0]


@pytest.fixture(params=list(Deal))
def promised(engine: Engine, request: pytest.FixtureRequest) -> Iterator[tuple[Shop, int]]:
    """A partner that has sold 6 keripik last week, with a bonus promised for 10 in November."""
    shop = open_shop(engine)
    partner_id = shop.join(Terms(request.param, 2500))
    if request.param is Deal.CONSIGNMENT:
        shop.deliver(partner_id, KRP=40)
    shop.report(partner_id, WEEK.before, KRP=6)
    shop.do(lambda books: targets.set_by_owner(books, Aiming(partner_id, KRP, Decimal(10), BONUS), shop.owner))
    yield shop, partner_id
    with shop.books() as books:
        assert contradictions(books.connection, shop.business_id) == {}


def report(shop: Shop, partner_id: int, sold: int) -> Reckoned | None:
    return shop.do(lambda books: file_and_reckon(books, shop.counted(books, partner_id, KRP=sold), shop.member))


def correct(shop: Shop, partner_id: int, sold: int, week: Week = WEEK) -> Reckoned | None:
    return shop.do(lambda books: file_and_reckon(books, shop.corrected(books, partner_id, week, KRP=sold), shop.member))


def given(shop: Shop, partner_id: int) -> int:
    """The rupiah of a bonus that stands."""
    return shop.do(lambda books: ledger.balance(books, partner_id, "bonus"))


def settle(shop: Shop, partner_id: int) -> None:
    """Pay all that is open, whichever way it goes."""
    open_now = shop.do(lambda books: ledger.balance(books, partner_id))
    if open_now > 0:
        shop.pay(partner_id, open_now)
    else:
        shop.do(lambda books: payouts.pay(books, Paying(partner_id, -open_now), shop.owner))


def adjust(shop: Shop, partner_id: int, more: int) -> None:
    """So many more on the settled week, as the owner agrees; agreeing twice changes nothing."""
    word = AdjustmentWord(ask(shop, partner_id, more), agreed=True)
    for again in (False, True):
        assert shop.do(lambda books: answer_and_reckon(books, word, shop.owner)).again is again


def test_it_is_booked_once_with_the_report_that_reaches_the_target(promised: tuple[Shop, int]) -> None:
    shop, partner_id = promised
    assert given(shop, partner_id) == 0
    reckoned = report(shop, partner_id, 4)
    assert reckoned
    assert (reckoned.first, reckoned.bonus, reckoned.target.sold) == (True, BONUS, Decimal(10))
    assert correct(shop, partner_id, 5) is None
    assert given(shop, partner_id) == BONUS


def test_too_few_book_nothing(promised: tuple[Shop, int]) -> None:
    shop, partner_id = promised
    assert report(shop, partner_id, 3) is None
    assert given(shop, partner_id) == 0


def test_a_correction_takes_it_back_and_another_one_brings_it_again(promised: tuple[Shop, int]) -> None:
    shop, partner_id = promised
    report(shop, partner_id, 4)
    taken = correct(shop, partner_id, 3)
    assert taken
    assert (taken.first, taken.bonus) == (False, -BONUS)
    assert given(shop, partner_id) == 0
    again = correct(shop, partner_id, 4, WEEK)
    assert again
    assert (again.first, again.bonus) == (False, BONUS)
    assert given(shop, partner_id) == BONUS


def test_a_correction_of_another_week_of_the_month_counts_as_well(promised: tuple[Shop, int]) -> None:
    shop, partner_id = promised
    report(shop, partner_id, 4)
    correct(shop, partner_id, 5, WEEK.before)
    assert given(shop, partner_id) == 0


def test_in_a_settled_week_it_stays(promised: tuple[Shop, int]) -> None:
    shop, partner_id = promised
    report(shop, partner_id, 4)
    settle(shop, partner_id)
    adjust(shop, partner_id, -2)
    assert given(shop, partner_id) == BONUS


def test_an_adjustment_may_reach_it_and_books_it_in_an_open_week(promised: tuple[Shop, int]) -> None:
    shop, partner_id = promised
    report(shop, partner_id, 3)
    settle(shop, partner_id)
    adjust(shop, partner_id, 1)
    assert given(shop, partner_id) == BONUS
    assert shop.do(lambda books: ledger.balances_by_week(books, partner_id, "bonus")) == {WEEK.after.monday: BONUS}


def test_two_reports_at_once_book_it_once(promised: tuple[Shop, int]) -> None:
    shop, partner_id = promised

    def file(books: Books) -> bool:
        reckoned = file_and_reckon(books, shop.counted(books, partner_id, KRP=10), shop.member)
        return bool(reckoned)

    assert at_once(shop, *[file] * 8)[True] == 1
    assert given(shop, partner_id) == BONUS


def test_a_month_without_a_bonus_is_thanked_for_once_and_books_nothing(promised: tuple[Shop, int]) -> None:
    shop, partner_id = promised
    plain = shop.do(lambda books: targets.set_by_owner(books, Aiming(partner_id, KRP, Decimal(10)), shop.owner))
    assert report(shop, partner_id, 3) is None
    shop.do(lambda books: targets.answer(books, TargetWord(plain, agreed=True, quantity=Decimal(9)), shop.member))
    reckoned = correct(shop, partner_id, 4)
    assert reckoned
    assert (reckoned.first, reckoned.bonus) == (True, 0)
    assert given(shop, partner_id) == 0


@pytest.mark.parametrize(
    ("monday", "month"),
    [
        (date(2026, 10, 26), date(2026, 11, 1)),
        (date(2026, 11, 23), date(2026, 11, 1)),
        (date(2026, 11, 30), date(2026, 12, 1)),
        (date(2026, 12, 28), date(2027, 1, 1)),
    ],
)
def test_a_week_belongs_to_the_month_of_its_sunday(monday: date, month: date) -> None:
    assert Month.of_week(Week(monday)) == Month(month)
    first, end = Month(month).mondays
    assert first <= monday < end
    assert Month(month).after.before == Month(month)


@pytest.mark.parametrize(
    ("sold", "aimed"),
    [("7", 8), ("10", 11), ("18", 20), ("48", 55), ("54", 60), ("100", 110), ("0.5", 1), ("912", 1050)],
)
def test_an_aim_is_a_tenth_more_in_round_numbers(sold: str, aimed: int) -> None:
    assert aim(Decimal(sold)) == aimed
