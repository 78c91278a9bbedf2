"""What a business sells, and the units it counts in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

WEIGHED = frozenset({"kg", "kilo", "kilogram", "ons", "gram", "gr", "g", "liter", "l", "ml"})
"""Units of weight and volume: the only ones that may be sold in fractions."""

PACKS = {"lusin": 12, "kodi": 20, "gros": 144, "pasang": 2}
"""Pieces in the packs everybody knows; a product sold by the pack itself counts it as one."""


@dataclass(frozen=True, slots=True)
class Product:
    """A product as people call it. `price` is today's list price in rupiah per `unit`."""

    code: str
    name: str
    unit: str
    price: int
    aliases: tuple[str, ...] = ()
    packs: tuple[tuple[str, Decimal], ...] = ()
    """How many of its own unit are in each larger one, by that unit's name."""

    @property
    def weighed(self) -> bool:
        return self.unit.casefold() in WEIGHED


@dataclass(frozen=True, slots=True)
class Listing:
    """Products that the owner puts on the list, those of the list that get a new price, and what packs of them hold."""

    added: tuple[Product, ...] = ()
    repriced: tuple[Product, ...] = ()
    packed: tuple[Product, ...] = ()


@dataclass(frozen=True, slots=True)
class Packing:
    """So many of a product's own unit are in one `unit`."""

    product: Product
    unit: str
    size: Decimal


@dataclass(frozen=True, slots=True)
class Naming:
    """Other words that mean a product from now on."""

    product: Product
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unnaming:
    """A word that means a product no more."""

    product: Product
    name: str
