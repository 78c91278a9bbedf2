"""A PIN: four digits that a person types to confirm money where others hold the phone too."""

from __future__ import annotations

import re
from dataclasses import dataclass

ABOUT_PIN = "pin"
"""What a question for a PIN says it is about, so that what is answered to it is not written down."""
HIDDEN = "••••"
"""What is written down in place of a PIN."""
LENGTH = 4
RUN = "0123456789"


@dataclass(frozen=True, slots=True)
class PinState:
    """How it stands with a person's PIN. `shared` where the person speaks for several places.

    After too many wrong ones none is taken for `rests_minutes`.
    """

    is_set: bool
    shared: bool
    rests_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Forgetting:
    """A person has forgotten the PIN."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Somebody of a business who has forgotten the PIN; the partner is empty and 0 for an owner or staff."""

    person_id: int
    person: str
    partner_id: int = 0
    partner: str = ""


@dataclass(frozen=True, slots=True)
class PinReset:
    """An owner vouches for somebody: the PIN goes."""

    forgotten: Forgotten


def digits_in(text: str) -> str:
    """The four digits that a text consists of, spaces left out; empty for any other text."""
    squeezed = "".join(text.split())
    return squeezed if re.fullmatch(rf"[0-9]{{{LENGTH}}}", squeezed) else ""


def may_hold_pin(text: str) -> bool:
    """Whether a text has as many digits as a PIN, whatever stands around and between them."""
    return sum(character.isdigit() for character in text) >= LENGTH


def is_weak(digits: str) -> bool:
    """Whether anybody would try it first: one digit over and over, or digits that count up or down."""
    return len(set(digits)) == 1 or digits in RUN or digits in RUN[::-1]
