"""Reads what was taken off a count again: `20 tapi 2 balik, jadi 18`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.words.vocabulary import LOSSES, Sense

_PARTING = frozenset({Form.COMMA, Form.STOP, Form.LINE_BREAK, Sense.BUT, Sense.WHICH, Sense.ADDRESS})
_EXPLAINING = LOSSES | {Sense.BUYER, Sense.CAUSE, Sense.BLAME}


def deductions_told(atoms: Sequence[Atom], placed: Mapping[str, Decimal]) -> Sequence[Atom]:
    """The atoms with the result of every such deduction as what was sold, if it comes out.

    Where the result may be what is left (`20` were placed, or 40, or nobody keeps count) all stays as it is.
    """
    if not any(atom.summed for atom in atoms):
        return atoms
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        told = _deduction(atoms, at, placed)
        result += told[0] if told else [atoms[at]]
        at = told[1] if told else at + 1
    return result


def _deduction(atoms: Sequence[Atom], at: int, placed: Mapping[str, Decimal]) -> tuple[list[Atom], int] | None:
    """What a deduction that begins at the product at `at` says, and where to go on."""
    if len(atoms[at].codes) != 1:
        return None
    first = at + 1 + (what_at(atoms, at + 1) is Sense.SOLD)
    second = _past(atoms, first + 1)
    lost = second + (what_at(atoms, second) is Form.NUMBER)
    second += what_at(atoms, second) in LOSSES
    end = max(second, lost) + 1
    while what_at(atoms, end) in _EXPLAINING:
        end += 1
    end = _past(atoms, end)
    counts = [atoms[n] for n in (first, second, end) if what_at(atoms, n) is Form.NUMBER]
    if what_at(atoms, lost) not in LOSSES or not _ends(atoms, end + 1):
        return None
    if not _comes_out(counts, placed.get(atoms[at].codes[0]), bare=first == at + 1):
        return None
    sold = Atom(Sense.SOLD, counts[2].start, counts[2].start)
    return [atoms[at], sold, counts[2], Atom(Form.COMMA, sold.start, sold.start), atoms[lost], counts[1]], end + 1


def _ends(atoms: Sequence[Atom], at: int) -> bool:
    return what_at(atoms, at) is Sense.ADDRESS or closes(what_at(atoms, at))


def _past(atoms: Sequence[Atom], at: int) -> int:
    while what_at(atoms, at) in _PARTING:
        at += 1
    return at


def _comes_out(counts: Sequence[Atom], placed: Decimal | None, *, bare: bool) -> bool:
    """Whether the third count is what the second leaves of the first, and cannot be what is left of those placed."""
    numbers = [atom.number for atom in counts if atom.number and not atom.number.doubt]
    if placed is None or len(numbers) != 3 or not counts[2].summed or len({number.unit for number in numbers}) > 1:
        return False
    whole, taken, rest = (number.value for number in numbers)
    return whole - taken == rest != placed - whole - taken and not (bare and whole >= placed)
