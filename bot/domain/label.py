"""Names and sentences that people typed, made fit to stand inside a text of ours."""

import unicodedata

JOINER = "\u200d"
"""Holds the parts of one emoji together; every other invisible character can disguise a name."""


def label(typed: str, longest: int) -> str:
    """`typed` as one line of at most `longest` UTF-16 units, without our mark for bold; never empty."""
    return one_line(typed.replace("*", ""), longest) or "?"


def one_line(typed: str, longest: int) -> str:
    """`typed` without line breaks and invisible characters, cut off after `longest` UTF-16 units.

    Telegram and WhatsApp count in these: an emoji is two or more.
    """
    visible = typed if typed.isprintable() else "".join(filter(_visible, typed))
    return _cut(" ".join(visible.split()), longest)


def _visible(character: str) -> bool:
    return character.isspace() or character == JOINER or not unicodedata.category(character).startswith("C")


def _cut(words: str, longest: int) -> str:
    units = words.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return words
    return units[: 2 * (longest - 1)].decode("utf-16-le", "ignore").rstrip() + "…"
