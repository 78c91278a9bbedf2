"""A part of a message: a stretch between two breaks, and whether it counts goods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handlers.understand.atom import Atom, Form
from handlers.understand.reading import AsideKind
from handlers.understand.vocabulary import ROLES, Sense


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
    return any(
        atom.what in (Form.NUMBER, Sense.ALL, Sense.EXCEPT) or (atom.what in ROLES and atom.number) for atom in atoms
    )


def bare_counts(kinds: Sequence[Form | Sense]) -> bool:
    return Form.NUMBER in kinds and not any(kind in ROLES or kind is Sense.ALL for kind in kinds)
