"""The orders of words in which people put products, numbers and what became of them."""

from __future__ import annotations

from typing import NamedTuple

from handlers.understand.words.vocabulary import ROLES, Sense

HEADS = ROLES | {Sense.STOCK, Sense.PLACED}
"""Words that say what a number counts."""


class Style(NamedTuple):
    """An order of words: `5 keripik` or `keripik 5`, `5 sisa` or `sisa 5`."""

    number_first: bool
    role_after: bool


class Misfit(Exception):
    """The atoms do not fit this order of words."""


STYLES = tuple(Style(number_first, role_after) for number_first in (False, True) for role_after in (False, True))
