"""Group chats that an owner has bound to a business, polls, and what platforms call files that they have.

A vote in a group names its poll and nothing else, and may come before the poll's own message is on record; so like
the inbox it is kept under the names its channel gave it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class GroupChat(SQLModel, table=True):
    """A group that announcements go to. One that the bot was taken out of is kept, in case it comes back."""

    __tablename__ = "group_chat"
    __table_args__ = (Index(None, "channel", "address"),)
    business_id: int = key()
    channel: str = Field(primary_key=True)
    address: str = Field(primary_key=True)
    title: str
    bound_at: datetime = moment()
    unreachable_at: datetime | None = moment(None)


class GroupCode(SQLModel, table=True):
    """The owner's one-time code with which a group is bound; only its hash is kept."""

    __tablename__ = "group_code"
    __table_args__ = (Index(None, "code_hash"),)
    business_id: int = key()
    code_hash: str = Field(primary_key=True)
    expires_at: datetime = moment()
    used_at: datetime | None = moment(None)


class PollVote(SQLModel, table=True):
    """What one voter chose in a group's poll; an empty list is a vote taken back."""

    __tablename__ = "poll_vote"
    channel: str = Field(primary_key=True)
    poll_id: str = Field(primary_key=True)
    voter: str = Field(primary_key=True)
    options: list[Any] = Field(sa_type=JSON)
    voted_at: datetime = moment()


class Poll(SQLModel, table=True):
    """A question with options that the owner put to all partners; votes count until it is closed."""

    __tablename__ = "poll"
    business_id: int = key()
    number: int = key()
    question: str
    options: list[Any] = Field(sa_type=JSON)
    asked_by: int = big()
    asked_at: datetime = moment()
    closed_by: int | None = big(None)
    closed_at: datetime | None = moment(None)


class PollChoice(SQLModel, table=True):
    """What a partner chose in private, in place of what it chose before; `option` counts from 0."""

    __tablename__ = "poll_choice"
    business_id: int = key()
    number: int = key()
    partner_id: int = key()
    option: int
    chosen_by: int = big()
    chosen_at: datetime = moment()


class SentFile(SQLModel, table=True):
    """What a platform calls a file that was sent there by one sender of ours."""

    __tablename__ = "sent_file"
    business_id: int = key()
    file_id: int = key()
    sender: str = Field(primary_key=True)
    reference: str
