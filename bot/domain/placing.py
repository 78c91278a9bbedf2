"""Goods handed to a partner, and goods on their way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.goods import Goods
from bot.domain.product import Product
from bot.domain.speaker import Place


@dataclass(frozen=True, slots=True)
class Placing:
    """The owner hands goods to a partner: units by product code."""

    partner_id: int
    items: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """What was handed over, under the number that both sides refer to."""

    number: int
    partner_id: int
    partner: str
    goods: Goods
    received: bool = False


@dataclass(frozen=True, slots=True)
class Recall:
    """The owner wants goods back, or not to send them after all."""

    placed: Placed


@dataclass(frozen=True, slots=True)
class Recalled:
    """Goods that do not go out after all; or that are asked back, as they were `received` before."""

    placed: Placed
    received: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """Goods of one product on their way."""

    number: int
    product: Product
    quantity: Decimal


def goods_of(arrivals: Iterable[Arrival]) -> Goods:
    return tuple((one.product, one.quantity) for one in arrivals)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A partner says whether the goods of a number came."""

    number: int
    came: bool
    counts: tuple[tuple[str, Decimal], ...] = ()
    """How many came by product code, where not all of it did."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """The owner says that goods came to a partner of which nobody has joined yet."""

    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class Missing:
    """What was sent with goods that came and is still on its way, under the number that it goes by from now on."""

    number: int
    goods: Goods


@dataclass(frozen=True, slots=True)
class Received:
    """What came, or did not, of a number."""

    number: int
    partner: str
    came: bool
    goods: Goods
    missing: Missing | None = None
