"""What people say around what they mean, as `phrases.toml` lists it; anyone can lengthen it without touching code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_LISTS = {
    name: [" ".join(phrase.split()) for phrase in listed.split(",")]
    for name, listed in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).items()
}


def spoken(*lists: str) -> re.Pattern[str]:
    """What finds any phrase of these lists in a message."""
    return re.compile(any_of(*lists), re.IGNORECASE)


def any_of(*lists: str) -> str:
    """A regular expression for any phrase of these lists, as whole words."""
    return rf"\b{glued(*lists)}\b"


def glued(*lists: str) -> str:
    """The same where the next word may follow without a space: `tf100`."""
    longest_first = sorted(phrases(*lists), key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(map(_expression, longest_first))})"


def phrases(*lists: str) -> frozenset[str]:
    """All that stands in these lists; KeyError where there is no such list."""
    return frozenset(phrase for name in lists for phrase in _LISTS[name])


def _expression(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split())).replace(r"\*", r"\w*")
