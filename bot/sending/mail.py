"""From replies and letters to messages in the outbox: one bubble a turn, each reader in their own language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.channels.message import Attachment, Button, Outgoing
from bot.domain.business import NO_BUSINESS
from bot.domain.speaker import Reader, Role, Speaker
from bot.drawing.sketch import Sketch
from bot.reply import Letter, Reply, To
from bot.talking.bubble import Bubble
from bot.talking.pressing import place_mark, saying
from bot.talking.unconfirmed import Unconfirmed
from bot.texts import _, speaking, spoken
from handlers.places import headed, label_among, outlet_said
from storage import files, groups, outbox, outlets, people, polls
from storage.books import Books
from storage.claims import Claimed
from storage.outlets import Outlet
from storage.tables.columns import new_id

PNG = "image/png"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Audience = tuple[To, int]
"""Whom a letter is for; with the partner where it is for one, else 0."""


def no_business(connection: Connection, now: datetime) -> Books:
    """The books behind messages to people who belong to no business yet."""
    return Books(connection, NO_BUSINESS, now, ZoneInfo("UTC"))


class Mail:
    """Collects the messages of one transaction and queues them."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._rows: list[dict[str, Any]] = []
        self._files: list[Callable[[Connection], int]] = []

    def answer(self, speaker: Speaker, bubbles: Sequence[Bubble]) -> None:
        """What the speaker is told, put into one message; pictures and documents follow it.

        To somebody who has several places it begins with the one spoken for, unless it begins with a business itself.
        The buttons of what is asked last come first: a number that is typed counts from there.
        """
        text = "\n\n".join(bubble.reply.text for bubble in bubbles if bubble.reply.text)
        named = text.startswith(tuple(f"*{place.business}*" for place in speaker.places))
        if speaker.place and len(speaker.places) > 1 and not named:
            text = headed(label_among(speaker.places, speaker.place), text)
        by_label: dict[str, Button] = {}
        for button in (button for bubble in reversed(bubbles) for button in bubble.buttons):
            by_label.setdefault(button.label, button)
        buttons = tuple(by_label.values())
        attachments = [one for bubble in bubbles for one in self._attachments(bubble.reply)]
        said = Outgoing(text, buttons, about=_about(speaker, bubbles))
        self._post(speaker.channel, speaker.address, said, attachments, "reply", careful=False)

    def tell(self, channel: str, address: str, reply: Reply) -> None:
        """Something said at an address where nobody in particular listens."""
        self._post(channel, address, Outgoing(reply.text), (), "reply", careful=False)

    def deliver(
        self,
        letters: Iterable[Letter],
        kind: str = "letter",
        except_person: int = 0,
        among: Collection[int] | None = None,
    ) -> int:
        """Write letters to everybody they are meant for, once to an address; how many went out.

        With `among`, those to all partners go to these of their people only.
        """
        letters = list(letters)
        audiences = self._audiences(letters, among)
        named = outlets.shared(self._books) if any(letter.to is To.PARTNER for letter in letters) else {}
        waiting = Unconfirmed(self._books)
        sent = 0
        for letter in letters:
            seen: set[tuple[str, str]] = set()
            for reader in [letter.reader] if letter.reader else audiences[_audience_of(letter)]:
                if reader.person_id != except_person and (reader.channel, reader.address) not in seen:
                    seen.add((reader.channel, reader.address))
                    self._write(letter, reader, kind, named.get(letter.partner_id), waiting)
            sent += len(seen)
        return sent

    def add(self, written: Mail) -> None:
        """Take over what was collected elsewhere, as in a transaction that only read."""
        self._rows += written._rows
        self._files += written._files

    def post(self, sender: str = "") -> list[Claimed]:
        """Queue what was collected; what `sender` is to send at once is returned."""
        rows, self._rows, kept, self._files = self._rows, [], self._files, []
        for keep in kept:
            keep(self._books.connection)
        return outbox.post(self._books.connection, rows, self._books.now, sender)

    def _audiences(self, letters: Sequence[Letter], among: Collection[int] | None) -> dict[Audience, list[Reader]]:
        """Everybody the letters may be for, found with one query for all that go the same way."""
        wanted = {letter.to for letter in letters}
        found: dict[Audience, list[Reader]] = defaultdict(list)
        if To.OWNERS in wanted:
            found[To.OWNERS, 0] = people.readers(self._books, Role.OWNER)
        if To.PARTNERS in wanted:
            found[To.PARTNERS, 0] = people.readers(self._books, Role.PARTNER, person_ids=among)
        if To.GROUPS in wanted:
            found[To.GROUPS, 0] = groups.readers(self._books)
        if To.ELSEWHERE in wanted:
            found[To.ELSEWHERE, 0] = polls.elsewhere(self._books)
        if To.PARTNER in wanted:
            partners = {letter.partner_id for letter in letters if letter.to is To.PARTNER}
            for reader in people.readers(self._books, Role.PARTNER, partners):
                found[To.PARTNER, reader.partner_id].append(reader)
        return found

    def _write(self, letter: Letter, reader: Reader, kind: str, named: Outlet | None, waiting: Unconfirmed) -> None:
        """Write one letter; it begins with the outlet where its people have others as well."""
        with speaking(reader.language, reader.call, reader.name):
            reply, place = letter.write(), place_mark(self._books.business_id, reader.partner_id)
            bubble = Bubble(reply, tuple(saying(choice, place) for choice in reply.choices))
            if letter.asks_for:
                bubble = waiting.asked_again(reader, letter.asks_for, reply) or bubble
            outlet = outlet_said(named.name, named.business, repeats=named.repeats) if named else ""
            text = headed(outlet, bubble.reply.text)
            said = Outgoing(text, bubble.buttons, template=reply.template, poll=reply.poll)
            attachments = self._attachments(reply)
        kind = outbox.FAREWELL if letter.to is To.FORGOTTEN else kind
        self._post(reader.channel, reader.address, said, attachments, kind, letter.careful)

    def _post(
        self,
        channel: str,
        address: str,
        said: Outgoing,
        attachments: Sequence[Attachment],
        kind: str,
        careful: bool,
    ) -> None:
        messages = [said] if said.text else []
        messages += [Outgoing(attachment=attachment) for attachment in attachments]
        for message in messages:
            row = {
                "channel": channel,
                "address": address,
                "message": message.stored(),
                "kind": kind,
                "careful": careful,
            }
            self._rows.append({"business_id": self._books.business_id, **row})

    def _attachments(self, reply: Reply) -> list[Attachment]:
        mine = self._books.business_id
        made = [Attachment(file.file_id, file.name, file.media_type, mine) for file in reply.files]
        if reply.qr:
            from bot.drawing.qr import qr_png  # few messages hold a code

            made.append(self._keep(_("invitation.png"), PNG, content=qr_png(reply.qr)))
        if reply.chart:
            sketch = Sketch("chart", reply.chart, spoken()).stored()
            made.append(self._keep(f"{reply.chart.week}.png", PNG, sketch=sketch))
        if reply.sheet:
            sketch = Sketch("sheet", reply.sheet, spoken()).stored()
            made.append(self._keep(f"{_('summary')}-{reply.sheet.week}.xlsx", XLSX, sketch=sketch))
        if reply.paper:
            sketch = Sketch("paper", reply.paper, spoken()).stored()
            made.append(self._keep(f"{reply.paper.name}.pdf", PDF, sketch=sketch))
        return made

    def _keep(
        self, name: str, media_type: str, *, content: bytes | None = None, sketch: dict[str, Any] | None = None
    ) -> Attachment:
        file_id, business_id, now = new_id(), self._books.business_id, self._books.now
        keep = partial(files.keep, business_id=business_id, name=name, media_type=media_type, now=now)
        self._files.append(partial(keep, content=content, sketch=sketch, file_id=file_id))
        return Attachment(file_id, name, media_type, business_id)


def _about(speaker: Speaker, bubbles: Sequence[Bubble]) -> str:
    """The partner and the week of the one report that is spoken of; empty where it is none, or several."""
    weeks = {bubble.reply.about for bubble in bubbles if bubble.reply.about}
    return f"{speaker.place.partner_id} {weeks.pop()}" if speaker.place and len(weeks) == 1 else ""


def _audience_of(letter: Letter) -> Audience:
    return letter.to, letter.partner_id if letter.to is To.PARTNER else 0
