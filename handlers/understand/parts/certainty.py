"""Spreads a hedge (`kayaknya`) or a withdrawal (`eh ga jadi`) over the counts that it stands over."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.doubt import Reason
from handlers.understand.numbers.number import Number
from handlers.understand.parts.part import Part
from handlers.understand.reading import AsideKind
from handlers.understand.words.vocabulary import ROLES, Sense

_WAVERING = frozenset({Sense.HEDGE, Sense.WITHDRAWN})
_STRANGERS = frozenset({Form.PRODUCT, Sense.BLAME, Sense.BUYER})
_COUNTING = frozenset({Form.NUMBER, Sense.ALL, Sense.EVERY, Sense.ZERO, Sense.EXCEPT})


def made_certain(parts: Sequence[Part]) -> list[Part]:
    """The parts without wavering words; the counts these stand over carry a doubt instead."""
    if all(atom.what not in _WAVERING for part in parts for atom in part.atoms):
        return list(parts)
    if any(_withdraws(part) for part in parts):
        return [_doubted(part, Reason.NEGATED) if part.kind is None else part for part in _without_words(parts)]
    hedged: set[int] = set()
    for at, part in enumerate(parts):
        if all(atom.what is not Sense.HEDGE for atom in part.atoms):
            continue
        if part.kind is None:
            hedged.update(_hedged_by(parts, at))
        elif _doubts_sale(part):
            hedged.update(range(at))
    return [
        _doubted(part, Reason.APPROXIMATE) if at in hedged and part.kind is None else part
        for at, part in enumerate(_without_words(parts))
    ]


def _doubts_sale(part: Part) -> bool:
    """`keripik 14, tapi belum tentu dia bayar`."""
    kinds = {atom.what for atom in part.atoms}
    plain = kinds.isdisjoint({Sense.FUTURE, Sense.DAY, Sense.MONEY, Form.AMOUNT, Form.NUMBER})
    return part.kind is AsideKind.REMITTANCE and part.opened_by in (Form.COMMA, Sense.BUT) and plain


def _withdraws(part: Part) -> bool:
    """A withdrawal, unless it is of something else (`pembeli batal`), of a wish, or of a product without a count."""
    at = next((at for at, atom in enumerate(part.atoms) if atom.what is Sense.WITHDRAWN), None)
    if at is None or part.kind not in (None, AsideKind.FEEDBACK, AsideKind.QUESTION):
        return False
    stranger = any(atom.what in _STRANGERS and not atom.codes for atom in part.atoms[:at])
    named = any(atom.codes for atom in part.atoms)
    return not stranger and (not named or _says_counts(part))


def _hedged_by(parts: Sequence[Part], at: int) -> set[int]:
    """The parts a hedge in part `at` stands over: its own, those after one that opens it, or those before one alone."""
    part = parts[at]
    everything = part._replace(atoms=tuple(atom for atom in part.atoms if atom.what is not Sense.EVERY))
    if not any(atom.what is Form.PRODUCT for atom in part.atoms) and not _says_counts(everything):
        before = {other for other in range(at) if _says_counts(parts[other])}
        return {at, *(before or range(at + 1, len(parts)))}
    return set(range(at, len(parts))) if part.atoms[0].what is Sense.HEDGE else {at}


def _says_counts(part: Part) -> bool:
    return any(atom.what in _COUNTING or (atom.what in ROLES and atom.number is not None) for atom in part.atoms)


def _without_words(parts: Sequence[Part]) -> list[Part]:
    return [part._replace(atoms=tuple(atom for atom in part.atoms if atom.what not in _WAVERING)) for part in parts]


def _doubted(part: Part, reason: Reason) -> Part:
    return part._replace(atoms=tuple(_doubtful(atom, reason) for atom in part.atoms))


def _doubtful(atom: Atom, reason: Reason) -> Atom:
    if atom.what not in _COUNTING and (atom.what not in ROLES or atom.number is None):
        return atom
    number = atom.number or Number(Decimal(0), 0)
    candidates = number.candidates or ((number.value,) if atom.number else ())
    return atom._replace(number=number.doubted(reason, *candidates))
