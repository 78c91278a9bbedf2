"""Agreements that near their end, as a day comes on which they are to be spoken of."""

from __future__ import annotations

from functools import partial

from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers.extend import ends_said
from storage import agreements, prompts


def speak_of_ends(occasion: Occasion, mail: Mail) -> None:
    """The owners hear of each a month and a week before; they go on, change it, or let it run."""
    books, business = occasion.books, occasion.business
    if occasion.is_at_home and prompts.once(books, "agreement_ends", business.id, occasion.day):
        ending = agreements.to_speak_of(books)
        mail.deliver([Letter(To.OWNERS, partial(ends_said, ending, books.today))] if ending else [], "agreement_ends")
