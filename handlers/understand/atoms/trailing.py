"""Finds talk that trails a loss and explains it: `2 remuk ditimpa mainan anakku`, `pecah katinggang galon`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from handlers.understand.atoms.atom import Form
from handlers.understand.words.goods import OTHER_GOODS
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.owners import NEIGHBOURS
from handlers.understand.words.units import unit_of
from handlers.understand.words.vocabulary import LOSSES, Sense, ordinary, sense_of

_CHANGING = words_of("adjuncts")["changing"]
_TALK = frozenset({Sense.ADDRESS, Sense.PEOPLE, Sense.WHICH, Sense.DAY, Sense.SETTING, Sense.PRAISE, Sense.MISHAP})
_SILENT = _TALK | {None, Sense.FILLER, Sense.TOPIC, Sense.CAUSE, Sense.BLAME}
_CLOSING = frozenset({",", ".", "!", ";", "\n", ")", "("})
_MISHAP = re.compile("(di|ke|ka|ter|te|ti|ta|ku)[a-z]{3,}")
_LONGEST = 12
"""So many words are looked at, so that a long message takes no longer a word."""


def end_of_talk(texts: Sequence[str], at: int, told: set[Form | Sense]) -> int:
    """The place after the talk that begins at `at` and closes its clause; `at` where the words may say more than that.

    `told` is what became of the goods of the clause. A passive and what follows explain their loss (`hancur tertindih
    beras`), and so do other words of which at least two are known to nobody and none names goods.
    """
    words = list(takewhile(str.isalpha, texts[at : at + _LONGEST]))
    end = at + len(words)
    closes = end == len(texts) or texts[end] in _CLOSING
    taken = told == {Sense.MISSING} and words[:1] == ["diambil"] and {Sense.PEOPLE}.issuperset(map(sense_of, words[1:]))
    return end if told and told <= LOSSES and closes and (taken or _explain(words)) else at


def _explain(words: Sequence[str]) -> bool:
    if not _CHANGING.isdisjoint(words) or any(sense_of(word) not in _SILENT for word in words):
        return False
    strange = [word for word in words if sense_of(word) is None and ordinary(word) is None]
    if words and _MISHAP.fullmatch(words[0]):
        return len(words) > 1
    return len(strange) > 1 and not any(map(_names_goods, words))


def _names_goods(word: str) -> bool:
    return word in OTHER_GOODS or word in NEIGHBOURS or unit_of(word) is not None
