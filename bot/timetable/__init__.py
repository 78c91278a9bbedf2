"""Every scheduled act, in one list. The tick only asks what is due; that it is done once is a row in the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.domain.business import ZONES, Business
from bot.domain.calendar import Calendar
from bot.rhythm import Daily, Monthly, Weekly
from bot.sending.mail import Mail
from bot.timetable.act import Act, Occasion
from bot.timetable.agreements import speak_of_ends
from bot.timetable.evaluations import ask_to_evaluate, close_evaluations, remind_to_evaluate
from bot.timetable.evidence import forget_old_evidence
from bot.timetable.holders import doubt_silent_numbers
from bot.timetable.lebaran import tell_of_lebaran
from bot.timetable.reports import ask_for_reports, remind
from bot.timetable.signals import tell_signals
from bot.timetable.summaries import send_written, to_groups, to_owners
from bot.timetable.targets import propose_targets, tell_progress
from storage import prompts
from storage import summary as summaries
from storage.books import Books
from storage.businesses import businesses

MONDAY, TUESDAY, FRIDAY = 0, 1, 4
NIGHT = (time(21), time(7))
FRIDAY_PRAYER = (time(11, 30), time(13))
"""Nobody is written to within these local hours."""
DAY, HALF_A_DAY, TWO_HOURS = timedelta(days=1), timedelta(hours=12), timedelta(hours=2)
THREE_DAYS = timedelta(days=3)
NINE, TEN = time(9), time(10)
TIMETABLE = (
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


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a tick has come: the next of the acts that are due, and the partner after whom it goes on."""

    act: int = 0
    after: int = 0


BEGINNING: Mark | None = Mark()


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
    if not act.tells or occasion.written or not occasion.is_at_home:
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
