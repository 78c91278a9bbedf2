"""The evaluations of a day: who is asked, who is reminded, and whose time is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.evaluation import Side
from bot.sending.mail import Mail
from handlers.evaluation_said import invitation, owners_invitation, result_letters
from storage import evaluations

if TYPE_CHECKING:
    from bot.timetable import Occasion

MOST_AT_ONCE = 100
"""So many partners are written to in one transaction."""


def ask_to_evaluate(occasion: Occasion, mail: Mail) -> int | None:
    """To both sides, every three months from the first agreement on; what falls into a pause is asked behind it."""
    if occasion.business.calendar.is_paused(occasion.day):
        return None
    dues = evaluations.begin_due(occasion.books, occasion.day, occasion.zone, occasion.after, MOST_AT_ONCE)
    if dues:
        letters = [invitation(due, occasion.business.name) for due in dues]
        mail.deliver([*letters, owners_invitation(dues)], "evaluation")
    return dues[-1].partner_id if len(dues) == MOST_AT_ONCE else None


def remind_to_evaluate(occasion: Occasion, mail: Mail) -> None:
    """Once, after a week, to whoever has not answered; where it is many, the next tick goes on."""
    books, day, zone, most = occasion.books, occasion.day, occasion.zone, MOST_AT_ONCE
    if occasion.business.calendar.is_paused(day):
        return
    partners = evaluations.remind_of(books, Side.PARTNER, day, zone, most)
    owners = evaluations.remind_of(books, Side.OWNER, day, zone, most)
    letters = [invitation(due, occasion.business.name) for due in partners]
    mail.deliver([*letters, owners_invitation(owners)] if owners else letters, "evaluation_reminder")


def close_evaluations(occasion: Occasion, mail: Mail) -> None:
    """After two weeks each side sees what there is, whoever has answered; where it is much, the next tick goes on."""
    closed = evaluations.close_overdue(occasion.books, occasion.day, occasion.zone, MOST_AT_ONCE)
    mail.deliver([letter for one in closed for letter in result_letters(one)], "evaluation_result")
