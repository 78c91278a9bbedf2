"""Hears that goods listed behind `ada` may be sold or left: `ada keripik 6, nastar 4`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.words.vocabulary import ROLES, Sense

_SETTING_OUT = frozenset({Sense.THIS_WEEK, Sense.DAY, Sense.ADDRESS, Sense.NOW})
_ENDS = frozenset({Form.STOP, Form.LINE_BREAK})


def listed_there(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms, with every count of such a list open, unless its sentence says what became of goods."""
    result = list(atoms)
    for at, atom in enumerate(atoms):
        if atom.what is Sense.IS and _opens(what_at(atoms, at - 1)) and not _tells(atoms, at):
            for number in _counts(atoms, at + 1):
                result[number] = atoms[number]._replace(there=True)
    return result


def _opens(before: Form | Sense | None) -> bool:
    return closes(before) or before in _SETTING_OUT


def _tells(atoms: Sequence[Atom], at: int) -> bool:
    before = takewhile(lambda atom: atom.what not in _ENDS, reversed(atoms[:at]))
    after = takewhile(lambda atom: atom.what not in _ENDS, atoms[at:])
    return any(atom.what in ROLES or atom.what is Sense.ALL for atom in (*before, *after))


def _counts(atoms: Sequence[Atom], at: int) -> list[int]:
    """Where the counts stand of a list of goods that begins at `at`."""
    found: list[int] = []
    while what_at(atoms, at) is Form.PRODUCT and what_at(atoms, at + 1) is Form.NUMBER:
        found.append(at + 1)
        at += 2 + (what_at(atoms, at + 2) in (Form.COMMA, Sense.AND))
    return found
