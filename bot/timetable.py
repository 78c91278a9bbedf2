"""Every scheduled act, in one list. The tick only asks what is due; that it is done once is a row in the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.aiming import propose_targets, tell_progress
from bot.domain.business import ZONES, Business
from bot.domain.calendar import Calendar
from bot.domain.holidays import next_lebaran
from bot.domain.summary import WeeklySummary
from bot.domain.week import Week
from bot.doubting import doubt_silent_numbers
from bot.evaluating import ask_to_evaluate, close_evaluations, remind_to_evaluate
from bot.extending import speak_of_ends
from bot.reply import Letter, To
from bot.rhythm import Daily, Monthly, Rhythm, Weekly
from bot.sending.mail import Mail
from bot.teaching import tell_of_lessons
from handlers.group import recap
from handlers.prompts import before_lebaran, owners_summary, reminding, weekly_prompt
from handlers.signs import monday_letter
from storage import evidence, prompts, reports, signals, stock
from storage import summary as summaries
from storage.books import Books
from storage.businesses import businesses

MONDAY, TUESDAY, FRIDAY = 0, 1, 4
NIGHT = (time(21), time(7))
FRIDAY_PRAYER = (time(11, 30), time(13))
"""Nobody is written to within these local hours."""
TOLD_BEFORE = timedelta(days=3)
"""So long before Lebaran partners are told that nobody is asked then."""
LONGEST_MOVE = timedelta(weeks=3)
"""No question for a report moves further than this because of days off."""


MOST_AT_ONCE = 100
"""So many partners are written to in one transaction, so that nobody's answer waits for long behind it."""
MOST_LOOKED_BACK_ON = 25
"""Of so many partners a quarter of a year is read in one transaction, which takes 40 ms."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a tick has come: the next of the acts that are due, and the partner after whom it goes on."""

    act: int = 0
    after: int = 0


BEGINNING: Mark | None = Mark()


@dataclass(frozen=True, slots=True)
class Occasion:
    """One act come due: for which business, on which local day of which zone.

    `week` is that of the day, or one before it, as the act has it. `after` is the partner after whom it goes on.
    `written` is there for an act whose mail was written before.
    """

    books: Books
    business: Business
    day: date
    week: Week
    zone: str
    after: int = 0
    written: Mail | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Something done again and again: when, how late it may still be done, and what it does.

    `weeks_back` is 1 for what looks back on the week before. What was missed for longer than `catch_up` is left out.
    `do` returns the partner after whom it is to go on in another transaction, where there may be more. An act that
    `tells` the week's summary has its letter written beforehand, in a transaction that only reads, as that may take
    long. One that `asks` partners about the week does so on the day that the business's calendar names, if it does.
    """

    kind: str
    rhythm: Rhythm
    weeks_back: int
    catch_up: timedelta
    do: Callable[[Occasion, Mail], int | None]
    tells: Callable[[WeeklySummary], Letter] | None = None
    asks: Callable[[Calendar, Week], date | None] | None = None

    def week_of(self, day: date) -> Week:
        """The week that it is about when it is done on a day."""
        week = Week.of(day)
        return week.before if self.weeks_back else week

    def moments(self, business: Business, start: datetime, end: datetime) -> Iterator[tuple[datetime, date]]:
        """Local moments after `start` and up to `end` at which it is to be done, each with the day it was meant for."""
        asks = self.asks
        if asks is None:
            yield from ((moment, moment.date()) for moment in self.rhythm.moments(business, start, end))
            return
        for planned in self.rhythm.moments(business, start - LONGEST_MOVE, end):
            day = asks(business.calendar, self.week_of(planned.date()))
            moment = datetime.combine(day, planned.timetz()) if day else None
            if moment and start < moment <= end:
                yield moment, planned.date()


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
    return _last_of_many(asked)


def tell_of_lebaran(occasion: Occasion, mail: Mail) -> int | None:
    """Some days before nobody is asked any more, every partner reads why."""
    days = next_lebaran(occasion.day).days
    if not days.first - TOLD_BEFORE <= occasion.day < days.first:
        return None
    books, business, zones = occasion.books, occasion.business, (occasion.zone,)
    after = occasion.after
    told = prompts.once_for_all(books, "lebaran", days.first, zones, business.zone, after=after, most=MOST_AT_ONCE)
    mail.deliver([Letter(To.PARTNER, partial(before_lebaran, business.name, days), one) for one in told], "lebaran")
    return _last_of_many(told)


def remind(kind: str, occasion: Occasion, mail: Mail) -> int | None:
    """A reminder, to the silent only."""
    asked = _claim(kind, occasion)
    mail.deliver([reminding(occasion.week, one) for one in asked], kind)
    return _last_of_many(asked)


def _claim(kind: str, occasion: Occasion) -> list[int]:
    """The next of those who are silent, each for the first time."""
    books, business = occasion.books, occasion.business
    return prompts.once_for_silent(
        books, kind, occasion.week, (occasion.zone,), business.zone, after=occasion.after, most=MOST_AT_ONCE
    )


def _last_of_many(asked: Sequence[int]) -> int | None:
    return max(asked) if len(asked) == MOST_AT_ONCE else None


def to_owners(summary: WeeklySummary) -> Letter:
    """The owner's week with chart and sheet."""
    return Letter(To.OWNERS, partial(owners_summary, summary))


def to_groups(summary: WeeklySummary) -> Letter:
    """The week for the business's groups, without money."""
    return Letter(To.GROUPS, partial(recap, summary))


def send_written(kind: str, occasion: Occasion, mail: Mail) -> None:
    """What was written before goes out, in the business's own zone."""
    if occasion.written and _once(kind, occasion):
        mail.add(occasion.written)


def tell_signals(occasion: Occasion, mail: Mail) -> int | None:
    """Look back on the partners' weeks, some partners in each transaction; the owners get it in one message."""
    books, business, week = occasion.books, occasion.business, occasion.week
    if occasion.zone != business.zone or prompts.is_done(books, "signals", business.id, week.monday):
        return None
    last = signals.look_back(books, week, occasion.after, MOST_LOOKED_BACK_ON)
    if last is None and _once("signals", occasion):
        found = signals.found_on(books, week)
        mail.deliver([Letter(To.OWNERS, partial(monday_letter, found))] if found else [], "signals")
    return last


def forget_old_evidence(occasion: Occasion, _mail: Mail) -> None:
    """What partners sent along is deleted once nobody can need it any more."""
    if occasion.zone == occasion.business.zone:
        evidence.forget_old(occasion.books)


def _once(kind: str, occasion: Occasion) -> bool:
    return prompts.once(occasion.books, kind, occasion.business.id, occasion.week.monday)


DAY, HALF_A_DAY, TWO_HOURS = timedelta(days=1), timedelta(hours=12), timedelta(hours=2)
THREE_DAYS = timedelta(days=3)
NINE, TEN = time(9), time(10)
TIMETABLE = (
    Act("lesson", Weekly(), 0, DAY, tell_of_lessons, asks=Calendar.asked_on),
    Act("weekly_prompt", Weekly(), 0, DAY, ask_for_reports, asks=Calendar.asked_on),
    Act("reminder_1", Weekly(MONDAY, NINE), 1, HALF_A_DAY, partial(remind, "reminder_1"), asks=Calendar.reminded_on),
    Act(
        *("reminder_2", Weekly(TUESDAY, NINE), 1, HALF_A_DAY, partial(remind, "reminder_2")),
        asks=Calendar.reminded_again_on,
    ),
    Act("lebaran", Daily(time(10)), 0, DAY, tell_of_lebaran),
    Act("summary", Weekly(MONDAY, time(7)), 1, timedelta(days=28), partial(send_written, "summary"), tells=to_owners),
    Act("signals", Weekly(MONDAY, time(7)), 1, DAY, tell_signals),
    Act("silent_numbers", Weekly(MONDAY, time(8)), 0, DAY, doubt_silent_numbers),
    Act("old_evidence", Weekly(MONDAY, time(8)), 0, DAY, forget_old_evidence),
    Act("agreement_ends", Daily(NINE), 0, TWO_HOURS, speak_of_ends),
    Act("group_recap", Weekly(MONDAY, time(10)), 1, DAY, partial(send_written, "group_recap"), tells=to_groups),
    Act("evaluation", Daily(TEN), 0, TWO_HOURS, ask_to_evaluate),
    Act("evaluation_reminder", Daily(TEN), 0, TWO_HOURS, remind_to_evaluate),
    Act("evaluation_result", Daily(TEN), 0, TWO_HOURS, close_evaluations),
    Act("target_proposal", Monthly(1, NINE), 0, THREE_DAYS, propose_targets),
    Act("target_progress", Monthly(25, NINE), 0, THREE_DAYS, tell_progress),
)


def tick(
    connection: Connection, business: Business, now: datetime, mark: Mark, written: Mail | None = None
) -> Mark | None:
    """Do a part of what is due now for a business, within the caller's transaction; where to go on, if anywhere.

    `written` is what `written_at` wrote for this mark. Where a part is all that is done, for whatever reason, the
    rest is due with the next tick.
    """
    books = Books(connection, business.id, now, ZoneInfo(business.zone))
    mail, goes_on = Mail(books), None
    for number, (act, day, zone) in list(enumerate(due(business, now)))[mark.act :]:
        occasion = Occasion(books, business, day, act.week_of(day), zone, mark.after, written)
        after = 0 if _is_unwritten(act, occasion) else act.do(occasion, mail)
        if after is not None:
            goes_on = Mark(number, after)
            break
        mark, written = Mark(), None
    mail.post()
    return goes_on


def _is_unwritten(act: Act, occasion: Occasion) -> bool:
    """Whether an act is to be done in the business's own zone, and its letter has not been written."""
    if not act.tells or occasion.written or occasion.zone != occasion.business.zone:
        return False
    return not prompts.is_done(occasion.books, act.kind, occasion.business.id, occasion.week.monday)


def written_at(connection: Connection, business: Business, now: datetime, mark: Mark) -> Mail | None:
    """The mail of the act at this mark, if it is told from a summary. Only reads, and nothing is posted."""
    act, day, _zone = list(due(business, now))[mark.act]
    if not act.tells:
        return None
    books = Books(connection, business.id, now, ZoneInfo(business.zone))
    mail, summary = Mail(books), summaries.weekly(books, act.week_of(day))
    if summary.partners:
        mail.deliver([act.tells(summary)], act.kind)
    return mail


def due(business: Business, now: datetime) -> Iterator[tuple[Act, date, str]]:
    """Acts whose local moment has come and is not too long ago, with the day they are meant for; oldest first."""
    for zone in ZONES:
        local = now.astimezone(ZoneInfo(zone))
        if is_quiet(local):
            continue
        is_paused = business.calendar.is_paused(local.date())
        for act in TIMETABLE:
            if act.asks and is_paused:
                continue
            for _moment, day in act.moments(business, local - act.catch_up, local):
                yield act, day, zone


def is_quiet(local: datetime) -> bool:
    """Whether it is a time at which nobody is written to unasked."""
    at_prayer = local.weekday() == FRIDAY and FRIDAY_PRAYER[0] <= local.time() < FRIDAY_PRAYER[1]
    return at_prayer or local.time() >= NIGHT[0] or local.time() < NIGHT[1]


def moments_between(connection: Connection, start: datetime, end: datetime) -> list[datetime]:
    """Every moment in a stretch of time at which some act of some business falls due, in order and in UTC."""
    found: set[datetime] = set()
    for business in businesses(connection):
        for zone in ZONES:
            local = end.astimezone(ZoneInfo(zone))
            for act in TIMETABLE:
                moments = act.moments(business, local - (end - start), local)
                found |= {moment.astimezone(UTC) for moment, _day in moments}
    return sorted(found)
