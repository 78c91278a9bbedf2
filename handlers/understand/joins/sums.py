"""Reads a sum that the writer worked out: `5 tambah 2 jadi 7`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.understand.atoms.atom import BREAKS, Atom, Form, what_at
from handlers.understand.doubt import Reason
from handlers.understand.numbers.number import Number
from handlers.understand.words.vocabulary import Sense

_CERTAIN = 3
"""From so many counts on *tambah* adds them up."""
_PLUS = frozenset({Sense.MORE, Sense.AND})


def sums_read(atoms: Sequence[Atom]) -> list[Atom]:
    """`5 tambah 2 jadi 7` is seven; a sum that does not come out stays as it was written. One of what is left
    is asked about, for more goods may have come in."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        left = at > 0 and atoms[at - 1].what is Sense.LEFT
        if not left and (chain := _chain(atoms, at)) is not None:
            result.append(chain[0])
            at = chain[1]
            continue
        total = None if left else _total(atoms[at : at + 5])
        result.append(total or (_unsure(atoms[at]) if left else atoms[at]))
        at += 4 if total else 1
    return result


def _chain(atoms: Sequence[Atom], start: int) -> tuple[Atom, int] | None:
    """`12 tambah 5 tambah 2`: twice and more is a sum, where once may be a wish."""
    at = start
    numbers: list[Number] = []
    while what_at(atoms, at) is Form.NUMBER and (number := atoms[at].number) is not None:
        numbers.append(number)
        at += 1
        if what_at(atoms, at) is not Sense.MORE or what_at(atoms, at + 1) is not Form.NUMBER:
            break
        at += 1
    if len(numbers) < _CERTAIN or any(number.doubt for number in numbers) or len({n.unit for n in numbers}) > 1:
        return None
    total = numbers[0]._replace(value=sum((number.value for number in numbers), Decimal(0)), among=None)
    return atoms[at - 1]._replace(start=atoms[start].start, number=total), at


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
