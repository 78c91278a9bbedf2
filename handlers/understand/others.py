"""Puts names in the place of `yang lain`: all that lies there and is named nowhere in the message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from handlers.understand.atom import Atom, Form
from handlers.understand.vocabulary import Sense


def others_named(atoms: Sequence[Atom], lying: Iterable[str]) -> Sequence[Atom]:
    """The atoms with the products of `lying` that no other atom names; where all or none are named, nobody knows."""
    if all(atom.what is not Sense.OTHERS for atom in atoms):
        return atoms
    named = {code for atom in atoms for code in atom.codes}
    rest = [code for code in lying if code not in named]
    return list(_replaced(atoms, rest if named else []))


def _replaced(atoms: Sequence[Atom], codes: Sequence[str]) -> Iterator[Atom]:
    for atom in atoms:
        if atom.what is Sense.OTHERS:
            yield from (atom._replace(what=Form.PRODUCT, codes=(code,)) for code in codes)
            if not codes:
                yield atom._replace(what=Form.PRODUCT)
        else:
            yield atom
