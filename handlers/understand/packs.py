"""Reads how much a pack of a product holds: `1 dus = 24 bungkus`, `isi 24 per dus`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.domain.product import Product
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.numbers.number import Number, number_at
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import Kind, Token, tokens_of
from handlers.understand.words.units import UNITS, same_measure, unit_of

HOLDS = frozenset({"isi", "isinya", "berisi", "isine"})
_BETWEEN = HOLDS | {"per", "tiap", "setiap", "dalam", "adalah", "itu", "ada", "=", ":", "/", "-", ">", ".", ",", "@"}


class PackSize(NamedTuple):
    """So many of a product's own unit are in one `unit`."""

    unit: str
    size: Decimal


def read_pack(text: str, product: Product) -> PackSize | Doubt:
    """The one pack that a text speaks of, and how much of the product is in it."""
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return cleaned
    parts = _parts(tokens_of(cleaned))
    if parts is None:
        return Doubt(Reason.UNKNOWN_WORDS, text.strip(" :="))
    pack, size = _pack_and_size(parts)
    if pack is None or size is None or size.unit == pack:
        return Doubt(Reason.SEVERAL_NUMBERS if len(parts) > 1 else Reason.NO_NUMBER, text, product.name)
    if same_measure(pack, UNITS.get(product.unit.casefold(), product.unit.casefold())):
        return Doubt(Reason.OWN_UNIT, pack, product.name)
    return _sized(text, product, pack, size)


def _sized(text: str, product: Product, pack: str, size: Number) -> PackSize | Doubt:
    reason = Reason.COUNT_OR_MONEY if size.money else size.doubt
    inside = reason or size.of(product)
    if isinstance(inside, Reason) or inside <= 0:
        return Doubt(inside if isinstance(inside, Reason) else Reason.UNIT, text.strip(" :="), product.name)
    return PackSize(pack, inside)


def _parts(tokens: Sequence[Token]) -> list[str | Number] | None:
    """The units and numbers of a text; None where it says anything else."""
    parts: list[str | Number] = []
    at = 0
    while at < len(tokens):
        token, number = tokens[at], number_at(tokens, at)
        unit = unit_of(token.text) if token.kind is Kind.WORD else None
        if number is not None:
            parts.append(number)
        elif unit is not None:
            parts.append(unit)
        elif token.text not in _BETWEEN and token.kind is not Kind.BREAK:
            return None
        at = number.end if number is not None else at + 1
    return parts


def _pack_and_size(parts: Sequence[str | Number]) -> tuple[str | None, Number | None]:
    """A unit that stands alone is the pack; otherwise one of two numbers says that it speaks of a single one."""
    units = [part for part in parts if isinstance(part, str)]
    numbers = [part for part in parts if isinstance(part, Number)]
    if len(units) == 1 and len(numbers) == 1:
        return units[0], numbers[0]
    if units or len(numbers) != 2:
        return None, None
    first, second = numbers
    if first.value == 1 and first.unit:
        return first.unit, second
    return (second.unit, first) if second.value == 1 else (None, None)
