"""What a business sells, and the units it counts in."""

from dataclasses import dataclass

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

    @property
    def weighed(self) -> bool:
        return self.unit.casefold() in WEIGHED


@dataclass(frozen=True, slots=True)
class Listing:
    """Products that the owner puts on the list, and products of the list that get a new price."""

    added: tuple[Product, ...] = ()
    repriced: tuple[Product, ...] = ()
