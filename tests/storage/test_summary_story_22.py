"""Story 22 out of the books: five warung, four reports, and a fixed number of statements for any number of them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Connection, Engine

from bot.domain.counts import Counts
from bot.domain.summary import LookAt, Totals, WeeklySummary
from storage import feedback, prompts
from storage.books import Books
from storage.summary import weekly
from tests.storage.trade import COMMISSION, WEEK, at, business, hand_over, member, partner, place, report
from tests.watched import watched

BEFORE: dict[str, dict[str, str]] = {
    "Warung Bu Siti": {"KRP": "10", "NST": "3"},
    "Warung Bu Ani": {"KRP": "10", "NST": "3"},
    "Warung Mbak Wati": {"KRP": "10", "KCG": "1.5"},
    "Warung Pojok": {"KRP": "8", "NST": "3", "KCG": "1"},
    "Warung Pak Eko": {"KRP": "16"},
}
PLACED: dict[str, dict[str, str]] = {
    "Warung Bu Siti": {"KRP": "20", "NST": "8"},
    "Warung Bu Ani": {"KRP": "20", "NST": "5"},
    "Warung Mbak Wati": {"KRP": "20", "KCG": "2"},
    "Warung Pojok": {"KRP": "20", "NST": "4", "KCG": "2.5"},
    "Warung Pak Eko": {"KRP": "20", "NST": "6"},
}
REPORTED: dict[str, dict[str, str | Counts]] = {
    "Warung Bu Siti": {"KRP": Counts(sold=Decimal(14), missing=Decimal(2)), "NST": "5"},
    "Warung Bu Ani": {"KRP": "20", "NST": "3"},
    "Warung Mbak Wati": {"KRP": "16", "KCG": "1.5"},
    "Warung Pojok": {"KRP": "12", "NST": "3", "KCG": "1.5"},
}
HANDED_OVER_BEFORE = {
    "Warung Bu Siti": 165_000,
    "Warung Bu Ani": 165_000,
    "Warung Mbak Wati": 142_500,
    "Warung Pojok": 195_000,
}
HANDED_OVER = {
    "Warung Bu Siti": 100_000,
    "Warung Bu Ani": 240_000,
    "Warung Mbak Wati": 187_500,
    "Warung Pojok": 172_500,
}


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as connection:
        yield connection


def kue_bu_rina(connection: Connection) -> Books:
    """The business on the Monday morning of story 22."""
    books = business(connection)
    warung = {name: partner(books, name) for name in BEFORE}
    for name, sold in BEFORE.items():
        place(at(books, "2026-11-09"), warung[name], **sold)
        report(at(books, "2026-11-14"), warung[name], WEEK.before, **sold)
    for name, amount in HANDED_OVER_BEFORE.items():
        hand_over(at(books, "2026-11-15"), warung[name], amount)
    for name, goods in PLACED.items():
        place(at(books, "2026-11-16"), warung[name], **goods)
    for name, told in REPORTED.items():
        report(at(books, "2026-11-21"), warung[name], **told)
        hand_over(at(books, "2026-11-22"), warung[name], HANDED_OVER[name])
    siti = warung["Warung Bu Siti"]
    feedback.keep(at(books, "2026-11-21"), siti, member(books, siti), "Kemasannya gampang sobek, Bu")
    books = at(books, "2026-11-23", 7)
    prompts.once(books, "reminder_1", warung["Warung Pak Eko"], WEEK.monday)
    return books


def test_story_22_to_the_rupiah(connection: Connection) -> None:
    summary = weekly(kue_bu_rina(connection), WEEK)
    assert summary.totals == Totals(sales=1_240_000, share=310_000, due=930_000, handed_over=700_000)
    assert summary.before == Totals(sales=1_050_000, share=262_500, due=787_500, handed_over=667_500)
    assert [(it.name, it.counts.sold, it.sold_before) for it in summary.products] == [
        ("Keripik", Decimal(62), Decimal(54)),
        ("Nastar", Decimal(11), Decimal(9)),
        ("Kacang", Decimal(3), Decimal("2.5")),
    ]
    assert summary.look_at == (
        LookAt("missing", "Warung Bu Siti", "Keripik", Decimal(2)),
        LookAt("sold_out", "Warung Bu Ani", "Keripik"),
        LookAt("feedback", "Warung Bu Siti", "Kemasannya gampang sobek, Bu"),
    )
    assert len(summary.lines) == 9


def test_story_22_partner_by_partner(connection: Connection) -> None:
    summary = weekly(kue_bu_rina(connection), WEEK)
    assert [(it.name, bool(it.reported_on), it.silence, it.outstanding) for it in summary.partners] == [
        ("Warung Bu Ani", True, None, 0),
        ("Warung Bu Siti", True, None, 155_000),
        ("Warung Mbak Wati", True, None, 0),
        ("Warung Pak Eko", False, "reminded", 120_000),
        ("Warung Pojok", True, None, 75_000),
    ]
    assert summed(summary) == summary.totals


def summed(summary: WeeklySummary) -> Totals:
    """The partners' own totals added up."""
    fields = ("sales", "share", "due", "handed_over", "commission_owed")
    return Totals(**{field: sum(getattr(it.totals, field) for it in summary.partners) for field in fields})


def test_three_hundred_partners_take_as_many_statements_as_three(connection: Connection) -> None:
    few = kue_bu_rina(connection)
    many = replace(few, business_id=business(connection, name="Kue Bu Tini").business_id)
    for n in range(300):
        report(many, partner(many, f"Agen {n}", terms=COMMISSION), KRP="14", NST="5")
    assert statements(few) == statements(many) == 17
    assert weekly(many, WEEK).totals == Totals(sales=102_000_000, share=10_200_000, commission_owed=10_200_000)


def statements(books: Books) -> int:
    """How many statements a summary takes."""
    seen: list[int] = []
    with watched(books.connection.engine, before=lambda: seen.append(len(seen))):
        weekly(books, WEEK)
    return len(seen)
