"""A partner that wants to stop."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.partner import Partner


@dataclass(frozen=True, slots=True)
class Leaving:
    """The partner with the goods that lie there, and the rupiah it owes; negative where it is owed."""

    partner: Partner
    owed: int
