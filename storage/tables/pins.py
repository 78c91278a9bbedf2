"""PINs: which one counts, what was tried, and who has forgotten his. Of the digits only a slow salted hash is kept."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class Pin(SQLModel, table=True):
    """A person's PIN from a moment on: the newest row counts. An empty hash means that it was reset."""

    __tablename__ = "pin"
    person_id: int = key()
    set_at: datetime = Field(primary_key=True, sa_type=moment().sa_type)
    scrambled: str = ""


class PinTry(SQLModel, table=True):
    """One PIN that was typed, right or wrong, so that guessing can be slowed down."""

    __tablename__ = "pin_try"
    person_id: int = key()
    tried_at: datetime = Field(primary_key=True, sa_type=moment().sa_type)
    was_right: bool


class PinPlea(SQLModel, table=True):
    """Somebody of a business says that the PIN is forgotten."""

    __tablename__ = "pin_plea"
    business_id: int = key()
    person_id: int = key()
    asked_at: datetime = Field(primary_key=True, sa_type=moment().sa_type)
    partner_id: int = big()
