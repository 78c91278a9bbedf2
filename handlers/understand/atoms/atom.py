"""An atom: a product, a number or a telling word, with the place of its words in the text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from handlers.understand.doubt import Reason
from handlers.understand.numbers.number import Number
from handlers.understand.words.vocabulary import Sense


class Form(Enum):
    __hash__ = object.__hash__

    PRODUCT = auto()
    """A product; one with no codes is a word nobody knows, which may be one."""
    NUMBER = auto()
    AMOUNT = auto()
    """Rupiah."""
    LINE_BREAK = auto()
    STOP = auto()
    """A full stop or semicolon."""
    COMMA = auto()
    COLON = auto()
    OPEN = auto()
    DATE = auto()


class Atom(NamedTuple):
    what: Form | Sense
    start: int
    end: int
    """Where its words stand in the clean text."""
    codes: tuple[str, ...] = ()
    number: Number | None = None
    glued: bool = False
    """No space between it and what stands before."""
    good: bool = False
    """An unknown product with the name of a thing that others sell."""
    another: bool = False
    """An unknown product whose name takes a word or number that would count something of ours: `teh tarik`, `isi 5`."""
    theirs: bool = False
    """An unknown product, named by a word for somebody else's goods: `warung sebelah`."""
    given: bool = False
    """An unknown word that may say how goods went, if not sold: `gratis`, `dipinjam`."""
    definite: bool = False
    """`sisanya`, `yang rusak`: not `sisa`, `rusak`; of a negation, that it ends its clause; of `habis`, that
    `semua` was said with it; of `sisa banyak`, that it speaks of the rest."""
    bought: bool = False
    """`dibeli`, after which the buyer is named."""
    there: bool = False
    """A number after `ada`: with no role beside it, it may be sold or left."""
    summed: bool = False
    """A number after `jadi` or `total`, which may add up those before."""
    day: str = ""
    """Which day, in the words of the writer."""


BREAKS = frozenset({Form.LINE_BREAK, Form.STOP, Form.COMMA, Form.OPEN, Sense.AND, Sense.BUT})


Joined = tuple[list[Atom], int]
"""Atoms to put down, and where to go on."""


def what_at(atoms: Sequence[Atom], at: int) -> Form | Sense | None:
    return atoms[at].what if 0 <= at < len(atoms) else None


def closes(what: Form | Sense | None) -> bool:
    return what is None or what in BREAKS


def complete(role: Sense, first: Atom, last: Atom, number: Number) -> Atom:
    """A fact complete in itself."""
    return Atom(role, first.start, last.end, number=number)


def none(doubt: Reason | None = None) -> Number:
    return Number(Decimal(0), 0, doubt=doubt)
