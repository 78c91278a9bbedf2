"""Reports to several businesses that one yes confirms: each goes into the books of its own."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.report import Filing, SalesReport
from bot.domain.speaker import Place


@dataclass(frozen=True, slots=True)
class JointReport:
    """What a partner of several businesses has confirmed, and what it said beside its counts to none in particular."""

    reports: tuple[tuple[Place, SalesReport], ...]
    feedback: str = ""
    handed_over: str = ""


@dataclass(frozen=True, slots=True)
class JointFiling:
    """Reports that are on record, and what was said beside them."""

    filings: tuple[tuple[Place, Filing], ...]
    feedback: str = ""
    handed_over: str = ""
