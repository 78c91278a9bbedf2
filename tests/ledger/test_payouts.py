"""Commission paid out: booked for the oldest weeks, and never more than is owed, however many pay at once."""

from collections import Counter

import pytest
from sqlalchemy import Engine

from bot.domain.agreement import Deal, Terms
from bot.domain.payout import Paying
from storage import ledger, payouts, settlements
from storage.books import Books
from tests.ledger.oracle import contradictions
from tests.ledger.shop import WEEK, Shop, open_shop
from tests.ledger.side_by_side import at_once


@pytest.fixture
def earned(engine: Engine) -> tuple[Shop, int]:
    """An agent that has earned Rp25.000 last week and Rp50.000 this week."""
    shop = open_shop(engine)
    agent = shop.join(Terms(Deal.REFERRAL, 2500))
    shop.report(agent, WEEK.before, KRP=10)
    shop.report(agent, KRP=20)
    return shop, agent


def test_the_oldest_week_is_paid_first_and_closed(earned: tuple[Shop, int]) -> None:
    shop, agent = earned
    paid = shop.do(lambda books: payouts.pay(books, Paying(agent, 40_000), shop.owner))
    assert (paid.left, paid.settled) == (35_000, (WEEK.before,))
    assert shop.owed(agent) == {str(WEEK): -35_000}
    assert shop.do(lambda books: ledger.balance(books, agent, "cash")) == 300_000 - 40_000
    assert shop.do(lambda books: settlements.is_settled(books, agent, WEEK.before))
    with shop.books() as books:
        assert contradictions(books.connection, shop.business_id) == {}


@pytest.mark.parametrize("amount", [0, -1, 75_001])
def test_nothing_and_more_than_is_owed_are_refused(earned: tuple[Shop, int], amount: int) -> None:
    shop, agent = earned
    with pytest.raises(payouts.MoreThanOwed) as refused:
        shop.do(lambda books: payouts.pay(books, Paying(agent, amount), shop.owner))
    assert refused.value.owed == 75_000
    assert shop.owed(agent) == {str(WEEK.before): -25_000, str(WEEK): -50_000}


def test_of_eight_payouts_at_once_only_what_is_owed_is_booked(earned: tuple[Shop, int]) -> None:
    shop, agent = earned

    def pay(books: Books) -> str:
        try:
            payouts.pay(books, Paying(agent, 30_000), shop.owner)
        except payouts.MoreThanOwed:
            return "refused"
        return "paid"

    assert at_once(shop, *[pay] * 8) == Counter(paid=2, refused=6)
    assert shop.owed(agent) == {str(WEEK): -15_000}
