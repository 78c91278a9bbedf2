"""Changed terms: offered by the owner, in force once the partner has accepted them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.agreement import Agreement, Schedule, Terms
from bot.domain.partner import Partner
from bot.domain.product import Product


@dataclass(frozen=True, slots=True)
class Offering:
    """The owner offers a partner other terms than those it has, or a later end."""

    partner_id: int
    terms: Terms
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Offer:
    """Terms that wait for a partner's yes, under the version of the agreement they would be."""

    partner_id: int
    version: int
    terms: Terms
    schedule: Schedule
    waiting: int = 1
    """How many offers were made since the partner last accepted one; this is the newest."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that was made, beside the partner as it stands."""

    offer: Offer
    partner: Partner
    agreement: Agreement
    """The one that it would take the place of."""
    products: tuple[Product, ...]
    """For the example in rupiah."""
    joined: bool
    """Somebody of the partner has accepted an agreement before, and is asked now."""


@dataclass(frozen=True, slots=True)
class Accepting:
    """A partner's yes to one version of the agreement."""

    partner_id: int
    version: int
    words: str


@dataclass(frozen=True, slots=True)
class Declining:
    """A partner's no to the terms that it was offered, in its own words; those in force stay."""

    partner_id: int
    words: str


@dataclass(frozen=True, slots=True)
class Declined:
    partner: Partner
    words: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """Terms that are in force from now on; `again` where they had been accepted before."""

    partner: Partner
    agreement: Agreement
    again: bool
