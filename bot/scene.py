"""Where a turn takes place: whose books are open, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.domain.speaker import Place, Speaker
from storage.books import Books


@dataclass(frozen=True, slots=True)
class Scene:
    """One transaction, one moment, one speaker."""

    connection: Connection
    now: datetime
    speaker: Speaker

    @property
    def place(self) -> Place:
        """The place spoken for; a stranger has none and is never asked for it."""
        assert self.speaker.place is not None
        return self.speaker.place

    @property
    def books(self) -> Books:
        return Books(self.connection, self.place.business_id, self.now, ZoneInfo(self.place.zone))

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.place.zone)).date()
