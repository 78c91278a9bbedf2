"""The owner's days off, and whether the question for a report comes on public holidays too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from bot.ask import choose, confirm, hear, words_of
from bot.ask.books import DaysOffAhead, TheBusiness, Today
from bot.conversation import Choice, Heard, OpeningWords, Question, Rejected
from bot.domain.business import Business
from bot.domain.calendar import joined
from bot.domain.days_off import CalendarChanged, HolidayChoice, TakingOff, WorkingAfterAll
from bot.domain.holidays import DaysOff, next_lebaran
from bot.reply import Reply, Said
from bot.texts import _, _n, day, listed, span, weekday, you
from handlers.announce import announcement_said, how_many_joined
from handlers.phrases import spoken
from handlers.understand.span import read_span

MOST_DAYS = 62
NOT_AFTER_ALL = tuple(
    f"{no} libur" for no in ("batal", "batalkan", "batalin", "hapus", "gak jadi", "ga jadi", "nggak jadi", "tidak jadi")
)
ASKING, NOT, CALLED_OFF = spoken("ask_anyway"), spoken("not", "do_not"), spoken("called_off")
LEBARAN = spoken("lebaran")


async def days_off() -> TakingOff | WorkingAfterAll | HolidayChoice | Reply | None:
    """`libur`, `libur 8-14 maret`, `libur tetap tanya`."""
    words, today = await OpeningWords(), await Today()
    if not words or (LEBARAN.search(words) and not read_span(words, today)):
        return _shown(await TheBusiness(), await DaysOffAhead(), today)
    if CALLED_OFF.search(words):
        return await not_after_all()
    if ASKING.search(words) and not read_span(words, today):
        return HolidayChoice(asks=not NOT.search(words))
    business, days = await TheBusiness(), await _which_days(today)
    closed = replace(business, off=joined([*business.off, days]))
    said = _closed_said(business, closed, days)
    told = await how_many_joined()
    sure = await confirm("sure", _preview(business, days, said, told), edits="days")
    return TakingOff(days, said if told else "") if sure else None


def _which_days(today: date) -> Question[DaysOff]:
    asked = _("Which days? For example: *8-14 March*.")
    return hear("days", asked, partial(_days, today), DaysOff, listens=True)


def _days(today: date, heard: Heard) -> DaysOff:
    days = read_span(words_of(heard), today)
    if days is None:
        raise Rejected(_("From which day to which? For example: *8-14 March*, *28 Feb to 3 March*, *tomorrow*."))
    if days.count > MOST_DAYS:
        text = _("{days} is more than {n} days. Please begin with fewer; more can follow.")
        raise Rejected(text.format(days=span(days), n=MOST_DAYS))
    return days


def _closed_said(business: Business, closed: Business, days: DaysOff) -> str:
    """What partners read; days off that no question falls on leave the questions as they are."""
    when = _next_question(closed, days.first)
    text = _("closed {days}. I ask for the report again on {when}; one that you give before that is welcome.")
    if when == _next_question(business, days.first):
        text = _("closed {days}. I ask for the report as always.")
    return text.format(days=span(days), when=when)


def _next_question(business: Business, since: date) -> str:
    """The day of the first question from a day on: `Sabtu, 20 Mar`."""
    asked = business.calendar.next_asked(since)
    return f"{weekday(asked.weekday())}, {day(asked)}"


def _preview(business: Business, days: DaysOff, said: str, told: int) -> str:
    if not told:
        return _("*{days}*: no partner has joined yet, so nobody has to be told. Is that right?").format(
            days=span(days)
        )
    text = _n(
        "*{days}*. To {n} partner:\n\n{text}\n\nShall I send it?",
        "*{days}*. To {n} partners:\n\n{text}\n\nShall I send it?",
        told,
    )
    return text.format(days=span(days), n=told, text=announcement_said(business.name, said))


async def not_after_all() -> WorkingAfterAll | Reply | None:
    """`batal libur`, `batal libur 8 maret`."""
    ahead, business, today = await DaysOffAhead(), await TheBusiness(), await Today()
    said = read_span(await OpeningWords(), today)
    meant = [one for one in ahead if not said or (one.first <= said.last and said.first <= one.last)]
    if not meant:
        return Reply(_("No such days off are noted, {call}: *days off* shows them all.").format(call=you()))
    days = meant[0] if len(meant) == 1 else meant[int(await _which(meant))]
    open_then = replace(business, off=joined(one for one in ahead if one != days))
    text = _("not closed {days} after all. I ask for the report on {when}.")
    words = text.format(days=span(days), when=_next_question(open_then, max(days.first, today)))
    told = await how_many_joined()
    sure = await confirm("sure", _preview(business, days, words, told))
    return WorkingAfterAll(days, words if told else "") if sure else None


def _which(meant: Sequence[DaysOff]) -> Question[str]:
    choices = [Choice(span(one), str(number)) for number, one in enumerate(meant)]
    return choose("which", _("Which days off?"), choices)


def _shown(business: Business, ahead: Sequence[DaysOff], today: date) -> Reply:
    """What is off, when the next question comes, and how each of it is changed."""
    lebaran = next_lebaran(today)
    estimated = _(" (estimated)") if lebaran.estimated else ""
    year = lebaran.days.last.year
    rows = [
        _("Lebaran {year}, {days}{estimated}: nobody is asked").format(
            year=year, days=span(lebaran.days), estimated=estimated
        ),
        _("Your days off: {days}").format(days=listed([span(one) for one in ahead]) if ahead else "–"),
        _("Public holidays: the question comes all the same")
        if business.asks_on_holidays
        else _("Public holidays: the question comes the day after"),
    ]
    lines = [
        *(f"• {row}" for row in rows),
        _("Next question: *{when}*.").format(when=_next_question(business, today)),
        _("*days off 8-14 March* adds some, *undo days off* takes them back."),
    ]
    return Reply("\n".join(lines), (_other_choice(business),))


def _other_choice(business: Business) -> Choice:
    if business.asks_on_holidays:
        return Choice(_("Not on holidays"), "libur jangan tanya")
    return Choice(_("Ask on holidays too"), "libur tetap tanya")


def taken(done: CalendarChanged) -> Said:
    text = _("Noted, {call}: off on *{days}*. {told}")
    return Said(Reply(text.format(call=you(), days=span(done.days), told=_told(done))))


def taken_back(done: CalendarChanged) -> Said:
    text = _("Noted, {call}: *{days}* are no days off any more. {told}")
    return Said(Reply(text.format(call=you(), days=span(done.days), told=_told(done))))


def _told(done: CalendarChanged) -> str:
    if not done.readers:
        return ""
    return _n("On its way to {n} person.", "On its way to {n} people.", done.readers).format(n=done.readers)


def chosen(choice: HolidayChoice) -> Said:
    text = _("Good, {call}: on public holidays the question for the report comes the day after.")
    if choice.asks:
        text = _("Good, {call}: I ask for the report on public holidays too. Around Lebaran I ask nobody.")
    return Said(Reply(text.format(call=you())))
