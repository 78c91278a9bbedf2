"""A part of a message: a stretch between two breaks, whether it counts goods, and what it says where it does not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.reading import Aside, AsideKind
from handlers.understand.words.vocabulary import ROLES, Sense

_COUNTING = frozenset({Form.NUMBER, Sense.ALL, Sense.EXCEPT})
_STATES = ROLES | {Sense.ALL}


class Part(NamedTuple):
    """A stretch of the message between two breaks. `kind` is None for counts."""

    kind: AsideKind | None
    atoms: tuple[Atom, ...]
    start: int
    end: int
    opened_by: Form | Sense
    doubtful: bool = False
    """Counts that may as well be a wish or a question."""


def codes_of(atoms: Sequence[Atom]) -> set[str]:
    return {code for atom in atoms for code in atom.codes}


def says_counts(atoms: Sequence[Atom]) -> bool:
    kinds = {atom.what for atom in atoms}
    return not kinds.isdisjoint(_COUNTING) or any(atom.number and atom.what in ROLES for atom in atoms)


def bare_counts(kinds: Collection[Form | Sense]) -> bool:
    return Form.NUMBER in kinds and _STATES.isdisjoint(kinds)


def counts_unnamed(part: Part) -> bool:
    """Whether a part counts and names no goods."""
    kinds = {atom.what for atom in part.atoms}
    return Form.NUMBER in kinds and Form.PRODUCT not in kinds


def grows(atoms: Sequence[Atom]) -> bool:
    """`nastar nambah 1 jadi 8` counts, or asks for more; `tambahin jadi 60` asks."""
    numbers = [atom for atom in atoms if atom.what is Form.NUMBER]
    return len(numbers) > 1 and numbers[-1].summed and bool(codes_of(atoms))


def asides_of(parts: Sequence[Part], text: str) -> tuple[Aside, ...]:
    """The parts that are no counts, in the writer's words; neighbours of one kind are one."""
    spans: list[tuple[AsideKind, int, int]] = []
    for at, part in enumerate(parts):
        if part.kind is None:
            continue
        joins = at > 0 and parts[at - 1].kind is part.kind
        start = spans.pop()[1] if joins else part.start
        spans.append((part.kind, start, part.end))
    trimmed = ((kind, text[start:end].strip(" \n.,;:-")) for kind, start, end in spans)
    return tuple(Aside(kind, words) for kind, words in trimmed if words)
