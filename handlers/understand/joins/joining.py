"""Joins atoms that mean something only together: negations, `semua kecuali 2`, sums over days, corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from handlers.understand.atoms.atom import BREAKS, Atom, Form, Joined, closes, complete, none, what_at
from handlers.understand.doubt import Reason
from handlers.understand.joins.each import each_named, is_for_each
from handlers.understand.joins.negations import negated, taken_back
from handlers.understand.joins.reasons import end_of_reason, explained, included, shared
from handlers.understand.joins.rounds import read_over
from handlers.understand.words.vocabulary import LOSSES, ROLES, UNSOLD, Sense

_WHOLES = frozenset({Sense.ALL, Sense.EVERY})
_UNLOST = frozenset({Sense.SOLD, Sense.LEFT})
_NUMERIC = frozenset({Form.NUMBER, Form.AMOUNT})
_NUMBERS_OUTSIDE = [Form.NUMBER, Form.PRODUCT, Form.PRODUCT, Form.NUMBER]
_REPLACING = ROLES | {Form.NUMBER, Form.AMOUNT, Sense.ALL, Sense.EVERY, Sense.ZERO, Sense.NOT, Sense.EMPTY, Sense.SOME}
_OWING = frozenset({Sense.AGAIN, Sense.FUTURE, Sense.NOT})
_SMALL_PRICE = 1000


def joined(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with every join made. A role atom that holds a number is a fact complete in itself."""
    atoms = read_over(atoms)
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        join = _JOINS.get(atoms[at].what)
        put, at = join(atoms, at, result) if join else ([atoms[at]], at + 1)
        result.extend(put)
    return result


def _exists(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`ada 7`, and `7 ada` with nothing behind it, may be what was sold or what is left."""
    follower = atoms[at + 1] if at + 1 < len(atoms) else None
    if follower is not None and follower.what is Form.NUMBER:
        return [follower._replace(there=True)], at + 2
    if before and before[-1].what is Form.NUMBER and closes(what_at(atoms, at + 1)):
        before[-1] = before[-1]._replace(there=True)
    return [], at + 1


def _every(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`semuanya 340rb` is what everything brought."""
    return ([], at + 1) if what_at(atoms, at + 1) is Form.AMOUNT else _everything(atoms, at, before)


def _everything(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`semua`, `habis`, alone or beside `laku`; `semua kecuali 2`; `semuanya gak laku` adds nothing to the zero."""
    end, whole = at, atoms[at].what is Sense.ALL
    while what_at(atoms, end) in (Sense.ALL, Sense.EVERY):
        whole = whole or atoms[end].what is Sense.ALL
        end += 1
    if what_at(atoms, end) is Sense.EXCEPT:
        return _all_but(atoms, at, end)
    counted = what_at(atoms, end) is Form.NUMBER
    if counted and whole and before and before[-1].codes and closes(what_at(atoms, end + 1)):
        return [complete(Sense.ALL, atoms[at], atoms[end], atoms[end].number or none())], end + 1
    sold = bool(before) and before[-1].what is Sense.SOLD and before[-1].number is None
    if counted and sold and not whole and len(before) > 1 and before[-2].codes and closes(what_at(atoms, end + 1)):
        return [complete(Sense.ALL, before.pop(), atoms[end], atoms[end].number or none())], end + 1
    if not counted and sold:
        before.pop()
        whole = True
    sold_out = what_at(atoms, end) is Sense.SOLD and what_at(atoms, end + 1) is not Form.NUMBER
    if sold_out and (not whole or closes(what_at(atoms, end + 1))):
        end += 1
        whole = True
    lost = bool(before) and before[-1].what in LOSSES and before[-1].number is None
    if counted and lost and not whole and closes(what_at(atoms, end + 1)):
        return [], end
    what = Sense.ALL if whole else Sense.EVERY
    if what is Sense.EVERY and (what_at(atoms, end) is Sense.NOT or is_for_each(atoms[end:])):
        return each_named(atoms, end)
    return [Atom(what, atoms[at].start, atoms[end - 1].end)], end


def _all_but(atoms: Sequence[Atom], at: int, end: int) -> Joined:
    follower = atoms[end + 1] if end + 1 < len(atoms) else None
    if follower is not None and follower.what is Form.NUMBER and follower.number is not None:
        if what_at(atoms, end + 2) in LOSSES and closes(what_at(atoms, end + 3)):
            return _all_but_lost(atoms[at], follower, atoms[end + 2]), end + 3
        return [complete(Sense.EXCEPT, atoms[at], follower, follower.number)], end + 2
    if follower is not None and follower.codes and any(atom.what is Sense.ALL for atom in atoms[at:end]):
        return _all_but_products(atoms, at, end + 1), end + 1
    return [complete(Sense.EXCEPT, atoms[at], atoms[end], none(Reason.NO_NUMBER))], end + 1


def _all_but_lost(whole: Atom, count: Atom, loss: Atom) -> list[Atom]:
    """`laku semua kecuali 3 rusak`: as many as nothing else is told of were sold."""
    rest = none(Reason.COUNT_MISSING)._replace(rest=True)
    return [loss._replace(start=count.start, number=count.number), complete(Sense.SOLD, whole, whole, rest)]


def _all_but_products(atoms: Sequence[Atom], at: int, start: int) -> list[Atom]:
    """`habis semua kecuali keripik 4`: all else is sold out, and a bare number after the exception is what is left."""
    stop = next((n for n in range(start, len(atoms)) if atoms[n].what in (Form.STOP, Form.LINE_BREAK)), len(atoms))
    but = tuple(code for atom in atoms[start:stop] for code in atom.codes)
    whole = Atom(Sense.ALL, atoms[at].start, atoms[start - 1].end, codes=but)
    end = Atom(Form.COMMA, whole.end, whole.end)
    told = [atom.what for atom in atoms[start + 1 : stop]]
    if LOSSES.isdisjoint(told) or not _UNLOST.isdisjoint(told):
        bare = what_at(atoms, start + 1) is Form.NUMBER and what_at(atoms, start + 2) not in ROLES
        return [whole, end, Atom(Sense.LEFT, whole.end, whole.end)] if bare else [whole, end]
    unsold = none(Reason.COUNT_MISSING)
    return [whole, end, Atom(Sense.SOLD, whole.end, whole.end, number=unsold)]


def _placed(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    if atoms[at].number is not None:
        return [atoms[at]], at + 1
    if what_at(atoms, at + 1) in _WHOLES or (before and before[-1].what in _WHOLES):
        return [], at + 1
    follower = atoms[at + 1] if at + 1 < len(atoms) else None
    if follower is not None and follower.what is Form.NUMBER and follower.number is not None:
        return [complete(Sense.PLACED, atoms[at], follower, follower.number)], at + 2
    return ([], at + 1) if atoms[at].end - atoms[at].start < 5 else ([atoms[at]], at + 1)


def _stocked(atoms: Sequence[Atom], at: int, _: list[Atom]) -> Joined:
    """`stok habis` is `habis`."""
    return ([], at + 1) if what_at(atoms, at + 1) is Sense.ALL else ([atoms[at]], at + 1)


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
    while what_at(atoms, end) in (Sense.TOTAL, Sense.MONEY, Sense.SOLD, Form.COLON) and (
        end == at or what_at(atoms, end + 1) is Form.AMOUNT
    ):
        end += 1
    end += what_at(atoms, end) is Sense.EVERY and what_at(atoms, end + 1) in _NUMERIC
    follower = atoms[end] if end < len(atoms) else None
    named = atoms[at].what is Sense.TOTAL and bool(before) and bool(before[-1].codes)
    if named and follower is not None and follower.what is Form.NUMBER:
        return [], end
    if follower is not None and follower.what is Form.AMOUNT and follower.number is not None:
        if atoms[at].what is Sense.MONEY and _is_owed(atoms, end + 1):
            return [atoms[at]._replace(what=Sense.REMIT), follower], end + 1
        total = complete(Sense.TOTAL, atoms[at], follower, follower.number._replace(money=True))
        return [total._replace(codes=_last_named(before))], end + 1
    counts = [atom for atom in before if atom.what is Form.NUMBER]
    ends = closes(what_at(atoms, end + 1))
    if follower is not None and follower.what is Form.NUMBER and follower.number and len(counts) > 1 and ends:
        return [complete(Sense.TOTAL, atoms[at], follower, follower.number)], end + 1
    if atoms[at].what is Sense.MONEY and follower is not None and follower.what is Form.NUMBER:
        number = none(Reason.COUNT_OR_MONEY)
        return [complete(Sense.TOTAL, atoms[at], follower, number)], end + 1
    names_payment = atoms[at].what is Sense.MONEY and what_at(atoms, at + 1) in (Form.PRODUCT, Sense.REMIT)
    talked_of = atoms[at].what is Sense.MONEY and bool(counts) and bool(end_of_reason(atoms, at))
    return ([atoms[at]] if names_payment or talked_of else []), at + 1


def _is_owed(atoms: Sequence[Atom], at: int) -> bool:
    """`uangnya 50rb lagi nyusul`."""
    clause = takewhile(lambda atom: not closes(atom.what), atoms[at:])
    return not _OWING.isdisjoint(atom.what for atom in clause)


def _last_named(before: Sequence[Atom]) -> tuple[str, ...]:
    """The product of the clause, whose takings may be meant."""
    clause = takewhile(lambda atom: not closes(atom.what), reversed(before))
    return next((atom.codes for atom in clause if atom.codes), ())


def _instead(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`15 eh 14`: the new number takes the place of the one just said; `14 eh salah` takes it back. `14 eh 2 rusak` may
    do either or neither."""
    follower = atoms[at + 1] if at + 1 < len(atoms) else None
    last = len(before) - 1
    while last >= 0 and before[last].what in BREAKS:
        last -= 1
    if what_at(atoms, at + 2) in UNSOLD and what_at(atoms, at + 3) is not Form.NUMBER:
        return [atoms[at]._replace(what=Form.PRODUCT)], at + 1
    if follower is not None and last >= 0 and follower.what is before[last].what is Form.NUMBER:
        replaced = before[last]
        before[last:] = [follower._replace(start=replaced.start)]
        return [], at + 2
    if last >= 0 and all(atom.what not in _REPLACING for atom in atoms[at + 1 :]):
        return [atoms[at]._replace(what=Sense.WITHDRAWN)], at + 1
    return [atoms[at]], at + 1


def _not_that(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`14 bukan 15` keeps 14; `bukan 15 tapi 14` keeps 14."""
    wrong = atoms[at + 1] if at + 1 < len(atoms) else None
    opens = not before or before[-1].what in BREAKS
    if opens and wrong is not None and wrong.codes and what_at(atoms, at + 2) is Form.NUMBER:
        return [wrong, _doubted(atoms[at + 2])], at + 3
    if wrong is None or wrong.what is not Form.NUMBER:
        withdrawn = closes(what_at(atoms, at + 1)) and any(atom.what is Form.NUMBER for atom in before)
        later = any(atom.what in _REPLACING for atom in atoms[at + 1 :])
        return ([atoms[at]._replace(what=Sense.WITHDRAWN)] if withdrawn and not later else []), at + 1
    last = len(before) - 1
    while last >= 0 and before[last].what in (Sense.INSTEAD, Form.COMMA, Form.OPEN):
        last -= 1
    if last >= 0 and before[last].what is Form.NUMBER:
        del before[last + 1 :]
        explained_away = what_at(atoms, at + 2) is Sense.INSTEAD and closes(what_at(atoms, at + 3))
        return [], at + 2 + explained_away
    end = at + 2
    while what_at(atoms, end) in (Sense.BUT, Form.COMMA, Sense.INSTEAD, Sense.IS):
        end += 1
    if end > at + 2 and what_at(atoms, end) is Form.NUMBER:
        return [], end
    if not before and [what_at(atoms, end), what_at(atoms, end + 1)] == [Form.PRODUCT, Form.NUMBER]:
        return [], end
    return [_doubted(wrong)], at + 2


def _vague(atoms: Sequence[Atom], at: int, _: list[Atom]) -> Joined:
    """`sisa banyak, 12`: a count behind a vague word of the rest says how many are left."""
    end = at + 1
    while what_at(atoms, end) is Form.COMMA:
        end += 1
    counted = what_at(atoms, end) is Form.NUMBER and what_at(atoms, end + 1) not in ROLES
    return ([atoms[at]._replace(what=Sense.LEFT)], end) if atoms[at].definite and counted else ([atoms[at]], at + 1)


def _doubted(atom: Atom) -> Atom:
    return atom._replace(number=atom.number and atom.number._replace(doubt=Reason.NEGATED))


def _side_by_side(atoms: Sequence[Atom], at: int, before: list[Atom]) -> Joined:
    """`5 keripik nastar 3`: a number on either side of two products parts them; `tempe 20 papan` is *Tempe Papan*."""
    after = what_at(atoms, at + 1)
    if after is Form.NUMBER and (narrower := _narrower(atoms, at)):
        return [atoms[at]._replace(codes=narrower), atoms[at + 1]], at + 3
    if after is not Form.PRODUCT:
        return [atoms[at]], at + 1
    kinds = [what_at(atoms, n) if n >= 0 else None for n in range(at - 2, at + 4)]
    known = atoms[at].codes and atoms[at + 1].codes and atoms[at].codes != atoms[at + 1].codes
    if known and closes(kinds[0]) and kinds[1:5] == _NUMBERS_OUTSIDE and closes(kinds[5]):
        return [atoms[at], Atom(Form.COMMA, atoms[at].end, atoms[at].end)], at + 1
    return [atoms[at]], at + 1


def _narrower(atoms: Sequence[Atom], at: int) -> tuple[str, ...]:
    """What the product behind a count, at the end of its clause, leaves of those named before it."""
    codes = atoms[at + 2].codes if at + 2 < len(atoms) else ()
    return codes if codes and set(codes) < set(atoms[at].codes) and closes(what_at(atoms, at + 3)) else ()


_JOINS: dict[Form | Sense, Callable[[Sequence[Atom], int, list[Atom]], Joined]] = {
    Sense.NOT: negated,
    Sense.WITHDRAWN: taken_back,
    Sense.IS: _exists,
    Sense.ALL: _everything,
    Sense.EVERY: _every,
    Sense.PLACED: _placed,
    Sense.STOCK: _stocked,
    Sense.PRICE: _price,
    Sense.TOTAL: _total,
    Sense.MONEY: _total,
    Sense.INSTEAD: _instead,
    Sense.NOT_THAT: _not_that,
    Sense.CAUSE: explained,
    Sense.MISHAP: explained,
    Sense.INCLUDING: included,
    Sense.SHARE: shared,
    Sense.VAGUE: _vague,
    Form.PRODUCT: _side_by_side,
}
