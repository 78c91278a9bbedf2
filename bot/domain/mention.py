"""A partner's word on whether its name may stand in the business's groups."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """Whether the name of the partner may stand there; by the partner's newest word, and never without one."""

    partner: str
    allowed: bool
