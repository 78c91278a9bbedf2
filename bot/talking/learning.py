"""The conversations about pieces to learn from, what is done with their decisions, and what a new partner is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.business import Business
from bot.domain.lesson import NEW_FOR, Lesson, NewLesson, Reading, Withdrawing
from bot.domain.speaker import Role
from bot.domain.week import Week
from bot.reply import Reply
from bot.rhythm import Weekly
from bot.talking.scene import Scene
from bot.talking.talk_kind import Does, TalkKind
from handlers import learn, teach
from storage import businesses, lessons

A_WEEK = timedelta(weeks=1)


def due(scene: Scene) -> Reply | None:
    """What a new partner is told of with the first thing that it does after the report day."""
    books, partner_id = scene.books, scene.place.partner_id
    joined = lessons.joined_at(books, partner_id)
    if joined is None or joined < scene.now - NEW_FOR - A_WEEK:
        return None
    asked_at = _last_report_day(businesses.business(scene.connection, books.business_id), scene)
    if asked_at is None or not asked_at - NEW_FOR < joined < asked_at:
        return None
    lesson = lessons.tell_next(books, partner_id, Week.of(asked_at.date()))
    return learn.told_of(lesson) if lesson else None


def _last_report_day(business: Business, scene: Scene) -> datetime | None:
    """The last moment at which partners here were to be asked for their reports."""
    local = scene.now.astimezone(ZoneInfo(scene.place.zone))
    return max(Weekly().moments(business, local - A_WEEK, local), default=None)


def open_piece(scene: Scene, reading: Reading) -> Reading:
    lessons.opened(scene.books, reading.lesson.number, scene.place.partner_id, scene.speaker.person_id)
    return reading


def add_piece(scene: Scene, new: NewLesson) -> Lesson:
    return lessons.add(scene.books, new, scene.speaker.person_id)


def take_out(scene: Scene, withdrawing: Withdrawing) -> Withdrawing:
    lessons.withdraw(scene.books, withdrawing.lesson, scene.speaker.person_id)
    return withdrawing


PARTNER, OWNER = frozenset({Role.PARTNER}), frozenset({Role.OWNER})
READING: Does = {Reading: (open_piece, learn.opened)}
ADDING: Does = {NewLesson: (add_piece, teach.added)}
TAKING_OUT: Does = {Withdrawing: (take_out, teach.taken_out)}
LEARNING = (
    TalkKind("learn", learn.learn, PARTNER, learn.LEARN, READING, lapses=True),
    TalkKind("lessons", teach.look_at, OWNER, learn.LEARN),
    TalkKind("add_lesson", teach.add_lesson, OWNER, teach.ADD, ADDING),
    TalkKind("take_lesson_out", teach.take_out, OWNER, teach.TAKE_OUT, TAKING_OUT),
)
