"""What partners are asked for: their report on a week, and twice again where they are silent."""

from __future__ import annotations

from functools import partial

from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers.prompts import reminding, weekly_prompt
from storage import prompts, reports, stock


def ask_for_reports(occasion: Occasion, mail: Mail) -> int | None:
    """The weekly prompt, to every partner that has not reported yet; each sees what lies at its place."""
    asked = _claim("weekly_prompt", occasion)
    books, week = occasion.books, occasion.week
    goods, pause = stock.lying_at(books, asked), occasion.business.calendar.left_out_before(week)
    silent = reports.without_report(books, pause) if asked and pause else frozenset()

    def letter(partner_id: int) -> Letter:
        missed = pause if partner_id in silent else ()
        return Letter(To.PARTNER, partial(weekly_prompt, week, goods.get(partner_id, ()), missed), partner_id)

    mail.deliver([letter(one) for one in asked], "weekly_prompt")
    return occasion.goes_on_after(asked)


def remind(kind: str, occasion: Occasion, mail: Mail) -> int | None:
    """A reminder, to the silent only."""
    asked = _claim(kind, occasion)
    mail.deliver([reminding(occasion.week, one) for one in asked], kind)
    return occasion.goes_on_after(asked)


def _claim(kind: str, occasion: Occasion) -> list[int]:
    """The next of those who are silent, each for the first time."""
    books, business = occasion.books, occasion.business
    return prompts.once_for_silent(
        books, kind, occasion.week, (occasion.zone,), business.zone, after=occasion.after, most=occasion.most
    )
