"""Receiving: from an update to what the machine takes, or to nothing where it is none of our business."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.channels.message import Attached, Event, Happening, Incoming
from bot.channels.telegram.address import Address
from bot.channels.telegram.update import GROUPS, PRIVATE, MembershipChange, Message, Pressed, Update, Vote

NAME = "telegram"
COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?=\s|$)")
ATTACHED = {
    "photo": Attached.PHOTO,
    "voice": Attached.VOICE,
    "audio": Attached.VOICE,
    "sticker": Attached.STICKER,
    "location": Attached.LOCATION,
    "contact": Attached.CONTACT,
    "document": Attached.DOCUMENT,
}
OTHER = (
    "forward_origin",
    "video",
    "video_note",
    "poll",
    "dice",
    "game",
    "story",
    "checklist",
    "paid_media",
    "rich_message",
)
"""What people send that the bot cannot read; messages that Telegram itself makes are not answered."""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot: its number, from the token, and its name, once Telegram has said it."""

    id: int
    username: str = ""

    @property
    def link(self) -> str:
        """Opens the private chat; empty while the name is not known."""
        return f"https://t.me/{self.username}" if self.username else ""


def incoming_of(update: Update, me: Me, now: datetime) -> Incoming | None:
    """What an update means to the machine. The same update always has the same external id."""
    external_id = f"{me.id}:{update.update_id}"
    if update.message:
        return _said(update.message, external_id, me)
    if update.edited_message:
        return _edited(update.edited_message, external_id, me)
    if update.callback_query:
        return _pressed(update.callback_query, external_id, now)
    if update.my_chat_member:
        return _membership(update.my_chat_member, external_id, now)
    if update.poll_answer:
        return _vote(update.poll_answer, external_id, now)
    return None


def _said(message: Message, external_id: str, me: Me) -> Incoming | None:
    if message.chat.type in GROUPS:
        return _moved(message, external_id) or _called(message, external_id, me)
    if message.chat.type != PRIVATE or message.sender is None or message.sender.is_bot:
        return None
    said = message.text or message.caption or ""
    if "forward_origin" in message.kinds or not _is_for(said, me):
        said = ""  # what somebody else has said, or has been asked
    text, attached = _words(said), _attached(message)
    if not text and attached is None:
        return None
    return Incoming(
        NAME,
        external_id,
        str(message.chat.id),
        message.sent_at,
        text,
        attached=attached,
        name=message.sender.name,
        replies_to=_quoted(message, me),
    )


def _quoted(message: Message, me: Me) -> str:
    """Which message of the bot's own this one answers."""
    quoted = message.reply_to_message
    return str(quoted.message_id) if quoted and quoted.sender and quoted.sender.id == me.id else ""


def _is_for(text: str, me: Me) -> bool:
    """Whether a text is meant for this bot: a command may name another one."""
    command = COMMAND.match(text)
    named = command[2] if command else None
    return not named or not me.username or named.casefold() == me.username.casefold()


def _words(text: str) -> str:
    """`/siapa_belum_lapor@our_bot` is `siapa belum lapor`."""
    command = COMMAND.match(text)
    if command is None:
        return text
    return command[1].replace("_", " ") + text[command.end() :]


def _attached(message: Message) -> Attached | None:
    found = (attached for kind, attached in ATTACHED.items() if kind in message.kinds)
    return next(found, Attached.OTHER if message.kinds.intersection(OTHER) else None)


def _edited(message: Message, external_id: str, me: Me) -> Incoming | None:
    """A text that was changed is said again. A live location moves by such edits, and is not followed."""
    if message.chat.type != PRIVATE or not (message.text or message.caption):
        return None
    return _said(message, external_id, me)


def _moved(message: Message, external_id: str) -> Incoming | None:
    if not message.migrate_to_chat_id:
        return None
    moved = Event(Happening.MOVED, str(message.migrate_to_chat_id))
    return Incoming(NAME, external_id, str(message.chat.id), message.sent_at, event=moved)


def _called(message: Message, external_id: str, me: Me) -> Incoming | None:
    """A command in a group that is meant for this bot; all other talk there is not read."""
    text = message.text or ""
    if not COMMAND.match(text) or not _is_for(text, me):
        return None
    if message.sender and message.sender.is_bot and not _anonymous(message):
        return None
    called = Event(Happening.CALLED, _words(text), link=me.link)
    address = str(Address.of(message))
    return Incoming(NAME, external_id, address, message.sent_at, name=message.chat.title or "", event=called)


def _anonymous(message: Message) -> bool:
    """An admin who writes in the group's own name."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def _pressed(pressed: Pressed, external_id: str, now: datetime) -> Incoming | None:
    chat = pressed.message.chat if pressed.message else None
    if pressed.data is None or pressed.sender.is_bot or (chat and chat.type != PRIVATE):
        return None
    return Incoming(NAME, external_id, str(pressed.sender.id), now, pressed=pressed.data, name=pressed.sender.name)


def _membership(change: MembershipChange, external_id: str, now: datetime) -> Incoming | None:
    if change.chat.type not in (PRIVATE, *GROUPS):
        return None
    event = Event(Happening.BACK if change.new_chat_member.is_there else Happening.GONE)
    return Incoming(NAME, external_id, str(change.chat.id), now, name=change.chat.title or "", event=event)


def _vote(vote: Vote, external_id: str, now: datetime) -> Incoming | None:
    voter = vote.user or vote.voter_chat
    if voter is None:
        return None
    event = Event(Happening.VOTED, vote.poll_id, tuple(vote.option_ids))
    return Incoming(NAME, external_id, str(voter.id), now, event=event)
