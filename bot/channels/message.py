"""What passes between the machine and a channel: one shape in, one shape out, and the ways in which sending fails."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from pydantic import TypeAdapter
from starlette.routing import BaseRoute

from bot.domain.template import Template

LEAST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 1.0, 86_400.0
"""No shorter and no longer do we wait because a platform says so."""
UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""NUL, which PostgreSQL takes in no text, and halves of characters, which cannot be encoded."""


class Attached(StrEnum):
    """What came with a message that is not text."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or document kept in the database under (business_id, file_id)."""

    file_id: int
    name: str
    media_type: str
    business_id: int = 0


class Happening(StrEnum):
    """What happens at an address without anybody writing to the bot."""

    GONE = "gone"
    """It was blocked, or taken out of the group."""
    BACK = "back"
    """It may write there, again or for the first time."""
    MOVED = "moved"
    """The chat has another address now, which `words` names."""
    CALLED = "called"
    """A command was given in a group; `words` are the command and what follows it."""
    VOTED = "voted"
    """Somebody chose `options` in the poll whose id is `words`; none of them takes the vote back."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `link` opens the private chat with the bot, where the platform has such links."""

    kind: Happening
    words: str = ""
    options: tuple[int, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message from one person. (channel, external_id) names it for ever; `address` is where answers go.

    `pressed` is what the pressed button carried; `name` is what the sender calls himself, to be trusted with nothing.
    `replies_to` is the platform's id of the message of ours that this one answers; `files` is what came with it.
    `holder` names the account behind an address that may change hands, as a phone number does; empty where it cannot.
    With an `event` nobody has written: it is what happened at the address, and `name` is that of the group.
    """

    channel: str
    external_id: str
    address: str
    sent_at: datetime
    text: str = ""
    pressed: str | None = None
    attached: Attached | None = None
    name: str = ""
    replies_to: str = ""
    files: tuple[Attachment, ...] = ()
    holder: str = ""
    event: Event | None = None

    def writable(self) -> Incoming:
        """The same message without what no database can hold."""
        words = self.event.words if self.event else ""
        if not UNWRITABLE.search(
            "".join((self.text, self.pressed or "", self.name, self.replies_to, self.holder, words))
        ):
            return self
        return replace(
            self,
            text=UNWRITABLE.sub("", self.text),
            pressed=self.pressed and UNWRITABLE.sub("", self.pressed),
            name=UNWRITABLE.sub("", self.name),
            replies_to=UNWRITABLE.sub("", self.replies_to),
            holder=UNWRITABLE.sub("", self.holder),
            event=self.event and replace(self.event, words=UNWRITABLE.sub("", words)),
        )


@dataclass(frozen=True, slots=True)
class Button:
    """One button. `carries` comes back when it is pressed, and is at most 64 bytes; typing the label does the same."""

    label: str
    carries: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one address. In `text` a pair of asterisks is bold; channels write it their own way.

    `template` says the same in words that a platform has approved, for when it takes no others. With `poll` the text
    is a question to a group, and these are its options. `about` names the partner and the week of the one report
    that is spoken of, for when somebody replies to it.
    """

    text: str = ""
    buttons: tuple[Button, ...] = ()
    attachment: Attachment | None = None
    template: Template | None = None
    poll: tuple[str, ...] = ()
    about: str = ""

    def stored(self) -> dict[str, Any]:
        stored: dict[str, Any] = _OUTGOING.dump_python(self, mode="json", exclude_defaults=True)
        return stored

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Outgoing:
        return _OUTGOING.validate_python(stored)


_OUTGOING = TypeAdapter(Outgoing)


@dataclass(frozen=True, slots=True)
class Parcel:
    """An outgoing message on its way: where to, the bytes of its attachment if it has one, and the how-manieth try.

    `seconds_since` says how long ago another worker sent to the same address, where this one cannot know.
    """

    outbox_id: int
    address: str
    message: Outgoing
    content: bytes = b""
    business_id: int = 0
    attempt: int = 1
    answers: bool = False
    seconds_since: tuple[float, ...] = ()


class SendFailed(Exception):
    """Base of the closed set of ways in which sending fails."""


class Throttled(SendFailed):
    """The platform asks us to wait; `after_seconds` says how long."""

    def __init__(self, after_seconds: float, why: str = "") -> None:
        super().__init__(f"wait {after_seconds} s" + (f": {why}" if why else ""))
        self.after_seconds = after_seconds


class Unreachable(SendFailed):
    """The platform did not answer as it should; whether the message went out is not known."""


class Blocked(SendFailed):
    """The person does not want our messages, or the address is no more."""


class OutsideWindow(SendFailed):
    """The platform takes only approved templates now."""


class Refused(SendFailed):
    """The platform will never take this message as it stands."""


def waiting_seconds(asked_for: float) -> float:
    """How long we wait where a platform asks us to wait so long."""
    return min(max(asked_for, LEAST_WAIT_SECONDS), LONGEST_WAIT_SECONDS)


Take = Callable[[Incoming], Awaitable[None]]
"""Gives one message to the turn; returns once it is committed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What fits into one message of a channel. `buttons` of 0 means that choices are numbered in the text."""

    text: int
    buttons: int
    button_label: int = 20


class Channel(Protocol):
    """A way in and out. Files of channels read in the same order: limits, receive, send, errors."""

    @property
    def name(self) -> str: ...

    @property
    def limits(self) -> Limits: ...

    def routes(self, take: Take) -> list[BaseRoute]:
        """Web routes that receive; none for a channel that polls."""
        ...

    async def receive(self, take: Take) -> None:
        """Receive until cancelled; returns at once for a channel that only has routes."""
        ...

    async def send(self, parcel: Parcel) -> str:
        """Send and return the platform's id of the message; raises SendFailed."""
        ...

    def close(self) -> None:
        """The server is about to stop: let go of whatever keeps a connection open."""
        ...
