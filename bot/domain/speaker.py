"""Who is talking, as whom, and how people are addressed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    OWNER = "owner"
    STAFF = "staff"
    PARTNER = "partner"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Place:
    """One place a person has: in a business, and at one of its partners (0 for owner and staff)."""

    business_id: int
    business: str
    zone: str
    role: Role
    partner_id: int = 0
    partner: str = ""

    @property
    def mark(self) -> str:
        """Tells the place from all others, in answers that are stored."""
        return f"{self.business_id}-{self.partner_id}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person at one channel address, and the place it speaks for (None for a stranger).

    Somebody `suspended` may be another person than the one we know by that address.
    """

    identity_id: int
    person_id: int
    channel: str
    address: str
    name: str
    call: str
    language: str
    place: Place | None
    places: tuple[Place, ...] = ()
    suspended: bool = False

    @property
    def in_full(self) -> str:
        return in_full(self.call, self.name)

    def place_at(self, business_id: int, partner_id: int) -> Place | None:
        """The place that the person has there; None where it has none."""
        there = (business_id, partner_id)
        return next((one for one in self.places if (one.business_id, one.partner_id) == there), None)

    @property
    def role(self) -> Role:
        """What the person is at the place spoken for, or at every place while none is chosen."""
        roles = {self.place.role} if self.place else {place.role for place in self.places}
        return roles.pop() if len(roles) == 1 else Role.STRANGER

    @property
    def outlets(self) -> tuple[Place, ...]:
        """A partner's place in each business; none where it is not clear which of several in one business is meant."""
        if self.role is not Role.PARTNER:
            return ()
        here = self.place.business_id if self.place else None
        places = [one for one in self.places if one.role is Role.PARTNER]
        outlets = tuple(one for one in places if one.business_id != here or one == self.place)
        return outlets if len({one.business_id for one in outlets}) == len(outlets) else ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets a message: where, and how to speak to that person."""

    channel: str
    address: str
    person_id: int
    partner_id: int
    name: str
    call: str
    language: str


GUESSED_CALL = "Kak"
"""How somebody is called who has not said it: polite to anybody."""

CALLS = {
    "bu": "Bu",
    "ibu": "Bu",
    "mbak": "Mbak",
    "pak": "Pak",
    "bapak": "Pak",
    "mas": "Mas",
    "kak": "Kak",
    "uni": "Uni",
}


def in_full(call: str, name: str) -> str:
    """`Bu Siti`."""
    return f"{call} {name}".strip()


def address_of(name: str) -> tuple[str, str]:
    """How a name is to be addressed, and the name without it: `Bu Siti` gives (`Bu`, `Siti`); unknown gives `Kak`."""
    first, _, rest = name.strip().partition(" ")
    call = CALLS.get(first.casefold().rstrip("."))
    return (call, rest.strip()) if call and rest.strip() else (GUESSED_CALL, name.strip())


def person_in(partner_name: str) -> str:
    """The person that a partner's name tells of: `Warung Bu Siti` gives `Bu Siti`; empty where it tells of none."""
    words = partner_name.split()
    for place, word in enumerate(words[:-1]):
        if word.casefold().rstrip(".") in CALLS:
            return " ".join(words[place:])
    return ""
