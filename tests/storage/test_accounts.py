"""A partner's account as both sides read it: each booking a line, and the lines come to the balance."""

from datetime import date

from bot.domain.account import AccountLine
from storage import accounts
from storage.books import Books
from tests.storage.trade import COMMISSION, NASTAR, WEEK, adjust, at, business, hand_over, partner, place, report

SATURDAY, SUNDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)


def siti_of(books: Books) -> int:
    """Warung Bu Siti with 20 keripik and 8 nastar, and her report of story 2."""
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20", NST="8")
    report(at(books, "2026-11-21"), siti, KRP="14", NST="5")
    return siti


def test_nothing_booked_is_an_empty_statement(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    assert accounts.statement(books, siti).lines == ()
    assert accounts.statement(books, siti).balance == 0
    assert accounts.week(books, siti, None) is None
    assert accounts.week(books, siti, WEEK) is None


def test_part_of_the_money_of_story_21_leaves_the_rest(books: Books) -> None:
    siti = siti_of(books)
    hand_over(at(books, "2026-11-22"), siti, 50_000, came=None)
    hand_over(at(books, "2026-11-23"), siti, 100_000)
    assert accounts.statement(books, siti).lines == (
        AccountLine("remittance", MONDAY, WEEK, -100_000),
        AccountLine("report", SATURDAY, WEEK, 255_000),
    )
    assert accounts.statement(books, siti).balance == 155_000


def test_a_correction_shows_what_it_took_back_and_what_it_booked(books: Books) -> None:
    siti = siti_of(books)
    report(at(books, "2026-11-22"), siti, KRP="13", NST="5")
    assert accounts.statement(books, siti).lines == (
        AccountLine("correction", SUNDAY, WEEK, 247_500),
        AccountLine("reversal", SUNDAY, WEEK, -255_000),
        AccountLine("report", SATURDAY, WEEK, 255_000),
    )


def test_an_adjustment_of_story_13_is_the_next_weeks(books: Books) -> None:
    siti = siti_of(books)
    hand_over(at(books, "2026-11-22"), siti, 255_000)
    adjust(at(books, "2026-11-25"), siti, NASTAR, "-1")
    newest = accounts.statement(books, siti).lines[0]
    assert newest == AccountLine("adjustment", date(2026, 11, 25), WEEK.after, -30_000)
    closed, running = accounts.week(books, siti, WEEK), accounts.week(books, siti, None)
    assert closed
    assert running
    assert (closed.settled, closed.balance) == (True, 0)
    assert (running.week, running.filed, running.settled, running.balance) == (WEEK.after, None, False, -30_000)


def test_the_nota_holds_the_report_and_its_bookings(books: Books) -> None:
    siti = siti_of(books)
    hand_over(at(books, "2026-11-22"), siti, 100_000)
    nota = accounts.week(books, siti, None)
    assert nota
    assert nota.filed
    assert (nota.partner, nota.business, nota.week) == ("Warung Bu Siti", "Kue Bu Rina", WEEK)
    assert (nota.filed.priced.parts.sales, nota.filed.priced.due) == (340_000, 255_000)
    assert [(line.kind, line.amount) for line in nota.lines] == [("report", 255_000), ("remittance", -100_000)]
    assert nota.balance == 155_000


def test_money_for_two_weeks_is_a_line_in_each(books: Books) -> None:
    siti = siti_of(books)
    report(at(books, "2026-11-28"), siti, WEEK.after, KRP="4")
    hand_over(at(books, "2026-11-29"), siti, 275_000)
    assert [(line.week, line.amount) for line in accounts.statement(books, siti).lines] == [
        (WEEK.after, -20_000),
        (WEEK, -255_000),
        (WEEK.after, 30_000),
        (WEEK, 255_000),
    ]
    assert accounts.statement(books, siti).balance == 10_000


def test_a_week_with_nothing_sold_has_a_nota_without_lines(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20")
    report(at(books, "2026-11-21"), siti)
    nota = accounts.week(books, siti, None)
    assert nota
    assert nota.filed
    assert (nota.filed.nil, nota.lines, nota.balance) == (True, (), 0)


def test_a_statement_goes_twelve_bookings_back(books: Books) -> None:
    siti = siti_of(books)
    for hour in range(6, 20):
        hand_over(at(books, "2026-11-22", hour), siti, 1_000 * hour)
    amounts = [line.amount for line in accounts.statement(books, siti).lines]
    assert amounts == [-1_000 * hour for hour in range(19, 7, -1)]
    assert accounts.statement(books, siti).balance == 255_000 - 1_000 * sum(range(6, 20))


def test_commission_is_what_the_business_owes(books: Books) -> None:
    citra = partner(books, "Citra", terms=COMMISSION)
    report(at(books, "2026-11-21"), citra, KRP="4")
    assert accounts.statement(books, citra).lines == (AccountLine("report", SATURDAY, WEEK, -4_000),)


def test_each_account_is_its_own(books: Books) -> None:
    siti_of(books)
    eko = partner(books, "Warung Pak Eko")
    tini = business(books.connection, name="Sambal Bu Tini", owner="Bu Tini")
    assert accounts.statement(books, eko).lines == ()
    assert accounts.statement(tini, siti_of(books)).lines == ()
