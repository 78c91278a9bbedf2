"""Texts for people: one catalogue a language, and how rupiah, counts and days are written in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_interval, format_time
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, format_percent

from bot.domain.holidays import DaysOff
from bot.domain.money import BASIS_POINTS
from bot.domain.month import Month
from bot.domain.speaker import GUESSED_CALL
from bot.domain.week import Week

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = {"id": Locale("id", "ID"), "en": Locale("en", "ID")}
"""English as written in Indonesia: Rp255.000 and 20.00, so that figures copied from us mean what they say."""
FIRST_LANGUAGE = "id"

_language: ContextVar[str] = ContextVar("language", default=FIRST_LANGUAGE)
_you: ContextVar[tuple[str, str]] = ContextVar("you", default=(GUESSED_CALL, ""))


@contextmanager
def speaking(language: str, call: str = GUESSED_CALL, name: str = "") -> Iterator[None]:
    """Within this block every text is in `language`, and said to that person; an unknown language is Indonesian."""
    spoken = _language.set(language if language in LANGUAGES else FIRST_LANGUAGE)
    told = _you.set((call, name))
    try:
        yield
    finally:
        _you.reset(told)
        _language.reset(spoken)


def go_on_in(language: str) -> None:
    """From here to the end of the block that is `speaking`, every text is in `language`."""
    _language.set(language)


def spoken() -> str:
    """The language of this block."""
    return _language.get()


def you() -> str:
    """How the person spoken to is called in mid-sentence: `Bu`; English has no such word, and says the name."""
    return your_name() if _language.get() == "en" else _you.get()[0]


def your_name() -> str:
    """How the person spoken to is greeted: `Bu Siti`. The call that was our guess is left out in English."""
    call, name = _you.get()
    if _language.get() == "en" and call == GUESSED_CALL:
        return name or "friend"
    return " ".join(part for part in (call, name) if part)


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language by their English msgid. English is its own catalogue.

    The .po file is read as it stands, so that no compiled copy can be stale or missing.
    """
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if language == "en":
        return {}
    with path.open("rb") as file:
        return {_id(message.id): _first(message.string) for message in read_po(file) if message.id}


def _id(msgid: str | tuple[str, ...] | list[str]) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def _first(msgstr: str | tuple[str, ...] | list[str] | None) -> str:
    """Indonesian has one plural form."""
    return msgstr if isinstance(msgstr, str) else (msgstr or ("",))[0]


def _(msgid: str) -> str:
    """The text in the language being spoken."""
    return catalogue(_language.get()).get(msgid) or msgid


def _n(one: str, many: str, n: int) -> str:
    """The text for a number of things, in the language being spoken."""
    return catalogue(_language.get()).get(one) or (one if n == 1 else many)


def money(amount: int) -> str:
    """Rupiah as people write them: `Rp255.000`. Less than nothing has a true minus: after a hyphen a line may end."""
    return _money(amount, _language.get())


@lru_cache(20_000)
def _money(amount: int, language: str) -> str:
    return format_currency(amount, "IDR", "¤#,##0;\u2212¤#,##0", locale=LANGUAGES[language], currency_digits=False)


def quantity(amount: Decimal) -> str:
    """A count or weight without needless zeros: `14`, `0,5`."""
    return _quantity(amount, _language.get())


@lru_cache(20_000)
def _quantity(amount: Decimal, language: str) -> str:
    return format_decimal(amount, "#,##0.###", locale=LANGUAGES[language])


def percent(rate_bps: int) -> str:
    """A rate in basis points: `25%`, `12,5%`."""
    return _percent(rate_bps, _language.get())


@lru_cache(1_000)
def _percent(rate_bps: int, language: str) -> str:
    return format_percent(Decimal(rate_bps) / BASIS_POINTS, "#,##0.##%", locale=LANGUAGES[language])


def day(when: date) -> str:
    """`22 Nov`."""
    return format_date(when, "d MMM", locale=_locale())


def full_day(when: date) -> str:
    """`22 Nov 2026`."""
    return format_date(when, "d MMM y", locale=_locale())


def month_name(month: Month) -> str:
    """`November`."""
    return format_date(month.first, "LLLL", locale=_locale())


def weekday(number: int) -> str:
    """The name of a weekday, Monday being 0: `Senin`."""
    return format_date(date(2024, 1, 1 + number), "EEEE", locale=_locale())


def clock(moment: datetime | time) -> str:
    """`20.00`."""
    return format_time(moment, "short", locale=_locale())


def clock_of(minute: int) -> str:
    """A time of day given as minutes after midnight: `16.00`."""
    return clock(time(minute // 60, minute % 60))


def days(week: Week) -> str:
    """`16–22 Nov`."""
    return _span(week.monday, week.sunday, _language.get())


def span(off: DaysOff) -> str:
    """`8–14 Mar`, `14 Mar`."""
    return _span(off.first, off.last, _language.get()) if off.count > 1 else day(off.first)


@lru_cache(1_000)
def _span(first: date, last: date, language: str) -> str:
    return format_interval(first, last, "MMMd", locale=LANGUAGES[language])


def called(person: str) -> str:
    """Somebody who is spoken of, as `Bu Siti`; the call that was our guess is left out in English."""
    return person.removeprefix(f"{GUESSED_CALL} ") if _language.get() == "en" else person


def listed(names: Sequence[str]) -> str:
    """`A, B, dan C`."""
    return _listed(tuple(names), "standard", _language.get())


def either(names: Sequence[str]) -> str:
    """`A, B, atau C`."""
    return _listed(tuple(names), "or", _language.get())


@lru_cache(20_000)
def _listed(names: tuple[str, ...], style: Literal["standard", "or"], language: str) -> str:
    return format_list(names, style, LANGUAGES[language])


def _locale() -> Locale:
    return LANGUAGES[_language.get()]
