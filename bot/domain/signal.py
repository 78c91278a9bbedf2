"""Something in a partner's figures that may be quite all right: the owner is told of it, and says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.signals import Figures


class Answer(StrEnum):
    """What the owner says to a signal."""

    FINE = "fine"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal under its short number, about the partner of that name."""

    number: int
    partner_id: int
    partner: str
    figures: Figures
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Fine:
    """The owner finds these quite all right."""

    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """The owner asks a partner kindly about a signal; in `words` of her own where there are any."""

    signal: Signal
    business: str
    words: str = ""
