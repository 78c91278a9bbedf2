"""When things of an agreement fall due, read and said: `6 bulan`, `tanpa batas`, `setor 3 hari setelah laporan`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.conversation import Rejected
from bot.domain.agreement import Agreement, Schedule
from bot.texts import _, _n, full_day
from handlers.listing import named
from handlers.phrases import any_of, glued
from handlers.understand import Doubt, read_number

MOST_MONTHS = 60
MOST_PAY_DAYS = 31
DAYS_OF_A_WEEK = 7
FIXED = {0: "endless", 1: "month", 6: "half_a_year", 12: "year"}
"""Lengths that are said without a number, in months."""
COUNT = r"(?P<words>(?:[^\W\d]+\s+){0,3})(?P<digits>\d+(?:[.,]\d+)?)?\s*(?<![^\W\d])"
LENGTH = re.compile(
    rf"{COUNT}(?:(?P<months>{glued('months')})|(?P<years>{glued('years')})|{glued('days', 'weeks')})\b", re.IGNORECASE
)
PAID = re.compile(
    rf"[,;\s]*{any_of('handing_over', 'commission')}\s+{COUNT}(?:{glued('days')}|(?P<weeks>{glued('weeks')}))\b"
    rf"(?:\s+{any_of('after_reporting')})?",
    re.IGNORECASE,
)
FOLLOWING = re.compile(rf"^\s*{any_of('more', 'only')}", re.IGNORECASE)
LEADING_UP = re.compile(rf"[,;\s]*(?:{any_of('lasting', 'becomes')}\s*)*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """What a message says of a schedule: for how many months, and within how many days money is paid; None of neither.

    `rest` is all else that it says; `unclear` names a time that no agreement can have.
    """

    rest: str
    months: int | None = None
    pay_days: int | None = None
    unclear: str = ""


def read_due(words: str) -> Due:
    """Take what is said of the schedule out of a message; nothing is refused here."""
    for paid in PAID.finditer(words):
        counted = _counted(paid)
        if counted:
            due = _read_length(f"{words[: paid.start()]} {words[paid.end() :]}")
            pay_days = counted[0] * (DAYS_OF_A_WEEK if paid["weeks"] else 1)
            unclear = "" if _is_whole(pay_days, MOST_PAY_DAYS) else paid[0].strip(" ,;")
            return replace(due, pay_days=int(pay_days), unclear=due.unclear or unclear)
    return _read_length(words)


def _read_length(words: str) -> Due:
    for months, name in FIXED.items():
        said = re.search(any_of(name), words, re.IGNORECASE)
        if said:
            return Due(_without(words, *said.span()), months)
    for said in LENGTH.finditer(words):
        counted = _counted(said)
        if counted:
            count, start = counted
            months_said = count * (1 if said["months"] else 12 if said["years"] else 0)
            unclear = "" if _is_whole(months_said, MOST_MONTHS) else words[start : said.end()]
            return Due(_without(words, start, said.end()), int(months_said), unclear=unclear)
    return Due(words)


def _counted(found: re.Match[str]) -> tuple[Decimal, int] | None:
    """The number before what is counted, and where it begins; None where none stands there."""
    if found["digits"]:
        return Decimal(found["digits"].replace(",", ".")), found.start("digits")
    for word in re.finditer(r"\S+", found["words"]):
        number = read_number(found["words"][word.start() :].strip())
        if not isinstance(number, Doubt):
            return number, found.start("words") + word.start()
    return None


def _is_whole(number: Decimal, most: int) -> bool:
    return number == int(number) and 1 <= number <= most


def _without(words: str, start: int, end: int) -> str:
    return f"{LEADING_UP.sub('', words[:start])} {FOLLOWING.sub('', words[end:])}".strip()


def refuse_unclear(due: Due) -> None:
    """Raise Rejected where a time was named that no agreement can have."""
    if due.unclear:
        text = _(
            "I cannot make out “{words}”. An agreement runs for 1 to {months} months (*6 months*) or *without end*; "
            "money is paid 1 to {days} days after the report (*hand over 3 days after the report*)."
        )
        raise Rejected(text.format(words=named(due.unclear), months=MOST_MONTHS, days=MOST_PAY_DAYS))


def runs_said(agreement: Agreement) -> str:
    """How long it runs, in a few words."""
    schedule = agreement.kept()
    if schedule.until:
        return _("runs until {day}").format(day=full_day(schedule.until))
    if not schedule.months:
        return _("runs without an end")
    return _n("runs for {n} month", "runs for {n} months", schedule.months).format(n=schedule.months)


def length_said(schedule: Schedule) -> str:
    """The same in a sentence, of an agreement that is accepted or to be accepted."""
    if schedule.until:
        return _("Runs until *{day}*.").format(day=full_day(schedule.until))
    if not schedule.months:
        return _("Runs *without an end*.")
    text = _n("Runs for *{n} month* from the yes.", "Runs for *{n} months* from the yes.", schedule.months)
    return text.format(n=schedule.months)


def end_said(schedule: Schedule, today: date | None) -> tuple[str, ...]:
    """How long it runs, read today, and what comes then: as a point of an agreement."""
    if schedule.until and today and today > schedule.until:
        text = _("Ran until *{day}*; it goes on as it is until both agree anew.")
        return (text.format(day=full_day(schedule.until)),)
    if not schedule.months and not schedule.until:
        return (length_said(schedule),)
    goes_on = _("A month before that both talk about going on; without a word it goes on as it is.")
    return length_said(schedule), goes_on


def paid_briefly(pay_days: int | None) -> str:
    """The same in two or three words, of how soon money is paid."""
    if pay_days is None:
        return _("every week")
    return _n("at most {n} day after the report", "at most {n} days after the report", pay_days).format(n=pay_days)


def paid_said(pay_days: int | None, *, holds_goods: bool) -> str:
    """How soon the money of a report is paid, as a point of the agreement."""
    text = _("Commission is paid every week, after the report.")
    if holds_goods:
        text = _("Money is handed over every week, after the report.")
    if pay_days:
        text = _("Commission is paid *{when}*.")
        if holds_goods:
            text = _("Money is handed over *{when}*.")
    return text.format(when=paid_briefly(pay_days))
