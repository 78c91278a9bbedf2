"""Look-ups about signals in partners' figures."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Query
from bot.domain.signal import Signal


@dataclass(frozen=True, slots=True)
class SignalsLately(Query[tuple[Signal, ...]]):
    """What was found of late, with what the owner has said to it, the most pressing first."""


@dataclass(frozen=True, slots=True)
class IsAsked(Query[bool]):
    """Whether the owner has lately asked the speaker's partner something that the speaker has not answered yet."""


@dataclass(frozen=True, slots=True)
class IsReached(Query[bool]):
    """Whether a partner of the owner's has somebody whom messages reach, and who wants them."""

    partner_id: int
