"""Tells of how many products `keduanya` and `ketiganya` speak, and what `semua` adds to `masing-masing`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from handlers.understand.atoms.atom import BREAKS, Atom, Form, Joined, closes, what_at
from handlers.understand.words.vocabulary import Sense

_SEVERAL = {Sense.BOTH: 2, Sense.ALL_THREE: 3}
_EACH = frozenset({*_SEVERAL, Sense.EACH})
_ENDS = frozenset({Form.STOP, Form.LINE_BREAK})


def each_told(atoms: Sequence[Atom], goods: int) -> Sequence[Atom]:
    """The atoms with `keduanya` for each of two products that were named, or of the `goods` that lie there where none
    were; of more or fewer it is a word nobody knows. `masing-masing 5 semua` is five of each."""
    if _EACH.isdisjoint([atom.what for atom in atoms]):
        return atoms
    result: list[Atom] = []
    for at, atom in enumerate(atoms):
        if atom.what in _SEVERAL:
            meant = _SEVERAL[atom.what] in _named(atoms, at, goods)
            result.append(atom._replace(what=Sense.EACH if meant else Form.PRODUCT))
        elif atom.what is not Sense.EVERY or not _follows_each(result):
            result.append(atom)
    return result


def _named(atoms: Sequence[Atom], at: int, goods: int) -> set[int]:
    """How many products may be meant: those named since the last count (`roti` may be several), those of the sentence,
    or all."""
    before = list(takewhile(lambda atom: atom.what not in _ENDS, reversed(atoms[:at])))
    after = takewhile(lambda atom: atom.what not in _ENDS, atoms[at:])
    near = {atom.codes for atom in takewhile(lambda atom: atom.number is None, before) if atom.codes}
    sentence = {atom.codes for atom in (*before, *after) if atom.codes}
    kinds = next((len(atom.codes) for atom in before if atom.codes), 0)
    return {len(near), len(sentence), kinds} if sentence else {goods}


def _follows_each(before: Sequence[Atom]) -> bool:
    clause = takewhile(lambda atom: atom.what not in BREAKS, reversed(before))
    return what_at(before, len(before) - 1) is Form.NUMBER and any(atom.what is Sense.EACH for atom in clause)


def kinds_told_whole(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with each of the products that one name may mean, where `semua` is said of them: `semua roti habis`,
    `roti habis semua`, `semua roti belum laku`."""
    result: list[Atom] = []
    for at, atom in enumerate(atoms):
        every = what_at(result, len(result) - 1) is Sense.EVERY
        if len(atom.codes) > 1 and atom.what is Form.PRODUCT and _told_whole(atoms[at + 1 : at + 4], every=every):
            result = result[:-1] if every else result
            result.extend(atom._replace(codes=(code,)) for code in atom.codes)
        else:
            result.append(atom)
    return result


def _told_whole(after: Sequence[Atom], *, every: bool) -> bool:
    """Whether a clause that goes on so is of all kinds, and to its end: `habis semua`, `belum laku` behind `semua`."""
    clause = [*takewhile(lambda atom: not closes(atom.what), after)]
    kinds = [atom.what for atom in clause]
    every = every or Sense.EVERY in kinds or any(atom.definite for atom in clause if atom.what is Sense.ALL)
    told = [what for what in kinds if what is not Sense.EVERY]
    return every and told in ([Sense.ALL], [Sense.NOT, Sense.SOLD], [Sense.ZERO])


def is_for_each(rest: Sequence[Atom]) -> bool:
    """Whether the clause that goes on so says `masing-masing`."""
    return any(atom.what is Sense.EACH for atom in takewhile(lambda atom: not closes(atom.what), rest))


def each_named(atoms: Sequence[Atom], at: int) -> Joined:
    """`semua roti masing-masing 10` names each of the products that *roti* may mean; any other `semua` adds nothing."""
    if what_at(atoms, at) is not Form.PRODUCT:
        return [], at
    return [atoms[at]._replace(codes=(code,)) for code in atoms[at].codes], at + 1
