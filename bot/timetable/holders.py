"""Numbers that may have changed hands, as a week comes in which nobody wrote from them for long."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers.holder import ask_after_silence
from storage import holders

CHANGE_HANDS = ("whatsapp",)
"""Channels whose addresses are phone numbers."""
SILENT_FOR = timedelta(days=90)
"""After so long without a word a number may belong to somebody else."""


def doubt_silent_numbers(occasion: Occasion, mail: Mail) -> None:
    """The owner says whose they are; until then nothing is sent there."""
    books = occasion.books
    if occasion.is_at_home and occasion.once("silent_numbers"):
        doubtful = holders.suspend_silent(books, CHANGE_HANDS, books.now - SILENT_FOR)
        mail.deliver([Letter(To.OWNERS, partial(ask_after_silence, one)) for one in doubtful])
