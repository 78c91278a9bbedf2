"""The evaluation that partner and owner make of each other, every three months from the first agreement on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.month import months_after

MONTHS = 3
"""So long is a period."""
REMIND_AFTER = timedelta(weeks=1)
CLOSE_AFTER = timedelta(weeks=2)
"""So long both may answer, from the day on which they are asked; then each sees what there is."""
WORST, BEST = 1, 5


class Side(StrEnum):
    PARTNER = "partner"
    OWNER = "owner"


class Topic(StrEnum):
    """What one side gives a mark for; `WORDS` stands for what is said at the end, and has none."""

    GOODS = "goods"
    PRICE = "price"
    DELIVERY = "delivery"
    REPORTS = "reports"
    REMITTANCES = "remittances"
    SELLING = "selling"
    COMMUNICATION = "communication"
    GOING_ON = "going_on"
    """Whether to go on together: 5 is a yes, 1 a no."""
    WORDS = "words"


TOPICS = {
    Side.PARTNER: (Topic.GOODS, Topic.PRICE, Topic.DELIVERY, Topic.COMMUNICATION, Topic.GOING_ON),
    Side.OWNER: (Topic.REPORTS, Topic.REMITTANCES, Topic.SELLING, Topic.COMMUNICATION, Topic.GOING_ON),
}
"""The five questions of each side, in their order."""


@dataclass(frozen=True, slots=True)
class Period:
    """Three months that are looked back on: from `begins` up to, but without, the day `ends`."""

    begins: date
    ends: date

    @classmethod
    def of(cls, first: date, number: int) -> Period:
        """The period with that number, from 0 on, of a partnership that was agreed on at `first`."""
        return cls(months_after(first, number * MONTHS), months_after(first, (number + 1) * MONTHS))

    @classmethod
    def last_ended(cls, first: date, today: date) -> Period | None:
        """The newest period that had ended by `today`; None where none had."""
        months = (today.year - first.year) * 12 + today.month - first.month
        number = months // MONTHS - 1
        if number >= 0 and cls.of(first, number).ends > today:
            number -= 1
        return cls.of(first, number) if number >= 0 else None

    @property
    def last(self) -> date:
        return self.ends - timedelta(days=1)

    def months(self) -> tuple[Period, ...]:
        """The same time month by month, each beginning on the day of the first, or on the last day of a short month."""
        bounds = [self.begins, *(months_after(self.begins, n) for n in range(1, MONTHS)), self.ends]
        return tuple(map(Period, bounds, bounds[1:]))

    def __contains__(self, day: date) -> bool:
        return self.begins <= day < self.ends


@dataclass(frozen=True, slots=True)
class Due:
    """A partner whose evaluation is to be asked for."""

    partner_id: int
    partner: str
    period: Period
    closes: date


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer to one question: from 1 to 5, 0 where it was skipped; and what was said beside it."""

    number: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What one side has said, by topic. Its words are told to the other side where `told` is true."""

    given: tuple[tuple[Topic, Mark], ...]
    told: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(mark.words for _topic, mark in self.given if mark.words)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the books say of a period: counts of weeks, rupiah, whole percent.

    A week counts for `weeks` where a report was asked for or came; one that the house entered came on time.
    """

    weeks: int
    on_time: int
    late: int
    lost_percent: int | None
    """Of all goods that went, by their price, how much was returned, damaged or expired; None where nothing went."""
    gaps: int
    """Reports in which something had not turned up."""
    owed: int
    paid: int
    """Weeks for which money was due, and those of them that are paid in full."""
    sales: tuple[tuple[Period, int], ...]
    """Rupiah month by month."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation as it stands. `closed` says whether each may see what the other has said."""

    partner_id: int
    partner: str
    business: str
    period: Period
    closes: date
    """The day on which answers are waited for no more."""
    closed: bool
    marks: tuple[tuple[Side, Marks], ...]
    facts: Facts
    change: str = ""
    """What both have agreed to change, in the owner's words."""

    def by(self, side: Side) -> Marks | None:
        """What that side has said; None where it has not answered."""
        return dict(self.marks).get(side)

    def waits_for(self, side: Side) -> bool:
        return not self.closed and self.by(side) is None


@dataclass(frozen=True, slots=True)
class Evaluating:
    """One side's answers to an evaluation."""

    partner_id: int
    period: Period
    side: Side
    marks: Marks


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Answers that are on record; `first` is False where somebody else of that side had answered before."""

    evaluation: Evaluation
    side: Side
    first: bool


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What both have agreed to change after an evaluation; empty words for nothing."""

    evaluation: Evaluation
    words: str
