"""The evaluations of a day: who is asked, who is reminded, and whose time is over."""

from __future__ import annotations

from bot.domain.evaluation import Side
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers.evaluation_said import invitation, owners_invitation, result_letters
from storage import evaluations


def ask_to_evaluate(occasion: Occasion, mail: Mail) -> int | None:
    """To both sides, every three months from the first agreement on; what falls into a pause is asked behind it."""
    if occasion.business.calendar.is_paused(occasion.day):
        return None
    dues = evaluations.begin_due(occasion.books, occasion.day, occasion.zone, occasion.after, occasion.most)
    if dues:
        letters = [invitation(due, occasion.business.name) for due in dues]
        mail.deliver([*letters, owners_invitation(dues)], "evaluation")
    return occasion.goes_on_after([due.partner_id for due in dues])


def remind_to_evaluate(occasion: Occasion, mail: Mail) -> None:
    """Once, after a week, to whoever has not answered; where it is many, the next tick goes on."""
    books, day, zone, most = occasion.books, occasion.day, occasion.zone, occasion.most
    if occasion.business.calendar.is_paused(day):
        return
    partners = evaluations.remind_of(books, Side.PARTNER, day, zone, most)
    owners = evaluations.remind_of(books, Side.OWNER, day, zone, most)
    letters = [invitation(due, occasion.business.name) for due in partners]
    mail.deliver([*letters, owners_invitation(owners)] if owners else letters, "evaluation_reminder")


def close_evaluations(occasion: Occasion, mail: Mail) -> None:
    """After two weeks each side sees what there is, whoever has answered; where it is much, the next tick goes on."""
    closed = evaluations.close_overdue(occasion.books, occasion.day, occasion.zone, occasion.most)
    mail.deliver([letter for one in closed for letter in result_letters(one)], "evaluation_result")
