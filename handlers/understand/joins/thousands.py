"""Tells counts of a thousand and more from rupiah: `permen 1.250` where thousands lie there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from handlers.understand.atoms.atom import BREAKS, Atom, Form, what_at
from handlers.understand.atoms.other_numbers import LARGE
from handlers.understand.products.catalogue import Catalogue
from handlers.understand.words.vocabulary import ROLES, Sense

_STATES = ROLES | {Sense.PLACED, Sense.EXCEPT}
_NUMERIC = frozenset({Form.NUMBER, Form.AMOUNT})
_OF_MONEY = frozenset({Sense.PRICE, Sense.MONEY, Sense.REMIT, Sense.TOTAL, Sense.SHARE, Sense.CREDIT, Sense.RATE})
_AFTER_PRICES = _NUMERIC | _OF_MONEY
_PASSED_OVER = frozenset({Form.COLON, Sense.EACH, Sense.ADDRESS, Sense.DAY})


def thousands_counted(atoms: Sequence[Atom], catalogue: Catalogue, placed: Mapping[str, Decimal]) -> Sequence[Atom]:
    """The atoms with every number of a thousand and more a count that a word of state or the goods beside it make one,
    if no more than that were placed. By itself the price of one is no count."""
    if Form.AMOUNT not in [atom.what for atom in atoms]:
        return atoms
    read: list[Atom] = []
    for at, atom in enumerate(atoms):
        counts = _is_bare(atom) and _Place(atoms, at, read, catalogue, placed).counts()
        read.append(atom._replace(what=Form.NUMBER) if counts else atom)
    return read


def _is_bare(atom: Atom) -> bool:
    return atom.what is Form.AMOUNT and atom.number is not None and not (atom.number.money or atom.number.doubt)


class _Place:
    """Where a bare number of a thousand and more stands. `read` holds the atoms before it, as they were told."""

    def __init__(
        self, atoms: Sequence[Atom], at: int, read: Sequence[Atom], catalogue: Catalogue, placed: Mapping[str, Decimal]
    ) -> None:
        self.atoms, self.at, self.read = atoms, at, read
        self.catalogue = catalogue
        self.placed = placed
        self.clause = list(takewhile(lambda atom: atom.what not in BREAKS, reversed(read)))[::-1]
        self.said = [atom for atom in read if atom.what not in _PASSED_OVER]

    def counts(self) -> bool:
        number, code = self.atoms[self.at].number, self._product()
        if number is None or code is None or any(atom.what in _OF_MONEY for atom in self.clause):
            return False
        if number.value > self.placed.get(code, 0):
            return False
        price = self.catalogue.products[code].price
        if number.spelled or self._takes_state(price):
            return self._takes_state(price)
        return number.value != price and self._stands_by_goods(price)

    def _product(self) -> str | None:
        """The product that the number would count, where there can be only one."""
        lying = [code for code in self.catalogue.products if self.placed.get(code)]
        near = [*reversed(self.clause), *self.atoms[self.at + 1 : self.at + 2], *reversed(self.read)]
        codes = next((atom.codes for atom in near if atom.codes), tuple(lying))
        fitting = [code for code in codes if code in lying]
        return fitting[0] if len(fitting) == 1 else None

    def _takes_state(self, price: int) -> bool:
        """`laku 1.200`, `1.200 rusak`; in `3 laku 1.500` it may be what the three brought."""
        before, after = what_at(self.said, len(self.said) - 1), what_at(self.atoms, self.at + 1)
        if before in _STATES:
            return not any(_brings(atom, price, self.atoms[self.at]) for atom in self.said[-2:-1])
        return after in ROLES and before not in _NUMERIC and what_at(self.atoms, self.at + 2) not in _NUMERIC

    def _stands_by_goods(self, price: int) -> bool:
        """Right behind its goods, before them where they open a clause, or in the place of another such count."""
        last = self.said[-1] if self.said else None
        after = self.atoms[self.at + 1] if self.at + 1 < len(self.atoms) else None
        if last is not None and last.what is Sense.INSTEAD:
            return any(
                atom.what is Form.NUMBER and atom.number and atom.number.value >= LARGE for atom in self.said[-2:]
            )
        if last is not None and last.codes:
            return after is None or after.what not in _AFTER_PRICES or _brings(self.atoms[self.at], price, after)
        goes_on = what_at(self.atoms, self.at + 2) in _NUMERIC and what_at(self.atoms, self.at + 3) is not Form.PRODUCT
        opens = last is None or last.what in BREAKS
        return opens and after is not None and bool(after.codes) and not goes_on


def _brings(count: Atom, price: int, amount: Atom) -> bool:
    """Whether an amount is the worth of a count."""
    if count.number is None or amount.number is None:
        return False
    return count.number.value * price == amount.number.value
