"""The words that carry meaning in a report, each with its one sense; `report.toml` lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from handlers.understand.words.lexicon import phrases_of, words_of
from handlers.understand.words.numerals import NUMBER_WORDS, read_words, unglued
from handlers.understand.words.spelling import near
from handlers.understand.words.units import UNITS


class Sense(Enum):
    __hash__ = object.__hash__
    # Members are hashed for every word read; the hash of Enum itself is ten times slower.

    SOLD = auto()
    LEFT = auto()
    RETURNED = auto()
    DAMAGED = auto()
    EXPIRED = auto()
    MISSING = auto()
    PLACED = auto()
    """How many there were: `dari 20`, `titipan 20`."""
    FROM = auto()
    """`dari 20 jadi 6`: six sold, six left, or a correction."""
    STOCK = auto()
    """`stok 6`: what there was, or what is left."""
    ALL = auto()
    """Sold out."""
    EVERY = auto()
    EACH = auto()
    BOTH = auto()
    """`keduanya`: each, where two are spoken of."""
    ALL_THREE = auto()
    EXCEPT = auto()
    NOT = auto()
    IS = auto()
    """`ada`, `punya`: with a negation nothing, with a bare number either sold or left."""
    ZERO = auto()
    INTACT = auto()
    """`masih utuh`: nothing sold, or with a number beside it, as many left."""
    SLACK = auto()
    """`sepi`: slow trade, which with no counts beside it means nothing sold."""
    EMPTY = auto()
    AND = auto()
    WHICH = auto()
    """`yang`."""
    INSTEAD = auto()
    """`eh`, `ralat`, `harusnya`: what follows replaces what was said."""
    NOT_THAT = auto()
    """`bukan`."""
    OR = auto()
    BUT = auto()
    AGAIN = auto()
    SOME = auto()
    """`banyak`, `beberapa`: a quantity without a number."""
    VAGUE = auto()
    """`hampir habis`, `lumayan laku`: how trade went, without a number."""
    RATE = auto()
    """`per hari`: the number beside it is no total."""
    DAY = auto()
    THIS_WEEK = auto()
    LAST_WEEK = auto()
    WEEK_BEFORE_LAST = auto()
    NOW = auto()
    """`sekarang`: what stands before was of another time."""
    ONLY = auto()
    """`cuma`."""
    TWO_WEEKS = auto()
    """`2 minggu lalu`: the week before the last, or both."""
    WISH = auto()
    MORE = auto()
    """`tambah`: a wish, or one more count."""
    REMIT = auto()
    PRICE = auto()
    TOTAL = auto()
    MONEY = auto()
    """`omzet`, `dapat uang`: what was taken in."""
    TAKINGS = auto()
    """`total setoran`: what is handed over for the goods that are told, and where none are, what was taken in."""
    FUTURE = auto()
    """`besok`: what goes with it has not been sold yet."""
    IF = auto()
    """`kalau`: a condition, or only the topic."""
    ASK = auto()
    BUYER = auto()
    TIME_UNIT = auto()
    PEOPLE = auto()
    ADDRESS = auto()
    """A word before a name: `bu`, `warung`."""
    HEDGE = auto()
    """`kayaknya`, `kira2`: what it stands over is not certain."""
    WITHDRAWN = auto()
    """`ga jadi`, `eh bentar`: what was said does not hold."""
    PRAISE = auto()
    """Says nothing beside a count, and makes talk of a clause without one."""
    SETTING = auto()
    """`hujan`, `libur`: what the week was like, which says nothing of goods."""
    BLAME = auto()
    """Makes talk of a clause without a count; beside one it may mean anything."""
    UNSELLABLE = auto()
    """`ga bisa dijual`: lost, if no other word says how."""
    DISCARDED = auto()
    """`saya buang`: what was done with goods that were lost."""
    CAUSE = auto()
    """`karena`, `soalnya`: why."""
    MISHAP = auto()
    """`kena hujan`: how a loss came about."""
    SELF = auto()
    """`buat sendiri`: goods that the writer took, which were sold to him or given."""
    REST = auto()
    """`sisanya masih`: as many are left as was not sold."""
    SHARE = auto()
    """`bagian saya`: what the writer keeps of the money."""
    NONE_THERE = auto()
    """`gaada`: *gak ada* in one word."""
    ARRIVED = auto()
    """`sudah datang`, `diterima`: goods that came in, which are no report."""
    CREDIT = auto()
    """`ngutang`: sold, but not paid for."""
    INCLUDING = auto()
    """`termasuk`: what follows is among what was counted."""
    SAME = auto()
    """`sama kayak minggu lalu`: as many as another time."""
    UNCHANGED = auto()
    """`yang lain tetap`: beside a correction it adds nothing."""
    OTHERS = auto()
    """`yang lain`: what is named nowhere else."""
    TOPIC = auto()
    """`wisuda`, `mandi`: what else people speak of, which says nothing beside a count unless it may name goods."""
    FILLER = auto()


ROLES = frozenset({Sense.SOLD, Sense.LEFT, Sense.RETURNED, Sense.DAMAGED, Sense.EXPIRED, Sense.MISSING})
UNSOLD = ROLES - {Sense.SOLD}
LOSSES = UNSOLD - {Sense.LEFT}

_LISTED = words_of("words")
SENSES = dict.fromkeys(_LISTED.pop("filler"), Sense.FILLER)
for _listed in (words_of("senses"), _LISTED):
    for _name, _words in _listed.items():
        SENSES.update(dict.fromkeys(_words, Sense[_name.upper()]))
"""The sense of every word that has one by itself."""


_PHRASES: dict[tuple[str, ...], Sense] = {}
for _name, _phrases in phrases_of("phrases").items():
    _PHRASES.update(dict.fromkeys(_phrases, Sense[_name.upper()]))


def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the phrases are that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for words in _PHRASES:
        lengths.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


_LENGTHS = _lengths()


def phrase_at(texts: Sequence[str], at: int) -> tuple[Sense, int] | None:
    """The sense of the longest phrase that begins at `at`, and the place after it."""
    for length in _LENGTHS.get(texts[at], ()):
        words = tuple(texts[at : at + length])
        if words in _PHRASES:
            return _PHRASES[words], at + len(words)
    return None


STOP_WORDS = frozenset(SENSES) | NUMBER_WORDS | frozenset(UNITS)
"""Words with a meaning of their own, which are never taken for a slip in something else."""

_SPELLINGS = tuple(words_of("slips")["forgiven"])
_ORDINARY = words_of("ordinary")
COUNTED = _ORDINARY["counted"]
"""What is counted and is no goods: `30 tamu`."""

_TOPICS = _ORDINARY["topics"] | COUNTED
_LAUGHTER = re.compile("[wk]{3,}|(ha|he|hi|ho|xi|ah|eh){2,}[haeio]?")
_TOO_MUCH = re.compile(
    "k[ea](manis|asin|asem|asam|pedas|pedes|besar|gede|gedhe|kecil|cilik|mahal|murah|keras|lembek|gosong|tebal|tebel|tipis|pahit|"
    "hambar|lunak|kering|basah|minyak|minyaken|gurih|encer|kental|matang|mateng)(an|en)"
)
_ENDINGS = ("nya", "nye", "mi", "ji", "pi", "ki", "ka", "na", "ne", "mo", "lah", "kan", "an", "pun", "e", "ta", "to")


@lru_cache(maxsize=65_536)
def sense_of(word: str) -> Sense | None:
    """The sense of a word, also with an ending (`lakumi`), drawn out (`habisss`), or as in Jakarta (`semue`)."""
    if word in SENSES:
        return SENSES[word]
    if _LAUGHTER.fullmatch(word):
        return Sense.FILLER
    if _TOO_MUCH.fullmatch(word):
        return Sense.BLAME
    short = _undrawn(word)
    if short in SENSES:
        return SENSES[short]
    if len(word) > 3 and word.endswith("e") and f"{word[:-1]}a" in SENSES:
        return SENSES[f"{word[:-1]}a"]
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        shortest = 3 if ending in ("nya", "nye", "mi", "ji", "pi") else 4
        if stem != word and len(stem) >= shortest and stem in SENSES:
            return SENSES[stem]
    return None


@lru_cache(maxsize=65_536)
def glued_count(word: str) -> Decimal | None:
    """The number in words that ends a word which begins with a role: `lakulimabelas`."""
    for end in range(4, len(word) - 2):
        if SENSES.get(word[:end]) in ROLES:
            spelled = read_words(unglued(word[end:]) or (word[end:],))
            if spelled is not None:
                return spelled.value
    return None


def _undrawn(word: str) -> str:
    return "".join(char for at, char in enumerate(word) if at == 0 or char != word[at - 1])


@lru_cache(maxsize=65_536)
def slip_of(word: str) -> Sense | None:
    """The sense of the word that an unknown one is a slip of, if all the nearest agree."""
    if len(word) < 4:
        return None
    senses = {SENSES[close] for close in near(word, _SPELLINGS)}
    return senses.pop() if len(senses) == 1 else None


def ordinary(word: str) -> Sense | None:
    """What a word of everyday speech says where no product is meant by it; `sense_of` knows none of these."""
    for spelling in (word, _undrawn(word)):
        if spelling in _ORDINARY["talk"]:
            return Sense.FILLER
        if spelling in _TOPICS:
            return Sense.TOPIC
    return None
