"""Numbers that may have changed hands, as a week comes in which nobody wrote from them for long."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.reply import Letter, To
from bot.sending.mail import Mail
from handlers.holder import ask_after_silence
from storage import holders, prompts

if TYPE_CHECKING:
    from bot.timetable import Occasion

CHANGE_HANDS = ("whatsapp",)
"""Channels whose addresses are phone numbers."""
SILENT_FOR = timedelta(days=90)
"""After so long without a word a number may belong to somebody else."""


def doubt_silent_numbers(occasion: Occasion, mail: Mail) -> None:
    """The owner says whose they are; until then nothing is sent there."""
    books, business, monday = occasion.books, occasion.business, occasion.week.monday
    if occasion.zone == business.zone and prompts.once(books, "silent_numbers", business.id, monday):
        doubtful = holders.suspend_silent(books, CHANGE_HANDS, books.now - SILENT_FOR)
        mail.deliver([Letter(To.OWNERS, partial(ask_after_silence, one)) for one in doubtful])
