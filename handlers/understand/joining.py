"""Joins atoms that mean something only together: negations, `semua kecuali 2`, sums over days, corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from handlers.understand.atom import BREAKS, Atom, Form
from handlers.understand.doubt import Reason
from handlers.understand.number import Number
from handlers.understand.vocabulary import ROLES, Sense

Joined = tuple[list[Atom], int]
"""Atoms to put down, and where to go on."""

_SILENT = frozenset({Sense.WHICH, Sense.ADDRESS, Sense.DAY})
_NUMERIC = frozenset({Form.NUMBER, Form.AMOUNT})
_SMALL_PRICE = 1000


def joined(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with every join made. A role atom that holds a number is a fact complete in itself."""
    atoms = [atom for atom in _days_added(atoms) if atom.what not in _SILENT]
    atoms = _slack_read(atoms)
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        join = _JOINS.get(atoms[at].what)
        put, at = join(atoms, at, result) if join else ([atoms[at]], at + 1)
        result.extend(put)
    return result


def _slack_read(atoms: Sequence[Atom]) -> list[Atom]:
    """Slow trade beside counts says nothing; alone it says that nothing was sold."""
    counted = any(atom.what is Form.NUMBER for atom in atoms)
    rest = [atom for atom in atoms if atom.what is not Sense.SLACK]
    return rest if counted else [a._replace(what=Sense.ZERO) if a.what is Sense.SLACK else a for a in atoms]


def _what(atoms: Sequence[Atom], at: int) -> Form | Sense | None:
    return atoms[at].what if at < len(atoms) else None


def _complete(role: Sense, first: Atom, last: Atom, number: Number) -> Atom:
    return Atom(role, first.start, last.end, number=number)


def _none(doubt: Reason | None = None) -> Number:
    return Number(Decimal(0), 0, doubt=doubt)


def _negation(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`gak laku`, `tidak ada yang rusak`, `belum ada`, `ga habis`."""
    first, end = atoms[at], at + 1
    while _what(atoms, end) in (Sense.IS, Sense.NOT, Sense.AGAIN):
        end += 1
    said_is = any(atom.what is Sense.IS for atom in atoms[at:end])
    what = _what(atoms, end)
    last = atoms[min(end, len(atoms) - 1)]
    if what in (Sense.SOLD, Sense.BUYER):
        return _unsold(atoms, at, end, said_is)
    if isinstance(what, Sense) and what in ROLES:
        return [_complete(what, first, last, _none())], end + 1
    if what in (Sense.ALL, Sense.EVERY, Form.NUMBER, Form.AMOUNT):
        return [_complete(Sense.SOLD, first, last, _none(Reason.NEGATED))], end + 1
    if not said_is:
        closes = what is None or what in BREAKS
        named = closes and ((at > 0 and atoms[at - 1].what is Form.PRODUCT) or len(atoms) == end - at)
        return ([_complete(Sense.SOLD, first, first, _none(Reason.NEGATED))] if named else []), end
    if what is Form.PRODUCT:
        return _no_product(atoms, at, end)
    if before and before[-1].what in ROLES and before[-1].number is None:
        role = before.pop()
        return [role._replace(end=atoms[end - 1].end, number=_none())], end
    return [_complete(Sense.SOLD, first, atoms[end - 1], _none())], end


def _unsold(atoms: Sequence[Atom], at: int, end: int, said_is: bool) -> Joined:
    """Without a number nothing was sold; `belum laku 6` may be six left, which the count equation must confirm."""
    follower = atoms[end + 1] if end + 1 < len(atoms) else None
    if follower is None or follower.what is not Form.NUMBER or said_is:
        return [_complete(Sense.SOLD, atoms[at], atoms[end], _none())], end + 1
    assert follower.number is not None
    number = follower.number._replace(doubt=follower.number.doubt or Reason.NEGATED)
    return [_complete(Sense.LEFT, atoms[at], follower, number)], end + 2


def _no_product(atoms: Sequence[Atom], at: int, end: int) -> Joined:
    """`tidak ada keripik yang laku` is none of it; `gak ada keluhan` has nothing to do with goods."""
    if not atoms[end].codes:
        unsold = _what(atoms, end + 1) in (Sense.SOLD, Sense.BUYER)
        return _unsold(atoms, at, end + 1, True) if unsold else ([], end + 1)
    return [Atom(Form.NUMBER, atoms[at].start, atoms[end - 1].end, number=_none())], end


def _exists(atoms: Sequence[Atom], at: int, _: list[Atom]) -> Joined:
    follower = atoms[at + 1] if at + 1 < len(atoms) else None
    if follower is not None and follower.what is Form.NUMBER:
        return [follower._replace(there=True)], at + 2
    return [], at + 1


def _everything(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`semua`, `habis`, alone or beside `laku`; `semua kecuali 2`; `semuanya gak laku` adds nothing to the zero."""
    end, whole = at, atoms[at].what is Sense.ALL
    while _what(atoms, end) in (Sense.ALL, Sense.EVERY):
        whole = whole or atoms[end].what is Sense.ALL
        end += 1
    if _what(atoms, end) is Sense.EXCEPT:
        return _all_but(atoms, at, end)
    counted = _what(atoms, end) is Form.NUMBER
    if not counted and before and before[-1].what is Sense.SOLD and before[-1].number is None:
        before.pop()
        whole = True
    if _what(atoms, end) is Sense.SOLD and _what(atoms, end + 1) is not Form.NUMBER and not whole:
        end += 1
        whole = True
    what = Sense.ALL if whole else Sense.EVERY
    nothing_follows = _what(atoms, end) is Sense.NOT or _what(atoms, end) is Sense.EACH
    if what is Sense.EVERY and nothing_follows:
        return [], end
    return [Atom(what, atoms[at].start, atoms[end - 1].end)], end


def _all_but(atoms: Sequence[Atom], at: int, end: int) -> Joined:
    follower = atoms[end + 1] if end + 1 < len(atoms) else None
    if follower is not None and follower.what is Form.NUMBER and follower.number is not None:
        return [_complete(Sense.EXCEPT, atoms[at], follower, follower.number)], end + 2
    return [_complete(Sense.EXCEPT, atoms[at], atoms[end], _none(Reason.NO_NUMBER))], end + 1


def _placed(atoms: Sequence[Atom], at: int, _: list[Atom]) -> Joined:
    follower = atoms[at + 1] if at + 1 < len(atoms) else None
    if follower is not None and follower.what is Form.NUMBER and follower.number is not None:
        return [_complete(Sense.PLACED, atoms[at], follower, follower.number)], at + 2
    return ([], at + 1) if atoms[at].end - atoms[at].start < 5 else ([atoms[at]], at + 1)


def _price(atoms: Sequence[Atom], at: int, _: list[Atom]) -> Joined:
    """After a price word a bare small number is thousands."""
    follower = atoms[at + 1] if at + 1 < len(atoms) else None
    if follower is None or follower.what not in _NUMERIC or follower.number is None:
        return [atoms[at]], at + 1
    number = follower.number
    if not number.money and number.value < _SMALL_PRICE:
        number = number._replace(value=number.value * 1000)
    return [Atom(Form.AMOUNT, atoms[at].start, follower.end, number=number)], at + 2


def _total(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    end = at
    while _what(atoms, end) in (Sense.TOTAL, Sense.MONEY, Sense.SOLD, Form.COLON) and (
        end == at or _what(atoms, end + 1) is Form.AMOUNT
    ):
        end += 1
    follower = atoms[end] if end < len(atoms) else None
    if follower is not None and follower.what is Form.AMOUNT and follower.number is not None:
        return [_complete(Sense.TOTAL, atoms[at], follower, follower.number._replace(money=True))], end + 1
    counts = [atom for atom in before if atom.what is Form.NUMBER]
    ends = _what(atoms, end + 1) is None or _what(atoms, end + 1) in BREAKS
    if follower is not None and follower.what is Form.NUMBER and follower.number and len(counts) > 1 and ends:
        return [_complete(Sense.TOTAL, atoms[at], follower, follower.number)], end + 1
    if atoms[at].what is Sense.MONEY and follower is not None and follower.what is Form.NUMBER:
        number = _none(Reason.COUNT_OR_MONEY)
        return [_complete(Sense.TOTAL, atoms[at], follower, number)], end + 1
    return [], at + 1


def _instead(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`15 eh 14`: the new number takes the place of the one just said."""
    follower = atoms[at + 1] if at + 1 < len(atoms) else None
    last = len(before) - 1
    while last >= 0 and before[last].what in BREAKS:
        last -= 1
    if follower is not None and last >= 0 and follower.what is before[last].what is Form.NUMBER:
        replaced = before[last]
        before[last:] = [follower._replace(start=replaced.start)]
        return [], at + 2
    return [atoms[at]], at + 1


def _not_that(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`14 bukan 15` keeps 14; `bukan 15 tapi 14` keeps 14."""
    wrong = atoms[at + 1] if at + 1 < len(atoms) else None
    if wrong is None or wrong.what is not Form.NUMBER:
        return [], at + 1
    last = len(before) - 1
    while last >= 0 and before[last].what in (Sense.INSTEAD, Form.COMMA, Form.OPEN):
        last -= 1
    if last >= 0 and before[last].what is Form.NUMBER:
        del before[last + 1 :]
        return [], at + 2
    end = at + 2
    while _what(atoms, end) in (Sense.BUT, Form.COMMA, Sense.INSTEAD, Sense.IS):
        end += 1
    if end > at + 2 and _what(atoms, end) is Form.NUMBER:
        return [], end
    return [wrong._replace(number=wrong.number and wrong.number._replace(doubt=Reason.NEGATED))], at + 2


def _days_added(atoms: Sequence[Atom]) -> list[Atom]:
    """`kemarin 5 hari ini 3`, `senin laku 2, selasa laku 3`: counts of one thing on several days are added up."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        run, end = _day_run(atoms, at)
        if len(run) > 1:
            result.extend(_added(atoms, at, end, run))
            at = end
        else:
            result.append(atoms[at])
            at += 1
    return result


def _day_run(atoms: Sequence[Atom], start: int) -> tuple[list[int], int]:
    """Where the numbers of a run of days stand, and where the run ends."""
    numbers: list[int] = []
    roles: set[Form | Sense] = set()
    at = end = start
    while _what(atoms, at) is Sense.DAY:
        at += 1
        role = _what(atoms, at)
        at += role in ROLES
        if _what(atoms, at) is not Form.NUMBER or (numbers and role in ROLES and role not in roles):
            break
        roles |= {role} if role in ROLES and role is not None else set()
        numbers.append(at)
        at = end = at + 1
        while _what(atoms, at) in (Form.COMMA, Sense.AND, Form.LINE_BREAK):
            at += 1
    return numbers, end


def _added(atoms: Sequence[Atom], start: int, end: int, run: Sequence[int]) -> list[Atom]:
    numbers = [number for at in run if (number := atoms[at].number) is not None]
    doubt = next((number.doubt for number in numbers if number.doubt), None)
    if len({number.unit for number in numbers}) > 1:
        doubt = doubt or Reason.SEVERAL_NUMBERS
    total = numbers[0]._replace(value=sum((number.value for number in numbers), Decimal(0)), doubt=doubt)
    roles = [atom for atom in atoms[start:end] if atom.what in ROLES][:1]
    return [*roles, Atom(Form.NUMBER, atoms[start].start, atoms[end - 1].end, number=total)]


_JOINS: dict[Form | Sense, Callable[[Sequence[Atom], int, list[Atom]], Joined]] = {
    Sense.NOT: _negation,
    Sense.IS: _exists,
    Sense.ALL: _everything,
    Sense.EVERY: _everything,
    Sense.PLACED: _placed,
    Sense.PRICE: _price,
    Sense.TOTAL: _total,
    Sense.MONEY: _total,
    Sense.INSTEAD: _instead,
    Sense.NOT_THAT: _not_that,
}
