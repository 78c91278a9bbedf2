"""How far one spelling is from another, weighted by the slips that people who type Indonesian make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_VOWELS = re.compile("[aeiou]")
_RUNS = re.compile(r"(.)\1+")
_SOUNDS = (
    ("kh", "k"),
    ("ck", "k"),
    ("ng", "g"),
    ("dj", "j"),
    ("tj", "c"),
    ("oe", "u"),
    ("ph", "f"),
    ("v", "f"),
    ("q", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("y", "i"),
)
_MINANG = re.compile("([iu])a(k|h|ng)$")
_SHORT = 4
"""Up to this length only slips that keep the sound are forgiven: *lapis* and *lupis* are two cakes."""


def near(word: str, known: Iterable[str], most: float = 2) -> list[str]:
    """The spellings that `word` may be a slip of, all equally close; empty if none is within `most` slips."""
    choices = known if isinstance(known, (tuple, list)) else tuple(known)
    shortlist = process.extract(word, choices, scorer=OSA.distance, score_cutoff=4, limit=None)
    scored = [(slips(word, choice), choice) for choice, _, _ in shortlist]
    best = min((score for score, _ in scored), default=9.0)
    return [choice for score, choice in scored if score == best and score <= most]


@lru_cache(maxsize=65_536)
def slips(word: str, meant: str) -> float:
    """0 for the same sound, 0.5 for dropped vowels, 1 or more for slips of the finger, 9 for another word."""
    if len(word) < 3 or len(meant) < 3:
        return 9.0
    if alike(word, meant):
        return 0.0 if _sound(word) == _sound(meant) else 0.5
    return _finger(_sound(word), _sound(meant))


def alike(word: str, meant: str) -> bool:
    """Whether `word` sounds as `meant` does, or only drops vowels of it."""
    if len(word) < 3 or len(meant) < 3:
        return False
    heard, said = _sound(word), _sound(meant)
    dropped = word[0] == meant[0] and (_dropped_vowels(heard, said) or _dropped_vowels(word, meant))
    return heard == said or dropped


def same_good(one: str, other: str) -> bool:
    """Two spellings of one thing, *kerupuk* and *krupuk*: the same sound, or one vowel less."""
    return slips(one, other) == 0 or (abs(len(one) - len(other)) == 1 and min(slips(one, other), slips(other, one)) < 1)


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    """One spelling for what sounds alike: doubled letters, old spellings, e and i, o and u, Minang *karipiak*."""
    if len(word) > 5:
        word = _MINANG.sub(r"\1\2", word)
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    return _RUNS.sub(r"\1", word).replace("e", "i").replace("o", "u")


def _dropped_vowels(heard: str, said: str) -> bool:
    """`krpk`, `udg`: the first letter and all consonants in the same order, and no vowel that is not there."""
    if len(heard) >= len(said):
        return False
    kept = said[0] + _VOWELS.sub("", said[1:])
    if len(kept) < 3 or heard[0] + _VOWELS.sub("", heard[1:]) != kept:
        return False
    letters = iter(said)
    return all(letter in letters for letter in heard)


def _finger(heard: str, said: str) -> float:
    """One wrong, missing, doubled or swapped letter in a word of six; two from nine on."""
    longest = max(len(heard), len(said))
    allowed = 0 if longest <= _SHORT + 1 else 1 if longest < 9 else 2
    distance = OSA.distance(heard, said, score_cutoff=allowed)
    if distance > allowed or (heard[0] != said[0] and distance > 1):
        return _swapped(heard, said)
    return float(distance)


def _swapped(heard: str, said: str) -> float:
    """In a short word two neighbours may change places, or a consonant inside it be missing: `natsar`, `katng`."""
    if len(heard) == len(said) >= _SHORT and sorted(heard) == sorted(said) and OSA.distance(heard, said) == 1:
        return 1.0
    return 9.0
