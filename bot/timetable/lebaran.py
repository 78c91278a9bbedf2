"""Why nobody is asked around Lebaran, told to every partner before it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.domain.holidays import next_lebaran
from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers.prompts import before_lebaran
from storage import prompts

TOLD_BEFORE = timedelta(days=3)
"""So long before Lebaran partners are told that nobody is asked then."""


def tell_of_lebaran(occasion: Occasion, mail: Mail) -> int | None:
    """Some days before nobody is asked any more, every partner reads why."""
    days = next_lebaran(occasion.day).days
    if not days.first - TOLD_BEFORE <= occasion.day < days.first:
        return None
    books, business, zones = occasion.books, occasion.business, (occasion.zone,)
    after = occasion.after
    told = prompts.once_for_all(books, "lebaran", days.first, zones, business.zone, after=after, most=occasion.most)
    mail.deliver([Letter(To.PARTNER, partial(before_lebaran, business.name, days), one) for one in told], "lebaran")
    return occasion.goes_on_after(told)
