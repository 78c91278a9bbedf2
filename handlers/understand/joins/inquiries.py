"""Sets aside a question whether there is something to be had: `ada daster yang jumbo nggak?` counts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.words.vocabulary import ROLES, Sense

_ENDS = frozenset({Form.STOP, Form.LINE_BREAK})
_CALLING = frozenset({Sense.ADDRESS, Form.COMMA})
_COUNTING = ROLES | {
    Form.NUMBER, Form.AMOUNT, Sense.ALL, Sense.EVERY, Sense.EMPTY, Sense.ZERO, Sense.SOME, Sense.VAGUE, Sense.REST,
}  # fmt: skip


def inquiries_apart(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with each sentence that asks `ada …?` and says neither how many nor what became of goods made one."""
    if all(atom.what is not Sense.ASK for atom in atoms):
        return list(atoms)
    result: list[Atom] = []
    sentence: list[Atom] = []
    for atom in atoms:
        if atom.what in _ENDS:
            result.extend([*_asked(sentence), atom])
            sentence = []
        else:
            sentence.append(atom)
    return result + sentence


def _asked(sentence: list[Atom]) -> list[Atom]:
    first = next((atom for atom in sentence if atom.what not in _CALLING), None)
    asks = bool(sentence) and sentence[-1].what is Sense.ASK and first is not None and first.what is Sense.IS
    if not asks or any(atom.what in _COUNTING for atom in sentence):
        return sentence
    return [sentence[-1]._replace(start=sentence[0].start)]
