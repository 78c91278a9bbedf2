"""What is done about a business's days off, and how it is told."""

from __future__ import annotations

from bot.domain.days_off import CalendarChanged, HolidayChoice, TakingOff, WorkingAfterAll
from bot.domain.feedback import Announcement
from bot.domain.holidays import DaysOff
from bot.talking.acts import announce
from bot.talking.scene import Scene
from bot.talking.talk_kind import Does
from handlers.days_off import chosen, taken, taken_back
from storage import days_off


def take_off(scene: Scene, taking: TakingOff) -> CalendarChanged:
    days_off.take(scene.books, taking.days, scene.speaker.person_id)
    return _told(scene, taking.days, taking.words)


def work_after_all(scene: Scene, working: WorkingAfterAll) -> CalendarChanged:
    days_off.take_back(scene.books, working.days, scene.speaker.person_id)
    return _told(scene, working.days, working.words)


def _told(scene: Scene, days: DaysOff, words: str) -> CalendarChanged:
    """Partners read the words, where there are some."""
    readers = announce(scene, Announcement(words)).readers if words else 0
    return CalendarChanged(days, readers)


def choose_holidays(scene: Scene, choice: HolidayChoice) -> HolidayChoice:
    days_off.ask_on_holidays(scene.books, asks=choice.asks)
    return choice


CALENDAR: Does = {
    TakingOff: (take_off, taken),
    WorkingAfterAll: (work_after_all, taken_back),
    HolidayChoice: (choose_holidays, chosen),
}
