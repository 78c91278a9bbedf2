"""What partners say beyond figures, and complaints until they are settled."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import SQLModel

from storage.tables.columns import big, key, moment


class Feedback(SQLModel, table=True):
    """What a partner said beyond figures; `number` is that of the complaint it belongs to, 0 for none."""

    __tablename__ = "feedback"
    __table_args__ = (Index(None, "business_id", "said_at"), Index(None, "business_id", "number"))
    business_id: int = key()
    feedback_id: int = key()
    partner_id: int = big()
    said_by: int = big()
    words: str
    category: str
    number: int = big()
    said_at: datetime = moment()


class Complaint(SQLModel, table=True):
    """A complaint under a number that both sides know, with the last word of each: `done` is what the owner said.

    It is open until it is closed, and again once it is reopened.
    """

    __tablename__ = "complaint"
    business_id: int = key()
    number: int = key()
    partner_id: int = big()
    opened_by: int = big()
    opened_at: datetime = moment()
    done: str = ""
    closed_by: int | None = big(None)
    closed_at: datetime | None = moment(None)
    settled_by: int | None = big(None)
    settled_at: datetime | None = moment(None)
    reopened_by: int | None = big(None)
    reopened_at: datetime | None = moment(None)
