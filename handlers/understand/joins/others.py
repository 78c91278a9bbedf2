"""Puts names in the place of `yang lain`: all that lies there and is named nowhere in the message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.words.vocabulary import Sense

_OTHERS = frozenset({Sense.OTHERS, Sense.UNCHANGED})


def others_named(atoms: Sequence[Atom], lying: Iterable[str]) -> Sequence[Atom]:
    """The atoms with the products of `lying` that no other atom names; where all or none are named, nobody knows.
    `koreksi keripik 14, yang lain tetap` speaks of keripik alone."""
    if _OTHERS.isdisjoint([atom.what for atom in atoms]):
        return atoms
    named = {code for atom in atoms for code in atom.codes}
    if named and any(atom.what is Sense.INSTEAD for atom in atoms):
        atoms = [atom for atom in atoms if atom.what is not Sense.UNCHANGED]
    rest = [code for code in lying if code not in named]
    return list(_replaced(atoms, rest if named else []))


def _replaced(atoms: Sequence[Atom], codes: Sequence[str]) -> Iterator[Atom]:
    for atom in atoms:
        if atom.what in _OTHERS:
            yield from (atom._replace(what=Form.PRODUCT, codes=(code,)) for code in codes)
            if not codes:
                yield atom._replace(what=Form.PRODUCT)
        else:
            yield atom
