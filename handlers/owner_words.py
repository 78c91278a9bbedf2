"""What an owner asks or tells in her own words: *sapa aja yang belom laporan* is `siapa belum lapor`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.complaints import OVER
from handlers.phrases import any_of, phrases, spoken
from handlers.take_money import payer_in
from handlers.understand.handed_over import sums_in


@dataclass(frozen=True, slots=True)
class Meant:
    """The conversation that is meant, by its name, and the words to open it with."""

    talk: str
    words: str = ""


_ASKED = (
    ("silent", ("not_yet", "reporting")),
    ("dues", ("not_yet", "handing_over")),
    ("best_sellers", ("most", "selling")),
    ("last_week", ("outcome", "week", "past")),
    ("this_week", ("outcome", "week")),
    ("last_week", ("overview", "past")),
    ("this_week", ("overview",)),
    ("partners", ("partners", "listing")),
)
"""The first talk of which a message has a word of each list, and no words but these and some that say nothing."""

_SAYING_NOTHING = phrases("asking_around", "polite", "madam", "already", "more", "only", "which")
_MONEY = rf"(?:{any_of('money_itself')}\s*)?"
_CAME = rf"{any_of('already')}\s+{any_of('came_in')}"
_NOT_COME = rf"{any_of('not', 'not_yet')}\s+(?:{any_of('already')}\s+)?{any_of('came_in')}"
_SOFT = rf"(?:\s*{any_of('polite', 'madam', 'only')})*[\s.!]*"
_IS_IN = re.compile(rf"{_MONEY}(?P<who>[^?\d]*?)\s*{_CAME}{_SOFT}", re.IGNORECASE)
_IS_NOT_IN = re.compile(rf"{_MONEY}(?P<who>[^?\d]*?)\s*{_NOT_COME}{_SOFT}", re.IGNORECASE)
_COMPLAINT = spoken("complaint")
_PAYING = spoken("paying")
_NOT = spoken("not", "not_yet")
_MOST_OF_A_NAME = 4
_PREFACE = re.compile(rf"^(?:{any_of('before_all')}[\s,.]*)+", re.IGNORECASE)


def meant(words: str) -> Meant | None:
    """What a message of an owner asks for or tells; None where it may mean anything else."""
    return _of_money(words) or _of_complaint(words) or _asked(words)


def without_preface(words: str) -> str:
    """`eh salah, harga kripik 11rb`, `tolong ingetin eko` from where they say what is wanted."""
    return _PREFACE.sub("", words, count=1)


def _asked(words: str) -> Meant | None:
    said = set(re.findall(r"[^\W\d_]+", words.casefold()))
    if re.search(r"\d", words):
        return None
    for talk, lists in _ASKED:
        groups = [phrases(name) for name in lists]
        if all(said & group for group in groups) and said <= _SAYING_NOTHING.union(*groups):
            return Meant(talk)
    return None


def _of_complaint(words: str) -> Meant | None:
    """`keluhannya siti udah beres, kemasannya baru`: what was done about a complaint."""
    found = _COMPLAINT.match(words.strip())
    is_over = found and "?" not in words and OVER.search(words)
    return Meant("close_complaint", words.strip()[found.end() :].strip()) if found and is_over else None


def _of_money(words: str) -> Meant | None:
    """`uang eko udah masuk`, `siti udah bayar 273750`: money that came, or did not."""
    for talk, pattern in (("deny_money", _IS_NOT_IN), ("confirm_money", _IS_IN)):
        found = pattern.fullmatch(words.strip())
        if found and len(found["who"].split()) <= _MOST_OF_A_NAME:
            return Meant(talk, found["who"].strip())
    if len(sums_in(words)) != 1 or "?" in words or _NOT.search(words) or not _PAYING.search(words):
        return None
    return Meant("confirm_money", words) if len(payer_in(words).split()) <= _MOST_OF_A_NAME else None
