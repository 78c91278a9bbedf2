"""Reads why goods were lost or sold and what a count includes, which says nothing more of how many."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import BREAKS, Atom, Form, Joined, closes, what_at
from handlers.understand.words.vocabulary import LOSSES, ROLES, Sense

_EXPLAINING = LOSSES | {Sense.BLAME, Sense.SETTING}
_OUTSIDE = ROLES | {
    Sense.THIS_WEEK,
    Sense.LAST_WEEK,
    Sense.WEEK_BEFORE_LAST,
    Sense.DAY,
    Sense.SELF,
    Form.DATE,
    Form.PRODUCT,
}
_COUNTING = ROLES | {Form.NUMBER, Form.AMOUNT, Sense.ALL, Sense.EVERY, Sense.ZERO, Sense.EMPTY, Sense.SOME}


def explained(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`rusak kena hujan 3`, `2 retur karena penyok`: how goods were lost says nothing more of how many."""
    clause = _clause(before)
    if atoms[at].what is Sense.MISHAP and _loses(atoms, at + 1):
        return [], at + 1
    if atoms[at].what is Sense.CAUSE and _is_told(clause) and (end := end_of_reason(atoms, at)):
        return [], end
    if all(atom.what not in LOSSES for atom in clause):
        return [atoms[at]], at + 1
    end = at + 1
    counted = any(atom.what is Form.NUMBER for atom in clause)
    while end < len(atoms) and (
        (atoms[end].what is Form.PRODUCT and not atoms[end].codes) or atoms[end].what in _EXPLAINING
    ):
        end += 1
    if what_at(atoms, end) is (Form.NUMBER if counted else Form.PRODUCT):
        return [atoms[at]], at + 1
    return [], end


def included(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`laku 5 termasuk pesanan bu RT 2` is five; what was lost, left or sold at another time is not among them."""
    end = _end(atoms, at)
    others = [atom for atom in atoms[at + 1 : end] if atom.what in _OUTSIDE]
    denied = at > 0 and atoms[at - 1].what is Sense.NOT
    sold = {Form.NUMBER, Sense.SOLD} <= {atom.what for atom in _clause(before)}
    return ([], end) if sold and not others and not denied else ([atoms[at]._replace(what=Form.PRODUCT)], at + 1)


def _clause(before: Sequence[Atom]) -> Sequence[Atom]:
    """What stands before in the same clause."""
    return before[next((n for n in range(len(before), 0, -1) if before[n - 1].what in BREAKS), 0) :]


def _end(atoms: Sequence[Atom], at: int) -> int:
    """Where the clause that holds the atom at `at` ends."""
    return next((n for n in range(at, len(atoms)) if closes(atoms[n].what)), len(atoms))


def _loses(atoms: Sequence[Atom], at: int) -> bool:
    """`3 rusak`, `rusak 3`."""
    first, second = what_at(atoms, at), what_at(atoms, at + 1)
    if first in LOSSES:
        return second is Form.NUMBER
    return first is Form.NUMBER and second in LOSSES and what_at(atoms, at + 2) is not Form.NUMBER


def _is_told(clause: Sequence[Atom]) -> bool:
    """Whether a clause says how many, and what became of them."""
    kinds = {atom.what for atom in clause}
    return Form.NUMBER in kinds and not kinds.isdisjoint(ROLES)


def end_of_reason(atoms: Sequence[Atom], at: int) -> int:
    """Where a reason ends that speaks of no goods and no numbers: `karena gak ada anak sekolah`; 0 for any other."""
    end = _end(atoms, at)
    said = atoms[at + 1 : end]
    counting = any(atom.codes or atom.number or atom.what in _COUNTING for atom in said)
    return 0 if counting else end


def shared(atoms: Sequence[Atom], at: int, _: list[Atom]) -> Joined:
    """`bagian saya 35.000`: what the writer keeps, reckoned by himself, counts nothing."""
    return ([], at + 2) if what_at(atoms, at + 1) is Form.AMOUNT else ([atoms[at]], at + 1)
