"""Learning: short pieces by topic, read by partners in a minute each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ask import hear, words_of
from bot.ask.lessons import Lessons
from bot.conversation import Choice, Heard, NoChoice, OpeningWords, Question
from bot.domain.label import label
from bot.domain.lesson import Lesson, Reading, Topic
from bot.reply import Reply, Said
from bot.texts import _, you, your_name
from handlers.phrases import any_of
from handlers.starters import starter_on, title_of

LEARN = ("belajar", "/belajar", "bacaan", "materi", "tips")
MOST_BUTTONS = 10
LONGEST_TITLE, LONGEST_ON_BUTTON = 40, 18
HEADING = re.compile(rf"([^\n]{{3,{LONGEST_TITLE}}}?)(?:[.:!?]\s+|\s*\n)")
"""How words begin that have a title: a short line, or a short sentence."""
NAMED = {
    Topic.PRODUCT: re.compile(rf"\s*{any_of('learn_product')}", re.IGNORECASE),
    Topic.PROMOTION: re.compile(rf"\s*{any_of('learn_promotion')}", re.IGNORECASE),
    Topic.SERVICE: re.compile(rf"\s*{any_of('learn_service')}", re.IGNORECASE),
    Topic.RECORDS: re.compile(rf"\s*{any_of('learn_records')}", re.IGNORECASE),
}
"""In which words a topic is named at the beginning of what is said."""


async def learn() -> Reading | Reply:
    """`belajar`, `belajar 3`, `belajar promosi`."""
    lessons = await Lessons()
    if not lessons:
        return Reply(_("There is nothing to read yet, {call}.").format(call=you()))
    meant = lessons_meant(await OpeningWords(), lessons)
    return Reading(meant[0] if len(meant) == 1 else await _which(meant or lessons))


def lessons_meant(words: str, lessons: Sequence[Lesson]) -> list[Lesson]:
    """Those that a number or a topic names; none where nothing is named."""
    number = re.match(r"\D{0,4}(\d+)\b", words)
    topic = topic_in(words)
    return [one for one in lessons if (one.number == int(number[1]) if number else one.topic is topic)]


def topic_in(words: str) -> Topic | None:
    """The topic that words begin with."""
    return next((topic for topic, named in NAMED.items() if named.match(words)), None)


def without_topic(words: str, topic: Topic) -> str:
    """`promosi: foto pagi hari` as `foto pagi hari`; words that only happen to begin with a topic are kept."""
    named = re.match(rf"(?:{NAMED[topic].pattern})\s*(?:[:\n]|-\s|$)", words, re.IGNORECASE)
    return words[named.end() :].strip() if named else words.strip()


def _which(lessons: Sequence[Lesson]) -> Question[Lesson]:
    """One of a list, by its number, its title or its topic; with a button for each as far as there is room."""
    asked = _("Short pieces, a minute each, {call}. Which one?").format(call=you())
    choices = [Choice(_on_button(one), str(one.number)) for one in lessons[:MOST_BUTTONS]]

    def read(heard: Heard) -> Lesson:
        meant = lessons_meant(heard.pressed or words_of(heard), lessons)
        if len(meant) == 1:
            return meant[0]
        raise NoChoice(_("Please choose one of these."))

    return hear("lesson", "\n".join([asked, *map(row_of, lessons)]), read, Lesson, choices=choices, insists=False)


def row_of(lesson: Lesson) -> str:
    return f"{lesson.number}. {title(lesson)}"


def _on_button(lesson: Lesson) -> str:
    return f"{lesson.number} {label(title(lesson), LONGEST_ON_BUTTON)}"


def title(lesson: Lesson) -> str:
    """What a piece is called: how its words begin, or its file's name."""
    if lesson.is_starter:
        return title_of(lesson.topic)
    begins = HEADING.match(lesson.words)
    whole = begins[1] if begins else lesson.words or (lesson.file.name if lesson.file else "")
    return label(whole, LONGEST_TITLE)


def piece(lesson: Lesson) -> Reply:
    """A piece as it is read."""
    begins = HEADING.match(lesson.words)
    words = starter_on(lesson.topic) if lesson.is_starter else lesson.words[begins.end() :] if begins else ""
    text = f"📖 *{title(lesson)}*\n{words}" if words else f"📖 {lesson.words or title(lesson)}"
    return Reply(text, files=(lesson.file,) if lesson.file else ())


def opened(reading: Reading) -> Said:
    return Said(replace(piece(reading.lesson), choices=(Choice(_("More to read"), LEARN[0]),)))


def told_of(lesson: Lesson) -> Reply:
    """To a new partner, once a week. It has no button, which would stand between a question and its answer."""
    text = _("📖 For you to read, {name}, when you have a minute: *{title}*. Write *learn {n}*.")
    return Reply(text.format(name=your_name(), title=title(lesson), n=lesson.number))
