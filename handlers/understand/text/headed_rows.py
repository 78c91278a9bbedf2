"""Writes out rows below or above a line of headings (`laku / sisa`), and counts listed like their goods."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understand.text.tokens import fold
from handlers.understand.words.goods import NUMBERING
from handlers.understand.words.vocabulary import ROLES, Sense, phrase_at, sense_of

_ROW = re.compile(r"(?P<name>[^\d\n]*[^\W\d_][^\d\n]*?)\s*[:=|]?\s*(?P<counts>\d[\d\s.,;/|\t-]*)")
_LIST = re.compile(r"(?P<names>[^\d\n=:]+?)\s*(?P<sign>[=:]?)\s*(?P<counts>\d+(?:\s*(?P<mark>[/-])\s*\d+)+)")
_CELLS = re.compile(r"^\s*\|?\s*([^|\d]*[^|\d\s])\s*\|\s*(\d[^|]*?)\s*\|?\s*$")
_JOINING = frozenset("/-|")
_FRACTIONS = frozenset({"1/2", "1/3", "1/4", "2/3", "3/4"})
_LONGEST_HEADING = 60


def rows_headed(text: str) -> str:
    """A clean text in which each row of as many counts as a line below or above it has headings says them. A row with
    more or fewer is in question."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    heads = [at for at, line in enumerate(lines) if _headings(line)]
    if len(heads) != 1:
        return text
    headings = _headings(lines[heads[0]])
    rest = lines[: heads[0]] + lines[heads[0] + 1 :]
    fitting = [_headed(line, headings) if _counts(line) else None for line in rest]
    below = all(_counts(line) is None for line in lines[: heads[0]])
    above = all(_counts(line) is None for line in lines[heads[0] + 1 :])
    if not (any(fitting) and (below or above)):
        return text
    doubted = (f"{line} ?" if _counts(line) else line for line in rest)
    return "\n".join(row or line for row, line in zip(fitting, doubted, strict=True))


def _counts(line: str) -> re.Match[str] | None:
    return re.search(r"\d", line)


def _headings(line: str) -> list[str]:
    """Two or more words of state that differ, with one mark between them; empty for any other line."""
    if len(line) > _LONGEST_HEADING or _counts(line):
        return []
    cells = _cut(line.strip(" ():*_"))
    senses = [_sense(cell) for cell in cells]
    return cells if len(cells) > 1 and ROLES.issuperset(senses) and len(set(senses)) == len(senses) else []


def _cut(line: str) -> list[str]:
    return [cell for cell in re.split(r"\s*[/|;,\t-]\s*|\s+", line) if cell]


def _sense(heading: str) -> Sense | None:
    return sense_of(fold(heading))


def _headed(row: str, headings: Sequence[str]) -> str | None:
    """`keripik laku 12 sisa 8`; None where the row holds other than a name and as many whole counts."""
    found = _ROW.fullmatch(row.strip())
    counts = _cut(found["counts"]) if found else []
    if found is None or len(counts) != len(headings) or not all(count.isdecimal() for count in counts):
        return None
    told = (f"{heading} {count}" for heading, count in zip(headings, counts, strict=True))
    return f"{found['name']} {' '.join(told)}"


def lists_paired(text: str) -> str:
    """A clean text in which `keripik/nastar = 12/5` says each count behind its goods, and `keripik | 12` its count."""
    if _JOINING.isdisjoint(text):
        return text
    return "\n".join(_paired(_CELLS.sub(r"\1 \2", line)) for line in text.split("\n"))


def _paired(line: str) -> str:
    found = _LIST.fullmatch(line.strip())
    if found is None:
        return line
    names, counts = ([cell.strip() for cell in found[part].split(found["mark"])] for part in ("names", "counts"))
    ranged = found["mark"] == "-" and (len(names) < 3 or not found["sign"])
    if ranged or len(names) != len(counts) or len(set(names)) < len(names) or found["counts"] in _FRACTIONS:
        return line
    words = fold(found["names"]).replace(found["mark"], " ").split()
    if "" in names or any(_tells(words, at) for at in range(len(words))):
        return line
    return ", ".join(f"{name} {count}" for name, count in zip(names, counts, strict=True))


def _tells(words: Sequence[str], at: int) -> bool:
    """Whether a word says more of a count than which goods are meant."""
    phrase = phrase_at(words, at)
    sense = phrase[0] if phrase else sense_of(words[at])
    return words[at] in NUMBERING or sense not in (None, Sense.FILLER, Sense.SOLD, Sense.AND, Sense.ADDRESS)
