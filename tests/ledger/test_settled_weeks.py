"""A week that is paid in full is closed and stays so, unless its money has not come after all."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from bot.domain.adjustment import Adjusting
from bot.domain.agreement import Deal, Parts, Terms
from bot.domain.counts import Counts
from bot.domain.remittance import Reversal, Reversed
from storage import adjustments, ledger, remittances, reports, stock
from tests.ledger.adjusting import adjusting, agree, ask, sold_more
from tests.ledger.shop import SATURDAY, WEEK, Shop, open_warung


def test_paying_in_full_closes_the_week(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20, NST=8)
    shop.report(warung, KRP=14, NST=5)
    assert shop.owed(warung) == {"2026-W47": 255_000}
    assert shop.pay(warung, 255_000).settled == (WEEK,)
    with pytest.raises(reports.WeekSettled):
        shop.correct(warung, KRP=13)


def test_paying_a_part_leaves_the_week_open(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20, NST=8)
    shop.report(warung, KRP=14, NST=5)
    assert shop.pay(warung, 100_000).settled == ()
    shop.correct(warung, KRP=15)
    assert shop.owed(warung) == {"2026-W47": 162_500}


def test_money_that_comes_after_the_running_week_is_closed_belongs_to_the_next(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    shop.pay(warung, 20_000)
    assert shop.owed(warung) == {"2026-W48": -20_000}


def test_an_adjustment_agreed_on_in_a_closed_week_is_booked_in_the_next(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    assert agree(shop, ask(shop, warung, -1))
    assert shop.owed(warung) == {"2026-W48": -7_500}


def test_a_week_without_a_report_is_not_closed_by_paying_what_was_adjusted_in_it(engine: Engine) -> None:
    """Its report would come too late for ever."""
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    shop.now = SATURDAY + timedelta(days=3)
    agree(shop, ask(shop, warung, 2))
    assert shop.owed(warung) == {"2026-W48": 15_000}
    assert shop.pay(warung, 15_000).settled == ()
    shop.report(warung, WEEK.after, KRP=5)
    assert shop.owed(warung) == {"2026-W48": 37_500}


def take_back(shop: Shop, number: int) -> Reversed:
    return shop.do(lambda books: remittances.reverse(books, Reversal(number), shop.owner))


def test_a_week_is_open_again_once_its_money_has_not_come_after_all(engine: Engine) -> None:
    """Whichever of several payments it was."""
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    first = shop.say(warung, 30_000).number
    shop.confirm(first)
    assert shop.pay(warung, 45_000).settled == (WEEK,)
    assert take_back(shop, first).reopened == (WEEK,)
    shop.correct(warung, KRP=9)
    assert shop.owed(warung) == {"2026-W47": 22_500}
    assert shop.pay(warung, 22_500).settled == (WEEK,)


@pytest.mark.parametrize("agreed", [True, False])
def test_a_week_that_was_adjusted_stays_closed(engine: Engine, agreed: bool) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    number = shop.say(warung, 75_000).number
    shop.confirm(number)
    agree(shop, ask(shop, warung, -1), agreed)
    assert take_back(shop, number).stands is agreed
    assert shop.owed(warung) == ({"2026-W48": -7_500} if agreed else {"2026-W47": 75_000})


@pytest.mark.parametrize("came", [None, False])
def test_money_that_is_not_booked_is_not_taken_back(engine: Engine, came: bool | None) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    number = shop.say(warung, 75_000).number
    if came is not None:
        shop.confirm(number, came)
    assert take_back(shop, number).again
    assert shop.owed(warung) == {"2026-W47": 75_000}


def test_an_adjustment_asked_anew_takes_the_place_of_the_one_that_waits(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    first = ask(shop, warung, -1)
    assert ask(shop, warung, -1) == first
    second = ask(shop, warung, -2)
    assert not agree(shop, first)
    assert agree(shop, second)
    assert shop.owed(warung) == {"2026-W48": -15_000}


def test_a_report_tells_what_was_agreed_on_since(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    agree(shop, ask(shop, warung, -3))
    agree(shop, ask(shop, warung, -1), agreed=False)
    with shop.books() as books:
        filed = reports.filed(books, warung, WEEK)
        assert stock.on_hand(books, warung) == {"KRP": 13}
    assert filed
    assert filed.adjusted == (("KRP", sold_more(-3)),)
    assert filed.counts() == {"KRP": Counts(Decimal(7), left=Decimal(13))}


def test_fewer_than_none_cannot_have_been_sold(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    agree(shop, ask(shop, warung, -8))
    with pytest.raises(ValueError, match="fewer than none"):
        ask(shop, warung, -3)


def test_an_adjustment_of_goods_that_cost_nothing_moves_only_goods(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    free = adjusting(shop, warung, -1)
    gift = Adjusting(warung, free.report_id, WEEK, free.product, 0, free.terms, sold_more(-1), Parts(0, 0), 0, 0)
    assert agree(shop, shop.do(lambda books: adjustments.ask(books, gift, shop.member)).number)
    with shop.books() as books:
        assert stock.on_hand(books, warung) == {"KRP": 11}
        assert ledger.balance(books, warung) == 0


def test_a_week_is_closed_for_one_partner_only(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    other = shop.join(Terms(Deal.CONSIGNMENT, 2500))
    shop.deliver(other, KRP=20)
    shop.report(warung, KRP=10)
    shop.pay(warung, 75_000)
    shop.report(other, KRP=2)
    shop.correct(other, KRP=4)
    assert shop.owed(other) == {"2026-W47": 30_000}


@pytest.mark.parametrize("first", [True, False])
def test_the_first_word_on_money_stands(engine: Engine, first: bool) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    number = shop.say(warung, 30_000).number
    closed = [shop.confirm(number, came) for came in (first, not first, True)]
    assert [(one.came, one.again) for one in closed] == [(first, False), (first, True), (first, True)]
    assert shop.owed(warung) == {"2026-W47": 45_000 if first else 75_000}


@pytest.mark.parametrize("amount", [0, -1, 10**12 + 1])
def test_money_handed_over_is_an_amount(engine: Engine, amount: int) -> None:
    shop, warung = open_warung(engine)
    with pytest.raises(remittances.NotAnAmount):
        shop.say(warung, amount)
