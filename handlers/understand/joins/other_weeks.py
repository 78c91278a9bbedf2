"""Leaves out what another week is compared with: `minggu lalu 10, sekarang 14`, `14 (minggu lalu 9)`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.words.vocabulary import Sense

_BEFORE_NUMBER = frozenset({Form.PRODUCT, Sense.SOLD, Sense.ONLY})
_PARTING = frozenset({Form.COMMA, Sense.BUT})
_TURNING = frozenset({Sense.ONLY, Sense.NOW})


def without_other_weeks(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms of the week that is reported. A count of last week with no word of comparison stays, and so does the
    week: `minggu lalu 8, minggu ini 5` may report both."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        end = _end_of_comparison(atoms, at)
        if end:
            result.extend(atom for atom in atoms[at:end] if atom.codes and atom.codes not in _named(atoms[end:]))
        elif atoms[at].what is Sense.NOW and _tells_of_both(result, atoms[at:]):
            result.append(atoms[at]._replace(what=Sense.THIS_WEEK))
        elif atoms[at].what not in _TURNING:
            result.append(atoms[at])
        at = end or at + 1
    return result


def _end_of_comparison(atoms: Sequence[Atom], start: int) -> int:
    """Where the words of last week end that are said only to compare; 0 where they may be a report."""
    if what_at(atoms, start) is Form.OPEN and what_at(atoms, start + 1) is Sense.LAST_WEEK:
        alone = what_at(atoms, start + 2) is Form.NUMBER and closes(what_at(atoms, start + 3))
        return start + 3 if alone else 0
    if what_at(atoms, start) is not Sense.LAST_WEEK:
        return 0
    at = start + 1
    while what_at(atoms, at) in _BEFORE_NUMBER:
        at += 1
    if what_at(atoms, at) is not Form.NUMBER:
        return 0
    only = any(atom.what is Sense.ONLY for atom in atoms[start:at])
    at += 1 + (what_at(atoms, at + 1) in _PARTING)
    now = what_at(atoms, at)
    counted = any(atom.what is Form.NUMBER for atom in atoms[at:])
    same = len(_named(atoms[start:])) < 2
    return at if counted and same and (now is Sense.NOW or (only and now is Sense.THIS_WEEK)) else 0


def _tells_of_both(before: Sequence[Atom], atoms: Sequence[Atom]) -> bool:
    """`minggu lalu keripik 10, sekarang nastar 5`."""
    now = takewhile(lambda atom: atom.what not in (Form.STOP, Form.LINE_BREAK), atoms)
    return any(atom.what is Sense.LAST_WEEK for atom in before) and any(atom.what is Form.NUMBER for atom in now)


def _named(atoms: Sequence[Atom]) -> set[tuple[str, ...]]:
    return {atom.codes for atom in atoms if atom.what is Form.PRODUCT}
