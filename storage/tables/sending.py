"""What platforms make us remember: links to the bot, what messages cost, forms that are approved, what was missed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class MessageCost(SQLModel, table=True):
    """One message that went out, in the class and at the price in rupiah that held then; one that failed costs 0.

    `week` is its Monday in western Indonesia, for adding up.
    """

    __tablename__ = "message_cost"
    __table_args__ = (Index(None, "business_id", "week"), Index(None, "channel", "sent_at"))
    business_id: int = key()
    provider_id: str = Field(primary_key=True)
    outbox_id: int = big()
    channel: str
    address: str
    category: str
    rupiah: int = big()
    week: date
    sent_at: datetime = moment()


class ChatLink(SQLModel, table=True):
    """The link that opens a private chat with the bot on a channel; `{code}` stands for what is said there first."""

    __tablename__ = "chat_link"
    channel: str = Field(primary_key=True)
    link: str


class Content(SQLModel, table=True):
    """A form of message that the platform keeps for us, found by what it consists of.

    `name` and `approval` belong to those that were submitted for approval, and are empty for others.
    """

    __tablename__ = "content"
    __table_args__ = (Index(None, "name"),)
    digest: str = Field(primary_key=True)
    sid: str
    name: str = ""
    approval: str = ""
    category: str = ""
    made_at: datetime = moment()


class CaughtUp(SQLModel, table=True):
    """Until when all that was written on a channel is known to have come, as far as the platform can be asked."""

    __tablename__ = "caught_up"
    channel: str = Field(primary_key=True)
    until: datetime = moment()
