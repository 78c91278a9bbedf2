"""Reads a sum that the writer worked out: `5 tambah 2 jadi 7`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atom import BREAKS, Atom, Form, what_at
from handlers.understand.doubt import Reason
from handlers.understand.vocabulary import Sense

_PLUS = frozenset({Sense.MORE, Sense.AND})


def sums_read(atoms: Sequence[Atom]) -> list[Atom]:
    """`5 tambah 2 jadi 7` is seven; a sum that does not come out stays as it was written. One of what is left
    is asked about, for more goods may have come in."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        left = at > 0 and atoms[at - 1].what is Sense.LEFT
        total = None if left else _total(atoms[at : at + 5])
        result.append(total or (_unsure(atoms[at]) if left else atoms[at]))
        at += 4 if total else 1
    return result


def _unsure(atom: Atom) -> Atom:
    number = atom.number
    if number is None or not number.grown:
        return atom
    return atom._replace(number=number.doubted(Reason.SEVERAL_NUMBERS))


def _total(atoms: Sequence[Atom]) -> Atom | None:
    if what_at(atoms, 1) not in _PLUS or what_at(atoms, 4) not in {None, *BREAKS}:
        return None
    numbers = [atom.number for atom in (atoms[0], *atoms[2:4]) if atom.what is Form.NUMBER and atom.number]
    if len(numbers) < 3 or any(number.doubt for number in numbers) or len({number.unit for number in numbers}) > 1:
        return None
    first, second, total = numbers
    return atoms[3]._replace(start=atoms[0].start) if first.value + second.value == total.value else None
