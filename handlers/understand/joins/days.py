"""Adds up what was sold of one thing on several days: `kemarin 5 hari ini 3`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.product import PACKS
from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.doubt import Reason
from handlers.understand.numbers.number import Number
from handlers.understand.words.vocabulary import ROLES, Sense

_DAYS = frozenset({Sense.DAY, Form.DATE})
_BEFORE_TOTAL = frozenset({Form.COMMA, Form.STOP, Sense.TOTAL, Sense.EVERY, Form.COLON})


def days_added(atoms: Sequence[Atom]) -> list[Atom]:
    """`kemarin 5 hari ini 3`, `senin laku 2, selasa laku 3`, `3 pagi 4 sore`: counts of one thing are added up."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        run, end = _day_run(atoms, at) if what_at(atoms, at) in _DAYS else _numbers_first(atoms, at, result)
        if len(run) > 1:
            result.extend(_added(atoms, at, end, run))
            at = past_total(atoms, end, result[-1])
        else:
            result.append(atoms[at])
            at += 1
    return result


def _day_run(atoms: Sequence[Atom], start: int) -> tuple[list[int], int]:
    """Where the numbers of a run of days stand, and where the run ends."""
    numbers: list[int] = []
    roles: set[Form | Sense] = set()
    named: set[tuple[str, ...]] = set()
    at = end = start
    while what_at(atoms, at) in _DAYS:
        at += 1
        if what_at(atoms, at) is Form.PRODUCT and (not numbers or atoms[at].codes in named):
            named.add(atoms[at].codes)
            at += 1
        role = what_at(atoms, at)
        at += role in ROLES
        if role is Sense.SOLD and not numbers and what_at(atoms, at) is Form.PRODUCT:
            named.add(atoms[at].codes)
            at += 1
        at += what_at(atoms, at) is Form.COLON
        if what_at(atoms, at) is not Form.NUMBER or (numbers and role in ROLES and role not in roles):
            break
        roles |= {role} if role in ROLES and role is not None else set()
        numbers.append(at)
        at = end = at + 1 + (len(numbers) > 1 and what_at(atoms, at + 1) is Sense.AGAIN)
        while what_at(atoms, at) in (Form.COMMA, Sense.AND, Form.LINE_BREAK):
            at += 1
    return numbers, end


def _numbers_first(atoms: Sequence[Atom], start: int, before: Sequence[Atom]) -> tuple[list[int], int]:
    """`3 pagi 4 sore` behind its goods: each number has its day behind it, and none is left over."""
    named = bool(before) and (bool(before[-1].codes) or before[-1].what in ROLES)
    numbers: list[int] = []
    at = end = start
    while named and what_at(atoms, at) is Form.NUMBER and what_at(atoms, at + 1) in _DAYS:
        numbers.append(at)
        at = end = at + 2
        at += what_at(atoms, at) in (Form.COMMA, Sense.AND)
    days = {atoms[number + 1].day for number in numbers}
    alone = closes(what_at(atoms, end)) and what_at(atoms, at) is not Form.NUMBER
    return (numbers, end) if alone and len(days) == len(numbers) else ([], start)


def past_total(atoms: Sequence[Atom], end: int, total: Atom) -> int:
    """Where to go on behind a sum that the writer worked out himself: `senin 5, selasa 3, jadi 8`."""
    at = end
    while what_at(atoms, at) in _BEFORE_TOTAL:
        at += 1
    restated = atoms[at].number if what_at(atoms, at) is Form.NUMBER else None
    closed = closes(what_at(atoms, at + 1)) or any(atom.what is Sense.TOTAL for atom in atoms[end:at])
    agrees = restated is not None and total.number is not None and _pieces(restated) == _pieces(total.number)
    return at + 1 if agrees and closed else end


def _pieces(number: Number) -> Decimal:
    return number.value * PACKS.get(number.unit or "", 1)


def _are_left(atoms: Sequence[Atom]) -> bool:
    """What is left on one day is left on the next as well, so it does not add up."""
    return next((atom.what for atom in reversed(atoms) if atom.what in ROLES), None) is Sense.LEFT


def _added(atoms: Sequence[Atom], start: int, end: int, run: Sequence[int]) -> list[Atom]:
    numbers = [number for at in run if (number := atoms[at].number) is not None]
    doubt = next((number.doubt for number in numbers if number.doubt), None)
    if len({number.unit for number in numbers}) > 1 or _are_left(atoms[:end]):
        doubt = doubt or Reason.SEVERAL_NUMBERS
    value = sum((number.value for number in numbers), Decimal(0))
    total = numbers[0]._replace(value=value, doubt=doubt, among=None)
    products = [atom for atom in atoms[start:end] if atom.what is Form.PRODUCT][:1]
    roles = [atom for atom in atoms[start:end] if atom.what in ROLES][:1]
    dates = [atom for atom in atoms[start:end] if atom.what is Form.DATE]
    return [*dates, *products, *roles, Atom(Form.NUMBER, atoms[start].start, atoms[end - 1].end, number=total)]
