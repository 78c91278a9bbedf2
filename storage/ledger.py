"""The ledger: balanced transactions that are only ever added, each with one cause and one key."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import bindparam, func, select

from bot.domain.agreement import Deal, Parts
from bot.domain.money import LARGEST
from storage import tables
from storage.books import Books, mine
from storage.tables.columns import new_id, table_of

Account = Literal["partner", "partner_share", "sales", "cash", "damage", "bonus"]
"""`partner` is what the partner owes (positive) or is owed (negative); debits are positive on all accounts."""

_transactions = table_of(tables.Transaction)
_entries = table_of(tables.Entry)
_partners = table_of(tables.Partner)

_PARTNER = (
    select(_partners.c.partner_id)
    .where(_partners.c.business_id == mine, _partners.c.partner_id == bindparam("partner_id"))
    .with_for_update()
)
_WITH_KEY = select(_transactions.c.transaction_id, _transactions.c.digest).where(
    _transactions.c.business_id == mine, _transactions.c.key == bindparam("key")
)
_WITH_ID = select(_transactions.c.key, _transactions.c.reverses).where(
    _transactions.c.business_id == mine, _transactions.c.transaction_id == bindparam("transaction_id")
)
_ENTRIES = (
    select(_entries.c.partner_id, _entries.c.account, _entries.c.week, _entries.c.amount)
    .where(_entries.c.business_id == mine, _entries.c.transaction_id == bindparam("transaction_id"))
    .order_by(_entries.c.line)
)
_total = func.sum(_entries.c.amount)
_BY_WEEK = (
    select(_entries.c.week, _total)
    .where(
        _entries.c.business_id == mine,
        _entries.c.partner_id == bindparam("partner_id"),
        _entries.c.account == bindparam("account"),
    )
    .group_by(_entries.c.week)
    .having(_total != 0)
    .order_by(_entries.c.week)
)


class Unbalanced(Exception):
    """There are no entries, they do not come to zero, or one is zero or too large. Nothing was booked."""


class KeyReused(Exception):
    """The key was used before for other entries. Nothing was booked; find out which of the two is meant."""


class NotReversible(Exception):
    """The transaction is itself a reversal. Book it anew instead."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Rupiah on one account, for the week whose Monday is given."""

    account: Account
    week: date
    amount: int


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something is booked: the kind of act, and the id of the row that records it."""

    kind: str
    id: int


def hold(books: Books, partner_id: int) -> None:
    """Keep everybody else from a partner's account until the transaction ends: what is read from now on stays true.

    Raises NoResultFound where the business has no such partner. SQLite has one writer at a time anyway.
    """
    books.ask(_PARTNER, partner_id=partner_id).one()


def book(books: Books, partner_id: int, key: str, cause: Cause, entries: Sequence[Entry], reverses: int = 0) -> int:
    """Add one transaction and return its id. The same key with the same entries changes nothing.

    Raises Unbalanced or KeyReused; then nothing is written.
    """
    amounts = [entry.amount for entry in entries]
    if not amounts or sum(amounts) != 0 or not all(0 < abs(amount) <= LARGEST for amount in amounts):
        raise Unbalanced(f"{key}: {amounts}")
    digest = _digest(partner_id, entries)
    transaction_id = new_id()
    row = {
        "transaction_id": transaction_id,
        "key": key,
        "digest": digest,
        "kind": cause.kind,
        "cause_id": cause.id,
        "reverses": reverses or None,
        "recorded_at": books.now,
    }
    if not books.write_once(_transactions, row):
        return _booked_before(books, key, digest)
    books.write(_entries, *(_row(transaction_id, partner_id, n, entry) for n, entry in enumerate(entries)))
    return transaction_id


def _row(transaction_id: int, partner_id: int, line: int, entry: Entry) -> dict[str, object]:
    return {
        "transaction_id": transaction_id,
        "line": line,
        "partner_id": partner_id,
        "account": entry.account,
        "week": entry.week,
        "amount": entry.amount,
    }


def _booked_before(books: Books, key: str, digest: str) -> int:
    found = books.ask(_WITH_KEY, key=key).one_or_none()
    if found is None or found.digest != digest:
        raise KeyReused(key)
    return int(found.transaction_id)


def _digest(partner_id: int, entries: Sequence[Entry]) -> str:
    return hashlib.sha256(repr((partner_id, [(e.account, e.week, e.amount) for e in entries])).encode()).hexdigest()


def reverse(books: Books, transaction_id: int, cause: Cause) -> int:
    """Add the exact negative of a transaction and return its id; doing it again returns the first reversal.

    Raises NotReversible for a reversal.
    """
    target = books.ask(_WITH_ID, transaction_id=transaction_id).one()
    if target.reverses:
        raise NotReversible(f"transaction {transaction_id}")
    rows = books.ask(_ENTRIES, transaction_id=transaction_id)
    negatives = [Entry(row.account, row.week, -row.amount) for row in rows]
    return book(books, rows[0].partner_id, f"reverse:{target.key}", cause, negatives, reverses=transaction_id)


def weeks_of(books: Books, transaction_id: int) -> set[date]:
    """The Mondays of the weeks in which a transaction has entries."""
    return {row.week for row in books.ask(_ENTRIES, transaction_id=transaction_id)}


def transaction_of(books: Books, key: str) -> int | None:
    """The id of the transaction booked with a key, if there is one."""
    found = books.ask(_WITH_KEY, key=key).one_or_none()
    return int(found.transaction_id) if found else None


def balance(books: Books, partner_id: int, account: Account = "partner") -> int:
    """The sum of a partner's entries on one account, in rupiah."""
    return sum(balances_by_week(books, partner_id, account).values())


def balances_by_week(books: Books, partner_id: int, account: Account = "partner") -> dict[date, int]:
    """The sums of a partner's entries on one account by week, oldest first; weeks that come to zero are left out."""
    rows = books.ask(_BY_WEEK, partner_id=partner_id, account=account)
    return {week: int(total) for week, total in rows}


def sale(parts: Parts, deal: Deal, week: date) -> list[Entry]:
    """What is booked for what was sold: sales, the partner's share, and who owes whom."""
    entries = [Entry("partner", week, parts.rest)]
    if deal is Deal.REFERRAL:
        entries = [Entry("cash", week, parts.sales), Entry("partner", week, -parts.share)]
    entries += [Entry("partner_share", week, parts.share), Entry("sales", week, -parts.sales)]
    return [entry for entry in entries if entry.amount]


def damage(charge: int, week: date) -> list[Entry]:
    """What is booked for damaged and expired goods that the partner bears: neither sales nor commission."""
    return [Entry("partner", week, charge), Entry("damage", week, -charge)] if charge else []


def bonus(amount: int, week: date) -> list[Entry]:
    """What is booked for a promise kept: the partner owes so much less, or is owed so much more."""
    return [Entry("partner", week, -amount), Entry("bonus", week, amount)]
