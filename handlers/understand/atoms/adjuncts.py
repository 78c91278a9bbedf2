"""Finds words that say where, when, why or by whom, which change no count: `laku 10 di pasar`, `dibeli anak kos`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.words.goods import OTHER_GOODS
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.numerals import NUMBER_WORDS
from handlers.understand.words.owners import NEIGHBOURS
from handlers.understand.words.units import UNITS, unit_of
from handlers.understand.words.vocabulary import LOSSES, ROLES, Sense, sense_of

_WORDS = words_of("adjuncts")
_OPENING, FOR_WHAT, _BY = _WORDS["opening"], _WORDS["for_what"], _WORDS["by"]
_AFTER = _WORDS["after"]
_GIVING = _WORDS["giving"]
_PASSIVE = re.compile("(di|ke)[a-z]{3,}")
_ACTIVE = re.compile("(me|ng|ny|ber)[a-z]{3}|n[aeiou][a-z]{3}")
_TOLD = ROLES | {Sense.ALL}
_DONE_BY = _TOLD - {Sense.MISSING, Sense.RETURNED}
"""What a passive tells for certain, whoever did it: what mice ate is damaged, what buyers bring back is not sold."""
_FAR = 4
"""So many words may stand between a passive or a preposition and the last word that goes with it."""
_PASSED_OVER = frozenset({Sense.NOT, Sense.PEOPLE, Sense.ADDRESS, Sense.FILLER, Sense.WHICH})
_PARTING = frozenset({Form.COMMA, Form.STOP, Form.LINE_BREAK, Form.OPEN, Form.PRODUCT, Sense.AND, Sense.BUT})


def opens_adjunct(texts: Sequence[str], at: int, atoms: Sequence[Atom]) -> bool:
    """Whether the word at `at`, which says nothing of goods by itself, begins such words or follows one that does:
    a preposition where it is told what became of the goods, a passive, or the part of a thing that came off. `atoms`
    are what stands before. What was sold at a neighbour's is another's report."""
    told = set() if texts[at] in NEIGHBOURS else clause_tells(atoms)
    if texts[at] in _OPENING:
        return bool(told)
    named = told and told <= LOSSES and (_names_a_part(texts, at) or _ends_with_part(texts, at, atoms))
    if named or _is_lost_part(texts, at, atoms):
        return True
    for back in range(at - 1, max(at - _FAR, 0) - 1, -1):
        word = texts[back]
        if word in _OPENING:
            return bool(told)
        if word in FOR_WHAT:
            return told == {Sense.SOLD}
        if word.startswith("di") and sense_of(word) in _DONE_BY:
            return any(atom.what is sense_of(word) for atom in atoms[-2:])
        if word not in _BY and sense_of(word) not in _PASSED_OVER:
            return False
    return False


def _names_a_part(texts: Sequence[str], at: int) -> bool:
    """`jahitannya lepas`: a part, and what is the matter with it; `1 rentengnya` may be a pack."""
    after = texts[at + 1] if at + 1 < len(texts) else ""
    return texts[at].endswith("nya") and after.isalpha() and unit_of(after) is None


def _ends_with_part(texts: Sequence[str], at: int, atoms: Sequence[Atom]) -> bool:
    """`1 pecah gelasnya`."""
    stem = texts[at].removesuffix("nya")
    part = stem != texts[at] and stem not in OTHER_GOODS
    ends = not "".join(texts[at + 1 : at + 2]).isalnum()
    return part and ends and atoms[-1].what in LOSSES | {Sense.SOME}


def _is_lost_part(texts: Sequence[str], at: int, atoms: Sequence[Atom]) -> bool:
    """`2 sablonnya luntur`, `botolnya pecah 2`: the part that was lost, where it is told how many."""
    stem = texts[at].removesuffix("nya")
    after, last = (*texts[at + 1 : at + 3], "", "")[:2]
    counted = Form.NUMBER in [atom.what for atom in atoms[-2:] if atom.what is not Sense.WHICH][-1:]
    told_next = stem in UNITS and (last.isdecimal() or last in NUMBER_WORDS)
    spoilt = stem != texts[at] and stem not in OTHER_GOODS and sense_of(after) in LOSSES - {Sense.MISSING}
    return spoilt and (counted or told_next)


def tells_of_giving(word: str) -> bool:
    """Whether an unknown word may say that goods went to somebody without being sold, as any passive may."""
    return word in _GIVING or _PASSIVE.fullmatch(word) is not None


def says_after(word: str) -> bool:
    """Whether *habis* before this word is `after`: `habis nengok cucu`."""
    return word in _AFTER or _ACTIVE.match(word) is not None


def clause_tells(atoms: Sequence[Atom]) -> set[Form | Sense]:
    """What became of the goods of a clause that ends here, if that is said, and a number with it."""
    told: set[Form | Sense] = set()
    counted = False
    for at in range(len(atoms) - 1, -1, -1):
        atom = atoms[at]
        if atom.what is Form.PRODUCT and atom.codes and at and atoms[at - 1].what is Form.NUMBER:
            continue
        if atom.what in _PARTING:
            break
        counted = counted or atom.what in (Form.NUMBER, Sense.ALL)
        told |= {atom.what} & _TOLD
    return told if counted else set()
