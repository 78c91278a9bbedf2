"""Thanks out of the books: what was agreed on since counts, a pause is nobody's fault, each business has its own."""

from datetime import date, timedelta

import pytest

from bot.domain.thanks import Reason, Thanks
from bot.domain.week import Week
from storage import entered_reports, prompts, reports, thanks
from storage.books import Books
from storage.summary import weekly
from tests.storage.trade import COMMISSION, KERIPIK, WEEK, adjust, at, business, partner, report


def weeks(count: int, until: Week = WEEK) -> list[Week]:
    """So many weeks up to that one, the oldest first."""
    return [Week(until.monday - timedelta(weeks=back)) for back in reversed(range(count))]


def reported(books: Books, partner_id: int, week: Week, sold: str = "1", *, late: int = 0) -> Books:
    """Report on the Saturday of the week, or so many days after its Sunday; the books of that day."""
    day = week.sunday + timedelta(days=late or -1)
    then = at(books, str(day))
    report(then, partner_id, week, KRP=sold)
    return then


def agent(books: Books) -> int:
    """Somebody who sells without holding goods, so that any count can be reported."""
    return partner(books, "Agen Citra", terms=COMMISSION)


def thanked(books: Books, partner_id: int, until: Week = WEEK) -> Thanks | None:
    """What is thanked for with the last of five weekly reports on time."""
    *_earlier, now = [reported(books, partner_id, week) for week in weeks(5, until)]
    return thanks.thank(now, partner_id, until)


def test_five_in_a_row_are_thanked_for_once_in_a_week(books: Books) -> None:
    citra = agent(books)
    assert thanked(books, citra) == Thanks(Reason.ON_TIME, 5, WEEK)
    assert thanks.thank(at(books, "2026-11-22"), citra, WEEK) is None
    assert [it.partner for it in weekly(books, WEEK).thanked] == ["Agen Citra"]
    assert not any(it.public for it in weekly(books, WEEK).thanked)


def test_whatever_else_a_partner_was_thanked_for_in_that_week_was_enough(books: Books) -> None:
    citra = agent(books)
    prompts.once(books, "thanks", citra, WEEK.monday)
    assert thanked(books, citra) is None


@pytest.mark.parametrize(("missed", "is_thanked"), [("2026-W47", False), ("2027-W10", True)])
def test_a_missing_report_around_lebaran_ends_no_row(books: Books, missed: str, *, is_thanked: bool) -> None:
    """Idulfitri 2027 is on 10 March."""
    citra, silent = agent(books), Week.parse(missed)
    for week in weeks(4, silent.before):
        reported(books, citra, week)
    prompts.once(at(books, str(silent.sunday)), "weekly_prompt", citra, silent.monday)
    now = reported(books, citra, silent.after)
    assert (thanks.thank(now, citra, silent.after) is not None) is is_thanked


def test_what_the_house_entered_late_neither_counts_nor_ends_a_row(books: Books) -> None:
    citra, late = agent(books), WEEK.before
    for week in weeks(4, late.before):
        reported(books, citra, week)
    then = reported(books, citra, late, late=2)
    filed = reports.filed(then, citra, late)
    assert filed
    entered_reports.wait_for_yes(then, filed.report_id)
    now = reported(books, citra, WEEK)
    assert thanks.thank(now, citra, WEEK) == Thanks(Reason.ON_TIME, 5, WEEK)


@pytest.mark.parametrize(("agreed", "sales"), [(False, 50_000), (True, 0)])
def test_what_was_agreed_on_since_counts_for_the_best_week(books: Books, sales: int, *, agreed: bool) -> None:
    citra, best = agent(books), Week.parse("2027-W03")
    for week in weeks(8, best.before):
        reported(books, citra, week, late=1)
    adjust(books, citra, KERIPIK, "6", best.before, agreed=agreed)
    found = thanks.thank(reported(books, citra, best, "5", late=1), citra, best)
    assert (found.sales if found else 0) == sales


def test_a_year_is_counted_from_the_first_yes_on_the_partners_own_day(books: Books) -> None:
    citra = agent(books)
    assert books.today == date(2026, 11, 2)
    week = Week.of(date(2027, 11, 2))
    early, late = at(books, "2027-11-01"), at(books, "2027-11-02")
    report(early, citra, week, KRP="1")
    assert thanks.thank(early, citra, week) is None
    assert thanks.thank(late, citra, week) == Thanks(Reason.YEARS, 1, week)


def test_another_business_has_thanks_of_its_own(books: Books) -> None:
    tini = business(books.connection, name="Sambal Ibu", owner="Bu Tini")
    assert thanked(books, agent(books))
    assert thanked(tini, agent(tini))
    assert len(weekly(tini, WEEK).thanked) == 1
