"""Spreads an unknown word over what it may change: `lapak orang keripik 4, nastar 2`, `coklat 10, dituker keju 2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.parts.part import Part
from handlers.understand.reading import AsideKind
from handlers.understand.words.vocabulary import ROLES, Sense

_HEADING = ROLES | {Form.COLON}
_ENDS = frozenset({Form.STOP, Form.LINE_BREAK})


def strangers_heard(parts: Sequence[Part]) -> list[Part]:
    """The parts, those doubtful that an unknown word stands over: the one before it and all to the end of its sentence,
    or, where `warung sebelah:` heads the lines below it, to the end of the message."""
    if all(atom.codes or atom.what is not Form.PRODUCT for part in parts for atom in part.atoms):
        return list(parts)
    heard: list[Part] = []
    strange = heading = False
    for part in parts:
        goes_on = part.opened_by not in _ENDS
        joins = _joins_strangers(heard, part)
        opens = _opens_strangely(part)
        if goes_on and heard and opens and _is_strange(part.atoms[0]):
            heard[-1] = heard[-1]._replace(doubtful=heard[-1].kind is None)
        strange = opens or joins or (strange and goes_on)
        heading = heading or _heads_theirs(part)
        over = (strange or heading) and part.kind is None
        heard.append(part._replace(doubtful=True) if over else part)
    return heard


def _joins_strangers(before: Sequence[Part], part: Part) -> bool:
    """`sabun dibundel sama lilin laku 3`: a word that ends what *dan* joins to this part."""
    ends = bool(before) and before[-1].kind is None and len(before[-1].atoms) > 1 and _is_strange(before[-1].atoms[-1])
    return part.opened_by is Sense.AND and ends


def _opens_strangely(part: Part) -> bool:
    """Whether an unknown word opens a part that names goods, parts the first of them from its number, or stands where
    *dan* may stand."""
    if part.kind is not None or not any(atom.codes for atom in part.atoms):
        return False
    if any(_is_strange(atom) and one.codes and other.codes for one, atom, other in _in_threes(part.atoms)):
        return True
    before = list(takewhile(lambda atom: not atom.codes, part.atoms))
    if before:
        return _is_strange(before[0]) and all(_is_strange(atom) or atom.what in _HEADING for atom in before)
    return len(part.atoms) > 2 and _is_strange(part.atoms[1]) and part.atoms[2].what is Form.NUMBER


def _in_threes(atoms: Sequence[Atom]) -> Iterator[tuple[Atom, Atom, Atom]]:
    return zip(atoms, atoms[1:], atoms[2:], strict=False)


def _is_strange(atom: Atom) -> bool:
    return atom.what is Form.PRODUCT and not (atom.codes or atom.good or atom.another)


def _heads_theirs(part: Part) -> bool:
    """`warung sebelah:` above a list."""
    theirs = any(atom.theirs for atom in part.atoms) and not any(atom.codes for atom in part.atoms)
    return theirs and part.kind is AsideKind.FEEDBACK and part.atoms[-1].what is Form.COLON
