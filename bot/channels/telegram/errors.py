"""What Telegram's refusals mean, in one table, read from the top."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.message import Blocked, Refused, SendFailed, Throttled, Unreachable, waiting_seconds
from bot.channels.telegram.wire import NotConnected

SHORTLY, LATER = 3.0, 60.0

FAILURES: tuple[tuple[type[TelegramError], tuple[str, ...], Callable[[str], SendFailed]], ...] = (
    (RetryAfter, (), lambda _: Throttled(SHORTLY)),
    (Forbidden, (), Blocked),
    (InvalidToken, (), lambda _: Throttled(LATER)),
    (Conflict, (), lambda _: Throttled(SHORTLY)),
    (NotConnected, (), lambda _: Throttled(SHORTLY)),
    (BadRequest, ("chat not found", "user not found", "deactivated", "peer_id_invalid", "kicked"), Blocked),
    (BadRequest, ("not enough rights", "have no rights", "write_forbidden", "topic_closed"), Blocked),
    (BadRequest, (), Refused),
    (NetworkError, ("too large",), Refused),
    (NetworkError, ("too many requests",), lambda _: Throttled(SHORTLY)),
    (NetworkError, (), Unreachable),
    (TelegramError, (), Unreachable),
)
"""A kind of error, words of which its text holds one, and what it means to the delivery.

BadRequest comes before NetworkError, of which the library makes it a kind. A wrong token is nothing that a message
can help: it waits. Where no connection was made nothing was sent, so even what must not be repeated is tried again.
"""

UNREADABLE = "can't parse entities"
NO_TOPIC = "message thread not found"
WRONG_FILE = ("wrong file_id", "wrong remote file", "wrong file identifier", "file reference")


def failure(error: TelegramError) -> SendFailed:
    """What went wrong, as one of the few ways in which sending fails."""
    if isinstance(error, RetryAfter):
        return Throttled(seconds_of(error))
    if isinstance(error, ChatMigrated):
        return Refused(f"moved to {error.new_chat_id}")
    said = error.message.casefold()
    return next(
        meaning(error.message)
        for kind, words, meaning in FAILURES
        if isinstance(error, kind) and (not words or any(word in said for word in words))
    )


def says(error: TelegramError, *words: str) -> bool:
    said = error.message.casefold()
    return any(word in said for word in words)


def seconds_of(error: RetryAfter) -> float:
    after: int | timedelta = error.retry_after
    return waiting_seconds(after.total_seconds() if isinstance(after, timedelta) else after)
