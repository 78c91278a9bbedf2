"""Reads a correction of one number: `ralat keripik 14 bukan 15`, `harusnya nastar 4`, `eh 13`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.product import Product
from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.atoms.naming import atoms_of
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.products.catalogue import Catalogue, catalogue_of
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import tokens_of
from handlers.understand.words.vocabulary import ROLES, Sense

_BESIDE = ROLES | {
    Sense.DAY, Sense.WHICH, Sense.ADDRESS, Sense.AND, Sense.BUT, Sense.IS, Sense.THIS_WEEK, Sense.LAST_WEEK,
    Sense.TOTAL, Form.COMMA, Form.STOP, Form.COLON, Form.LINE_BREAK, Form.DATE,
}  # fmt: skip

_BEFORE_OLD = frozenset({Sense.NOT_THAT, Sense.PLACED, Sense.FROM})


@dataclass(frozen=True, slots=True)
class Correction:
    """`product` and `old` are None where they were not named; `role` is the field of a line that was named."""

    new: Decimal
    old: Decimal | None = None
    product: str | None = None
    role: str | None = None


def read_correction(text: str, products: Sequence[Product], unnamed: str | None = None) -> Correction | Doubt:
    """Read which number is to be replaced by which. A bare `14` names neither product nor old number.

    Where no product is named, weights and packs are those of the one whose code is `unnamed`.
    """
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return cleaned
    catalogue = catalogue_of(tuple(products))
    atoms = [atom for atom in atoms_of(tokens_of(cleaned), catalogue) if atom.what is not Sense.WHICH]
    codes = {atom.codes for atom in atoms if atom.what is Form.PRODUCT}
    roles: set[Form | Sense] = {atom.what for atom in atoms if atom.what in ROLES}
    doubt = _doubt_of(atoms, codes, roles, text)
    if doubt is not None:
        return doubt
    code = next(iter(codes))[0] if codes else None
    return _replacing(atoms, catalogue, code or unnamed, next(iter(roles), None), text)


def _doubt_of(atoms: Sequence[Atom], codes: set[tuple[str, ...]], roles: set[Form | Sense], text: str) -> Doubt | None:
    numbers = [atom.number for atom in atoms if atom.what is Form.NUMBER and atom.number is not None]
    for number in numbers:
        if number.doubt is not None:
            return Doubt(number.doubt, text, numbers=number.candidates)
    if () in codes:
        return Doubt(Reason.UNKNOWN_WORDS, text)
    named = next(iter(codes), ())
    if len(codes) > 1 or len(named) > 1:
        return Doubt(Reason.WHICH_PRODUCT, text, products=tuple(code for each in codes for code in each))
    if any(atom.what is Form.AMOUNT for atom in atoms):
        return Doubt(Reason.COUNT_OR_MONEY, text)
    if not numbers:
        return Doubt(Reason.NO_NUMBER, text)
    allowed = _BESIDE | _BEFORE_OLD | {Form.PRODUCT, Form.NUMBER, Sense.INSTEAD}
    strange = len(roles) > 1 or len(numbers) > 2 or any(atom.what not in allowed for atom in atoms)
    return Doubt(Reason.ORDER, text) if strange else None


def _replacing(
    atoms: Sequence[Atom], catalogue: Catalogue, code: str | None, role: Form | Sense | None, text: str
) -> Correction | Doubt:
    new, old = _new_and_old(atoms)
    if new is None:
        return Doubt(Reason.ORDER, text)
    values: list[Decimal] = []
    for atom in (new, *([old] if old is not None else [])):
        assert atom.number is not None
        product = catalogue.products[code] if code else Product("", "", "pcs", 0)
        quantity = atom.number.of(product) if code else atom.number.value
        if isinstance(quantity, Reason):
            return Doubt(quantity, text, code, numbers=(atom.number.value,))
        values.append(quantity)
    return Correction(values[0], values[1] if old is not None else None, code, role.name.lower() if role else None)


def _new_and_old(atoms: Sequence[Atom]) -> tuple[Atom | None, Atom | None]:
    """`14 bukan 15`, `bukan 15 tapi 14`, `15 harusnya 14`, `dari 15 jadi 14`, or one number alone."""
    numbers = [(at, atom) for at, atom in enumerate(atoms) if atom.number is not None]
    before = {at: _sense_before(atoms, at) for at, _ in numbers}
    if len(numbers) == 1:
        at, atom = numbers[0]
        return (None, None) if before[at] in _BEFORE_OLD else (atom, None)
    (first_at, first), (second_at, second) = numbers
    if before[second_at] is Sense.NOT_THAT:
        return first, second
    if before[first_at] in _BEFORE_OLD or before[second_at] is Sense.INSTEAD:
        return second, first
    return None, None


def _sense_before(atoms: Sequence[Atom], at: int) -> Form | Sense | None:
    """The telling word before a number, with the product and marks between them passed over."""
    for atom in reversed(atoms[:at]):
        if atom.what is Sense.INSTEAD or atom.what in _BEFORE_OLD:
            return atom.what
        if atom.number is not None:
            return None
    return None
