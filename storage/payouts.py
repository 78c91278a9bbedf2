"""Commission paid out: said by the owner and booked at once, never more than is owed to the partner."""

from __future__ import annotations

from bot.domain.payout import PaidOut, Paying
from bot.domain.week import Week
from storage import ledger, partners, settlements, tables
from storage.books import Books
from storage.tables.columns import new_id, table_of

_payouts = table_of(tables.Payout)


class MoreThanOwed(Exception):
    """A payout is one rupiah or more, and no more than `owed`, the rupiah owed to the partner. Nothing was written."""

    def __init__(self, owed: int) -> None:
        super().__init__(owed)
        self.owed = owed


def pay(books: Books, paying: Paying, person_id: int) -> PaidOut:
    """Book commission as paid, for the oldest weeks first; weeks paid in full are closed. Raises MoreThanOwed."""
    ledger.hold(books, paying.partner_id)
    owed = -ledger.balance(books, paying.partner_id)
    if not 0 < paying.amount <= owed:
        raise MoreThanOwed(owed)
    payout_id = new_id()
    row = {"payout_id": payout_id, "partner_id": paying.partner_id, "amount": paying.amount}
    books.write(_payouts, row | {"paid_by": person_id, "paid_at": books.now})
    settled = _book(books, payout_id, paying)
    name = partners.name_of(books, paying.partner_id)
    return PaidOut(paying.partner_id, name, paying.amount, owed - paying.amount, settled)


def _book(books: Books, payout_id: int, paying: Paying) -> tuple[Week, ...]:
    owed = {week: -amount for week, amount in ledger.balances_by_week(books, paying.partner_id).items()}
    current = settlements.open_from(books, paying.partner_id, Week.of(books.today)).monday
    parts = settlements.allocate(owed, paying.amount, current)
    entries = [ledger.Entry("partner", week, part) for week, part in parts.items()]
    entries.append(ledger.Entry("cash", current, -paying.amount))
    ledger.book(books, paying.partner_id, f"payout:{payout_id}", ledger.Cause("payout", payout_id), entries)
    return settlements.close_paid(books, paying.partner_id, owed, parts, payout_id)
