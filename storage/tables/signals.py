"""What the owner was told of a partner's figures, and what she said to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class Signal(SQLModel, table=True):
    """One signal, found when a week (its Monday) was looked back on, with the figures behind it."""

    __tablename__ = "signal"
    __table_args__ = (UniqueConstraint("business_id", "partner_id", "kind", "week"),)
    business_id: int = key()
    number: int = key()
    partner_id: int = big()
    kind: str
    week: date
    figures: dict[str, Any] = Field(sa_type=JSON)
    found_at: datetime = moment()
    answer: str | None = None
    answered_at: datetime | None = moment(None)
    answered_by: int | None = big(None)
