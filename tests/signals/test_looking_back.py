"""Signals out of the books: what is read of each week, told once, and settled by the owner's word."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection, Engine

from bot.domain.counts import Counts
from bot.domain.report import SalesReport, price
from bot.domain.signal import Answer, Signal
from bot.domain.signals import Figures
from bot.domain.signals.all_sold import AllSold
from bot.domain.signals.dependence import Dependence
from bot.domain.signals.gaps import Gaps, Short
from bot.domain.signals.history import History, PastReport
from bot.domain.signals.lateness import Lateness
from bot.domain.signals.returns import Returns
from bot.domain.signals.same_number import SameNumber
from bot.domain.signals.silence import Silence
from bot.domain.speaker import Role
from bot.domain.week import Week
from storage import endings, erasures, feedback, partners, people, prompts, reports, signals
from storage.books import Books
from storage.past_weeks import histories
from tests.signals.past import back
from tests.storage.trade import COMMISSION, at, business, member, partner, person, place, report
from tests.watched import watched

NEWEST = back(0)


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as connection:
        yield connection


@pytest.fixture
def books(connection: Connection) -> Books:
    """Kue Bu Rina, open since August; it is Monday morning, 23 November."""
    return at(business(connection, "2026-08-01"), "2026-11-23", 7)


def before(books: Books) -> Books:
    """The same books when all of it began."""
    return at(books, "2026-08-03")


def saturday(week: Week, days_later: int = 0) -> str:
    return str(week.monday + timedelta(days=5 + days_later))


def tells(books: Books, partner_id: int, week: Week, days_later: int = 0, /, **sold: str | Counts) -> None:
    """Goods come on the Monday of a week; on its Saturday, or so many days later, the partner reports."""
    report(at(books, saturday(week, days_later)), partner_id, week, **sold)


def looks_back(books: Books, week: Week = NEWEST) -> tuple[Signal, ...]:
    """What the owner is told on the Monday after a week."""
    monday = at(books, str(week.after.monday), 7)
    assert signals.look_back(monday, week, after=0, most=100) is None
    return signals.found_on(monday, week)


def figures(books: Books, week: Week = NEWEST) -> list[Figures]:
    return [one.figures for one in looks_back(books, week)]


def of_siti(books: Books, week: Week = NEWEST) -> History:
    [found], _last = histories(books, week, after=0, most=1)
    return found


def newest_report(books: Books) -> PastReport:
    found = of_siti(books).weeks[-1].report
    assert found is not None
    return found


def test_three_gaps_of_five_reports(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    missing = {4: "1", 2: "2", 0: "3"}
    for ago in (4, 3, 2, 1, 0):
        place(at(books, str(back(ago).monday)), siti, KRP="20")
        counted = Counts(sold=Decimal(14 + ago), missing=Decimal(missing.get(ago, "0")))
        tells(books, siti, back(ago), KRP=counted)
    [found] = looks_back(books)
    assert (found.partner, found.partner_id) == ("Warung Bu Siti", siti)
    shorts = [Short(back(ago), "Keripik", "bungkus", Decimal(n)) for ago, n in missing.items()]
    assert found.figures == Gaps(tuple(shorts), 5)


def test_two_weeks_asked_about_in_vain(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    for week in (back(1), NEWEST):
        prompts.once(books, "weekly_prompt", siti, week.monday)
    assert figures(books) == [Silence((back(1), NEWEST))]


def test_weeks_that_nobody_was_asked_about_are_no_silence(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    assert figures(books) == []
    prompts.once(books, "reminder_1", siti, NEWEST.monday)
    assert figures(books) == []


def test_who_wants_no_messages_or_is_leaving_is_not_silent(books: Books) -> None:
    siti, eko = partner(before(books), "Warung Bu Siti"), partner(before(books), "Warung Pak Eko")
    for partner_id in (siti, eko):
        for week in (back(1), NEWEST):
            prompts.once(books, "weekly_prompt", partner_id, week.monday)
    people.stop_at(books.connection, "terminal", f"Warung Bu Siti ({books.business_id})", books.now)
    endings.leave(books, eko)
    assert figures(books) == []


def test_returns_twice_the_usual(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    for ago in range(7, -1, -1):
        place(at(books, str(back(ago).monday)), siti, KRP="20")
        came_back = Decimal(7 if ago < 2 else 3)
        tells(books, siti, back(ago), KRP=Counts(sold=Decimal(20) - came_back, returned=came_back))
    assert figures(books) == [Returns((back(1), NEWEST), 140_000, 400_000, 180_000, 1_200_000, 6)]


def test_reports_that_begin_to_come_late(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    place(before(books), siti, KRP="500")
    for ago in range(9, -1, -1):
        tells(books, siti, back(ago), 3 if ago in (3, 2, 1) else 0, KRP=str(10 + ago))
    assert figures(books) == [Lateness((back(3), back(2), back(1)), 1, 6, 6)]


def test_the_first_version_says_how_late_a_report_was_and_the_newest_what_was_sold(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    place(before(books), siti, KRP="100")
    tells(books, siti, NEWEST, 1, KRP="15")
    tells(books, siti, NEWEST, 1, KRP="14")
    found = newest_report(books)
    assert (found.days_late, found.goods["KRP"].counts.sold, found.by_itself) == (0, Decimal(14), True)


def test_what_the_house_enters_is_not_the_partners_own_doing(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    place(before(books), siti, KRP="100")
    tells(books, siti, NEWEST, KRP="15")
    people.leave(books, member(books, siti), siti)
    assert newest_report(books).by_itself
    owner = people.readers(books, Role.OWNER)[0].person_id
    nil = SalesReport(siti, NEWEST, price(partners.partner(books, siti), {}), replaces=1, nil=True)
    reports.file(books, nil, owner)
    assert not newest_report(books).by_itself


def test_the_same_round_number_five_weeks_running(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    place(before(books), siti, KRP="200", NST="50")
    for ago, nastar in zip((4, 3, 2, 1, 0), "34543", strict=True):
        tells(books, siti, back(ago), KRP="15", NST=nastar)
    weeks = tuple(back(n) for n in (4, 3, 2, 1, 0))
    assert figures(books) == [SameNumber(weeks, "Keripik", "bungkus", Decimal(15))]


def test_two_lots_of_one_product_are_counted_together(books: Books) -> None:
    siti = partner(before(books), "Warung Bu Siti")
    for ago in range(5, -1, -1):
        place(at(books, str(back(ago).monday)), siti, KRP="13")
        tells(books, siti, back(ago), KRP="13")
    assert figures(books) == [AllSold(tuple(back(n) for n in (5, 4, 3, 2, 1, 0)), Decimal(13))]


def test_most_of_the_turnover_by_the_ledger(books: Books) -> None:
    sold = {"Citra": "41", "Joko": "30", "Wati": "29"}
    for name, keripik in sold.items():
        partner_id = partner(before(books), name, terms=COMMISSION)
        for ago in range(7, -1, -1):
            tells(books, partner_id, back(ago), KRP=keripik)
    weeks = tuple(back(n) for n in range(7, -1, -1))
    [found] = [one for one in figures(books) if isinstance(one, Dependence)]
    assert found == Dependence(weeks, 8 * 410_000, 8 * 1_000_000)


PAUSED = Week.parse("2027-W09"), Week.parse("2027-W10")
"""The weeks around Idulfitri on 10 March 2027."""


def test_weeks_of_a_pause_are_left_out(books: Books) -> None:
    """Who reports all the same is neither late nor on time."""
    siti = partner(before(books), "Warung Bu Siti")
    place(before(books), siti, KRP="200")
    for number in range(6, 12):
        tells(books, siti, Week.parse(f"2027-W{number:02}"), KRP=str(number))
    newest = PAUSED[1].after
    assert [str(past.week)[-2:] for past in of_siti(books, newest).weeks] == ["06", "07", "08", "11"]


def test_a_silence_goes_on_after_a_pause_and_is_not_told_within(books: Books) -> None:
    siti, week = partner(before(books), "Warung Bu Siti"), PAUSED[0].before
    for asked in (week, *PAUSED):
        prompts.once(books, "weekly_prompt", siti, asked.monday)
        assert figures(books, asked) == []
    after = PAUSED[1].after
    prompts.once(books, "weekly_prompt", siti, after.monday)
    assert figures(books, after) == [Silence((week, after))]


def silent(books: Books, weeks: int = 12) -> int:
    """A partner that was asked in vain for so many weeks."""
    siti = partner(before(books), "Warung Bu Siti")
    for n in range(-weeks, 2):
        prompts.once(books, "weekly_prompt", siti, back(n).monday)
    return siti


def test_the_same_is_not_told_again_for_four_weeks(books: Books) -> None:
    silent(books)
    told = [len(looks_back(books, back(-n))) for n in range(6)]
    assert told == [1, 0, 0, 0, 1, 0]


def test_looking_back_twice_notes_nothing_twice(books: Books) -> None:
    silent(books)
    assert looks_back(books) == looks_back(books)
    assert len(signals.lately(books)) == 1


def test_what_is_quite_all_right_is_left_alone_for_eight_weeks(books: Books) -> None:
    silent(books)
    signals.answer(books, looks_back(books), Answer.FINE, person_id=1)
    assert [one.answer for one in signals.lately(books)] == [Answer.FINE]
    told = [len(looks_back(books, back(-n))) for n in range(1, 10)]
    assert told == [0] * 7 + [1, 0]


def test_the_first_word_on_a_signal_stands(books: Books) -> None:
    siti = silent(books)
    found = looks_back(books)
    assert signals.answer(books, found, Answer.FINE, person_id=1)
    assert not signals.answer(books, found, Answer.ASKED, person_id=1)
    assert not signals.is_asked(books, siti, member(books, siti))


def test_an_answer_is_waited_for_three_days_and_its_rest_for_an_hour(books: Books) -> None:
    siti = silent(books)
    signals.answer(books, looks_back(books), Answer.ASKED, person_id=1)
    assert [hour for hour in (0, 1, 71, 72) if is_asked(books, siti, hour)] == [0, 1, 71]
    feedback.keep(after(books, 24), siti, member(books, siti), "kemarin sakit")
    assert [hour for hour in (24.5, 25.5, 71) if is_asked(books, siti, hour)] == [24.5]


def test_each_of_two_people_may_answer(books: Books) -> None:
    siti, dita = silent(books), person(books.connection, "Dita", books.now)
    people.join(books, dita, Role.PARTNER, siti)
    signals.answer(books, looks_back(books), Answer.ASKED, person_id=1)
    feedback.keep(after(books, 1), siti, dita, "Bu Siti sakit")
    assert not signals.is_asked(after(books, 24), siti, dita)
    assert is_asked(books, siti, 24)


def is_asked(books: Books, partner_id: int, hours: float) -> bool:
    """Whether the first person of a partner is waited for so many hours later."""
    [first, *_others] = sorted(people.readers(books, Role.PARTNER, [partner_id]), key=lambda one: one.person_id)
    return signals.is_asked(after(books, hours), partner_id, first.person_id)


def after(books: Books, hours: float) -> Books:
    return replace(books, now=books.now + timedelta(hours=hours))


def test_what_is_known_of_a_partner_that_is_forgotten_goes_with_it(books: Books) -> None:
    siti = silent(books)
    looks_back(books)
    erasures.erase(books, siti, member(books, siti), "Mitra 1", erased_by=1)
    assert signals.lately(books) == ()


def test_another_business_sees_nothing_of_it(books: Books) -> None:
    silent(books)
    looks_back(books)
    tini = business(books.connection, name="Sambal Bu Tini", owner="Bu Tini")
    assert looks_back(tini) == signals.lately(tini) == ()


def test_many_partners_take_as_many_statements_as_few(books: Books) -> None:
    for n in range(3):
        place(before(books), partner(before(books), f"Warung {n}"), KRP="100")
    few = statements(books)
    for n in range(3, 40):
        partner_id = partner(before(books), f"Warung {n}")
        place(before(books), partner_id, KRP="100")
        tells(books, partner_id, NEWEST, KRP="13")
    assert statements(books) == few == 13


def statements(books: Books) -> int:
    seen: list[int] = []
    with watched(books.connection.engine, before=lambda: seen.append(len(seen))):
        signals.look_back(books, NEWEST, after=0, most=100)
    return len(seen)


def test_partners_are_looked_at_part_by_part(books: Books) -> None:
    for n in range(5):
        partner_id = partner(before(books), f"Warung {n}")
        for week in (back(1), NEWEST):
            prompts.once(books, "weekly_prompt", partner_id, week.monday)
    last: int | None = 0
    parts = 0
    while last is not None:
        last, parts = signals.look_back(books, NEWEST, last, most=2), parts + 1
    assert parts == 3
    assert len(signals.found_on(books, NEWEST)) == 5
