"""The piece that new partners are told of each week, before they are asked for their reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from bot.domain.speaker import Reader, Role
from bot.domain.week import Week
from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from handlers.learn import told_of
from storage import lessons, people
from storage.books import Books

CLOSES = ("whatsapp",)
"""Channels on which words cost money, and need approval, a day after somebody last wrote."""
OPEN_FOR = timedelta(hours=23)
"""An hour less than the platform says, as sending may take a while."""


def tell_of_lessons(occasion: Occasion, mail: Mail) -> int | None:
    """To each new partner that can be told for nothing; the others hear it with the next thing they do."""
    books, zones = occasion.books, [occasion.zone, *([None] if occasion.is_at_home else [])]
    new = lessons.newcomers(books, occasion.week, zones, occasion.after, occasion.most)
    mail.deliver(_letters(books, occasion.week, new), "lesson")
    return occasion.goes_on_after(new)


def _letters(books: Books, week: Week, partner_ids: Sequence[int]) -> Iterator[Letter]:
    """To everybody at these partners who can be told for nothing; a partner with nobody of the kind hears it later."""
    readers = [one for one in people.readers(books, Role.PARTNER, partner_ids) if _is_open(books, one)]
    for partner_id in partner_ids:
        theirs = [one for one in readers if one.partner_id == partner_id]
        lesson = lessons.tell_next(books, partner_id, week) if theirs else None
        if lesson:
            yield from (Letter(To.PARTNER, partial(told_of, lesson), partner_id, reader=one) for one in theirs)


def _is_open(books: Books, reader: Reader) -> bool:
    if reader.channel not in CLOSES:
        return True
    heard = people.last_heard(books.connection, reader.channel, reader.address)
    return heard is not None and books.now - heard < OPEN_FOR
