"""Names and sentences that people typed, made fit to stand inside a text of ours."""

import unicodedata

JOINER = "\u200d"
"""Holds the parts of one emoji together; every other invisible character can disguise a name."""


def label(typed: str, longest: int) -> str:
    """`typed` on one line of at most `longest` characters, without our mark for bold or invisible characters."""
    words = " ".join("".join(filter(_visible, typed)).split())
    if len(words) > longest:
        return words[: longest - 1].rstrip() + "…"
    return words or "?"


def _visible(character: str) -> bool:
    if character.isspace() or character == JOINER:
        return True
    return character != "*" and not unicodedata.category(character).startswith("C")
