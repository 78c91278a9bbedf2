"""The targets of a month: what is proposed on its first day, and how far it is on the 25th."""

from __future__ import annotations

from functools import partial

from bot.domain.month import Month
from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers import target
from storage import targets


def propose_targets(occasion: Occasion, mail: Mail) -> int | None:
    """A small aim to every partner with enough of a history; nobody is asked within a pause."""
    books, home, month = occasion.books, occasion.business.zone, Month.of(occasion.day)
    if occasion.business.calendar.is_paused(occasion.day):
        return None
    thought_of, proposals = targets.propose(books, month, occasion.zone, home, after=occasion.after, most=occasion.most)
    letters = [Letter(To.PARTNER, partial(target.proposed, one), one.target.partner_id) for one in proposals]
    mail.deliver(letters, "target_proposal")
    return occasion.goes_on_after(thought_of)


def tell_progress(occasion: Occasion, mail: Mail) -> int | None:
    """To those who aim at something and are not there yet."""
    books, day, zone, home = occasion.books, occasion.day, occasion.zone, occasion.business.zone
    looked_at, ahead = targets.halfway(books, day, zone, home, after=occasion.after, most=occasion.most)
    letters = [Letter(To.PARTNER, partial(target.progress, one), one.partner_id) for one in ahead]
    mail.deliver(letters, "target_progress")
    return occasion.goes_on_after(looked_at)
