"""Goods that a partner wants to be sent again."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.goods import Goods


@dataclass(frozen=True, slots=True)
class Restock:
    """A partner asks for goods."""

    goods: Goods


@dataclass(frozen=True, slots=True)
class Restocking:
    """A request that is on record."""

    partner: str
    goods: Goods
