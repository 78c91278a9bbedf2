"""Where a turn takes place: whose books are open, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.domain.speaker import Place, Speaker
from storage import people
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

    def at(self, place: Place) -> Scene:
        """The same moment at another of the speaker's places, or at a partner's of a business that is the speaker's."""
        if place not in self.speaker.places and not self.speaker.place_at(place.business_id, 0):
            raise PermissionError(f"no place of the speaker's: {place}")
        return replace(self, speaker=replace(self.speaker, place=place))

    def looked_at_again(self) -> Scene:
        """The same moment after the speaker's places have changed."""
        speaker = people.meet(self.connection, self.speaker.channel, self.speaker.address, "", self.now)
        return replace(self, speaker=speaker)
