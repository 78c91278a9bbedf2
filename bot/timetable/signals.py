"""What may be worth a look in partners' weeks, told to the owners after the summary."""

from __future__ import annotations

from functools import partial

from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers.signs import monday_letter
from storage import prompts, signals

MOST_LOOKED_BACK_ON = 25
"""Of so many partners a quarter of a year is read in one transaction, which takes 40 ms."""


def tell_signals(occasion: Occasion, mail: Mail) -> int | None:
    """Look back on the partners' weeks, some partners in each transaction; the owners get it in one message."""
    books, business, week = occasion.books, occasion.business, occasion.week
    if not occasion.is_at_home or prompts.is_done(books, "signals", business.id, week.monday):
        return None
    last = signals.look_back(books, week, occasion.after, MOST_LOOKED_BACK_ON)
    if last is None and occasion.once("signals"):
        found = signals.found_on(books, week)
        mail.deliver([Letter(To.OWNERS, partial(monday_letter, found))] if found else [], "signals")
    return last
