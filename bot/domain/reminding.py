"""Reminding those who are silent."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Reminding:
    """The owner wants every partner reminded that has not reported on a week."""

    week: Week


@dataclass(frozen=True, slots=True)
class Reminded:
    """Partners, by id, that are asked once more."""

    week: Week
    partner_ids: tuple[int, ...]
