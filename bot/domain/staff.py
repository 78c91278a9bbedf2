"""Staff of a business: who helps the owner, and how they come and go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.speaker import Reader


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One of the staff, called in full; the day counts in the business's zone."""

    person_id: int
    person: str
    since: date


@dataclass(frozen=True, slots=True)
class InvitedStaff:
    """What an invitation to the staff says: whose, and the name that the owner wrote."""

    business_id: int
    business: str
    name: str


@dataclass(frozen=True, slots=True)
class StaffInviting:
    """The owner invites somebody to the staff."""

    name: str


@dataclass(frozen=True, slots=True)
class StaffJoining:
    """A person's yes to being staff."""

    code: str
    invited: InvitedStaff


@dataclass(frozen=True, slots=True)
class StaffLeaving:
    """The owner takes somebody off the staff."""

    member: StaffMember


@dataclass(frozen=True, slots=True)
class StaffLeft:
    """Somebody is off the staff; `readers` are where that person was known to read."""

    person: str
    business: str
    readers: tuple[Reader, ...]
