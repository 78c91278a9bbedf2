"""Monthly targets, what partners say to them, and which were reached."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from storage.tables.columns import big, counted, key, moment


class Target(SQLModel, table=True):
    """One version of a partner's aim for a month (its first day); the newest counts.

    `bonus` is rupiah. `set_by` is the owner who set it, and empty where it was proposed by rule.
    """

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("business_id", "partner_id", "month", "version"),)
    business_id: int = key()
    target_id: int = key()
    partner_id: int = big()
    month: date
    version: int
    code: str
    quantity: Decimal = counted()
    bonus: int = big()
    set_by: int | None = big(None)
    set_at: datetime = moment()


class TargetAnswer(SQLModel, table=True):
    """A partner's last word on a target: agreed, in this quantity, or skipped."""

    __tablename__ = "target_answer"
    business_id: int = key()
    target_id: int = key()
    agreed: bool
    quantity: Decimal = counted()
    answered_by: int = big()
    answered_at: datetime = moment()


class TargetReached(SQLModel, table=True):
    """That a target was reached, and thanked for. `bonus_id` is the ledger's transaction of a bonus that stands."""

    __tablename__ = "target_reached"
    business_id: int = key()
    target_id: int = key()
    sold: Decimal = counted()
    bonus_id: int | None = big(None)
    reached_at: datetime = moment()
