"""Look-ups of what is agreed, and of what is offered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Query
from bot.domain.agreement import Agreement
from bot.domain.offer import Offer


@dataclass(frozen=True, slots=True)
class MyAgreement(Query[Agreement]):
    """What the speaker's partner has agreed to."""


@dataclass(frozen=True, slots=True)
class MyOffer(Query[Offer | None]):
    """Changed terms that wait for the yes of the speaker's partner."""


@dataclass(frozen=True, slots=True)
class AgreementWith(Query[Agreement]):
    """What a partner of the owner's business has agreed to; what it is offered, where it has agreed to nothing yet."""

    partner_id: int
