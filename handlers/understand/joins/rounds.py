"""What is read over a whole message before its atoms are joined one by one, each only where a word for it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from handlers.understand.atoms.atom import Atom, Form, closes, what_at
from handlers.understand.joins.breakdowns import breakdowns_left_out
from handlers.understand.joins.buyers import buyers_added
from handlers.understand.joins.day_lists import day_lists_added
from handlers.understand.joins.days import days_added
from handlers.understand.joins.deliveries import deliveries_apart
from handlers.understand.joins.dictation import exclamation_left_out, losses_parted, topics_parted
from handlers.understand.joins.each import kinds_told_whole
from handlers.understand.joins.fates import fates_told
from handlers.understand.joins.goods_last import goods_put_first
from handlers.understand.joins.in_turn import dealt
from handlers.understand.joins.inquiries import inquiries_apart
from handlers.understand.joins.other_weeks import without_other_weeks
from handlers.understand.joins.sums import sums_read
from handlers.understand.joins.the_rest import rest_of_several, rest_told, within_rest
from handlers.understand.joins.there_listed import listed_there
from handlers.understand.words.vocabulary import LOSSES, ROLES, Sense

_SILENT = frozenset({Sense.WHICH, Sense.ADDRESS, Sense.DAY})


def read_over(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """The atoms after every round that any of them calls for, in order."""
    kinds = {atom.what for atom in atoms}
    for words, read in _ROUNDS:
        if not kinds.isdisjoint(words):
            atoms = read(atoms)
            kinds = {atom.what for atom in atoms}
    return atoms


def _defined(atoms: Sequence[Atom]) -> list[Atom]:
    """`yang rusak`, where it opens a clause."""
    return [
        atom._replace(definite=True)
        if at > 1 and atoms[at - 1].what is Sense.WHICH and closes(atoms[at - 2].what)
        else atom
        for at, atom in enumerate(atoms)
    ]


def _intact_read(atoms: Sequence[Atom]) -> list[Atom]:
    return [
        atom._replace(what=Sense.LEFT if _is_counted(atoms, at) else Sense.ZERO) if atom.what is Sense.INTACT else atom
        for at, atom in enumerate(atoms)
    ]


def _is_counted(atoms: Sequence[Atom], at: int) -> bool:
    """`masih utuh 8`, `8 masih utuh`."""
    return Form.NUMBER in (what_at(atoms, at - 1), what_at(atoms, at + 1))


def _other_days_apart(atoms: Sequence[Atom]) -> list[Atom]:
    """`laku 7 termasuk 2 kemarin`: the two may have been reported before."""
    return [
        atom._replace(what=Form.PRODUCT) if atom.what is Sense.INCLUDING and _names_day(atoms[at:]) else atom
        for at, atom in enumerate(atoms)
    ]


def _names_day(atoms: Sequence[Atom]) -> bool:
    return any(atom.what is Sense.DAY for atom in takewhile(lambda atom: not closes(atom.what), atoms))


def _said_once(atoms: Sequence[Atom]) -> list[Atom]:
    """`hilang dicuri 1`: two words for what became of the goods say it once."""
    kept = list(atoms[:1])
    for atom in atoms[1:]:
        if atom.what in ROLES and atom.what is kept[-1].what and not (atom.number or kept[-1].number):
            kept[-1] = kept[-1]._replace(end=atom.end)
        else:
            kept.append(atom)
    return kept


def _slack_read(atoms: Sequence[Atom]) -> list[Atom]:
    """Slow trade beside counts says nothing; alone it says that nothing was sold."""
    counted = any(atom.what is Form.NUMBER for atom in atoms)
    rest = [atom for atom in atoms if atom.what is not Sense.SLACK]
    return rest if counted else [a._replace(what=Sense.ZERO) if a.what is Sense.SLACK else a for a in atoms]


def _takings_read(atoms: Sequence[Atom]) -> list[Atom]:
    counted = any(atom.codes or atom.what is Form.NUMBER for atom in atoms)
    meant = Sense.REMIT if counted else Sense.MONEY
    return [atom._replace(what=meant) if atom.what is Sense.TAKINGS else atom for atom in atoms]


def _spoken(atoms: Sequence[Atom]) -> list[Atom]:
    """Without words that only lead to others."""
    return [atom for atom in atoms if atom.what not in _SILENT]


_ROUNDS: tuple[tuple[frozenset[Form | Sense], Callable[[Sequence[Atom]], list[Atom]]], ...] = (
    (frozenset({Sense.INTACT}), _intact_read),
    (frozenset({Sense.EVERY, Sense.ALL}), kinds_told_whole),
    (frozenset({Sense.ALL}), exclamation_left_out),
    (frozenset({Sense.ASK}), inquiries_apart),
    (frozenset({Sense.ARRIVED}), deliveries_apart),
    (frozenset({Sense.WHICH}), losses_parted),
    (frozenset({Sense.IF}), topics_parted),
    (frozenset({Form.NUMBER}), breakdowns_left_out),
    (frozenset({Sense.INCLUDING}), _other_days_apart),
    (frozenset({Sense.LAST_WEEK, Sense.NOW, Sense.ONLY}), without_other_weeks),
    (frozenset({Sense.IS}), listed_there),
    (frozenset({Sense.WHICH}), _defined),
    (frozenset({Sense.WHICH, Sense.LEFT}), rest_of_several),
    (frozenset({Sense.WHICH}), within_rest),
    (frozenset({Sense.DAY}), day_lists_added),
    (frozenset({Sense.DAY, Form.DATE}), days_added),
    (frozenset({Sense.SOLD}), buyers_added),
    (_SILENT, _spoken),
    (LOSSES | {Sense.UNSELLABLE, Sense.DISCARDED, Sense.MISHAP, Sense.CAUSE, Sense.HEDGE}, fates_told),
    (ROLES, _said_once),
    (frozenset({Sense.SLACK}), _slack_read),
    (frozenset({Sense.TAKINGS}), _takings_read),
    (frozenset({Sense.LEFT, Sense.REST}), rest_told),
    (ROLES, goods_put_first),
    (frozenset({Sense.MORE, Sense.AND, Sense.LEFT}), sums_read),
    (frozenset({Form.PRODUCT}), dealt),
)
