"""What waits for the owner's word, by the number that both sides refer to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation import Choice
from bot.reply import Reply
from bot.texts import _, listed

NUMBER = re.compile(r"(?:nomor|nomer|no\.?|#)?\s*(\d{1,9})", re.IGNORECASE)
FIRST = re.compile(rf"{NUMBER.pattern}(?![\w.,]*\d)\b[\s:,.–-]*(.*)", re.IGNORECASE | re.DOTALL)
MOST_LISTED = 10


def number_in(words: str) -> int | None:
    """The number that a text consists of: `7`, `no 7`; None for anything else."""
    found = NUMBER.fullmatch(words.strip())
    return int(found[1]) if found else None


def number_first(words: str) -> tuple[int | None, str]:
    """`3 kemasan sudah diganti` in its number and the rest; None where it begins with no number."""
    found = FIRST.fullmatch(words.strip())
    return (int(found[1]), found[2].strip()) if found else (None, words.strip())


def no_such(number: int, command: str, waiting: Sequence[Choice]) -> Reply:
    """To a number that was never given; what does wait can be answered with one tap."""
    text = _("There is no number {n}. Waiting: {waiting}.")
    choices = tuple(Choice(one.label, f"{command} {one.value}") for one in waiting[:MOST_LISTED])
    return Reply(text.format(n=number, waiting=listed([one.label for one in choices])), choices)
