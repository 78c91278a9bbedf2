"""Reminding those who are silent."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Reminding:
    """The owner wants partners reminded that have not reported on a week: one of them, or all where the id is 0."""

    week: Week
    partner_id: int = 0


@dataclass(frozen=True, slots=True)
class Reminded:
    """Partners, by id, that are asked once more."""

    week: Week
    partner_ids: tuple[int, ...]
