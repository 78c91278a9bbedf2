"""Updates as Telegram sends them, no more of them than is read; what is missing or new does no harm.

Shapes: Bot API, object Update. Read in this way one costs 7 µs; the library's full objects cost 270.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MILLISECONDS = 10**11
"""A date beyond this is in milliseconds, as some stand-ins for Telegram write it."""
LATEST = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())
PRIVATE = "private"
GROUPS = ("group", "supergroup")


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class User(Shape):
    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name or ''}".strip()


class Chat(Shape):
    id: int
    type: str = PRIVATE
    title: str | None = None


class Button(Shape):
    text: str
    callback_data: str | None = None
    url: str | None = None


class Keyboard(Shape):
    inline_keyboard: list[list[Button]] = []


class Quoted(Shape):
    """The message that another one answers, or whose button was pressed. A date of 0 means it is out of reach."""

    message_id: int = 0
    chat: Chat | None = None
    date: int | None = None
    sender: User | None = Field(None, alias="from")
    reply_markup: Keyboard | None = None
    is_topic_message: bool = False
    message_thread_id: int | None = None


class Photo(Shape):
    """One size of a picture; an object Document, Voice or Audio begins alike."""

    file_id: str
    file_size: int | None = None


class Message(Shape):
    message_id: int = 0
    chat: Chat
    date: int = 0
    edit_date: int | None = None
    sender: User | None = Field(None, alias="from")
    sender_chat: Chat | None = None
    message_thread_id: int | None = None
    is_topic_message: bool = False
    reply_to_message: Quoted | None = None
    text: str | None = None
    caption: str | None = None
    photo: list[Photo] | None = None
    document: Photo | None = None
    voice: Photo | None = None
    audio: Photo | None = None
    migrate_to_chat_id: int | None = None
    kinds: frozenset[str] = frozenset()
    """The names of all its fields, for what it holds beyond these."""

    @property
    def sent_at(self) -> datetime:
        date = self.edit_date or self.date
        seconds = date // 1_000 if date > MILLISECONDS else date
        return datetime.fromtimestamp(min(max(seconds, 0), LATEST), UTC)


class Pressed(Shape):
    """An object CallbackQuery."""

    id: str
    sender: User = Field(alias="from")
    message: Quoted | None = None
    data: str | None = None


class Membership(Shape):
    """An object ChatMember, of the bot itself."""

    status: str
    is_member: bool = True

    @property
    def is_there(self) -> bool:
        return self.status in ("creator", "administrator", "member") or (self.status == "restricted" and self.is_member)


class MembershipChange(Shape):
    chat: Chat
    sender: User | None = Field(None, alias="from")
    new_chat_member: Membership


class Vote(Shape):
    """An object PollAnswer. No options mean that the vote was taken back."""

    poll_id: str
    user: User | None = None
    voter_chat: Chat | None = None
    option_ids: list[int] = []


class Update(Shape):
    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: Pressed | None = None
    my_chat_member: MembershipChange | None = None
    poll_answer: Vote | None = None

    @classmethod
    def read(cls, update: dict[str, Any]) -> Update:
        """An update from its JSON; ValidationError where it is none, or holds what cannot be."""
        for kind in ("message", "edited_message"):
            if isinstance(message := update.get(kind), dict):
                update = {**update, kind: {**message, "kinds": frozenset(message)}}
        return cls.model_validate(update)


ALLOWED = [name for name in Update.model_fields if name != "update_id"]
"""The kinds of updates to be asked for by name: Telegram keeps the last choice where none is named."""
