"""Reads praise, blame, causes and the weather beside counts: which of them change what a number means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.words.vocabulary import LOSSES, ROLES, Sense

OPINIONS = frozenset({Sense.PRAISE, Sense.BLAME})
_CHANGING = frozenset({Sense.BLAME, Sense.SHARE, Sense.CAUSE, Sense.MISHAP})
REMARKS = OPINIONS | _CHANGING | {Sense.SETTING, Sense.TOPIC}
_HEADING = ROLES | {Form.NUMBER}
_HEADED = _HEADING | {Sense.ALL, Form.COLON}
_SENT = frozenset({Form.PRODUCT, Sense.ALL})


def beside_counts(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """The atoms of a part that holds counts. Praise and the weather say nothing there; blame and the like may change
    what a number means, as a word nobody knows does."""
    for at, atom in enumerate(atoms):
        if atom.what not in REMARKS:
            yield atom
        elif _may_change(atoms, at):
            yield atom._replace(what=Form.PRODUCT)


def _may_change(atoms: Sequence[Atom], at: int) -> bool:
    what = atoms[at].what
    if what is Sense.PRAISE:
        return _tells_good(atoms, at)
    if what is Sense.TOPIC:
        return _names_goods(atoms, at)
    if what is Sense.SETTING:
        return _heads_count(atoms, at)
    return not (what is Sense.BLAME and _describes_loss(atoms, at))


def _names_goods(atoms: Sequence[Atom], at: int) -> bool:
    """`sabun mandi 3`, `2 hajatan`, `arisan risol 10`: it may name an article or say where goods went."""
    before = atoms[at - 1] if at else None
    behind = before is not None and (before.what in _SENT or before.number is not None)
    if behind or what_at(atoms, at + 1) in _HEADED or not any(atom.codes for atom in atoms):
        return True
    return at == 0 and what_at(atoms, 1) is Form.PRODUCT and ROLES.isdisjoint(atom.what for atom in atoms)


def _heads_count(atoms: Sequence[Atom], at: int) -> bool:
    """`hujan laku 3`, unless what follows is told whole: `tutup gak ada yang laku`, `kulkas mati 4 basi`."""
    first, second = what_at(atoms, at + 1), what_at(atoms, at + 2)
    told = first in ROLES and atoms[at + 1].number is not None
    return first in _HEADING and not (told or (first is Form.NUMBER and second in LOSSES))


def _describes_loss(atoms: Sequence[Atom], at: int) -> bool:
    """`1 kg rusak basah`: what is wrong with goods whose loss was counted."""
    told = {atom.what for atom in atoms[:at]}
    rest = [atom.what for atom in atoms[at + 1 :]]
    lost = Form.NUMBER in told and not told.isdisjoint(LOSSES)
    return lost and all(what in REMARKS or closes(what) for what in rest)


def _tells_good(atoms: Sequence[Atom], at: int) -> bool:
    """`10 bagus`, `yang bagus 10`: as many are still good, which may mean that they are left."""
    beside = {other.what: other for other in (*atoms[max(at - 1, 0) : at], *atoms[at + 1 : at + 2])}
    if Form.NUMBER not in beside or any(other.what is Sense.RETURNED for other in atoms):
        return False
    number = beside[Form.NUMBER]
    return all(other.what not in ROLES or other.end > number.start for other in atoms[max(at - 2, 0) : at])
