"""Reads in prose what became of goods: `2 pecah ga bisa dijual`, `3 melempem saya balikin`, `1 kehujanan, luntur`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import Atom, Form, closes, complete, what_at
from handlers.understand.doubt import Reason
from handlers.understand.words.vocabulary import LOSSES, ROLES, Sense

_PUT_AWAY = frozenset({Sense.UNSELLABLE, Sense.DISCARDED})
_OF_LOSSES = _PUT_AWAY | LOSSES | {Sense.MISHAP}
_BESIDE = _PUT_AWAY | {Sense.AGAIN, Sense.BLAME, Sense.EVERY}
_NOT_FOR_SALE = _PUT_AWAY | {Sense.NOT, Sense.RETURNED}
_HAPPENED = frozenset({Sense.MISHAP, Sense.SETTING, Sense.CAUSE})
_COUNTED_OTHERWISE = frozenset({Sense.SOLD, Sense.LEFT, Sense.RETURNED, Sense.ALL, Sense.EVERY, Sense.NOT})
_COMING_BACK = frozenset({Sense.RETURNED, Sense.BUYER, Sense.CAUSE, Form.PRODUCT, Sense.BLAME})


def fates_told(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with one word for each loss; what else is said of it is gone."""
    if _OF_LOSSES.isdisjoint(atom.what for atom in atoms):
        return list(atoms)
    told: list[Atom] = []
    at = 0
    while at < len(atoms):
        end = next((n for n in range(at, len(atoms)) if closes(atoms[n].what)), len(atoms))
        told.extend(_clause(atoms[at:end], told))
        told.extend(atoms[end : end + 1])
        at = end + 1
    return told


def _clause(clause: Sequence[Atom], told: list[Atom]) -> list[Atom]:
    """The atoms of a clause. May take away the break that ends `told`, what stands before, where the clause goes on."""
    clause = _back_because_lost(clause)
    kinds = {atom.what for atom in clause}
    if not kinds.isdisjoint(_PUT_AWAY) and kinds <= _BESIDE:
        return _afterthought(clause, told)
    if kinds == {Sense.RETURNED} and clause[0].number is None and _ends_in_loss(told):
        return []
    if len(clause) == 1 and kinds <= LOSSES and clause[0].number is None and _awaits_loss(told):
        _reopen(told)
        return [clause[0]]
    return _lost(clause)


def _back_because_lost(clause: Sequence[Atom]) -> Sequence[Atom]:
    """`balik 6 basi semua`: what came back is lost, all of it."""
    last = clause[-4:]
    back = [atom.what for atom in last[:2]] == [Sense.RETURNED, Form.NUMBER] and len(last) > 3
    if not back or last[2].what not in LOSSES or last[3].what is not Sense.EVERY or last[2].number:
        return clause
    return [*clause[:-4], last[2], last[1]]


def _afterthought(clause: Sequence[Atom], told: list[Atom]) -> list[Atom]:
    """`1 kehujanan, ga bisa dijual` is lost; `2, saya buang` does not say how, and is asked about, as is all that
    stands before `saya buang semua`."""
    before = _last_clause(told)
    if any(atom.what is Sense.EVERY for atom in clause) and all(atom.what not in ROLES for atom in before):
        return [clause[0]._replace(what=Sense.WITHDRAWN)]
    if not _is_bare(before):
        return [atom._replace(what=Sense.BLAME) for atom in clause]
    lost = any(atom.what is Sense.UNSELLABLE for atom in clause) and _awaits_loss(told)
    _reopen(told)
    return [clause[0]._replace(what=Sense.DAMAGED if lost else Form.PRODUCT)]


def _awaits_loss(told: Sequence[Atom]) -> bool:
    """`1 kena hujan`, `1 dibalikin pembeli`: what happened to goods, before the word for what became of them."""
    before = _last_clause(told)
    kinds = [atom.what for atom in before]
    back = Sense.RETURNED in kinds and Sense.BUYER in kinds
    return Form.NUMBER in kinds and LOSSES.isdisjoint(set(kinds) - {Sense.RETURNED}) and (back or Sense.MISHAP in kinds)


def _ends_in_loss(told: Sequence[Atom]) -> bool:
    """`expired 2`, `2 rusak`, before `dikembalikan ya`."""
    last = {atom.what for atom in _last_clause(told)[-2:]}
    return len(last) == 2 and Form.NUMBER in last and last < {Form.NUMBER} | LOSSES - {Sense.RETURNED}


def _reopen(told: list[Atom]) -> None:
    """Takes away the last break, and what happened to the goods of the clause before."""
    while told and closes(told[-1].what):
        told.pop()
    while told and told[-1].number is None and not told[-1].codes:
        told.pop()


def _last_clause(told: Sequence[Atom]) -> Sequence[Atom]:
    end = next((n for n in range(len(told), 0, -1) if not closes(told[n - 1].what)), 0)
    start = next((n for n in range(end, 0, -1) if closes(told[n - 1].what)), 0)
    return told[start:end]


def _is_bare(clause: Sequence[Atom]) -> bool:
    """Whether a clause ends in a count of which nothing was told."""
    kinds = {atom.what for atom in clause}
    return kinds.isdisjoint(ROLES) and sum(atom.what is Form.NUMBER for atom in clause) == 1


def _lost(clause: Sequence[Atom]) -> list[Atom]:
    """A clause with what explains a loss left out."""
    kept: list[Atom] = []
    for at, atom in enumerate(clause):
        after = what_at(clause, at + 1)
        if atom.what in _PUT_AWAY:
            kept = _put_away(kept, atom, clause[at + 1 :])
        elif _says_no_more(clause, at, kept):
            continue
        elif atom.what is Sense.NOT and after is Sense.SOLD and at + 2 == len(clause) and _lost_count(kept):
            break
        elif _tells_how(clause, at, kept):
            continue
        elif atom.what in LOSSES and atom.number is None and (start := _brought_back(kept)):
            kept[start:] = [atom]
        elif atom.what is Sense.HEDGE and _guesses_cause(clause, at):
            return [_surely(atom) for atom in kept]
        else:
            kept.append(atom)
    return kept


def _tells_how(clause: Sequence[Atom], at: int, kept: Sequence[Atom]) -> bool:
    """`1 tutupnya pecah ga dijual`, `1 sobek dikit saya balikin`: what broke of a thing that was not sold, and how
    far."""
    what, after = clause[at].what, what_at(clause, at + 1)
    if what is Sense.BLAME:
        broken = what_at(kept, len(kept) - 1) is Form.NUMBER and after in LOSSES - {Sense.MISSING, Sense.RETURNED}
        return broken and what_at(clause, at + 2) in _NOT_FOR_SALE
    return what is Sense.SOME and after is Sense.RETURNED and _lost_count(kept)


def _says_no_more(clause: Sequence[Atom], at: int, kept: Sequence[Atom]) -> bool:
    """`ga bisa dijual lagi`, `3 melempem saya balikin`, `3 pecah semua`, `3 rusak tutupnya bocor`, `rusak 2 remuk`."""
    what, ends = clause[at].what, at + 1 == len(clause)
    if what is Sense.AGAIN:
        return what_at(clause, at - 1) in _PUT_AWAY
    if what in (Sense.RETURNED, Sense.EVERY):
        return ends and _lost_count(kept)
    if what in LOSSES and ends and [atom.what for atom in kept[-2:]] == [what, Form.NUMBER]:
        return clause[at].number is None
    last = {atom.what for atom in clause[at:]}
    return last <= {Sense.BLAME, Sense.SOME, *(atom.what for atom in kept[-1:])} and _lost_count(kept)


def _put_away(kept: list[Atom], atom: Atom, after: Sequence[Atom]) -> list[Atom]:
    """What stands before `ga bisa dijual`; after a mishap it says that the goods are lost."""
    if kept and kept[-1].what is Sense.LEFT and kept[-1].definite:
        return [*kept[:-1], atom._replace(what=Sense.WITHDRAWN)]
    if _has_loss(kept) or (what_at(kept, len(kept) - 1) in LOSSES and what_at(after, 0) is Form.NUMBER):
        return [told for told in kept if told.what is not Sense.BLAME]
    start = _bare_count(kept)
    number = kept[start - 1].number if start else None
    if number and atom.what is Sense.UNSELLABLE and any(told.what is Sense.MISHAP for told in kept[start:]):
        return [*kept[: start - 1], complete(Sense.DAMAGED, kept[start - 1], atom, number)]
    return [*kept, atom._replace(what=Sense.BLAME)]


def _has_loss(kept: Sequence[Atom]) -> bool:
    """Whether the last count is one of a loss."""
    since = next((n for n in range(len(kept) - 1, -1, -1) if kept[n].what is Form.NUMBER), None)
    return since is not None and any(atom.what in LOSSES for atom in kept[max(since - 1, 0) :])


def _bare_count(kept: Sequence[Atom]) -> int:
    """The place after the last count, if nothing but what happened follows it, and no role stands before; else 0."""
    at = next((n for n in range(len(kept) - 1, -1, -1) if kept[n].what is Form.NUMBER), None)
    if at is None or what_at(kept, at - 1) in _COUNTED_OTHERWISE:
        return 0
    after = kept[at + 1 :]
    plain = not after or after[0].what in _HAPPENED
    return at + 1 if plain and all(atom.what in _HAPPENED or not (atom.codes or atom.number) for atom in after) else 0


def _lost_count(kept: Sequence[Atom]) -> bool:
    """`3 melempem`, before `saya balikin`."""
    last = [atom.what for atom in kept[-2:]]
    return len(last) == 2 and last[0] is Form.NUMBER and last[1] in LOSSES and last[1] is not Sense.RETURNED


def _brought_back(kept: Sequence[Atom]) -> int:
    """Where `dibalikin pembeli` begins behind a count, with nothing but its reason since; 0 if it does not."""
    start = len(kept)
    while start and kept[start - 1].what in _COMING_BACK and not kept[start - 1].codes:
        start -= 1
    since = [atom.what for atom in kept[start : start + 2]]
    return start if since == [Sense.RETURNED, Sense.BUYER] and what_at(kept, start - 1) is Form.NUMBER else 0


def _guesses_cause(clause: Sequence[Atom], at: int) -> bool:
    """`hilang 2 kayaknya dicuri`: the doubt is how, not how many."""
    counted = {what_at(clause, at - 1), what_at(clause, at - 2)}
    rest = clause[at + 1 :]
    guess = bool(rest) and rest[0].what in LOSSES | _HAPPENED and not any(atom.number or atom.codes for atom in rest)
    return guess and Form.NUMBER in counted and not LOSSES.isdisjoint(counted)


def _surely(atom: Atom) -> Atom:
    """A count without the doubt of the word that hangs on it."""
    guessed = atom.number is not None and atom.number.doubt is Reason.APPROXIMATE and len(atom.number.candidates) < 2
    return atom._replace(number=atom.number._replace(doubt=None)) if guessed and atom.number else atom
