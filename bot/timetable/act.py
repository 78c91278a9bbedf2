"""Something done again and again, and the occasion on which it comes due."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.business import Business
from bot.domain.calendar import Calendar
from bot.domain.summary import WeeklySummary
from bot.domain.week import Week
from bot.reply import Letter
from bot.rhythm import Rhythm
from bot.sending.mail import Mail
from storage import prompts
from storage.books import Books

LONGEST_MOVE = timedelta(weeks=3)
"""No question for a report moves further than this because of days off."""
MOST_AT_ONCE = 100


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

    @property
    def most(self) -> int:
        """So many partners are written to in one transaction, so that nobody's answer waits for long behind it."""
        return MOST_AT_ONCE

    @property
    def is_at_home(self) -> bool:
        """Whether it is the business's own zone, in which is done once what is not done for each partner."""
        return self.zone == self.business.zone

    def goes_on_after(self, partner_ids: Sequence[int]) -> int | None:
        """The last of the partners that it was done for, where there may be more."""
        return max(partner_ids) if len(partner_ids) == self.most else None

    def once(self, kind: str) -> bool:
        """Claim an act for the business and its week; False where it was done before."""
        return prompts.once(self.books, kind, self.business.id, self.week.monday)


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
