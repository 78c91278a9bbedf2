"""Names and sentences that people typed, made fit to stand inside a text of ours."""

import unicodedata

JOINER = "\u200d"
"""Holds the parts of one emoji together; every other invisible character can disguise a name."""


def label(typed: str, longest: int) -> str:
    """`typed` as one line of at most `longest` characters, without our mark for bold; never empty."""
    return one_line(typed.replace("*", ""), longest) or "?"


def one_line(typed: str, longest: int) -> str:
    """`typed` without line breaks and invisible characters, cut off after `longest` characters."""
    words = " ".join("".join(filter(_visible, typed)).split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _visible(character: str) -> bool:
    return character.isspace() or character == JOINER or not unicodedata.category(character).startswith("C")
