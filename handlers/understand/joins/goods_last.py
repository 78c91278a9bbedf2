"""Puts goods before what was said of them: `rusak 5 laku 120 telur`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.words.vocabulary import ROLES, Sense

_BESIDE = frozenset({Sense.THIS_WEEK, Sense.LAST_WEEK, Sense.WEEK_BEFORE_LAST, Form.DATE, Form.COMMA})
_BREAKS = frozenset({Form.STOP, Form.LINE_BREAK, Form.COMMA})


def goods_put_first(atoms: Sequence[Atom]) -> list[Atom]:
    """Two counts or more with their roles, and one product behind them all, where they open the message; so do the
    sentences after it that tell of the same roles."""
    result: list[Atom] = []
    at, roles = 0, frozenset[Form | Sense]()
    opens = True
    while at < len(atoms):
        end = _end_of_pairs(atoms, at) if opens else at
        told = frozenset(atom.what for atom in atoms[at:end]) & ROLES
        if len(told) > 1 and told >= roles and _closes_with_goods(atoms, end):
            result += [atoms[end]._replace(start=atoms[at].start), *atoms[at:end]]
            at, roles = end + 1, told
        else:
            opens = atoms[at].what in _BREAKS if roles else opens and atoms[at].what in _BESIDE
            result.append(atoms[at])
            at += 1
    return result


def _end_of_pairs(atoms: Sequence[Atom], start: int) -> int:
    """Where counts with their roles end, all roles before their numbers or all behind."""
    at, role_last = start, what_at(atoms, start) is Form.NUMBER
    while at + 1 < len(atoms):
        role, count = (atoms[at + 1], atoms[at]) if role_last else (atoms[at], atoms[at + 1])
        if role.what not in ROLES or role.number or count.what is not Form.NUMBER:
            break
        at += 2
    return at


def _closes_with_goods(atoms: Sequence[Atom], at: int) -> bool:
    return at < len(atoms) and len(atoms[at].codes) == 1 and closes(what_at(atoms, at + 1))
