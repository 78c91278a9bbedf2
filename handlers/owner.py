"""What an owner asks: the week in words, its sheet, and one partner's account."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.ask import hear
from bot.ask.books import AccountOf, OnePartner, Partings, Partners, TheSummary, Today
from bot.conversation import Choice, Heard, Rejected
from bot.domain.summary import WeeklySummary
from bot.domain.week import Week
from bot.reply import Reply
from bot.texts import _, days, you
from handlers.account import balance_said
from handlers.goods import goods_in_lines
from handlers.prompts import owners_summary
from handlers.summary import summary_text
from handlers.understand.courtesy import unsoftened
from handlers.weeks import named_week
from handlers.whom import nobody_yet, which_partner
from handlers.why_left import parting_said

OLDEST = timedelta(weeks=520)
"""As far back as a sheet is looked for."""


async def this_week() -> Reply:
    """`ringkasan`: the running week so far."""
    return Reply(summary_text(await TheSummary()))


async def last_week() -> Reply:
    """`minggu lalu`; in a business's first week, the running one."""
    summary = await TheSummary(1)
    running = await TheSummary()
    if summary.partners or not running.partners:
        return Reply(summary_text(summary))
    return Reply(f"{_nobody_then(summary)}\n\n{summary_text(running)}")


def _nobody_then(summary: WeeklySummary) -> str:
    text = _("In the week of {week} no partner was with you yet, {call}. This is the running week:")
    return text.format(week=days(summary.week), call=you())


async def week_in_full() -> Reply:
    """`lihat ringkasan`: last week with chart and sheet, as it comes on Monday."""
    return owners_summary(await TheSummary(1))


async def workbook() -> Reply:
    """`excel`, `excel minggu ini`, `excel 2026-W46`: the sheet of a week, of last week where none is named."""
    running = Week.of(await Today())
    week = await hear(
        "week",
        _("Which week's sheet do you want?"),
        partial(_week, running),
        Week,
        choices=_weeks(running),
        listens=True,
        insists=False,
    )
    summary = await TheSummary((running.monday - week.monday).days // 7)
    text = _("The sheet of {week}:").format(week=days(summary.week))
    if not summary.partners and week == running.before:
        summary = await TheSummary()
        text = _nobody_then(await TheSummary(1))
    return Reply(text, sheet=summary)


def _weeks(running: Week) -> tuple[Choice, ...]:
    texts = ((running, _("This week")), (running.before, _("Last week")), (running.before.before, ""))
    return tuple(Choice(f"{text} ({days(week)})" if text else days(week), str(week)) for week, text in texts)


def _week(running: Week, said: Heard) -> Week:
    words = said.pressed or said.text
    if not unsoftened(words):
        return running.before
    week = _labelled(words) or named_week(words, running.sunday)
    if week is None:
        raise Rejected(_("A sheet holds one week: *excel this week*, *excel last week* or *excel 2026-W46*."))
    if not 0 <= (running.monday - week.monday).days <= OLDEST.days:
        raise Rejected(_("I have no such week on record."))
    return week


def _labelled(words: str) -> Week | None:
    """The week of a label such as `2026-W46`."""
    try:
        return Week.parse(words.strip())
    except ValueError:
        return None


async def detail() -> Reply:
    """`detail siti`: what lies at one partner's, and what it owes."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    chosen = await which_partner(partners, _("Which partner?"))
    partner = await OnePartner(chosen.id)
    rows = [balance_said(partner, await AccountOf(chosen.id))]
    rows += [_capital(parting_said(one)) for one in await Partings() if one.id == chosen.id]
    if partner.terms.holds_goods:
        rows.append(_("There now:") if partner.goods else _("No goods lie there now."))
        rows += goods_in_lines(partner.goods)
    return Reply("\n".join(rows))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
