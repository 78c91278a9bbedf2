"""The targets of a month: what is proposed on its first day, and how far it is on the 25th."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.month import Month
from bot.reply import Letter, To
from bot.sending.mail import Mail
from handlers import target
from storage import targets

if TYPE_CHECKING:
    from bot.timetable import Occasion

MOST_AT_ONCE = 100


def propose_targets(occasion: Occasion, mail: Mail) -> int | None:
    """A small aim to every partner with enough of a history; nobody is asked within a pause."""
    books, home, month = occasion.books, occasion.business.zone, Month.of(occasion.day)
    if occasion.business.calendar.is_paused(occasion.day):
        return None
    thought_of, proposals = targets.propose(books, month, occasion.zone, home, after=occasion.after, most=MOST_AT_ONCE)
    letters = [Letter(To.PARTNER, partial(target.proposed, one), one.target.partner_id) for one in proposals]
    mail.deliver(letters, "target_proposal")
    return _last_of_many(thought_of)


def tell_progress(occasion: Occasion, mail: Mail) -> int | None:
    """To those who aim at something and are not there yet."""
    books, home, month = occasion.books, occasion.business.zone, Month.of(occasion.day)
    looked_at, ahead = targets.halfway(books, month, occasion.zone, home, after=occasion.after, most=MOST_AT_ONCE)
    letters = [Letter(To.PARTNER, partial(target.progress, one), one.partner_id) for one in ahead]
    mail.deliver(letters, "target_progress")
    return _last_of_many(looked_at)


def _last_of_many(partner_ids: Sequence[int]) -> int | None:
    return max(partner_ids) if len(partner_ids) == MOST_AT_ONCE else None
