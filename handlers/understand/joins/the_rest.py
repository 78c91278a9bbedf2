"""Reads what became of the rest: `laku 15, sisanya 5 jamuran`, `laku 15, sisanya masih`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from handlers.understand.atoms.atom import BREAKS, Atom, Form, complete, what_at
from handlers.understand.doubt import Reason
from handlers.understand.numbers.number import Number
from handlers.understand.words.vocabulary import LOSSES, UNSOLD, Sense

_TOLD_WHOLE = frozenset({Sense.SOLD, Sense.LEFT, Sense.ALL})
_TAKING = LOSSES | {Sense.SOLD, Sense.ALL}
_CLOSING = frozenset({None, *BREAKS})
_TALK = frozenset({Sense.PRAISE, Sense.FUTURE, Sense.WISH, Sense.AGAIN, Sense.IS, Sense.ASK})


def rest_told(atoms: Sequence[Atom]) -> list[Atom]:
    """After a count of what was sold, a rest that was lost leaves nothing, and one that is there says nothing new."""
    atoms = _named_first(atoms)
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        told = _numbered(atoms, at, result)
        if told:
            result.extend(told)
        elif taken := _taken(atoms, at, result):
            result.append(taken[0])
            at = taken[1] - 1
        elif _lost_of_several(atoms, at):
            result.append(atoms[at]._replace(what=Sense.WITHDRAWN))
        elif atoms[at].what is Sense.REST:
            there, end = _still_there(atoms, at, result)
            result.extend(there)
            at = end - 1
        else:
            result.append(atoms[at])
        at += 3 if told else 1
    return result


def _named_first(atoms: Sequence[Atom]) -> list[Atom]:
    """`retur sisanya` as `sisanya retur`, `retur sisanya 8` as `sisanya 8 retur`."""
    result = list(atoms)
    for at in range(len(result) - 1):
        role, rest = result[at : at + 2]
        opens = rest.definite and rest.what is Sense.LEFT and role.what in LOSSES and not (role.number or rest.number)
        behind = what_at(atoms, at - 1) is Form.NUMBER and what_at(atoms, at - 2) is not Sense.SOLD
        opens = opens and not behind
        counted = what_at(atoms, at + 2) is Form.NUMBER
        if opens and what_at(atoms, at + 2 + counted) in _CLOSING | {Sense.EVERY}:
            result[at : at + 2 + counted] = [rest, *result[at + 2 : at + 2 + counted], role]
    return result


def _numbered(atoms: Sequence[Atom], at: int, before: Sequence[Atom]) -> list[Atom]:
    """What became of a rest that is numbered, in the place of three atoms; empty where nothing of that is told."""
    if not (atoms[at].definite or (bool(before) and before[-1].what in BREAKS)):
        return []
    lost, sold = _lost(atoms[at : at + 5]), _all_sold(atoms[at : at + 4])
    return lost if lost and _sold_before(before) else sold if sold and _lost_before(before) else []


def within_rest(atoms: Sequence[Atom]) -> list[Atom]:
    """`sisa 5 yang 2 rusak`: nobody knows whether the two are among the five, unless what was sold is told as well."""
    result: list[Atom] = []
    if not {Sense.LEFT, Sense.WHICH} <= {atom.what for atom in atoms}:
        return list(atoms)
    for at, atom in enumerate(atoms):
        lost = not LOSSES.isdisjoint({what_at(atoms, at - 1), what_at(atoms, at + 1)})
        if atom.number and atom.what is Form.NUMBER and lost and _names_some_of_rest(result):
            atom = atom._replace(number=atom.number._replace(doubt=Reason.SEVERAL_NUMBERS))
        result.append(atom)
    return result


def rest_of_several(atoms: Sequence[Atom]) -> list[Atom]:
    """`peyek 10 tempe 8 yang sisa`, `peyek 10 tempe 8 itu sisanya`: nobody knows whether the ten are left as well."""
    result = list(atoms)
    for at, atom in enumerate(atoms):
        defined = atom.what is Sense.WHICH and what_at(atoms, at + 1) in UNSOLD
        rest = atom.definite and atom.what is Sense.LEFT and not atom.number
        if (defined or rest) and what_at(atoms, at + 1 + defined) in _CLOSING:
            for earlier in _counts_before(atoms, at)[1:]:
                result[earlier] = atoms[earlier]._replace(there=True)
    return result


def _counts_before(atoms: Sequence[Atom], at: int) -> list[int]:
    """Where the counts stand of a list that ends before `at`, the last one first: `peyek 10, tempe 8`."""
    found: list[int] = []
    while what_at(atoms, at - 1) is Form.NUMBER and what_at(atoms, at - 2) is Form.PRODUCT:
        found.append(at - 1)
        at -= 2 + (what_at(atoms, at - 3) in (Form.COMMA, Sense.AND))
    return found


def _names_some_of_rest(before: Sequence[Atom]) -> bool:
    """Whether `sisa 5 yang` stands before, and no count of what was sold."""
    told = [atom for atom in before if atom.what is not Form.COMMA and atom.what not in LOSSES]
    some = [atom.what for atom in told[-3:]] == [Sense.LEFT, Form.NUMBER, Sense.WHICH]
    return some and not _sold_before(told[:-3])


def _taken(atoms: Sequence[Atom], at: int, before: Sequence[Atom]) -> tuple[Atom, int] | None:
    """`sisanya basi`, `sisanya laku semua`: what became of all the rest of one product, and where to go on."""
    if not (atoms[at].definite and atoms[at].what is Sense.LEFT and _speaks_of_one(before)):
        return None
    role = what_at(atoms, at + 1)
    if role not in _TAKING or atoms[at + 1].number:
        return None
    end = at + 2
    while what_at(atoms, end) in (Sense.EVERY, Sense.ALL):
        end += 1
    sold = role in (Sense.SOLD, Sense.ALL)
    if what_at(atoms, end) not in _CLOSING or not (_lost_before(before) if sold else _sold_beside(before, role)):
        return None
    number = Number(Decimal(0), 0, doubt=Reason.COUNT_MISSING, rest=True)
    return complete(Sense.SOLD if sold else role, atoms[at], atoms[end - 1], number), end


def _lost_of_several(atoms: Sequence[Atom], at: int) -> bool:
    """`risol 35, lemper 20, sisanya basi`: what is not left of one may not be left of the others either."""
    if not (atoms[at].definite and atoms[at].what is Sense.LEFT and what_at(atoms, at + 1) in LOSSES):
        return False
    after = next((atom.what for atom in atoms[at + 2 :] if atom.what is not Sense.EVERY), None)
    return atoms[at + 1].number is None and after in _CLOSING and not _speaks_of_one(atoms[:at])


def _speaks_of_one(before: Sequence[Atom]) -> bool:
    """Whether the sentence names one product."""
    said = takewhile(lambda atom: atom.what not in (Form.STOP, Form.LINE_BREAK), reversed(before))
    return len({atom.codes for atom in said if atom.codes}) == 1


def _lost_before(before: Sequence[Atom]) -> bool:
    """Whether of the last product nothing but a loss was counted."""
    since = list(takewhile(lambda atom: not atom.codes, reversed(before)))
    kinds = {atom.what for atom in since}
    return len(since) < len(before) and Form.NUMBER in kinds and bool(kinds & LOSSES) and kinds.isdisjoint(_TOLD_WHOLE)


def _sold_beside(before: Sequence[Atom], role: Form | Sense | None) -> bool:
    """Whether the last product has a count of what was sold, and neither what is left nor that role was told of it."""
    since = [*takewhile(lambda atom: not atom.codes, reversed(before))][::-1]
    kinds = {atom.what for atom in since}
    sold = any(
        atom.what is Form.NUMBER
        and (
            what_at(since, at - 1) is Sense.SOLD or UNSOLD.isdisjoint({what_at(since, at - 1), what_at(since, at + 1)})
        )
        for at, atom in enumerate(since)
    )
    return len(since) < len(before) and sold and kinds.isdisjoint({Sense.LEFT, role})


def _lost(atoms: Sequence[Atom]) -> list[Atom]:
    """`sisanya 5 jamuran`, `sisa rusak 5`: as many were lost, and none is left; the count equation must agree.
    Before another product (`sisa 5 rusak nastar habis`) the loss may be that one's, so the rest is asked about."""
    after = what_at(atoms, 3)
    if what_at(atoms, 0) is not Sense.LEFT or atoms[0].number or after not in _CLOSING | {Form.PRODUCT}:
        return []
    pair = {atom.what: atom for atom in atoms[1:3]}
    role = next((what for what in pair if what in LOSSES), None)
    if role is None or Form.NUMBER not in pair or pair[role].number:
        return []
    heads = after is Form.PRODUCT
    if heads and (atoms[1].what is not Form.NUMBER or what_at(atoms, 4) is Form.NUMBER):
        return []
    start, end = atoms[0].start, atoms[2].end
    nothing = Atom(Sense.LEFT, start, end, number=Number(Decimal(0), 0, doubt=Reason.COUNT_MISSING if heads else None))
    return [Atom(role, start, end, number=pair[Form.NUMBER].number), nothing]


def _all_sold(atoms: Sequence[Atom]) -> list[Atom]:
    """`sisanya 24 laku semua`: as many were sold, and none is left."""
    if [atom.what for atom in atoms[:3]] != [Sense.LEFT, Form.NUMBER, Sense.ALL] or atoms[0].number:
        return []
    if what_at(atoms, 3) not in _CLOSING:
        return []
    start, end = atoms[0].start, atoms[2].end
    nothing = Number(Decimal(0), 0)
    return [Atom(Sense.SOLD, start, end, number=atoms[1].number), Atom(Sense.LEFT, start, end, number=nothing)]


def _still_there(atoms: Sequence[Atom], at: int, before: Sequence[Atom]) -> tuple[list[Atom], int]:
    """What a rest that is there says, and where to go on. Before a list (`sisanya masih, nastar 3`) it may head it."""
    rest, end = atoms[at]._replace(what=Sense.LEFT), at + 1
    while end < len(atoms) and _is_talk(atoms[end]):
        end += 1
    sold = _sold_before(before) or _sold_before(_turned(before)) or _sold_beside(before, Sense.LEFT)
    gone = end < len(atoms) and atoms[end].given
    if not sold or not (gone or what_at(atoms, end) in _CLOSING):
        return [rest], at + 1
    if what_at(atoms, end) is Form.STOP or all(atom.what in BREAKS for atom in atoms[end:]):
        return [], end
    return [rest._replace(number=Number(Decimal(0), 0, doubt=Reason.COUNT_MISSING))], end


def _is_talk(atom: Atom) -> bool:
    """What may be said of a rest that is there: `sisanya masih bagus`; but not how it may have gone."""
    return atom.what in _TALK or (atom.what is Form.PRODUCT and not (atom.codes or atom.given))


def _turned(before: Sequence[Atom]) -> Sequence[Atom]:
    """`15 keripik` as `keripik 15`."""
    told = [atom for atom in before if atom.what is not Form.COMMA]
    return [told[-1], told[-2]] if len(told) > 1 and told[-1].codes else ()


def _sold_before(before: Sequence[Atom]) -> bool:
    """Whether the last product has a count, and no other count than what was sold."""
    counted = False
    for atom in reversed(before):
        if atom.codes or atom.what in UNSOLD:
            return bool(atom.codes) and counted
        counted = counted or atom.what is Form.NUMBER
    return counted
