"""A document of one page in words, ready to be drawn: an agreement, a nota."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Section:
    """One point of a document: its title, and sentences in which `*bold*` is our neutral mark."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of figures: what it is, how it comes about, and the amount as it is written; a total stands out."""

    name: str
    detail: str
    amount: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on the page, from its top down; `name` is that of the file, without its ending."""

    name: str
    title: str
    subtitle: str
    made_on: date
    sections: tuple[Section, ...] = ()
    rows: tuple[Row, ...] = ()
    foot: str = ""
