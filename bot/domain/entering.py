"""A report that the owner enters for a partner that cannot write."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.partner import Partner
from bot.domain.report import Filing, SalesReport
from bot.domain.speaker import Place
from bot.domain.thanks import Thanks
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Entering:
    """The report, and the place of the partner that gave it."""

    place: Place
    report: SalesReport


@dataclass(frozen=True, slots=True)
class Entered:
    """A report that is on record; `told` says whether anybody of the partner can read of it."""

    filing: Filing
    partner: Partner
    owner: str
    told: bool


@dataclass(frozen=True, slots=True)
class Confirming:
    """Somebody of the partner says that a report that was entered for it is right."""

    report_id: int
    week: Week


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The report is right; `thanks` is what it brought to thank for."""

    partner: str
    week: Week
    thanks: Thanks | None = None
