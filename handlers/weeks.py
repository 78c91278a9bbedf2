"""Which week a report is about: said, asked for by a prompt, the only one open, or asked."""

from __future__ import annotations

from datetime import date
from functools import partial

from bot.ask import chosen, hear
from bot.ask.books import MyWeeks
from bot.ask.person import stored_as
from bot.conversation import Choice, Fact, Heard, Question, Rejected
from bot.domain.report import OpenWeeks
from bot.domain.week import Week
from bot.texts import _, days, either
from handlers.understand import Reading, SaidWeek, read_report


async def which_week(key: str) -> Week:
    """The week meant. The weeks to choose from are a fact: midnight does not change them during a talk."""
    weeks = await Fact(f"{key}.open", MyWeeks(), stored_as(OpenWeeks))
    return await _asked(key, weeks)


def _asked(key: str, weeks: OpenWeeks) -> Question[Week]:
    candidates = candidates_of(weeks)
    choices = [Choice(days(week), str(week), _words(week, weeks.today)) for week in candidates]
    asked = _("Is this for the week of {weeks}?").format(weeks=either([f"*{days(week)}*" for week in candidates]))
    return hear(key, asked, partial(_read, weeks, choices), Week, choices=choices, listens=True)


def candidates_of(weeks: OpenWeeks) -> tuple[Week, ...]:
    """The weeks somebody may mean who names none: the one asked for, or else every open one and the running one."""
    if weeks.asked:
        return (weeks.asked,)
    return tuple(sorted({*weeks.weeks, Week.of(weeks.today)}))


def _words(week: Week, today: date) -> tuple[str, ...]:
    """How people name a week: by its days, or as seen from today."""
    by_days = (f"{week.monday.day}-{week.sunday.day}", f"yang {week.monday.day}-{week.sunday.day}")
    if week == Week.of(today):
        return (*by_days, "ini", "yang ini", "yg ini", "sekarang")
    return (*by_days, "lalu", "yang lalu", "yg lalu", "kemarin") if week == Week.of(today).before else by_days


def _read(weeks: OpenWeeks, choices: list[Choice], heard: Heard) -> Week:
    if heard.pressed is None:
        named = named_week(read_report(heard.text, (), {}), weeks.today)
        if named:
            return named
    candidates = candidates_of(weeks)
    if len(candidates) == 1:
        return candidates[0]
    return Week.parse(chosen(heard, choices))


def named_week(reading: Reading, today: date) -> Week | None:
    """The week that a message names; Rejected where it names days that are no week one can report on."""
    running = Week.of(today)
    named = {SaidWeek.THIS: running, SaidWeek.LAST: running.before, SaidWeek.BEFORE_LAST: running.before.before}
    if reading.week:
        return named[reading.week]
    weeks = {Week.of(day) for day in _days(reading, today)}
    if len(weeks) > 1 or any(week > running for week in weeks):
        raise Rejected(_("Please name one week that is not yet to come."))
    return next(iter(weeks), None)


def _days(reading: Reading, today: date) -> list[date]:
    found = []
    for said in reading.dates:
        month, year = said.month or today.month, said.year or today.year
        try:
            found.append(date(year, month, said.day))
        except ValueError:
            raise Rejected(_("There is no such day.")) from None
    return found
