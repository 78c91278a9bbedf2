"""Which week a report is about: said, asked for by a prompt, the only one open, or asked."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial

from bot.ask import chosen, hear
from bot.ask.books import MyWeeks
from bot.ask.person import stored_as
from bot.conversation import Choice, Fact, Heard, OpeningWords, Question
from bot.domain.report import OpenWeeks
from bot.domain.week import Week
from bot.texts import _, days, either
from handlers.phrases import spoken
from handlers.understand import Reading, SaidWeek, read_report

PAST, RUNNING, NOT = spoken("past"), spoken("running"), spoken("not", "turned")


async def which_week(key: str) -> Week:
    """The week meant. The weeks to choose from are a fact: midnight does not change them during a talk."""
    weeks = await Fact(f"{key}.open", MyWeeks(), stored_as(OpenWeeks))
    candidates = candidates_of(weeks)
    named = named_week(await OpeningWords(), weeks.today)
    if named and weeks.first <= named <= Week.of(weeks.today):
        return named
    if not named and len(candidates) == 1:
        return candidates[0]
    return await _asked(key, candidates, weeks)


def candidates_of(weeks: OpenWeeks) -> tuple[Week, ...]:
    """The weeks somebody may mean who names none: the one asked for, or else every open one and the running one."""
    if weeks.asked:
        return (weeks.asked,)
    return tuple(sorted({*weeks.weeks, Week.of(weeks.today)}))


def weeks_behind(weeks: OpenWeeks) -> bool:
    """Whether a report is asked for, or waits on a week before the running one."""
    return weeks.asked is not None or any(week != Week.of(weeks.today) for week in weeks.weeks)


def _asked(key: str, candidates: tuple[Week, ...], weeks: OpenWeeks) -> Question[Week]:
    choices = [Choice(days(week), str(week), _words(week)) for week in candidates]
    asked = _("Is this for the week of {weeks}?").format(weeks=either([f"*{days(week)}*" for week in candidates]))
    return hear(key, asked, partial(_read, weeks, choices), Week, choices=choices)


def _words(week: Week) -> tuple[str, ...]:
    """How people name a week by its days."""
    by_days = f"{week.monday.day}-{week.sunday.day}"
    return by_days, f"yang {by_days}"


def _read(weeks: OpenWeeks, choices: list[Choice], heard: Heard) -> Week:
    """The week that is named or pressed; a plain yes is one only where no other is offered."""
    named = named_week(heard.text, weeks.today) or _seen_from(weeks.today, heard.text)
    if named and named in candidates_of(weeks):
        return named
    return Week.parse(chosen(heard, choices, choices[0].value if len(choices) == 1 else ""))


def _seen_from(today: date, words: str) -> Week | None:
    """The week before or the running one, said as short as people do who are asked which: *yg kmrn*, *yang ini*."""
    running = Week.of(today)
    if NOT.search(words):
        return None
    return running.before if PAST.search(words) else running if RUNNING.search(words) else None


@lru_cache(10_000)
def named_week(words: str, today: date) -> Week | None:
    """The one week that a message names, by its place or by days; None where it names none, or several."""
    reading = read_report(words, (), {})
    running = Week.of(today)
    named = {SaidWeek.THIS: running, SaidWeek.LAST: running.before, SaidWeek.BEFORE_LAST: running.before.before}
    if reading.week:
        return named[reading.week]
    weeks = {Week.of(day) for day in _days(reading, today)}
    return weeks.pop() if len(weeks) == 1 else None


def _days(reading: Reading, today: date) -> list[date]:
    """The days a message names; one that does not exist is left out."""
    found = []
    for said in reading.dates:
        try:
            found.append(date(said.year or today.year, said.month or today.month, said.day))
        except ValueError:
            continue
    return found
