"""How partners come in: the owner's invitation, and a person's yes to it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.agreement import USUAL_SCHEDULE, Schedule, Terms
from bot.domain.partner import Kind
from bot.domain.product import Product
from bot.domain.reseller import ResellerPrices


@dataclass(frozen=True, slots=True)
class Inviting:
    """The owner invites a new partner on these terms; or, with a partner's id, one more person of that partner.

    One that `renews` brings a partner back that had stopped.
    """

    name: str
    kind: Kind
    phone: str | None
    terms: Terms
    partner_id: int = 0
    renews: bool = False
    schedule: Schedule = USUAL_SCHEDULE


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation with its code."""

    name: str
    business: str
    code: str
    links: tuple[str, ...] = ()
    """Each opens the chat on another platform with the code filled in: Telegram's, then WhatsApp's."""

    @property
    def qr(self) -> str:
        """What the picture to print says when it is scanned: WhatsApp's link where there are two, as all have that."""
        return self.links[-1] if self.links else f"MULAI {self.code}"


@dataclass(frozen=True, slots=True)
class Invited:
    """What a person with an invite code is shown before saying yes."""

    business_id: int
    business: str
    partner_id: int
    partner: str
    kind: Kind
    terms: Terms
    schedule: Schedule
    products: tuple[Product, ...]
    """What the business sells; the first is the example in rupiah."""
    reseller_prices: ResellerPrices
    accepted: bool
    """Somebody of the partner has accepted this agreement before."""
    report_weekday: int
    report_minute: int


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation that nobody has used yet: to a partner, or with partner 0 to the staff."""

    partner_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Uninviting:
    """The owner takes an invitation back."""

    invitation: OpenInvitation


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What stands behind a code that its business has taken back."""

    business: str


@dataclass(frozen=True, slots=True)
class Joining:
    """A person's yes: to the storing of the data, and to the agreement unless somebody else gave it before."""

    business_id: int
    partner_id: int
    code: str
    name: str
    words: str
    accepts: bool


@dataclass(frozen=True, slots=True)
class WrongCode:
    """A code was tried that opens nothing."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A person who is in."""

    person: str
    partner: str
    holds_goods: bool
