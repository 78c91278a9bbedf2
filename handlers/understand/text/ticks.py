"""Counts nothing of what is crossed out in a list of ticked counts: `✅ teri 11` above `❌ abon`."""

from __future__ import annotations

import re

from handlers.understand.text.tokens import fold
from handlers.understand.words.vocabulary import Sense, sense_of

_TICKED = re.compile(r"[✅☑✔✓].*\d|\d.*[✅☑✔✓]")
_CROSS = re.compile("[❌✖✗✘❎]")
_WORD = re.compile(r"[^\W\d_]+")


def crossed_counted(text: str) -> str:
    """A clean text in which each line that is crossed says 0, if others are ticked and say how many. What a crossed
    line says of its own (`❌ abon 3`) is in question.
    """
    if not _CROSS.search(text):
        return text
    lines = text.split("\n")
    ticked = any(_TICKED.search(line) for line in lines)
    return "\n".join(_counted(line) if ticked and _is_crossed(line) else line for line in lines)


def _is_crossed(line: str) -> bool:
    return _CROSS.search(line) is not None and _TICKED.search(line) is None


def _counted(line: str) -> str:
    if re.search(r"\d", line):
        return f"{line} ?"
    senses = [sense_of(fold(word)) for word in _WORD.findall(line)]
    return f"{line} 0" if senses and all(sense in (None, Sense.FILLER) for sense in senses) else line
