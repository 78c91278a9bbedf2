"""Adds up lists by day, product by product: `senin keripik 10 nastar 2`, and below it `selasa keripik 4`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.numbers.number import Number
from handlers.understand.words.vocabulary import Sense

_BETWEEN_DAYS: frozenset[Form | Sense] = frozenset({Form.COMMA, Form.STOP, Form.LINE_BREAK, Sense.AND})
_BETWEEN_GOODS: frozenset[Form | Sense] = frozenset({Form.COMMA, Sense.AND})
_BESIDE_GOODS: frozenset[Form | Sense] = frozenset({Form.COLON, Sense.SOLD})


class _Day(NamedTuple):
    """What one day sold, each product once; `end` is the place behind it."""

    name: str
    sold: dict[tuple[str, ...], Number]
    end: int


def day_lists_added(atoms: Sequence[Atom]) -> list[Atom]:
    """Each product once, with the sum, where several days follow one another with goods of their own.

    Nothing changes where a day is said twice, names a product twice or says more than counts: that is asked about.
    """
    start = next((at for at, atom in enumerate(atoms) if atom.what is Sense.DAY), len(atoms))
    days = _days(atoms, start)
    if len(days) < 2 or not closes(what_at(atoms, days[-1].end)):
        return list(atoms)
    sold: dict[tuple[str, ...], list[Number]] = {}
    for day in days:
        for codes, number in day.sold.items():
            sold.setdefault(codes, []).append(number)
    if len({day.name for day in days}) < len(days) or not all(_add_up(numbers) for numbers in sold.values()):
        return list(atoms)
    first, last = atoms[start], atoms[days[-1].end - 1]
    return [*atoms[:start], *_summed(sold, first.start, last.end), *atoms[days[-1].end :]]


def _days(atoms: Sequence[Atom], at: int) -> list[_Day]:
    days: list[_Day] = []
    while (day := _day(atoms, at)) is not None:
        days.append(day)
        at = day.end
        while what_at(atoms, at) in _BETWEEN_DAYS:
            at += 1
    return days


def _day(atoms: Sequence[Atom], at: int) -> _Day | None:
    """The day that begins at `at`; None where none does, or where it names a product twice."""
    if what_at(atoms, at) is not Sense.DAY:
        return None
    name, sold, end = atoms[at].day, dict[tuple[str, ...], Number](), at + 1
    at = end
    while True:
        at = _past(atoms, at, _BESIDE_GOODS)
        product, behind = what_at(atoms, at), _past(atoms, at + 1, _BESIDE_GOODS)
        if product is not Form.PRODUCT or what_at(atoms, behind) is not Form.NUMBER:
            return _Day(name, sold, end) if sold else None
        number = atoms[behind].number
        if number is None or not atoms[at].codes or atoms[at].codes in sold:
            return None
        sold[atoms[at].codes] = number
        end = behind + 1
        at = _past(atoms, end, _BETWEEN_GOODS)


def _past(atoms: Sequence[Atom], at: int, kinds: frozenset[Form | Sense]) -> int:
    return at + (what_at(atoms, at) in kinds)


def _add_up(numbers: Sequence[Number]) -> bool:
    """Whether the counts are sure and of one unit."""
    return len({number.unit for number in numbers}) == 1 and not any(number.doubt for number in numbers)


def _summed(sold: dict[tuple[str, ...], list[Number]], start: int, end: int) -> list[Atom]:
    result: list[Atom] = []
    for codes, numbers in sold.items():
        total = numbers[0]._replace(value=sum((number.value for number in numbers), Decimal(0)))
        breaks = [Atom(Form.COMMA, start, start)] if result else []
        result += [*breaks, Atom(Form.PRODUCT, start, end, codes), Atom(Form.NUMBER, start, end, number=total)]
    return result
