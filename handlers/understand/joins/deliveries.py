"""Sets aside goods that came in: `kirimannya sudah kami terima, wingko 20 dan bandeng 12 lengkap` counts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.words.vocabulary import Sense

_ENDS = frozenset({Form.STOP, Form.LINE_BREAK})
_LISTED = frozenset({Form.PRODUCT, Form.NUMBER, Form.COMMA, Form.COLON, Sense.AND, Sense.ARRIVED})


def deliveries_apart(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without what is listed between two words for goods that came, in each sentence."""
    result: list[Atom] = []
    sentence: list[Atom] = []
    for atom in atoms:
        sentence.append(atom)
        if atom.what in _ENDS:
            result.extend(_without_list(sentence))
            sentence = []
    return [*result, *_without_list(sentence)]


def _without_list(sentence: list[Atom]) -> list[Atom]:
    came = [at for at, atom in enumerate(sentence) if atom.what is Sense.ARRIVED]
    if len(came) < 2 or any(atom.what not in _LISTED for atom in sentence[came[0] : came[-1]]):
        return sentence
    return sentence[: came[0] + 1] + sentence[came[-1] + 1 :]
