"""Messages in and out, open conversations, and what was prompted.

The inbox and an open conversation are found by their address alone: they stand before anyone knows which
business is meant, and the inbox key must not depend on it, or a message delivered twice could count twice.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class Inbox(SQLModel, table=True):
    """One message as the channel gave it. `retry_at` and `set_aside_at` are empty for one that went well."""

    __tablename__ = "inbox"
    __table_args__ = (Index(None, "retry_at"),)
    channel: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    address: str
    message: dict[str, Any] = Field(sa_type=JSON)
    received_at: datetime = moment()
    attempts: int = 0
    error: str | None = None
    retry_at: datetime | None = moment(None)
    set_aside_at: datetime | None = moment(None)


class OpenTalk(SQLModel, table=True):
    """A conversation under way at one identity. The highest `depth` is the one being held, those below wait."""

    __tablename__ = "open_talk"
    identity_id: int = key()
    depth: int = Field(primary_key=True)
    talk_id: int = big()
    name: str
    business_id: int = big()
    partner_id: int = big()
    memory: dict[str, Any] = Field(sa_type=JSON)
    touched_at: datetime = moment()


_OPEN = text("state IN ('queued', 'retry', 'sending')")
_OPEN_ANSWER = text("state IN ('queued', 'retry', 'sending') AND kind = 'reply'")
_UNSURE = text("state = 'unknown'")
"""What four indexes hold alone. On PostgreSQL the migration says so: its option, named here, loads 2 MB everywhere."""


class Outbox(SQLModel, table=True):
    """One message to one address. `careful` ones are never repeated when it is unknown whether they went out.

    `status_rank` is how far the platform says that it came, as `storage.receipts` ranks it.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(None, "channel", "address", "outbox_id"),
        Index("ix_outbox_open", "channel", "address", "outbox_id", sqlite_where=_OPEN),
        Index("ix_outbox_mail", "business_id", "outbox_id", sqlite_where=_OPEN),
        Index("ix_outbox_answers", "kind", "channel", "address", sqlite_where=_OPEN_ANSWER),
        Index("ix_outbox_unsure", "business_id", sqlite_where=_UNSURE),
    )
    business_id: int = key()
    outbox_id: int = key()
    channel: str
    address: str
    message: dict[str, Any] = Field(sa_type=JSON)
    kind: str
    careful: bool = False
    state: str = "queued"
    attempts: int = 0
    failures: int = 0
    queued_at: datetime = moment()
    not_before: datetime = moment()
    lease_until: datetime | None = moment(None)
    lease_owner: str | None = None
    provider_id: str | None = None
    error: str | None = None
    sent_at: datetime | None = moment(None)
    status_rank: int = 0
    delivered_at: datetime | None = moment(None)
    read_at: datetime | None = moment(None)


class Chat(SQLModel, table=True):
    """An address that was ever written to, and its newest message. Whoever writes to it holds this row meanwhile."""

    __tablename__ = "chat"
    channel: str = Field(primary_key=True)
    address: str = Field(primary_key=True)
    newest: int = big()


class Prompt(SQLModel, table=True):
    """One scheduled act done once: unique on what, whom and which local period."""

    __tablename__ = "prompt"
    business_id: int = key()
    kind: str = Field(primary_key=True)
    recipient_id: int = key()
    period: date = Field(primary_key=True)
    done_at: datetime = moment()


class Announcement(SQLModel, table=True):
    """A text the owner sent to all partners, in the order of their people; `reached` is the last who was written to."""

    __tablename__ = "announcement"
    business_id: int = key()
    announcement_id: int = key()
    words: str
    said_by: int = big()
    said_at: datetime = moment()
    reached: int = big(0)


class File(SQLModel, table=True):
    """A picture or document that came or goes out with a message.

    What takes long to draw has no `content` yet; `sketch` is all that it is drawn from. Of what came in, `digest`
    tells one content from another; until somebody's partner is known to have sent it, it belongs to no business.
    """

    __tablename__ = "file"
    business_id: int = key()
    file_id: int = key()
    name: str
    media_type: str
    content: bytes | None = None
    sketch: dict[str, Any] | None = Field(None, sa_type=JSON)
    digest: str = ""
    made_at: datetime = moment()


class Evidence(SQLModel, table=True):
    """Something a partner sent along, and what it belongs to, as `bot.domain.evidence` has it; each content once."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("business_id", "partner_id", "digest"),)
    business_id: int = key()
    evidence_id: int = key()
    partner_id: int = big()
    file_id: int = big()
    digest: str
    subject: str
    number: int = big()
    week: date
    sent_by: int = big()
    sent_at: datetime = moment()


class Lead(SQLModel, table=True):
    """Which worker does what only one may do at a time, and until when unless it says so again."""

    __tablename__ = "lead"
    role: str = Field(primary_key=True)
    owner: str
    lease_until: datetime = moment()
