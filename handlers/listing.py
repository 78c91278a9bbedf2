"""Names and lines in a row, told in full as far as a message has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.domain.label import label
from bot.texts import _, listed, quantity

NAME = 32
"""The longest name in a message, in UTF-16 units."""


class Room(NamedTuple):
    """How much of a long week is told: names in a row, things to look at, sentences said by partners, their length."""

    names: int
    concerns: int
    sentences: int
    sentence: int


def named(typed: str) -> str:
    """A name as it stands in a message."""
    return label(typed, NAME)


def capitalised(typed: str) -> str:
    """A name typed all small gets its capitals; any other is left as it is written."""
    return typed.title() if typed.islower() else typed


def count(n: int) -> str:
    """`8.996`."""
    return quantity(Decimal(n))


def capped(names: Sequence[str], total: int) -> str:
    """`A, B, dan C`, or `A, B, C dan 9 lain` where not all of `total` names are given."""
    if len(names) == total:
        return listed(names)
    return _("{names} and {n} more").format(names=", ".join(names), n=count(total - len(names)))


def rest(n: int) -> list[str]:
    """The line that says how many lines are not told, where there are any."""
    return [_("… and {n} more").format(n=count(n))] if n > 0 else []


def bullets(lines: Iterable[str]) -> list[str]:
    """`• A` for each line."""
    return [f"• {line}" for line in lines]
