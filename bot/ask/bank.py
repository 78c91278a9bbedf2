"""Look-ups of bank accounts."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Query
from bot.domain.bank import KnownAccount


@dataclass(frozen=True, slots=True)
class AccountToPay(Query[KnownAccount | None]):
    """The account of the speaker's business, or of one of its partners."""

    partner_id: int = 0
