"""Money handed over: said by the partner, confirmed by the owner, spread over the weeks it pays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.domain.money import LARGEST
from bot.domain.remittance import (
    HandedOver,
    Owed,
    Remittance,
    RemittanceClosed,
    RemittanceWord,
    Reversal,
    Reversed,
    Withdrawal,
    Withdrawn,
)
from bot.domain.week import Week
from storage import ledger, settlements, tables
from storage.books import Books
from storage.numbers import next_number
from storage.tables.columns import alike, new_id, table_of

_remittances = table_of(tables.Remittance)
_answers = table_of(tables.RemittanceAnswer)
_partners = table_of(tables.Partner)
MOST_LOOKED_THROUGH = 20
"""So many confirmed remittances are looked through for the one that is meant."""


class NoSuchNumber(Exception):
    """No remittance or adjustment of this business has that number."""


class NotAnAmount(Exception):
    """Money handed over is one rupiah or more, and no more than the ledger takes at once. Nothing was written."""


def say(books: Books, handed: HandedOver, person_id: int) -> Remittance:
    """Write down what a partner says; nothing is booked until the owner confirms it. Raises NotAnAmount."""
    if not 0 < handed.amount <= LARGEST:
        raise NotAnAmount(handed.amount)
    number = next_number(books)
    row = {
        "remittance_id": new_id(),
        "number": number,
        "partner_id": handed.partner_id,
        "amount": handed.amount,
        "said_by": person_id,
        "said_at": books.now,
    }
    books.write(_remittances, row)
    account = owed(books, handed.partner_id)
    return replace(_one(books, number)[1], left=account.total - account.unconfirmed)


def answer(books: Books, word: RemittanceWord, person_id: int) -> RemittanceClosed:
    """Record the owner's word, and book the money where it came. The first word stands. Raises NoSuchNumber."""
    remittance_id, remittance = _one(books, word.number)
    row = {"remittance_id": remittance_id, "came": word.came, "answered_by": person_id, "answered_at": books.now}
    first = books.write_once(_answers, row)
    settled = _book(books, remittance_id, remittance) if first and word.came else ()
    came = word.came if first else _came(books, remittance_id)
    return RemittanceClosed(remittance, came, not first, ledger.balance(books, remittance.partner_id), settled)


def withdraw(books: Books, withdrawal: Withdrawal, person_id: int) -> Withdrawn:
    """Close a remittance by the word of its own partner, and say another in its place. The first word stands.

    Raises NoSuchNumber, NotAnAmount.
    """
    remittance_id, remittance = _one(books, withdrawal.number)
    row = {"remittance_id": remittance_id, "came": False, "answered_by": person_id, "answered_at": books.now}
    first = books.write_once(_answers, row)
    handed = HandedOver(remittance.partner_id, withdrawal.instead)
    instead = say(books, handed, person_id) if first and withdrawal.instead else None
    account = owed(books, remittance.partner_id)
    return Withdrawn(remittance, account.total - account.unconfirmed, instead, too_late=not first)


def _book(books: Books, remittance_id: int, remittance: Remittance) -> tuple[Week, ...]:
    ledger.hold(books, remittance.partner_id)
    owed = ledger.balances_by_week(books, remittance.partner_id)
    current = settlements.open_from(books, remittance.partner_id, Week.of(books.today)).monday
    parts = settlements.allocate(owed, remittance.amount, current)
    entries = [ledger.Entry("partner", week, -part) for week, part in parts.items()]
    entries.append(ledger.Entry("cash", current, remittance.amount))
    cause = ledger.Cause("remittance", remittance_id)
    ledger.book(books, remittance.partner_id, f"remittance:{remittance_id}", cause, entries)
    return settlements.close_paid(books, remittance.partner_id, owed, parts, remittance_id)


def reverse(books: Books, reversal: Reversal, person_id: int) -> Reversed:
    """Take the owner's word back that money came.

    1. The partner's account is held; a week that was adjusted since it was settled has to stay as it is.
    2. The word becomes a no. Where it was one already, nothing else is done.
    3. The booking is reversed, and the weeks it touched are open again.

    Raises NoSuchNumber.
    """
    remittance_id, remittance = _one(books, reversal.number)
    partner_id = remittance.partner_id
    ledger.hold(books, partner_id)
    booked = ledger.transaction_of(books, f"remittance:{remittance_id}")
    weeks = ledger.weeks_of(books, booked) if booked else set()
    if settlements.is_adjusted(books, partner_id, weeks):
        return Reversed(remittance, ledger.balance(books, partner_id), stands=True)
    if booked is None or not _deny(books, remittance_id, person_id):
        return Reversed(remittance, ledger.balance(books, partner_id), again=True)
    reopened = settlements.reopen(books, partner_id, weeks)
    ledger.reverse(books, booked, ledger.Cause("remittance", remittance_id))
    return Reversed(remittance, ledger.balance(books, partner_id), reopened)


def _deny(books: Books, remittance_id: int, person_id: int) -> bool:
    """Make a no of the owner's yes; False where it is a no already."""
    changed = books.run(
        _answers.update()
        .where(books.own(_answers, remittance_id=remittance_id), _answers.c.came)
        .values(came=False, answered_by=person_id, answered_at=books.now)
    )
    return changed.rowcount == 1


def _came(books: Books, remittance_id: int) -> bool:
    asked = select(_answers.c.came).where(books.own(_answers, remittance_id=remittance_id))
    return bool(books.run(asked).scalar_one())


def _one(books: Books, number: int) -> tuple[int, Remittance]:
    row = books.run(_listed(books).where(_remittances.c.number == number)).one_or_none()
    if row is None:
        raise NoSuchNumber(number)
    return row.remittance_id, _read(row)


def is_there(books: Books, number: int) -> bool:
    """Whether a remittance of the business has that number."""
    return books.run(_listed(books).where(_remittances.c.number == number)).first() is not None


def _listed(books: Books) -> Any:
    return (
        select(_remittances, _partners.c.name)
        .join(_partners, alike(_partners, _remittances, "partner_id"))
        .where(books.own(_remittances))
        .order_by(_remittances.c.number)
    )


def _read(row: Any) -> Remittance:
    return Remittance(row.number, row.partner_id, row.name, row.amount, row.said_at)


def waiting(books: Books, partner_id: int | None = None) -> tuple[Remittance, ...]:
    """Remittances on which the owner has not said a word, oldest first; of one partner, or of all."""
    answered = select(_answers.c.remittance_id).where(books.own(_answers, remittance_id=_remittances.c.remittance_id))
    asked = _listed(books).where(~answered.exists())
    if partner_id is not None:
        asked = asked.where(_remittances.c.partner_id == partner_id)
    return tuple(_read(row) for row in books.run(asked))


def confirmed(books: Books) -> tuple[Remittance, ...]:
    """The last remittances of which the owner said that they came, the newest word first."""
    asked = _listed(books).join(_answers, alike(_answers, _remittances, "remittance_id"))
    newest = (
        asked.where(_answers.c.came).order_by(None).order_by(_answers.c.answered_at.desc()).limit(MOST_LOOKED_THROUGH)
    )
    return tuple(_read(row) for row in books.run(newest))


def owed(books: Books, partner_id: int) -> Owed:
    """A partner's account as it stands."""
    by_week = tuple((Week(week), amount) for week, amount in ledger.balances_by_week(books, partner_id).items())
    damage = ledger.balances_by_week(books, partner_id, "damage")
    charged = tuple((Week(week), -amount) for week, amount in damage.items())
    bonuses = tuple((Week(week), one) for week, one in ledger.balances_by_week(books, partner_id, "bonus").items())
    return Owed(by_week, waiting(books, partner_id), charged, bonuses)
