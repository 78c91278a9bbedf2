"""Agreements that near their end, as a day comes on which they are to be spoken of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.reply import Letter, To
from bot.sending.mail import Mail
from handlers.extend import ends_said
from storage import agreements, prompts

if TYPE_CHECKING:
    from bot.timetable import Occasion


def speak_of_ends(occasion: Occasion, mail: Mail) -> None:
    """The owners hear of each a month and a week before; they go on, change it, or let it run."""
    books, business = occasion.books, occasion.business
    if occasion.zone == business.zone and prompts.once(books, "agreement_ends", business.id, occasion.day):
        ending = agreements.to_speak_of(books)
        mail.deliver([Letter(To.OWNERS, partial(ends_said, ending, books.today))] if ending else [], "agreement_ends")
