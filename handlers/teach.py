"""Teaching: the owner sees who has opened which piece, brings her own, and takes pieces out."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import chosen, confirm, hear
from bot.ask.lessons import LessonOpenings, Lessons
from bot.conversation import Choice, Heard, OpeningWords, Question, Rejected
from bot.domain.lesson import Lesson, NewLesson, Openings, Topic, Withdrawing
from bot.reply import Reply, Said
from bot.texts import _, listed, you
from handlers.learn import lessons_meant, piece, row_of, title, topic_in, without_topic
from handlers.starters import title_of
from handlers.whom import one_of

ADD = ("tambah belajar", "tambah bacaan", "tambah materi")
TAKE_OUT = ("hapus belajar", "hapus bacaan", "hapus materi")
LONGEST = 1500


async def look_at() -> Reply:
    """`belajar`: all pieces, and who has opened them; `belajar 3`: one of them."""
    lessons = await Lessons()
    words = await OpeningWords()
    meant = lessons_meant(words, lessons)
    if len(meant) == 1 and words:
        return piece(meant[0])
    openings = await LessonOpenings()
    rows = [_row(one, openings) for one in lessons]
    return Reply("\n".join([_("What partners can read:"), *rows, _how_to_bring()]))


def _row(lesson: Lesson, openings: Openings) -> str:
    by = openings.partners.get(lesson.number, ())
    if not by:
        return f"{row_of(lesson)}: " + _("opened by nobody yet")
    text = _("opened by {n} of {of}: {partners}")
    return f"{row_of(lesson)}: " + text.format(n=len(by), of=openings.of, partners=listed(by))


def _how_to_bring() -> str:
    return _("Bring one of yours: *add lesson promotion: …*, with a PDF or a link if you like; *delete lesson 3*.")


async def add_lesson() -> NewLesson | None:
    """`tambah belajar promosi: foto di dekat jendela`, or with a PDF or a photo."""
    topic = await _topic()
    new = await _lesson(topic)
    text = _("For partners to read, on *{topic}*:\n{words}\nIs that right?")
    what = [new.words] if new.words else []
    what += ["📎 " + _("with the file")] if new.file_id else []
    shown = text.format(topic=title_of(topic), words="\n".join(what))
    return new if await confirm("sure", shown, edits="words") else None


def _topic() -> Question[Topic]:
    choices = [Choice(title_of(topic), topic) for topic in Topic]

    def read(heard: Heard) -> Topic:
        return topic_in(heard.text) or Topic(chosen(heard, choices))

    return hear("topic", _("What is it about?"), read, Topic, choices=choices, listens=True)


def _lesson(topic: Topic) -> Question[NewLesson]:
    asked = _("Write it, or send a link, a PDF or a photo; a title in the first line helps.")

    def read(heard: Heard) -> NewLesson:
        words = without_topic(heard.text, topic)
        if heard.files:
            return NewLesson(topic, words, heard.files[0])
        if heard.attachment:
            raise Rejected(_("I could not keep that: I take photos and PDFs of up to 10 MB."))
        if not words:
            raise Rejected("")
        if len(words) > LONGEST:
            raise Rejected(_("Please keep it under {n} characters.").format(n=LONGEST))
        return NewLesson(topic, words)

    return hear("words", asked, read, NewLesson, listens=True)


def added(lesson: Lesson) -> Said:
    """Where partners find it, and who is told of it."""
    text = _("Number {n}, *{title}*, is there for partners now: they write *learn*. New ones are told of it.")
    return Said(Reply(text.format(n=lesson.number, title=title(lesson))))


async def take_out() -> Withdrawing | Reply | None:
    """`hapus belajar 3`."""
    lessons = await Lessons()
    if not lessons:
        return Reply(_("There is nothing to read yet, {call}.").format(call=you()))
    meant = lessons_meant(await OpeningWords(), lessons)
    lesson = meant[0] if len(meant) == 1 else await _which(meant or lessons)
    asked = _("Take *{title}* out? Partners cannot read it any more.").format(title=title(lesson))
    return Withdrawing(lesson) if await confirm("sure", asked) else None


async def _which(lessons: Sequence[Lesson]) -> Lesson:
    return lessons[await one_of("lesson", _("Which one?"), [row_of(one) for one in lessons])]


def taken_out(done: Withdrawing) -> Said:
    return Said(Reply(_("*{title}* is taken out.").format(title=title(done.lesson))))
