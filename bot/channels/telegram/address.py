"""Where a message goes: a chat, and in a group with topics the topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from bot.channels.telegram.update import Message


@dataclass(frozen=True, slots=True)
class Address:
    """Written `12345`, or `-100123/7` with the topic. The number of a group is below zero."""

    chat_id: int
    topic: int | None = None

    @classmethod
    def read(cls, written: str) -> Self:
        """Raises ValueError for what is no address."""
        chat_id, _, topic = written.partition("/")
        return cls(int(chat_id), int(topic) if topic else None)

    @classmethod
    def of(cls, message: Message) -> Self:
        """Where a message stands. Answers in a chat without topics have a thread too, which is none."""
        return cls(message.chat.id, message.message_thread_id if message.is_topic_message else None)

    def __str__(self) -> str:
        return f"{self.chat_id}/{self.topic}" if self.topic else str(self.chat_id)
