"""Leaves out what breaks a count down: `14, yang 6 senin yang 8 jumat`, `4 merah 3 biru total 7`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.words.vocabulary import UNSOLD, Sense

_DAYS = frozenset({Sense.DAY, Form.DATE})
_PARTING = frozenset({Form.COMMA, Sense.AND, Form.OPEN})
_DESCRIBING = _DAYS | {
    Form.PRODUCT, Form.COLON, Sense.WHICH, Sense.SOLD, Sense.REMIT, Sense.CREDIT, Sense.MONEY, Sense.BLAME,
    Sense.PRAISE, Sense.TOPIC, Sense.ADDRESS, Sense.BUYER,
}  # fmt: skip
"""Words of a part: which goods, when, and to whom."""
_INTRODUCING = frozenset({Form.OPEN, Form.COLON, Sense.WHICH})
_BREAKING_DOWN = _INTRODUCING | _DAYS | {Sense.INCLUDING}
_OPENING = _INTRODUCING | _DAYS | {Form.NUMBER, Sense.INCLUDING, Sense.AND}
"""What parts begin with."""
_ADDING = frozenset({Sense.MORE, Sense.TOTAL, Form.STOP})
_NAMING_SOME = frozenset({Sense.INCLUDING, Form.OPEN})


def breakdowns_left_out(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without the parts of each count that they add up to, or that some of what was sold is said to be."""
    if not any(atom.summed or atom.what in _BREAKING_DOWN for atom in atoms):
        return list(atoms)
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        if atoms[at].summed and (start := _parts_before(result, atoms[at])):
            result[start:] = [atoms[at]]
        else:
            result.append(atoms[at])
        at = _past_parts(atoms, at) if atoms[at].what is Form.NUMBER and _counts_sold(result) else at + 1
    return result


def _counts_sold(atoms: Sequence[Atom]) -> bool:
    """Whether a count ends here that nothing says was not sold."""
    number = atoms[-1].number if atoms[-1].what is Form.NUMBER else None
    clause = takewhile(lambda atom: not closes(atom.what), reversed(atoms))
    return number is not None and not number.doubt and UNSOLD.isdisjoint(atom.what for atom in clause)


def _past_parts(atoms: Sequence[Atom], total: int) -> int:
    """The place after the parts of the count at `total`, or right after it where none follow."""
    at = total + 1
    while what_at(atoms, at) in (Sense.ADDRESS, Form.COMMA):
        at += 1
    if what_at(atoms, at) not in _OPENING:
        return total + 1
    if end := _end_of_some(atoms, total, at):
        return end
    left, dated, parts = _value(atoms[total]), True, 0
    introduced = what_at(atoms, at) in _INTRODUCING
    while left > 0 and at < len(atoms):
        end = _end_of_part(atoms, at)
        counts = [atom for atom in atoms[at:end] if atom.what is Form.NUMBER]
        if len(counts) != 1 or not _same_goods(counts[0], atoms[total]):
            return total + 1
        left -= _value(counts[0])
        dated = dated and any(atom.what in _DAYS for atom in atoms[at:end])
        parts += 1
        at = end
    ends = closes(what_at(atoms, at)) and what_at(atoms, at - 1) not in _PARTING
    return at if left == 0 and parts > 1 and ends and (introduced or dated) else total + 1


def _end_of_part(atoms: Sequence[Atom], at: int) -> int:
    """The place after one part: what parts it from the one before, a count, and the words beside it."""
    while what_at(atoms, at) in _PARTING:
        at += 1
    counted = False
    while at < len(atoms) and (_describes(atoms[at]) or (atoms[at].what is Form.NUMBER and not counted)):
        if counted and (atoms[at].what is Sense.WHICH or _heads_count(atoms, at)):
            break
        counted = counted or atoms[at].what is Form.NUMBER
        at += 1
    return at


def _heads_count(atoms: Sequence[Atom], at: int) -> bool:
    """`senin 6 jumat 8`: the day of the count behind it, where the one before has its own."""
    headed = atoms[at].what in _DAYS and what_at(atoms, at + 1) in (Form.NUMBER, Form.COLON)
    return headed and what_at(atoms, at - 2) in _DAYS | {Form.COLON}


def _describes(atom: Atom) -> bool:
    stranger = atom.another or atom.theirs or atom.given or atom.codes
    return atom.what in _DESCRIBING and atom.number is None and not stranger


def _end_of_some(atoms: Sequence[Atom], total: int, at: int) -> int:
    """Where `(2 dibeli ibu)` or `termasuk yang diborong bu RT 5` ends; 0 where no such follows."""
    end = next((n for n in range(at + 1, len(atoms)) if closes(atoms[n].what)), len(atoms))
    some = atoms[at:end]
    said = {atom.what for atom in some}
    if said.isdisjoint(_NAMING_SOME):
        return 0
    counts = [atom for atom in some if atom.what is Form.NUMBER]
    told = all(_describes(atom) or atom.what in (Form.NUMBER, Sense.ALL, *_NAMING_SOME) for atom in some)
    told = told and said.isdisjoint(_DAYS)
    if len(counts) != 1 or not told or not _same_goods(counts[0], atoms[total]):
        return 0
    bought = Sense.ALL in said or any(atom.bought for atom in some)
    known = Form.PRODUCT not in said and Sense.INCLUDING in said
    sold = bought or (known and Sense.SOLD in _clause(atoms, total))
    return end if sold and _value(counts[0]) < _value(atoms[total]) else 0


def _clause(atoms: Sequence[Atom], at: int) -> set[Form | Sense]:
    return {atom.what for atom in takewhile(lambda atom: not closes(atom.what), reversed(atoms[:at]))}


def _parts_before(before: Sequence[Atom], total: Atom) -> int:
    """Where the parts begin that a total behind them adds up; 0 where it does not."""
    left, parts = _value(total), 0
    for at in range(len(before) - 1, -1, -1):
        atom = before[at]
        if atom.what is Form.NUMBER and _same_goods(atom, total):
            left, parts = left - _value(atom), parts + 1
        elif atom.codes:
            return at + 1 if left == 0 and parts > 1 else 0
        elif not (_describes(atom) or atom.what in _PARTING | _ADDING) or _names_count(before, at):
            return 0
    return 0


def _names_count(atoms: Sequence[Atom], at: int) -> bool:
    """`ditambah kremes 4`: a word nobody knows before a number may name other goods, but not in `4 merah 3 biru`."""
    opens = what_at(atoms, at + 1) is Form.NUMBER and what_at(atoms, at - 1) is not Form.NUMBER
    return opens and atoms[at].what is Form.PRODUCT


def _same_goods(part: Atom, total: Atom) -> bool:
    """Whether two counts are sure and have one unit, or one of them none."""
    if part.number is None or total.number is None or part.number.doubt or total.number.doubt:
        return False
    return part.number.unit == total.number.unit or not (part.number.unit and total.number.unit)


def _value(count: Atom) -> Decimal:
    return count.number.value if count.number is not None else Decimal(0)
