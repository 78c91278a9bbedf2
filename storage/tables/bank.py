"""Bank accounts: rows are only added, so that it can be seen who named which account, and when."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import SQLModel

from storage.tables.columns import big, key, moment


class BankAccount(SQLModel, table=True):
    """An account of the business (partner 0) or of one partner. The newest row holds."""

    __tablename__ = "bank_account"
    business_id: int = key()
    partner_id: int = key()
    account_id: int = key()
    bank: str
    number: str
    holder: str
    said_by: int = big()
    said_at: datetime = moment()
