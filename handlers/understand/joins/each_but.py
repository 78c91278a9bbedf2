"""Deals one count out to all goods but those excepted: `masing-masing laku 4 kecuali keripik 10`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.understand.atoms.atom import Atom, Form, what_at
from handlers.understand.words.vocabulary import ROLES, Sense

_ENDS = frozenset({None, Form.STOP, Form.LINE_BREAK})
_PARTING = frozenset({Form.COMMA, Sense.AND})


def each_but_told(atoms: Sequence[Atom], lying: Sequence[str]) -> Sequence[Atom]:
    """The atoms with a count for each product of `lying` that is not excepted; the exceptions keep theirs."""
    at = next((at for at, atom in enumerate(atoms) if atom.what is Sense.EXCEPT and _deals_before(atoms, at)), None)
    if at is None:
        return atoms
    excepted = _excepted(atoms, at + 1)
    start = _start_of_dealing(atoms, at)
    others = [code for code in lying if code not in excepted]
    if not excepted or not others:
        return atoms
    dealt = _dealt(atoms[at], others, atoms[start + 1 : at])
    return [*atoms[:start], *dealt, *atoms[at + 1 :]]


def _deals_before(atoms: Sequence[Atom], at: int) -> bool:
    """Whether `masing-masing 4` or `masing-masing laku 4` opens the clause that goes on with the exception."""
    start = _start_of_dealing(atoms, at)
    return start >= 0 and what_at(atoms, at - 1) is Form.NUMBER and what_at(atoms, start - 1) in _ENDS


def _start_of_dealing(atoms: Sequence[Atom], at: int) -> int:
    start = at - 2 - (what_at(atoms, at - 2) in ROLES)
    return start if what_at(atoms, start) is Sense.EACH else -1


def _excepted(atoms: Sequence[Atom], at: int) -> set[str]:
    """The goods excepted from `at` to the end of the sentence, each with a count; empty for any other."""
    codes: set[str] = set()
    while what_at(atoms, at) not in _ENDS:
        counted = at + 1 + (what_at(atoms, at + 1) in ROLES)
        if len(atoms[at].codes) != 1 or what_at(atoms, counted) is not Form.NUMBER:
            return set()
        codes.update(atoms[at].codes)
        at = counted + 1
        while what_at(atoms, at) in _PARTING:
            at += 1
    return codes


def _dealt(but: Atom, codes: Sequence[str], count: Sequence[Atom]) -> Iterator[Atom]:
    first, last = count[0], count[-1]
    for code in codes:
        yield Atom(Form.PRODUCT, first.start, last.end, codes=(code,))
        yield from count
        yield Atom(Form.COMMA, but.start, but.end)
