"""The ledger, and what is said, confirmed and settled around it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, counted, key, moment


class Transaction(SQLModel, table=True):
    """Entries that balance, booked for one cause. The key makes booking it again change nothing."""

    __tablename__ = "ledger_transaction"
    __table_args__ = (
        UniqueConstraint("business_id", "key"),
        UniqueConstraint("business_id", "reverses"),
    )
    business_id: int = key()
    transaction_id: int = key()
    key: str
    digest: str
    kind: str
    cause_id: int = big()
    reverses: int | None = big(None)
    recorded_at: datetime = moment()


class Entry(SQLModel, table=True):
    """Rupiah on one account of one partner, for one week (its Monday)."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        Index(None, "business_id", "partner_id", "account", "week", "amount"),
        Index(None, "business_id", "week", "account"),
    )
    business_id: int = key()
    transaction_id: int = key()
    line: int = Field(primary_key=True)
    partner_id: int = big()
    account: str
    week: date
    amount: int = big()


class Settlement(SQLModel, table=True):
    """A week that a partner has paid in full; from then on it is only adjusted in a later one."""

    __tablename__ = "settlement"
    business_id: int = key()
    partner_id: int = key()
    week: date = Field(primary_key=True)
    closed_at: datetime = moment()
    cause_id: int = big()


class Remittance(SQLModel, table=True):
    """Money a partner says it has handed over. It counts once the owner has confirmed it."""

    __tablename__ = "remittance"
    __table_args__ = (
        UniqueConstraint("business_id", "number"),
        Index(None, "business_id", "partner_id"),
        Index(None, "business_id", "said_at"),
    )
    business_id: int = key()
    remittance_id: int = key()
    number: int
    partner_id: int = big()
    amount: int = big()
    said_by: int = big()
    said_at: datetime = moment()


class RemittanceAnswer(SQLModel, table=True):
    """The owner's word on a remittance: it came, or it did not."""

    __tablename__ = "remittance_answer"
    business_id: int = key()
    remittance_id: int = key()
    came: bool
    answered_by: int = big()
    answered_at: datetime = moment()


class Payout(SQLModel, table=True):
    """Commission that the owner has paid to a partner."""

    __tablename__ = "payout"
    __table_args__ = (Index(None, "business_id", "partner_id"),)
    business_id: int = key()
    payout_id: int = key()
    partner_id: int = big()
    amount: int = big()
    paid_by: int = big()
    paid_at: datetime = moment()


class Adjustment(SQLModel, table=True):
    """A correction of a report whose week is settled: so many more or fewer, at the old price and on the old terms."""

    __tablename__ = "adjustment"
    __table_args__ = (UniqueConstraint("business_id", "number"), Index(None, "business_id", "report_id"))
    business_id: int = key()
    adjustment_id: int = key()
    number: int
    partner_id: int = big()
    report_id: int = big()
    code: str
    price: int = big()
    sold: Decimal = counted()
    damaged: Decimal = counted()
    expired: Decimal = counted()
    sales: int = big()
    share: int = big()
    charge: int = big()
    due: int = big()
    asked_by: int = big()
    asked_at: datetime = moment()


class AdjustmentAnswer(SQLModel, table=True):
    """The owner's word on an adjustment; `week` is the open week it was booked in."""

    __tablename__ = "adjustment_answer"
    business_id: int = key()
    adjustment_id: int = key()
    agreed: bool
    week: date
    answered_by: int = big()
    answered_at: datetime = moment()


class Counter(SQLModel, table=True):
    """The last short number given in a business, for what people refer to by number."""

    __tablename__ = "counter"
    business_id: int = key()
    value: int
