"""A message from an address that may have changed hands: it is answered, and does nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.channels.message import Incoming
from bot.domain.speaker import Speaker
from bot.reply import Letter, To
from bot.sending.mail import Mail, no_business
from bot.talking.bubble import Bubble
from bot.texts import FIRST_LANGUAGE, speaking
from handlers import holder
from storage import holders, people
from storage.books import Books
from storage.businesses import books_of
from storage.holders import Holding

log = structlog.get_logger()


def met(connection: Connection, incoming: Incoming, now: datetime) -> tuple[Speaker, bool]:
    """Who writes; and whether it has just come into doubt that it is the person we know by that address."""
    if incoming.holder:
        holders.follow(connection, incoming.channel, incoming.address, incoming.holder)
    speaker = people.meet(connection, incoming.channel, incoming.address, incoming.name, now)
    if not incoming.holder:
        return speaker, False
    holding = holders.look_at(connection, speaker.identity_id, incoming.holder, now)
    return replace(speaker, suspended=holding is not Holding.KNOWN), holding is Holding.NEWLY_DOUBTED


def hold(connection: Connection, speaker: Speaker, now: datetime, *, tells_owners: bool) -> Mail:
    """Ask whoever writes to wait, and each business that knows the address who it is."""
    mail = Mail(no_business(connection, now))
    with speaking(FIRST_LANGUAGE):
        mail.answer(speaker, [Bubble(holder.held())])
    if tells_owners:
        for business_id in {place.business_id for place in speaker.places}:
            _ask_owners(books_of(connection, business_id, now), speaker)
    return mail


def _ask_owners(books: Books, speaker: Speaker) -> None:
    mail = Mail(books)
    asked = [one for one in holders.doubtful(books) if one.identity_id == speaker.identity_id]
    if not mail.deliver([Letter(To.OWNERS, partial(holder.ask_owner, one)) for one in asked]):
        log.warning("no owner can say who uses a number now", mend="mitra whatsapp confirm NUMBER")
    mail.post()
