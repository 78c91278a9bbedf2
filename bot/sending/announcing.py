"""The channel on which an announcement itself goes out: to send it is to write to everybody, some at a time."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from starlette.routing import BaseRoute

from bot.channels.message import Limits, Parcel, Take
from bot.clock import Clock
from bot.sending.mail import Mail
from bot.store import Store
from handlers.announce import letters
from storage import announcements, businesses
from storage.books import Books

MOST_AT_ONCE = 100
"""So many people are written to in one transaction, so that nobody's answer waits for long behind it."""


class Announcing:
    """A channel without a platform. What it sends are rows of the outbox."""

    name = announcements.CHANNEL
    limits = Limits(text=1_000, buttons=0)

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def routes(self, take: Take) -> list[BaseRoute]:
        return []

    async def receive(self, take: Take) -> None:
        """Nothing comes from here."""

    async def send(self, parcel: Parcel) -> str:
        """Write to everybody who has not been written to, and return what the announcement is called."""
        part = partial(write_part, business_id=parcel.business_id, announcement_id=int(parcel.address))
        while await self._store.do(partial(part, now=self._clock.now())):
            pass
        return parcel.address

    def close(self) -> None:
        """Nobody is connected."""


def write_part(connection: Connection, business_id: int, announcement_id: int, now: datetime) -> bool:
    """Write to the next people whom an announcement is for, within the caller's transaction; whether there were any."""
    business = businesses.business(connection, business_id)
    books = Books(connection, business_id, now, ZoneInfo(business.zone))
    part = announcements.next_part(books, announcement_id, MOST_AT_ONCE)
    mail = Mail(books)
    announcement = letters(part.words, business.name, to_groups=part.is_first)
    mail.deliver(announcement, except_person=part.said_by, among=part.people)
    mail.post()
    return bool(part.people)
