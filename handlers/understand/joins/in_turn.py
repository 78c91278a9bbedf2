"""Deals counts out to the products named before them: `keripik dan nastar laku 12 dan 5`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from handlers.understand.atoms.atom import Atom, Form, what_at
from handlers.understand.words.vocabulary import ROLES, Sense

_WEEKS = frozenset({Sense.THIS_WEEK, Sense.LAST_WEEK, Sense.WEEK_BEFORE_LAST})
_BESIDE = _WEEKS | {Form.COMMA, Form.DATE}
_SEPARATORS = frozenset({Form.COMMA, Sense.AND})
_LISTING = _SEPARATORS | {Form.PRODUCT}
_ENDS = frozenset({None, Form.STOP, Form.LINE_BREAK})
_GOING_ON = ROLES | {Form.NUMBER}


class _Row(NamedTuple):
    """Products, what became of them if that is said, and as many counts."""

    products: Sequence[Atom]
    roles: Sequence[Atom]
    counts: Sequence[Atom]
    end: int


def dealt(atoms: Sequence[Atom]) -> list[Atom]:
    """Each product beside its count, where a sentence names all products first and then as many counts."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        row = _row(atoms, at) if atoms[at].codes and what_at(atoms, at + 1) in _LISTING and _opens(result) else None
        result.extend(_told_apart(row) if row else [atoms[at]])
        at = row.end if row else at + 1
    return result


def _opens(before: Sequence[Atom]) -> bool:
    """Whether nothing was said yet in this sentence."""
    last = next((atom.what for atom in reversed(before) if atom.what not in _BESIDE), None)
    return last in _ENDS


def _row(atoms: Sequence[Atom], start: int) -> _Row | None:
    products, at = _listed(atoms, start, Form.PRODUCT)
    names = {atom.codes for atom in products}
    first = at
    while what_at(atoms, at) in ROLES or what_at(atoms, at) is Sense.EACH:
        at += 1
    roles = [atom for atom in atoms[first:at] if atom.what is not Sense.EACH]
    counts, end = _listed(atoms, at, Form.NUMBER)
    if not 1 < len(names) == len(products) == len(counts) or _goes_on(atoms, end):
        return None
    plain = len(roles) < 2 and all(role.number is None for role in roles) and all(len(name) == 1 for name in names)
    parted = all(one.end < other.start for one, other in pairwise(counts))
    return _Row(products, roles, counts, end) if plain and parted and _separated(atoms[at:end]) else None


def _listed(atoms: Sequence[Atom], at: int, what: Form) -> tuple[list[Atom], int]:
    """The atoms of one kind from `at` on, and where what parts them ends."""
    found: list[Atom] = []
    while what_at(atoms, at) is what:
        found.append(atoms[at])
        at += 1
        while what_at(atoms, at) in _SEPARATORS:
            at += 1
    return found, at


def _separated(listed: Sequence[Atom]) -> bool:
    """Counts side by side (`12 5`) and signs between them (`12/5`, `5+3`) may mean something else."""
    touching = any(one.what is other.what is Form.NUMBER for one, other in pairwise(listed))
    return not touching and not any(atom.what is Sense.AND and atom.glued for atom in listed)


def _goes_on(atoms: Sequence[Atom], end: int) -> bool:
    if what_at(atoms, end) not in _ENDS:
        return True
    after = next((atom.what for atom in atoms[end:] if atom.what not in _ENDS), None)
    return after in _GOING_ON


def _told_apart(row: _Row) -> Iterator[Atom]:
    """The words of all stay with the first product, for a question to show."""
    stop = row.counts[-1].end
    for at, (product, count) in enumerate(zip(row.products, row.counts, strict=True)):
        if at:
            yield Atom(Form.COMMA, stop, stop)
        yield from (product, *row.roles, count)
