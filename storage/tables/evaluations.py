"""What partners and owners say of each other every three months, and what they agree on after it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class Evaluation(SQLModel, table=True):
    """An evaluation of the time from `begins` on; since `closed_at` each side may see what the other has said.

    `asked_on` is the local day on which both were asked.
    """

    __tablename__ = "evaluation"
    __table_args__ = (Index(None, "business_id", "closed_at"),)
    business_id: int = key()
    partner_id: int = key()
    begins: date = Field(primary_key=True)
    ends: date
    asked_on: date
    closed_at: datetime | None = moment(None)
    change: str = ""
    agreed_at: datetime | None = moment(None)
    agreed_by: int | None = big(None)


class EvaluationMark(SQLModel, table=True):
    """What one side said to one question: a mark, 0 where it was skipped, and words, which are told on if `told`."""

    __tablename__ = "evaluation_mark"
    business_id: int = key()
    partner_id: int = key()
    begins: date = Field(primary_key=True)
    side: str = Field(primary_key=True)
    topic: str = Field(primary_key=True)
    mark: int
    words: str
    told: bool
    said_by: int = big()
    said_at: datetime = moment()
