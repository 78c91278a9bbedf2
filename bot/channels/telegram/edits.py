"""Edits that change no word: Telegram also tells of changes to a message that no bot is shown."""

from __future__ import annotations

from bot.channels.telegram.update import Message, Update

MOST_REMEMBERED = 10_000


class LatestWords:
    """What messages said when they last came, as far as this worker has heard; of the words only their hash is kept."""

    def __init__(self) -> None:
        self._hashes: dict[tuple[int, int], int] = {}

    def is_repeated_by(self, update: Update) -> bool:
        """Whether an update is an edit that leaves the words as they were."""
        edited = update.edited_message
        return edited is not None and self._hashes.get(_key(edited)) == _hash(edited)

    def note(self, update: Update) -> None:
        """An update was taken."""
        message = update.message or update.edited_message
        if message is None:
            return
        if len(self._hashes) >= MOST_REMEMBERED:
            del self._hashes[next(iter(self._hashes))]
        self._hashes[_key(message)] = _hash(message)


def _key(message: Message) -> tuple[int, int]:
    return message.chat.id, message.message_id


def _hash(message: Message) -> int:
    return hash(message.text or message.caption)
