"""Adds up what was sold of one thing to several buyers: `dibeli bu RT 4 dibeli bu Lurah 5`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.understand.atoms.atom import Atom, Form, what_at
from handlers.understand.doubt import Reason
from handlers.understand.joins.days import past_total
from handlers.understand.words.vocabulary import Sense

_PARTING = frozenset({Form.COMMA, Sense.AND})


def buyers_added(atoms: Sequence[Atom]) -> list[Atom]:
    """One count of what was sold where each of several says by whom it was bought."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        run, end = _run(atoms, at) if atoms[at].bought else ([], at)
        if len(run) > 1 and any(atom.number for atom in run):
            result += [atoms[at], _added(run)]
            at = past_total(atoms, end, result[-1])
        else:
            result.append(atoms[at])
            at += 1
    return result


def _run(atoms: Sequence[Atom], start: int) -> tuple[list[Atom], int]:
    """The atoms of a buyer each that hold a count, or the last word of one without, and where they end."""
    run: list[Atom] = []
    at = end = start
    while at < len(atoms) and atoms[at].bought:
        at += 1
        while what_at(atoms, at) is Sense.ADDRESS:
            at += 1
        counted = what_at(atoms, at) is Form.NUMBER
        at += counted
        run.append(atoms[at - 1])
        end = at
        while what_at(atoms, at) in _PARTING:
            at += 1
    return run, end


def _added(run: Sequence[Atom]) -> Atom:
    numbers = [atom.number for atom in run if atom.number is not None]
    doubt = next((number.doubt for number in numbers if number.doubt), None)
    if len(numbers) < len(run):
        doubt = Reason.COUNT_MISSING
    elif len({number.unit for number in numbers}) > 1:
        doubt = doubt or Reason.SEVERAL_NUMBERS
    first = numbers[0]
    total = first._replace(value=sum((number.value for number in numbers), Decimal(0)), doubt=doubt)
    return Atom(Form.NUMBER, run[0].start, run[-1].end, number=total)
