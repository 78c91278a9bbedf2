"""Bank accounts of the business and of its partners."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import bindparam, select

from bot.domain.bank import BankAccount, KnownAccount
from storage import tables
from storage.books import Books, mine
from storage.tables.columns import new_id, table_of

_accounts = table_of(tables.BankAccount)
_NEWEST = (
    select(_accounts.c.bank, _accounts.c.number, _accounts.c.holder, _accounts.c.said_at)
    .where(_accounts.c.business_id == mine, _accounts.c.partner_id == bindparam("partner_id"))
    .order_by(_accounts.c.account_id.desc())
    .limit(1)
)


def tell(books: Books, partner_id: int, account: BankAccount, person_id: int) -> None:
    """From now on this is the account of a partner, or of the business where the partner is 0."""
    said = {"account_id": new_id(), "said_by": person_id, "said_at": books.now}
    books.write(_accounts, {"partner_id": partner_id, **asdict(account), **said})


def known(books: Books, partner_id: int = 0) -> KnownAccount | None:
    """The account that holds; None where none was told."""
    row = books.ask(_NEWEST, partner_id=partner_id).first()
    if row is None:
        return None
    return KnownAccount(BankAccount(row.bank, row.number, row.holder), row.said_at.astimezone(books.zone).date())
