"""Parts what is said in one breath: `wader laku 10 yang 2 kempes intip laku 7`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import Atom, Form, what_at
from handlers.understand.words.vocabulary import LOSSES, Sense

_NO_MORE = frozenset({Sense.UNSELLABLE, Sense.DISCARDED})
_TELLING = frozenset({Sense.SOLD, Sense.LEFT, Sense.ALL})
_WISHED = frozenset({Sense.WISH, Sense.AGAIN, Sense.ASK, Sense.MORE})


def losses_parted(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with a comma before `yang 2 kempes` behind a count, and one behind it where other goods are told of."""
    result: list[Atom] = []
    ends_at = -1
    for at, atom in enumerate(atoms):
        if end := _end_of_loss(atoms, at):
            result.append(_comma(atom))
            ends_at = end
        elif at == ends_at and atom.codes and what_at(atoms, at + 1) in _TELLING:
            result.append(_comma(atom))
        result.append(atom)
    return result


def _end_of_loss(atoms: Sequence[Atom], at: int) -> int:
    """Where a loss ends that *yang* opens behind a count of what was sold; 0 where none does."""
    around = [what_at(atoms, n) for n in range(at - 2, at + 3)]
    if around[:4] != [Sense.SOLD, Form.NUMBER, Sense.WHICH, Form.NUMBER] or around[4] not in LOSSES:
        return 0
    end = at + 3
    while what_at(atoms, end) in _NO_MORE:
        end += 1
    return end


def topics_parted(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with `kalau` between two counts as a comma: `intip sisa 6 kalau wader habis`. With a wish it is a
    condition."""
    if any(atom.what in _WISHED for atom in atoms):
        return list(atoms)
    return [atom._replace(what=Form.COMMA) if _leads_on(atoms, at) else atom for at, atom in enumerate(atoms)]


def _leads_on(atoms: Sequence[Atom], at: int) -> bool:
    """Whether *kalau* stands between a count with its role and the next product with all that is told of it."""
    told = what_at(atoms, at - 1) is Form.NUMBER and what_at(atoms, at - 2) in (Sense.SOLD, Sense.LEFT)
    named = atoms[at].what is Sense.IF and at + 1 < len(atoms) and bool(atoms[at + 1].codes)
    whole = what_at(atoms, at + 2) is Sense.ALL and at + 3 == len(atoms)
    counted = what_at(atoms, at + 2) in (Sense.SOLD, Sense.LEFT) and what_at(atoms, at + 3) is Form.NUMBER
    return named and told and (whole or counted)


def _comma(before: Atom) -> Atom:
    return Atom(Form.COMMA, before.start, before.start)


def exclamation_left_out(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without `SOLD OUT!` above a list that says of which: `SOLD OUT!! lip balm habis, bath bomb sisa 5`.
    `semua habis` speaks of everything."""
    behind = [atom.what for atom in atoms[1:]]
    exclaimed = bool(atoms) and atoms[0].what is Sense.ALL and not atoms[0].definite and behind[:1] == [Form.STOP]
    return list(atoms[1:]) if exclaimed and {Sense.ALL, Sense.LEFT, Form.NUMBER} <= set(behind) else list(atoms)
