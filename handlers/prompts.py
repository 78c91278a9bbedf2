"""What is said on time: the weekly prompt, its reminders, and the owner's summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from bot.domain.holidays import DaysOff
from bot.domain.partner import Shelf, goods_on
from bot.domain.summary import WeeklySummary
from bot.domain.template import Approved, Template
from bot.domain.week import Week
from bot.reply import Letter, Reply, To
from bot.texts import _, days, span, you, your_name
from handlers.goods import goods_said
from handlers.summary import summary_text


def weekly_prompt(week: Week, shelves: Iterable[Shelf], missed: Sequence[Week] = ()) -> Reply:
    """On the report day; what lies there is on the `shelves`, of which a partner that holds no goods has none.

    The weeks that were `missed` in a pause are welcome too.
    """
    goods = goods_said(goods_on(shelves))
    text = _("Good afternoon {name} 🙏 The report on *{week}*, please: how many of each were sold?")
    if goods:
        text = _("Good afternoon {name} 🙏 The report on *{week}*. You had: {goods}. How many were sold?")
    said = text.format(name=your_name(), week=days(week), goods=goods)
    if missed:
        pause = DaysOff(missed[0].monday, missed[-1].sunday)
        also = _("What was sold in the days off, *{days}*, may come along.").format(days=span(pause))
        said = f"{said}\n{also}"
    approved = Template(Approved.WEEKLY_PROMPT, (your_name(), days(week), goods or _("nothing counted")))
    return Reply(said, template=approved)


def before_lebaran(business: str, pause: DaysOff) -> Reply:
    """Some days before Lebaran."""
    words = _("around Lebaran, {days}, I ask for no reports. One that you give anyway is welcome.").format(
        days=span(pause)
    )
    approved = Template(Approved.ANNOUNCEMENT, (your_name(), business, words))
    return Reply(_("{name}, {words} 🙏").format(name=your_name(), words=words), template=approved)


def reminder(week: Week) -> Reply:
    """To those who have been silent; never a reproach."""
    text = _("Good morning {name} 🙏 When you have a minute, {call}: what was sold in the week of *{week}*?")
    said = text.format(name=your_name(), call=you(), week=days(week))
    return Reply(said, template=Template(Approved.REMINDER, (your_name(), days(week))))


def reminding(week: Week, partner_id: int) -> Letter:
    """The reminder for everybody at a partner."""
    return Letter(To.PARTNER, partial(reminder, week), partner_id, asks_for=week)


def only_the_yes(week: Week) -> str:
    """To those who gave counts and have not said yes; the counts follow."""
    text = _("Good morning {name} 🙏 Only your yes is missing for the week of *{week}*, {call}:")
    return text.format(name=your_name(), call=you(), week=days(week))


def owners_summary(summary: WeeklySummary) -> Reply:
    """The week, with its chart and its sheet."""
    approved = Template(Approved.SUMMARY_READY, (your_name(), summary.business, days(summary.week)))
    return Reply(summary_text(summary), chart=summary, sheet=summary, template=approved)
