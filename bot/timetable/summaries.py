"""The week as owners and groups read it, written before the transaction that sends it."""

from __future__ import annotations

from functools import partial

from bot.domain.summary import WeeklySummary
from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers.group import recap
from handlers.prompts import owners_summary


def to_owners(summary: WeeklySummary) -> Letter:
    """The owner's week with chart and sheet."""
    return Letter(To.OWNERS, partial(owners_summary, summary))


def to_groups(summary: WeeklySummary) -> Letter:
    """The week for the business's groups, without money."""
    return Letter(To.GROUPS, partial(recap, summary))


def send_written(kind: str, occasion: Occasion, mail: Mail) -> None:
    """What was written before goes out, in the business's own zone."""
    if occasion.written and occasion.once(kind):
        mail.add(occasion.written)
