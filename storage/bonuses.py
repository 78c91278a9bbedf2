"""Bonuses promised with targets: booked once where one is reached, taken back while that week is open."""

from __future__ import annotations

from sqlalchemy import update

from bot.domain.target import Target
from bot.domain.week import Week
from storage import ledger, settlements, tables
from storage.books import Books
from storage.tables.columns import table_of

_reached = table_of(tables.TargetReached)


def book(books: Books, target: Target, week: Week, act: str) -> int:
    """Book the bonus of a target that none stands for, in the first open week from the given one on; its rupiah.

    `act` names what brought the target about: booked for the same act again, it changes nothing.
    """
    if not target.bonus:
        return 0
    open_week = settlements.open_from(books, target.partner_id, week)
    entries, cause = ledger.bonus(target.bonus, open_week.monday), ledger.Cause("bonus", target.id)
    booked = ledger.book(books, target.partner_id, f"bonus:{target.id}:{act}", cause, entries)
    _stands(books, target, booked)
    return target.bonus


def take_back(books: Books, target: Target, booked: int) -> int:
    """Reverse a bonus that stands; the rupiah with a minus, 0 where its week is settled and it stays."""
    if any(settlements.is_settled(books, target.partner_id, Week(week)) for week in ledger.weeks_of(books, booked)):
        return 0
    ledger.reverse(books, booked, ledger.Cause("bonus", target.id))
    _stands(books, target, None)
    return -target.bonus


def _stands(books: Books, target: Target, booked: int | None) -> None:
    books.run(update(_reached).where(books.own(_reached, target_id=target.id)).values(bonus_id=booked))
