"""Counts that wait for a yes: whoever gave them sees them again, instead of being asked what was sold."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.speaker import Reader
from bot.domain.week import Week
from bot.replay import Waiting
from bot.reply import Reply
from bot.talking import stack, step
from bot.talking.answers import Lookups
from bot.talking.bubble import Bubble, asked
from bot.talking.scene import Scene
from handlers.prompts import only_the_yes
from storage import open_talks, people
from storage.books import Books


class Unconfirmed:
    """Who gave counts that wait for a yes, in one business; looked up once for each week."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._found: dict[Week, set[open_talks.Giver]] = {}

    def asked_again(self, reader: Reader, week: Week, reminder: Reply) -> Bubble | None:
        """What a reader who has counts on the week gets in place of a reminder; None for anybody else."""
        if week not in self._found:
            self._found[week] = open_talks.unconfirmed(self._books, week)
        if (reader.partner_id, reader.channel, reader.address) not in self._found[week]:
            return None
        question = self._question(reader, week)
        if question is None:
            return None
        text = f"{only_the_yes(week)}\n\n{question.reply.text}"
        return replace(question, reply=replace(reminder, text=text))

    def _question(self, reader: Reader, week: Week) -> Bubble | None:
        """The question on the counts, where it is the one being asked.

        What is remembered of the conversation stays as it is, as its person may be answering at this moment.
        """
        books = self._books
        speaker = people.known(books.connection, reader.channel, reader.address, books.now)
        place = speaker.place_at(books.business_id, reader.partner_id)
        scene = Scene(books.connection, books.now, replace(speaker, place=place))
        talk = stack.under_way(scene)[0]
        if place is None or stack.place_of(scene, talk) != place:
            return None
        end = step.onward(Lookups(scene), talk).end
        if not isinstance(end, Waiting) or end.question.about != str(week):
            return None
        open_talks.shown_again(books.connection, talk, books.now)
        return asked(talk.talk_id, end)
