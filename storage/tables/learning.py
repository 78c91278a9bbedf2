"""What partners learn from, and who has opened it."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class Lesson(SQLModel, table=True):
    """A piece that an owner has brought, or one of those that are there from the beginning, where it is taken out."""

    __tablename__ = "lesson"
    business_id: int = key()
    number: int = key()
    topic: str
    words: str
    file_id: int | None = big(None)
    added_at: datetime = moment()
    added_by: int = big()
    withdrawn_at: datetime | None = moment(None)


class LessonTold(SQLModel, table=True):
    """The one piece that a new partner was told of in a week (its Monday)."""

    __tablename__ = "lesson_told"
    business_id: int = key()
    partner_id: int = key()
    week: date = Field(primary_key=True)
    number: int
    told_at: datetime = moment()


class LessonOpening(SQLModel, table=True):
    """When somebody of a partner first opened a piece."""

    __tablename__ = "lesson_opening"
    business_id: int = key()
    number: int = key()
    partner_id: int = key()
    person_id: int = key()
    opened_at: datetime = moment()
