"""Evaluations in the books: whom a tick finds, and what it costs when all is done."""

from datetime import date

from bot.domain.evaluation import Side
from storage import evaluations
from storage.books import Books
from tests.storage.trade import at, partner
from tests.watched import watched

ZONE = "Asia/Jakarta"
DUE, REMINDED = date(2027, 2, 2), date(2027, 2, 9)


def asked(books: Books, partners: int) -> Books:
    """So many partners whose evaluation was asked for, on the day of their reminder."""
    for n in range(partners):
        partner(books, f"Warung {n}")
    assert len(evaluations.begin_due(at(books, f"{DUE}"), DUE, ZONE, after=0, most=partners)) == partners
    return at(books, f"{REMINDED}")


def test_partners_are_reminded_part_by_part_and_each_once(books: Books) -> None:
    then = asked(books, 5)
    parts = [evaluations.remind_of(then, Side.PARTNER, REMINDED, ZONE, most=2) for _tick in range(4)]
    assert [len(part) for part in parts] == [2, 2, 1, 0]
    assert len({due.partner_id for part in parts for due in part}) == 5


def test_once_all_are_reminded_a_tick_is_one_statement(books: Books) -> None:
    then, statements = asked(books, 5), []
    evaluations.remind_of(then, Side.OWNER, REMINDED, ZONE, most=100)
    with watched(books.connection.engine, before=lambda: statements.append(1)):
        assert evaluations.remind_of(then, Side.OWNER, REMINDED, ZONE, most=100) == []
    assert len(statements) == 1
