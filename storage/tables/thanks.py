"""What partners were thanked for, and whether a group may hear of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class Thanks(SQLModel, table=True):
    """What a partner was thanked for in one week (its Monday), with its report on the week that it was `about`."""

    __tablename__ = "thanks"
    __table_args__ = (Index(None, "business_id", "week"),)
    business_id: int = key()
    partner_id: int = key()
    week: date = Field(primary_key=True)
    reason: str
    number: int
    about: date
    sales: int = big()
    said_at: datetime = moment()


class Mention(SQLModel, table=True):
    """A partner's word on whether its name may stand in the business's groups; the newest counts."""

    __tablename__ = "mention"
    business_id: int = key()
    partner_id: int = key()
    said_at: datetime = Field(primary_key=True, sa_type=moment().sa_type)
    allowed: bool
    said_by: int = big()
