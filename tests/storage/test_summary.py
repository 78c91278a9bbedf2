"""The owner's week out of the books, with the figures of the stories to the rupiah."""

from datetime import date
from decimal import Decimal

from bot.domain.counts import Counts
from bot.domain.summary import LookAt, PartnerWeek, RemittanceWeek, StockNow, Totals, WeeklySummary
from bot.domain.week import Week
from storage.books import Books
from storage.summary import weekly
from tests.storage.trade import COMMISSION, NASTAR, WEEK, adjust, at, business, hand_over, partner, place, report

SATURDAY, SUNDAY, MONDAY = "2026-11-21", "2026-11-22", "2026-11-23"


def counts(sold: str, left: str = "0", missing: str = "0") -> Counts:
    return Counts(sold=Decimal(sold), left=Decimal(left), missing=Decimal(missing))


def of(summary: WeeklySummary, name: str) -> PartnerWeek:
    return next(partner for partner in summary.partners if partner.name == name)


def look_at(summary: WeeklySummary, kind: str) -> list[LookAt]:
    return [it for it in summary.look_at if it.kind == kind]


def test_slang_counts_come_to_the_figures_of_story_3(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20", NST="8")
    report(at(books, SATURDAY), siti, KRP="12", NST="6")
    assert weekly(books, WEEK).totals == Totals(sales=360_000, share=90_000, due=270_000)


def test_a_happy_week_is_told_in_lines_and_stock(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20", NST="8")
    report(at(books, SATURDAY), siti, KRP="14", NST="5")
    summary = weekly(at(books, MONDAY, 7), WEEK)
    assert summary.totals == Totals(sales=340_000, share=85_000, due=255_000)
    assert summary.partners == (
        PartnerWeek("Warung Bu Siti", "warung", date(2026, 11, 21), 0, False, None, summary.totals, 255_000),
    )
    assert [(line.product, line.counts, line.due) for line in summary.lines] == [
        ("Keripik", counts("14", "6"), 105_000),
        ("Nastar", counts("5", "3"), 150_000),
    ]
    assert summary.stock == (
        StockNow("Warung Bu Siti", "Keripik", "bungkus", Decimal(6), 10_000),
        StockNow("Warung Bu Siti", "Nastar", "toples", Decimal(3), 40_000),
    )


def test_what_is_missing_is_shown_without_a_debt(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20")
    report(at(books, SATURDAY), siti, KRP=counts("13", missing="2"))
    summary = weekly(books, WEEK)
    assert summary.look_at == (LookAt("missing", "Warung Bu Siti", "Keripik", Decimal(2)),)
    assert summary.totals == Totals(sales=130_000, share=32_500, due=97_500)


def test_a_correction_counts_alone_and_is_shown(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20", NST="8")
    report(at(books, SATURDAY), siti, KRP="15", NST="5")
    first = weekly(books, WEEK)
    report(at(books, MONDAY, 9), siti, KRP="14", NST="5")
    summary = weekly(books, WEEK)
    assert (first.totals.sales, first.totals.share, first.totals.due) == (350_000, 87_500, 262_500)
    assert (summary.totals.sales, summary.totals.share, summary.totals.due) == (340_000, 85_000, 255_000)
    assert summary.look_at == (LookAt("correction", "Warung Bu Siti", "Keripik", Decimal(14), Decimal(15)),)
    assert [(line.product, line.counts.sold, line.version) for line in summary.lines] == [
        ("Keripik", Decimal(14), 2),
        ("Nastar", Decimal(5), 2),
    ]
    assert (summary.partners[0].reported_on, summary.partners[0].days_late) == (date(2026, 11, 21), 0)


def test_a_settled_week_stands_and_the_difference_is_next_weeks(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20", NST="8")
    report(at(books, SATURDAY), siti, KRP="14", NST="5")
    hand_over(at(books, SUNDAY), siti, 255_000)
    adjust(at(books, "2026-11-25"), siti, NASTAR, "-1")
    closed, running = weekly(books, WEEK), weekly(books, WEEK.after)
    assert closed.totals == Totals(sales=340_000, share=85_000, due=255_000, handed_over=255_000)
    assert running.totals == Totals(sales=-40_000, share=-10_000, due=-30_000)
    assert of(running, "Warung Bu Siti").outstanding == -30_000
    assert closed.stock[1] == StockNow("Warung Bu Siti", "Nastar", "toples", Decimal(4), 40_000)


def test_money_counts_for_the_week_it_pays_once_the_owner_has_it(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20", NST="8")
    report(at(books, SATURDAY), siti, KRP="14", NST="5")
    hand_over(at(books, SATURDAY), siti, 40_000, came=False)
    hand_over(at(books, SUNDAY), siti, 20_000, came=None)
    hand_over(at(books, SUNDAY), siti, 30_000, came=None)
    hand_over(at(books, MONDAY, 9), siti, 100_000)
    summary = weekly(at(books, MONDAY), WEEK)
    assert summary.totals.handed_over == 100_000
    assert weekly(books, WEEK.after).totals.handed_over == 0
    assert of(summary, "Warung Bu Siti").outstanding == 155_000
    assert summary.look_at == (LookAt("remittance", "Warung Bu Siti", amount=Decimal(50_000)),)
    assert summary.remittances == (
        RemittanceWeek("Warung Bu Siti", date(2026, 11, 21), 40_000, None, refused=True),
        RemittanceWeek("Warung Bu Siti", date(2026, 11, 22), 20_000, None, refused=False),
        RemittanceWeek("Warung Bu Siti", date(2026, 11, 22), 30_000, None, refused=False),
    )


def test_commission_of_a_referral_is_owed_and_not_due(books: Books) -> None:
    citra = partner(books, "Citra", terms=COMMISSION)
    report(at(books, SATURDAY), citra, KRP="4")
    report(at(books, SUNDAY), citra, KRP="3")
    summary = weekly(books, WEEK)
    assert summary.totals == Totals(sales=30_000, share=3_000, commission_owed=3_000)
    assert of(summary, "Citra").outstanding == -3_000
    assert of(summary, "Citra").on_commission
    assert not look_at(summary, "sold_out")


def test_what_was_sold_in_both_ways_is_kept_apart(books: Books) -> None:
    siti, citra = partner(books, "Warung Bu Siti"), partner(books, "Citra", terms=COMMISSION)
    place(books, siti, KRP="20")
    report(at(books, SATURDAY), siti, KRP="10")
    report(at(books, SATURDAY), citra, KRP="10")
    summary = weekly(books, WEEK)
    assert summary.totals == Totals(sales=200_000, share=35_000, due=75_000, commission_owed=10_000)
    assert [(it.name, it.sales, it.counts) for it in summary.products] == [("Keripik", 200_000, counts("20", "10"))]


def test_products_are_compared_with_the_week_before(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="30", NST="8", KCG="2")
    report(at(books, "2026-11-14"), siti, WEEK.before, KRP="12", KCG="1.5")
    report(at(books, "2026-11-15"), siti, WEEK.before, KRP="10", KCG="1.5")
    report(at(books, SATURDAY), siti, KRP="14", NST="5")
    summary = weekly(books, WEEK)
    assert [(it.name, it.sales, it.counts.sold, it.sold_before, it.sales_before) for it in summary.products] == [
        ("Nastar", 200_000, Decimal(5), Decimal(0), 0),
        ("Keripik", 140_000, Decimal(14), Decimal(10), 100_000),
        ("Kacang", 0, Decimal(0), Decimal("1.5"), 90_000),
    ]
    assert summary.before == Totals(sales=190_000, share=47_500, due=142_500)


def test_a_first_week_has_nothing_to_compare_with(books: Books) -> None:
    opening = Week.of(date(2026, 11, 2))
    assert weekly(books, opening).partners == ()
    partner(books, "Warung Bu Siti")
    assert weekly(books, opening).before is None
    assert weekly(books, opening.after).before == Totals()


def test_the_summary_is_the_same_again(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20", NST="8")
    report(at(books, SATURDAY), siti, KRP="14", NST="5")
    hand_over(at(books, SUNDAY), siti, 100_000)
    summary = weekly(books, WEEK)
    report(at(books, "2026-11-28"), siti, WEEK.after, KRP="3")
    later = weekly(at(books, "2026-11-30"), WEEK)
    assert weekly(at(books, "2026-11-30"), WEEK) == later
    assert (later.totals, later.lines, later.products) == (summary.totals, summary.lines, summary.products)


def test_another_business_sees_nothing_of_it(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20")
    report(at(books, SATURDAY), siti, KRP="14")
    hand_over(at(books, SUNDAY), siti, 20_000, came=None)
    tini = business(books.connection, name="Sambal Bu Tini", owner="Bu Tini")
    assert weekly(tini, WEEK) == WeeklySummary("Sambal Bu Tini", WEEK, Totals(), None, (), (), (), (), (), ())
