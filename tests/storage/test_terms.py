"""Which terms are in force in a week: the newest accepted by its local end, else the first accepted, else the offer."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.agreement import USUAL_SCHEDULE, Bearer, Deal, Terms
from bot.domain.offer import Offer
from bot.domain.partner import Kind
from storage import partners
from storage.books import Books
from tests.storage.trade import QUARTER, SAID, WEEK, at, partner

THIRD = Terms(Deal.CONSIGNMENT, 3_000, damage_bearer=Bearer.SHARED)
HALF = Terms(Deal.CONSIGNMENT, 5_000)


def change(books: Books, partner_id: int, terms: Terms, moment: str) -> None:
    """Offered and accepted at a moment in western Indonesia."""
    then = replace(books, now=datetime.fromisoformat(f"{moment}+07:00"))
    assert partners.accept(then, partner_id, 1, SAID, partners.offer(then, partner_id, terms))


def rates(books: Books, partner_id: int) -> list[int]:
    """In the week before, in the week, and in the one after."""
    weeks = (WEEK.before, WEEK, WEEK.after)
    return [partners.partner(books, partner_id, week).terms.rate_bps for week in weeks]


def test_terms_count_from_the_week_in_which_they_are_accepted(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    change(books, siti, THIRD, "2026-11-18 12:00")
    assert rates(books, siti) == [2_500, 3_000, 3_000]
    assert partners.partner(books, siti, WEEK).terms == THIRD


@pytest.mark.parametrize(("moment", "rate"), [("2026-11-22 23:59:59.999999", 3_000), ("2026-11-23 00:00", 2_500)])
def test_a_week_ends_at_midnight_of_its_sunday_where_the_business_is(books: Books, moment: str, rate: int) -> None:
    siti = partner(books, "Warung Bu Siti")
    change(books, siti, THIRD, moment)
    assert rates(books, siti) == [2_500, rate, 3_000]


def test_midnight_is_that_of_the_businesss_own_zone(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    change(books, siti, THIRD, "2026-11-22 22:30")
    east = replace(books, zone=ZoneInfo("Asia/Jayapura"))
    assert partners.partner(east, siti, WEEK).terms == QUARTER
    assert partners.partner(books, siti, WEEK).terms == THIRD


def test_a_week_before_anything_was_accepted_is_on_the_first_terms(books: Books) -> None:
    siti = partner(at(books, "2026-11-17"), "Warung Bu Siti")
    change(books, siti, THIRD, "2026-11-24 12:00")
    change(books, siti, HALF, "2026-11-25 12:00")
    assert rates(books, siti) == [2_500, 2_500, 5_000]


def test_where_no_week_is_named_it_is_the_running_one(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    change(books, siti, THIRD, "2026-11-24 12:00")
    assert partners.partner(at(books, "2026-11-21"), siti).terms == QUARTER
    assert partners.partner(at(books, "2026-11-24"), siti).terms == THIRD


def test_an_offer_counts_for_nothing_and_waits(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    assert partners.offered(books, siti) is None
    partners.offer(books, siti, THIRD)
    partners.offer(books, siti, HALF)
    assert rates(books, siti) == [2_500, 2_500, 2_500]
    assert partners.offered(books, siti) == Offer(siti, 3, HALF, USUAL_SCHEDULE, waiting=2)


def test_the_version_that_is_named_is_accepted_and_once(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    second = partners.offer(books, siti, THIRD)
    partners.offer(books, siti, HALF)
    assert partners.accept(books, siti, 1, SAID, second)
    assert not partners.accept(books, siti, 2, SAID, second)
    assert partners.partner(books, siti).terms == THIRD
    assert partners.offered(books, siti) == Offer(siti, 3, HALF, USUAL_SCHEDULE, waiting=1)


def test_before_the_first_yes_the_newest_offer_is_shown(books: Books) -> None:
    eko = partners.add(books, "Warung Pak Eko", Kind.WARUNG, None, QUARTER)
    partners.offer(books, eko, HALF)
    assert rates(books, eko) == [5_000, 5_000, 5_000]
