"""Giving up a talk in which much was answered already."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GivenUp:
    """The person has said twice that what was answered so far may be lost."""
