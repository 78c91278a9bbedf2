"""Reads what a negation says of goods: `gak laku`, `tidak ada yang rusak`, `belum habis, sisa 7`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import BREAKS, Atom, Form, Joined, closes, complete, none, what_at
from handlers.understand.doubt import Reason
from handlers.understand.words.vocabulary import ROLES, Sense

_BEFORE_NUMBER = ROLES | {Form.COMMA, Form.STOP, Form.PRODUCT}


def negated(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """The atoms to put in the place of a negation at `at`, and where to go on: `gak laku`, `tidak ada yang rusak`,
    `belum ada`, `ga habis`. May change the last of the atoms before."""
    first, end = atoms[at], at + 1
    while what_at(atoms, end) in (Sense.IS, Sense.NOT, Sense.AGAIN):
        end += 1
    said_is = any(atom.what is Sense.IS for atom in atoms[at:end])
    what = what_at(atoms, end)
    last = atoms[min(end, len(atoms) - 1)]
    if what in (Sense.SOLD, Sense.BUYER):
        return _unsold(atoms, at, end, said_is)
    if isinstance(what, Sense) and what in ROLES:
        return [complete(what, first, last, none())], end + 1
    if what is Sense.ALL and _left_told(atoms, end + 1):
        return [], end + 1
    if what in (Sense.ALL, Sense.EVERY, Form.NUMBER, Form.AMOUNT):
        return [complete(Sense.SOLD, first, last, none(Reason.NEGATED))], end + 1
    if not said_is:
        named = closes(what) and ((at > 0 and atoms[at - 1].what is Form.PRODUCT) or len(atoms) == end - at)
        doubt = None if first.definite and _ends_list(atoms, at) else Reason.NEGATED
        return ([complete(Sense.SOLD, first, first, none(doubt))] if named else []), end
    if what is Form.PRODUCT:
        return _no_product(atoms, at, end)
    if before and before[-1].what in ROLES and before[-1].number is None:
        role = before.pop()
        return [role._replace(end=atoms[end - 1].end, number=none())], end
    return [complete(Sense.SOLD, first, atoms[end - 1], none())], end


def _ends_list(atoms: Sequence[Atom], at: int) -> bool:
    """`kopi 4, gula 5, madu belum`: the last of a list whose other goods were counted sold none. Words behind it
    (`belum, nanti dihitung`) may say why not."""
    counted = any(atom.what is Form.NUMBER or atom.what is Sense.ALL for atom in atoms[:at])
    silent = all(closes(atom.what) for atom in atoms[at + 1 :])
    return counted and silent and at > 0 and bool(atoms[at - 1].codes)


def _left_told(atoms: Sequence[Atom], at: int) -> bool:
    """`belum habis, sisa 7`: how many are left says more."""
    at += what_at(atoms, at) is Form.COMMA
    return what_at(atoms, at) is Sense.LEFT and what_at(atoms, at + 1) is Form.NUMBER


def _unsold(atoms: Sequence[Atom], at: int, end: int, said_is: bool) -> Joined:
    """Without a number, or with nought, nothing was sold; `belum laku 6` may be six left, if the equation agrees."""
    follower = atoms[end + 1] if end + 1 < len(atoms) else None
    number = follower.number if follower is not None and follower.what is Form.NUMBER else None
    if follower is None or number is None or said_is or number.value == 0:
        end += number is not None and number.value == 0 and number.doubt is None
        return [complete(Sense.SOLD, atoms[at], atoms[end], none())._replace(there=said_is)], end + 1
    number = number.doubted(Reason.NEGATED)
    return [complete(Sense.LEFT, atoms[at], follower, number)], end + 2


def _no_product(atoms: Sequence[Atom], at: int, end: int) -> Joined:
    """`tidak ada keripik yang laku` is none of it; `gak ada keluhan` has nothing to do with goods."""
    if not atoms[end].codes:
        unsold = what_at(atoms, end + 1) in (Sense.SOLD, Sense.BUYER)
        return _unsold(atoms, at, end + 1, True) if unsold else ([], end + 1)
    return [Atom(Form.NUMBER, atoms[at].start, atoms[end - 1].end, number=none())], end


def taken_back(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`gak jadi retur 3` says that these were not returned, `tunggu, salah, 13` replaces what stands before; anything
    else that was taken back holds no more."""
    if what_at(atoms, at + 1) is Sense.RETURNED and what_at(atoms, at + 2) is Form.NUMBER:
        return [], at + 3
    again = at + 1
    while what_at(atoms, again) in BREAKS:
        again += 1
    return ([], again) if _is_corrected(atoms[again:], before) else ([atoms[at]], at + 1)


def _is_corrected(atoms: Sequence[Atom], before: Sequence[Atom]) -> bool:
    """Whether a correction begins, of the one product named before or of one it names."""
    end = 1
    while what_at(atoms, end) in _BEFORE_NUMBER:
        end += 1
    told = what_at(atoms, 0) is Sense.INSTEAD and what_at(atoms, end) is Form.NUMBER and closes(what_at(atoms, end + 1))
    named = {atom.codes for atom in before if atom.codes}
    return told and (len(named) < 2 or any(atom.codes for atom in atoms[:end]))
