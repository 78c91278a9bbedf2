"""A reply to an older message of ours: where that spoke of a report, counts in the reply correct that very one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.channels.message import Incoming
from bot.conversation import Choice, Heard
from bot.talking.pressing import place_mark, saying
from handlers.correct import speaks_of_counts
from storage import partners, reports, shown
from storage.businesses import books_of
from storage.shown import About


def meant(connection: Connection, incoming: Incoming, heard: Heard, now: datetime) -> Heard:
    """What is meant by a message: `14` in reply to the thanks for a report is a pressed button that corrects it."""
    if not incoming.replies_to or heard.pressed or not heard.text:
        return heard
    about = shown.about(connection, incoming.channel, incoming.address, incoming.replies_to)
    if about is None or not _corrects(connection, about, heard.text, now):
        return heard
    spoken = saying(Choice("", f"ralat {about.week} {heard.text}"), place_mark(about.business_id, about.partner_id))
    return Heard(pressed=spoken.carries)


def _corrects(connection: Connection, about: About, words: str, now: datetime) -> bool:
    """Whether counts are named, of a report that is on record; while its figures wait for a yes they are an answer."""
    books = books_of(connection, about.business_id, now)
    if reports.filed(books, about.partner_id, about.week) is None:
        return False
    return speaks_of_counts(words, partners.partner(books, about.partner_id))
