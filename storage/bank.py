"""Bank accounts of the business and of its partners."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select

from bot.domain.bank import BankAccount, KnownAccount
from storage import tables
from storage.books import Books
from storage.tables.columns import new_id, table_of

_accounts = table_of(tables.BankAccount)


def tell(books: Books, partner_id: int, account: BankAccount, person_id: int) -> None:
    """From now on this is the account of a partner, or of the business where the partner is 0."""
    said = {"account_id": new_id(), "said_by": person_id, "said_at": books.now}
    books.write(_accounts, {"partner_id": partner_id, **asdict(account), **said})


def known(books: Books, partner_id: int = 0) -> KnownAccount | None:
    """The account that holds; None where none was told."""
    asked = select(_accounts).where(_accounts.c.business_id == books.business_id, _accounts.c.partner_id == partner_id)
    row = books.run(asked.order_by(_accounts.c.account_id.desc()).limit(1)).first()
    if row is None:
        return None
    return KnownAccount(BankAccount(row.bank, row.number, row.holder), row.said_at.astimezone(books.zone).date())
