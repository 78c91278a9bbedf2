"""Finds which of some names a text means: `warung siti` is *Warung Bu Siti*."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import Kind, tokens_of
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.spelling import slips

_WORDS = words_of("names")
_TITLES, _PLACES = _WORDS["titles"], _WORDS["places"]


def match_name(text: str, names: Sequence[str]) -> list[int]:
    """The indexes of the names that the text may mean, best first; several mean that one must ask."""
    said = _words(text)
    scores = [(at, _score(said, _words(name))) for at, name in enumerate(names)]
    ranked = sorted(((score, -at) for at, score in scores if score > 0), reverse=True)
    if not ranked:
        return []
    best = ranked[0][0]
    return [-at for score, at in ranked if score >= best - 0.15 or best < 1]


def _words(text: str) -> list[str]:
    cleaned = clean(text)
    if not isinstance(cleaned, str):
        return []
    return [token.text for token in tokens_of(cleaned) if token.kind in (Kind.WORD, Kind.NUMBER)]


def _score(said: Sequence[str], name: Sequence[str]) -> float:
    """2 when all distinctive words agree, less with slips or words missing; 0 when one is foreign to the name."""
    mine, theirs = _distinctive(said), _distinctive(name)
    if not mine:
        return 2.0 if list(said) == list(name) else 0.0
    closeness = [max((_likeness(word, other) for other in theirs), default=0.0) for word in mine]
    if min(closeness) <= 0:
        return 0.0
    score = sum(closeness) / len(closeness) + len(mine) / max(len(mine), len(theirs))
    places = [word for word in said if word in _PLACES]
    return score if all(place in name for place in places) else score - 0.5


def _distinctive(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _TITLES and word not in _PLACES] or list(words)


def _likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if len(word) >= 3 and other.startswith(word):
        return 0.9
    distance = slips(word, other)
    return 0.9 - distance / 4 if distance < 3 else 0.0
