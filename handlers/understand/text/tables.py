"""Turns the rows of a table with headed columns into sentences: `Keripik | 14 | 6` becomes `Keripik laku 14 sisa 6`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understand.text.tokens import fold
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.units import unit_of
from handlers.understand.words.vocabulary import ROLES, Sense, phrase_at, sense_of

_NAMES = words_of("tables")["names"]
_ORDINALS = words_of("tables")["ordinals"]
_AMOUNTS = frozenset({Sense.PRICE, Sense.TOTAL, Sense.MONEY})
_COLUMNS = ROLES | _AMOUNTS | {Sense.PLACED, Sense.STOCK}
_RULE = re.compile(r"[\s|:+=_-]+")
_MARKS = ("|", "\t", ";", ",", "/", " - ")
_BLANK = " "
_NUMERAL = re.compile(r"-|\d[\d.,]*")
_CLOSING = words_of("tables")["closing"]
_FEWEST_COLUMNS = 3


def untabled(text: str) -> str:
    """A clean text with every table in it written out; a row that does not fit its header stays as it is."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    at = 0
    written: list[str] = []
    while at < len(lines):
        rows, at = _table(lines, at)
        written += rows
    return "\n".join(written)


def _table(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The rows of the table that begins at a line, and the line after it; a header without rows is a plain line."""
    header = _header(lines[at])
    if header is None:
        return [lines[at]], at + 1
    greeting, mark, columns = header
    rows: list[str] = []
    end = at + 1
    while end < len(lines):
        row = "" if _RULE.fullmatch(lines[end]) else _row(lines[end], mark, columns)
        if row is None:
            break
        rows += [row] if row else []
        end += 1
    return ([greeting, *rows] if greeting else rows, end) if rows else ([lines[at]], at + 1)


def _header(line: str) -> tuple[str, str, list[str]] | None:
    """What stands before it, the mark between cells and the headings; one is of names, the others of counts."""
    for mark in (*_MARKS, _BLANK):
        if len(parted := _cells(line, mark)) < _FEWEST_COLUMNS:
            continue
        greeting, *cells = _greeting_cut(["sisa" if fold(cell) in _CLOSING else cell for cell in parted])
        kinds = [_kind(cell) for cell in cells]
        if len(cells) >= _FEWEST_COLUMNS and "name" in kinds and None not in kinds:
            return greeting, mark, cells
    return None


def _greeting_cut(cells: Sequence[str]) -> list[str]:
    """The cells, with what stands before the first heading by itself: `halo bu, Produk | Laku`."""
    words = cells[0].split() if cells else []
    begins = next((at for at in range(len(words)) if _kind(" ".join(words[at:])) is not None), len(words))
    before, first = " ".join(words[:begins]), words[begins:]
    if any(char.isdigit() for char in before):
        return ["", *cells]
    return [before, *([" ".join(first)] if first else []), *cells[1:]]


def _cells(line: str, mark: str) -> list[str]:
    if mark == "|":
        line = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip(" *_") for cell in (_headings(line) if mark == _BLANK else line.split(mark))]


def _headings(line: str) -> list[str]:
    """The words of a line, with `nama barang` at its beginning as one."""
    words = line.split()
    names = next((at for at, word in enumerate(words) if _kind(word) != "name"), len(words))
    return [" ".join(words[:names]), *words[names:]] if names else words


def _kind(heading: str) -> str | None:
    """What the cells below a heading are: `name`, `ordinal`, `amount` or `count`; None where it says nothing known."""
    words = fold(_parted(heading)[0].strip(" .:")).split()
    if not words:
        return None
    if all(word in _NAMES for word in words):
        return "name"
    if all(word in _ORDINALS for word in words):
        return "ordinal"
    sense = _sense(words)
    return None if sense not in _COLUMNS else "amount" if sense in _AMOUNTS else "count"


def _parted(cell: str) -> tuple[str, str]:
    """`Pulpen (lusin)` and `Laku (bks)` without their unit, and the unit; empty where there is none."""
    name, _, unit = cell.removesuffix(")").rpartition("(")
    return (name.strip(), unit.strip()) if cell.endswith(")") and unit_of(fold(unit.strip())) else (cell, "")


def _sense(words: Sequence[str]) -> Sense | None:
    phrase = phrase_at(words, 0)
    if phrase is not None and phrase[1] == len(words):
        return phrase[0]
    return sense_of(words[0]) if len(words) == 1 else None


def _row(line: str, mark: str, columns: Sequence[str]) -> str | None:
    cells = _blank_cells(line, columns) if mark == _BLANK else _cells(line, mark)
    after = cells.pop() if len(cells) == len(columns) + 1 and not _NUMERAL.search(cells[-1]) else ""
    if len(cells) != len(columns):
        return None
    kinds = [_kind(column) for column in columns]
    names, units = zip(*(_parted(cell) for kind, cell in zip(kinds, cells, strict=True) if kind == "name"), strict=True)
    unit = next(filter(None, units), "")
    said = [_said(kind, column, cell, unit) for kind, column, cell in zip(kinds, columns, cells, strict=True)]
    return " ".join([*names, *filter(None, said)]) + (f"\n{after}" if after else "")


def _blank_cells(line: str, columns: Sequence[str]) -> list[str]:
    """Between blanks only the numerals are cells of their own: a name may have several words."""
    numerals = len(columns) - 1
    cells = line.rsplit(maxsplit=numerals)
    fits = len(cells) == len(columns) and all(_NUMERAL.fullmatch(cell) for cell in cells[1:])
    return cells if fits and _kind(columns[0]) == "name" else []


def _said(kind: str | None, column: str, cell: str, unit: str) -> str:
    if kind in ("name", "ordinal") or not cell:
        return ""
    heading, own = _parted(column)
    return f"Rp {cell}" if kind == "amount" else f"{heading} {cell} {own or unit}".rstrip()
